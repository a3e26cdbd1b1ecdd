"""The fields of a site as its own tools define them, read into JSON Schemas.

Content collections of Astro, and the collections of Decap, Sveltia, Tina and
Front Matter CMS.
"""

from __future__ import annotations

from postkit.schema.collections.read import Collection, read_collections

__all__ = ["Collection", "read_collections"]
