"""Pelican: Python-Markdown."""

from __future__ import annotations

from postkit.dialects import python_markdown

DIALECT = python_markdown.DIALECT._replace(
    name="pelican",
    title="Pelican",
    # The extension `meta` of Python-Markdown reads it; run with Markdown 3.11.
    yaml_reader="none",
    reads_bare_fields=True,
    closes_with_dots=True,
    ignores_key_case=True,
    # https://docs.getpelican.com/en/latest/content.html: `url` overrides where the page is.
    own_fields=frozenset(["url"]),
)
