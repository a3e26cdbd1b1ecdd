"""Valaxy: markdown-it, compiled by Vue."""

from __future__ import annotations

from postkit.dialects import markdown_it

DIALECT = markdown_it.DIALECT._replace(
    name="valaxy",
    templates=frozenset({"vue"}),
    heading_ids=("vitepress", "markdown-it-anchor"),
    links_bare_addresses=True,
)
