"""Pelican: Python-Markdown."""

from __future__ import annotations

from postkit.dialects import python_markdown

DIALECT = python_markdown.DIALECT._replace(
    name="pelican",
    closes_with_dots=True,
    ignores_key_case=True,
)
