"""The bad and good examples that a rule's docstring shows."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import NamedTuple

from postkit.rules import Rule

_HEADING = re.compile(r"^(Bad|Good)\b[^\n]*:\n", re.MULTILINE)


class Example(NamedTuple):
    """A bad draft, and the good one that follows it."""

    bad: str
    good: str


def examples(rule: type[Rule]) -> Iterator[Example]:
    """Yield the pairs of examples in the docstring of `rule`."""
    page = inspect.getdoc(rule) or ""
    bad = None
    for match in _HEADING.finditer(page):
        text = _indented(page[match.end() :])
        if match[1] == "Bad":
            bad = text
        elif bad is not None:
            yield Example(bad, text)
            bad = None


def _indented(page: str) -> str:
    """Return the indented block at the head of `page`, without its indentation."""
    lines: list[str] = []
    for line in page.split("\n"):
        if line and not line.startswith("    "):
            break
        lines.append(line[4:])
    return "\n".join(lines).strip("\n") + "\n"
