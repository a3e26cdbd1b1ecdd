"""Eleventy: markdown-it, after Liquid or Nunjucks."""

from __future__ import annotations

from postkit.dialects import markdown_it

DIALECT = markdown_it.DIALECT._replace(
    name="eleventy",
)
