"""Valaxy: markdown-it, compiled by Vue."""

from __future__ import annotations

from postkit.dialects import markdown_it

DIALECT = markdown_it.DIALECT._replace(
    name="valaxy",
    heading_ids=("vitepress", "markdown-it-anchor"),
    bare_addresses="ascii",
)
