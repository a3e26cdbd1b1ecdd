"""Path patterns as people write them: `drafts/`, `*.md`, `posts/**/2024-*`."""

from __future__ import annotations

import re
from collections.abc import Iterable


class PathPatterns:
    """Patterns in the style of `.gitignore`, matched against relative paths.

    `*` and `?` stop at a slash, `**` does not. A pattern without a slash in it
    matches a name at any depth, one with a slash from the root. What matches a
    folder matches all that is in it.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._regex = re.compile("|".join(map(_translate, patterns)) or r"(?!)")

    def match(self, path: str) -> bool:
        """Tell whether one of the patterns matches `path`, or a folder it is in."""
        return self._regex.match(path.replace("\\", "/").removeprefix("./")) is not None


def _translate(pattern: str) -> str:
    body = pattern.strip().removeprefix("./")
    is_anchored = "/" in body.rstrip("/")
    parts = re.split(r"(\*\*/?|\*|\?)", body.strip("/"))
    signs = {"**": ".*", "**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    regex = "".join(signs.get(part, re.escape(part)) for part in parts)
    return f"{'' if is_anchored else '(?:.*/)?'}{regex}(?:/.*)?\\Z"
