"""The list of findings in the page, as data for its script."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from markupsafe import Markup

from postkit.health.figures import SEVERITIES, Figures, Finding
from postkit.health.post_list import script_json

_T = TypeVar("_T", bound=Hashable)


def choose_findings(figures: Figures, room: int) -> list[Finding]:
    """Return the findings that fit into `room` bytes, the most severe first, in order of posts."""
    titles = {post.path: post.title for post in figures.posts}
    chosen: list[Finding] = []
    seen: set[str] = set()
    for finding in sorted(figures.findings, key=lambda found: SEVERITIES.index(found.severity)):
        room -= _size((finding.line, 10, 1, 1000, finding.excerpt))
        for text in (finding.path, finding.message):
            if text not in seen:
                seen.add(text)
                room -= _size((text, titles.get(text, "")))
        if room < 0:
            break
        chosen.append(finding)
    return sorted(chosen)


def list_findings(
    figures: Figures, listed: Sequence[Finding], summaries: Mapping[str, str]
) -> Markup:
    """Return posts, rules, messages and findings as JSON that is safe in a script element.

    Each finding names its post, rule and message by a number, so that none is written twice.

    Args:
        figures: what the page shows.
        listed: the findings that fit into it.
        summaries: what the rules find in the language of the page, by their codes.
    """
    titles = {post.path: post.title for post in figures.posts}
    posts = _numbers(finding.path for finding in listed)
    rules = _numbers((finding.code, finding.name) for finding in listed)
    messages = _numbers(finding.message for finding in listed)
    value = {
        "posts": [[path, titles.get(path, "")] for path in posts],
        "rules": [[code, name, summaries.get(code, "")] for code, name in rules],
        "messages": list(messages),
        "findings": [
            [
                posts[finding.path],
                finding.line,
                rules[finding.code, finding.name],
                SEVERITIES.index(finding.severity),
                messages[finding.message],
                finding.excerpt,
            ]
            for finding in listed
        ],
    }
    return Markup(script_json(value))


def _numbers(values: Iterable[_T]) -> dict[_T, int]:
    """Return each of `values` once, with its number."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
