"""MkDocs: Python-Markdown, often with Jinja macros."""

from __future__ import annotations

import os

from postkit.dialects import python_markdown
from postkit.dialects.dialect import Dialect
from postkit.dialects.site_configuration import has_setting
from postkit.lazy_patterns import lazy_compile

DIALECT = python_markdown.DIALECT._replace(
    name="mkdocs",
    title="MkDocs",
    reads_bare_fields=True,
    closes_with_dots=True,
    finds_titles_itself=True,
    shows_title_field=False,
)

_CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml")
_DEFINES_LABELS = lazy_compile(r"(?m)^[^#\n]*\b(?:autorefs|mkdocstrings)\b")


def configured(folder: str) -> Dialect:
    """Return the dialect of the site in `folder`.

    The plug-in autorefs, which mkdocstrings brings along, makes a label of each heading of
    the site and each name in its program, see https://mkdocstrings.github.io/autorefs/.
    """
    files = (os.path.join(folder, name) for name in _CONFIGURATIONS)
    return DIALECT._replace(defines_labels=any(has_setting(f, _DEFINES_LABELS) for f in files))
