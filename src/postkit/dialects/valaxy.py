"""Valaxy: markdown-it, compiled by Vue."""

from __future__ import annotations

from postkit.dialects import markdown_it
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = markdown_it.DIALECT._replace(
    name="valaxy",
    title="Valaxy",
    openings=GRAY_MATTER,
    heading_ids=("vitepress", "markdown-it-anchor"),
    bare_addresses="ascii",
)
