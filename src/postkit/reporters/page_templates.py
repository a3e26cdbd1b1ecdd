"""The templates of the pages that are shown in a browser: the report and the board."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import jinja2
from markupsafe import Markup

_QUOTED = re.compile("`([^`]+)`")


def make_templates(
    package: str,
    filters: Mapping[str, Callable[..., Any]],
    show: Callable[[object], object] | None = None,
) -> jinja2.Environment:
    """Return the templates of a package. What they show is escaped unless it is `Markup`.

    Args:
        package: the package whose folder `templates` they are in.
        filters: what they may call besides `counted`, by name.
        show: makes of each value what is shown of it.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=show,
    )
    environment.filters.update(filters, counted=counted)
    return environment


def counted(words: str, number: int) -> str:
    """Return the words that follow a number; of `day | days`, the first are for one thing."""
    singular, _, plural = words.partition(" | ")
    return singular if number == 1 or not plural else plural


def mark_quoted(message: Markup) -> Markup:
    """Return a message, escaped already, in which what is between backticks is code."""
    return Markup(_QUOTED.sub(r"<code>\1</code>", str(message)))
