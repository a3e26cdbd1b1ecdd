"""Eleventy: markdown-it, after Liquid or Nunjucks."""

from __future__ import annotations

from postkit.dialects import markdown_it
from postkit.dialects.dialect import GRAY_MATTER

DIALECT = markdown_it.DIALECT._replace(
    name="eleventy",
    title="Eleventy",
    openings=GRAY_MATTER,
    builds_without_front_matter=True,
    # https://www.11ty.dev/docs/template-overrides/
    no_templates=("templateEngineOverride", "md"),
    # A text is one tag, see https://www.11ty.dev/docs/collections/#a-single-tag-cat
    expects_list_of_tags=True,
)
