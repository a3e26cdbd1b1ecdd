"""MkDocs: Python-Markdown, often with Jinja macros."""

from __future__ import annotations

from postkit.dialects import python_markdown

DIALECT = python_markdown.DIALECT._replace(
    name="mkdocs",
    reads_bare_fields=True,
    closes_with_dots=True,
    finds_titles_itself=True,
    shows_title_field=False,
)
