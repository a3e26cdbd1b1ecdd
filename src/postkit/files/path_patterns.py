"""Path patterns as people write them: `drafts/`, `*.md`, `posts/**/2024-*`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from postkit.lazy_patterns import lazy_compile

_DEEP = lazy_compile(r"((?<![^/])\*\*/|\*\*)")


class PathPatterns:
    """Patterns in the style of `.gitignore`, matched against relative paths.

    `*` and `?` stop at a slash, `**` does not. A pattern without a slash in it
    matches a name at any depth, one with a slash from the root. What matches a
    folder matches all that is in it. Windows' backslashes are read as slashes, in
    patterns as in paths.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._regex = re.compile("|".join(map(_translate, patterns)) or r"(?!)", re.DOTALL)

    def match(self, path: str) -> bool:
        """Tell whether one of the patterns matches `path`, or a folder it is in."""
        return self._regex.match(path.replace("\\", "/").removeprefix("./")) is not None


def _translate(pattern: str) -> str:
    """Return the regular expression of `pattern`.

    Where a `*` has found what follows it first, it need not try another place: only
    a `**` before it may. So nothing is tried again (`(?>…)`), and a path takes no
    more time than its length by that of the pattern, however many signs there are.
    """
    body = pattern.strip().replace("\\", "/").removeprefix("./")
    is_anchored = "/" in body.rstrip("/")
    body = body.strip("/")
    first, *rest = _DEEP.split(body if is_anchored else f"**/{body}")
    regex = _within_folder(first, is_last=not rest)
    for at in range(0, len(rest), 2):
        skipped = "(?:.*?/)??" if rest[at] == "**/" else ".*?"
        regex += f"(?>{skipped}{_within_folder(rest[at + 1], is_last=at + 2 == len(rest))})"
    return f"{regex}(?:/.*)?\\Z"


def _within_folder(pattern: str, *, is_last: bool) -> str:
    """Return the regular expression of a pattern without `**`.

    Args:
        pattern: the pattern.
        is_last: whether the name in a path must end where the pattern does.
    """
    first, *rest = pattern.split("*")
    regex = _literal(first)
    end = r"(?=/|\Z)" if is_last else ""
    for part in rest[:-1]:
        regex += f"(?>[^/]*?{_literal(part)})"
    return regex + (f"(?>[^/]*?{_literal(rest[-1])}{end})" if rest else end)


def _literal(pattern: str) -> str:
    return "[^/]".join(map(re.escape, pattern.split("?")))
