"""Here lives how each Markdown engine and site generator reads a post, and nothing else.

A `Dialect` is a frozen object of facts; everything that depends on the site asks it, and
nothing outside asks for its name. Dates and ids that schemas and links are checked with are
in tables of their own.
`SiteFinder` tells from the files around a post which site it is for. To add a generator
or an engine, add its module here and a row in `registry.py`.
"""

from __future__ import annotations

from postkit.dialects.dialect import PLAIN, Dialect, YamlVersion
from postkit.dialects.find_site import SiteFinder, detect_sites
from postkit.dialects.registry import ENGINES, SITES, dialect_of_file, find_dialect

__all__ = [
    "ENGINES",
    "PLAIN",
    "SITES",
    "Dialect",
    "SiteFinder",
    "YamlVersion",
    "detect_sites",
    "dialect_of_file",
    "find_dialect",
]
