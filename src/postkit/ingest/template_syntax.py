"""Text that the generator of a site would run, such as `{{ page.title }}` or an `import` of MDX."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from postkit.dialects import Dialect
from postkit.ingest.article import Article
from postkit.lazy_patterns import lazy_compile

_TEMPLATE = lazy_compile(r"\{\{|\{%|\{#[^\n]*?#\}")
_MDX = lazy_compile(r"[{<]|^(?:import|export)\b", re.MULTILINE)
_SHORTCODE = lazy_compile(r"\{\{([<%])(?!/\*)([^{}]*?)([>%])\}\}")


def shown_as_written(article: Article, dialect: Dialect) -> Article:
    """Return `article` so that the site shows its shortcodes instead of running them."""
    if not dialect.has_shortcodes:
        return article
    return replace(article, body=_SHORTCODE.sub(r"{{\1/*\2*/\3}}", article.body))


def without_templates(body: str, dialect: Dialect) -> dict[str, Any]:
    """Return the field that has the site show the templates and code in `body`; none where no need.

    What comes from elsewhere was text there. Run, it would be lost, fail the build, or show
    what the site keeps to itself.
    """
    runs = _MDX if dialect.has_jsx else _TEMPLATE
    if not dialect.no_templates or not runs.search(body):
        return {}
    field, value = dialect.no_templates
    return {field: dict(value) if isinstance(value, tuple) else value}
