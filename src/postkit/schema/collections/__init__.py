"""The fields of a site as its own tools define them, read into JSON Schemas.

Here are readers for content collections of Astro, and for the collections of Decap,
Sveltia, Tina and Front Matter CMS. `postkit schema import` uses them. No program of a site
is run: what cannot be read without that is reported.
"""

from __future__ import annotations

from postkit.schema.collections.read import Collection, read_collections

__all__ = ["Collection", "read_collections"]
