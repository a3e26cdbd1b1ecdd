"""VitePress: markdown-it, compiled by Vue."""

from __future__ import annotations

from postkit.dialects import markdown_it
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = markdown_it.DIALECT._replace(
    name="vitepress",
    title="VitePress",
    openings=GRAY_MATTER,
    finds_titles_itself=True,
    shows_title_field=False,
    heading_ids=("vitepress", "markdown-it-anchor"),
    bare_addresses="ascii",
)
