"""VitePress: markdown-it, compiled by Vue."""

from __future__ import annotations

from postkit.dialects import markdown_it

DIALECT = markdown_it.DIALECT._replace(
    name="vitepress",
    takes_titles_from_headings=True,
    heading_ids=("vitepress", "markdown-it-anchor"),
    bare_addresses="ascii",
)
