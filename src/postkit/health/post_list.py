"""The list of all posts in the page, by which each number leads to its posts."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

from markupsafe import Markup

from postkit.health.figures import Figures
from postkit.reporters.json import dumps

_HTML = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&"})
_MOST_BYTES = 350_000
"""How much of the page the list may take: titles, then values, then posts are left out."""


def list_posts(figures: Figures) -> tuple[Markup, int, bool]:
    """Return the posts as JSON, how many are left out, and whether their values are there.

    Each folder, stage, author, month and value is written once and named by a number.
    """
    for has_titles, has_values in ((True, True), (False, True), (False, False)):
        text = script_json(_rows(figures, len(figures.posts), has_titles, has_values))
        size = len(text.encode("utf-8", "replace"))
        if size <= _MOST_BYTES:
            return Markup(text), 0, has_values
    kept = len(figures.posts) * _MOST_BYTES // size
    text = script_json(_rows(figures, kept, False, False))
    return Markup(text), len(figures.posts) - kept, False


def script_json(value: Any) -> str:
    """Return `value` as JSON that is safe in a script element, and whose lines are not turned."""
    text = dumps(value, separators=(",", ":")).translate(_HTML)
    return text.encode("utf-8", "backslashreplace").decode()


def _rows(figures: Figures, count: int, has_titles: bool, has_values: bool) -> dict[str, Any]:
    findings = Counter(finding.path for finding in figures.findings)
    shown = {
        f"{vocabulary.field}\n{value}"
        for vocabulary in figures.vocabularies
        for value, _ in vocabulary.values
    }
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    rows = [
        [
            number(os.path.dirname(post.path) or "."),
            os.path.basename(post.path),
            post.title if has_titles else "",
            number(post.stage),
            number(post.author),
            number(post.month),
            number(post.added),
            int(post.has_original),
            findings[post.path],
            [
                number(name)
                for field, values in (post.values.items() if has_values else ())
                for value in values
                if (name := f"{field}\n{value}") in shown
            ],
        ]
        for post in figures.posts[:count]
    ]
    return {"names": list(names), "rows": rows}
