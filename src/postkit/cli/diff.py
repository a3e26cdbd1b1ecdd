"""Show what would change in a draft."""

from __future__ import annotations

import os
from collections.abc import Iterator

_COLORS = (("--- ", "1"), ("+++ ", "1"), ("@@ ", "36"), ("-", "31"), ("+", "32"))
"""The codes of ANSI for lines by their starts: bold, cyan, red and green."""


def unified_diff(path: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of the difference between two texts of one file, as `patch` reads them."""
    import difflib

    path = path.replace(os.sep, "/")
    for line in difflib.unified_diff(_lines(old), _lines(new), path, path):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def painted(line: str) -> str:
    """Return a line of a difference in the colors that git gives it."""
    code = next((code for sign, code in _COLORS if line.startswith(sign)), "")
    body = line.rstrip("\n")
    return f"\x1b[{code}m{body}\x1b[0m{line[len(body) :]}" if code else line


def _lines(text: str) -> list[str]:
    # Not `splitlines`: to `patch` only a line feed ends a line.
    *lines, last = text.split("\n")
    return [line + "\n" for line in lines] + [last] * bool(last)
