"""Code as Markdown quotes it, whatever backticks are in it."""

from __future__ import annotations

import re


def code_span(text: str) -> str:
    """Return `text` as inline code, however many backticks are in it."""
    fence = longer_run(text, 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def longer_run(text: str, least: int) -> str:
    """Return a run of backticks longer than any in `text`, and of at least `least`."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)
