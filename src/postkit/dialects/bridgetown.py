"""Bridgetown: kramdown, after ERB or Liquid; it began as Jekyll."""

from __future__ import annotations

from postkit.dialects import jekyll

DIALECT = jekyll.DIALECT._replace(name="bridgetown", title="Bridgetown", expects_list_of_tags=False)
