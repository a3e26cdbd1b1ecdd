"""A term: what is searched for, and what to write instead."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from postkit.named_tuples import NamedTuple

SECONDS = 0.5
"""How long the processor may search one draft for one term; a thousandth of it is usual."""

_LONGEST = 2000
"""How many characters a pattern may have: a longer one takes seconds to read."""
MOST_TERMS = 20_000
"""How many terms a list may have: each is searched for in each draft."""


class TermError(ValueError):
    """A pattern or replacement cannot be used; says why."""


class TermListError(TermError):
    """A list of terms cannot be used; says why, and in which line of which file."""


class Term(NamedTuple):
    r"""What is searched for, and what to write instead.

    `pattern` is a regular expression of the package `regex`, in which `^` and `$` are the
    ends of a line. In `replacement` `$1` is its first group, `${name}` a named one, `$&`
    all of it and `$$` a dollar; None where nothing can be written instead. `message` is
    empty where the replacement says enough. Nothing is found where the group
    `empty_group` matches. `is_ascii` makes `\b` and `\w` those of JavaScript. `origin` is
    where it was read: `words.txt:3`.
    """

    pattern: str
    replacement: str | None = None
    message: str = ""
    ignores_case: bool = False
    is_ascii: bool = False
    empty_group: int = 0
    origin: str = ""

    def check(self) -> None:
        """Raise an error where the term cannot be used.

        Raises:
            TermError: it is not a regular expression, matches nothing at all, or the
                replacement names a group that there is not.
        """
        if len(self.pattern) > _LONGEST:
            raise TermError(f"`{self.pattern[:20]}…` has more than {_LONGEST:,} characters")
        pattern = self._compiled()
        groups = {str(number) for number in range(1, pattern.groups + 1)} | {*pattern.groupindex}
        if pattern.match("") is not None:
            raise TermError(f"`{self.pattern}` also matches an empty text")
        for name in _names(self.replacement or ""):
            if name not in groups:
                raise TermError(f"`{self.replacement}` names the group `{name}`, which is missing")
        if self.empty_group > pattern.groups:
            raise TermError(f"`{self.pattern}` has no group {self.empty_group}")

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """Yield the start and end of each match, and what to write there.

        What reads as it should already is skipped.

        Raises:
            TimeoutError: the search takes too long.
        """
        deadline = time.process_time() + SECONDS
        matches = self._compiled().finditer(text, start, end, timeout=SECONDS)
        for match in matches:
            if time.process_time() > deadline:
                raise TimeoutError
            found = match.group()
            if not found or (self.empty_group and match.group(self.empty_group)):
                continue
            new = None if self.replacement is None else _expanded(self.replacement, match)
            if new is None or not _is_written(text, match.start(), found, new):
                yield match.start(), match.end(), new

    def _compiled(self) -> Any:
        return _compiled(self.pattern, self.ignores_case, self.is_ascii)


@lru_cache(maxsize=MOST_TERMS)
def _compiled(pattern: str, ignores_case: bool, is_ascii: bool) -> Any:
    import regex

    flags = regex.MULTILINE | (regex.IGNORECASE if ignores_case else 0)
    try:
        return regex.compile(pattern, flags | (regex.ASCII if is_ascii else 0))
    except (regex.error, RecursionError, OverflowError) as error:
        raise TermError(f"`{pattern}` is not a regular expression: {error}") from error


def _is_written(text: str, start: int, found: str, new: str) -> bool:
    """Tell whether `found` is a part of `new` in the text: `server` in `server room`."""
    at = new.find(found)
    while at >= 0:
        if text.startswith(new, max(start - at, 0)):
            return True
        at = new.find(found, at + 1)
    return False


def _names(replacement: str) -> Iterator[str]:
    for part in _parts(replacement):
        if part.startswith("$") and part not in ("$$", "$&", "$"):
            yield part.strip("${}<>")


def _expanded(replacement: str, match: Any) -> str:
    parts = {"$$": "$", "$&": match.group(), "$": "$"}
    return "".join(
        parts.get(part) or (_group(match, part.strip("${}<>")) if part.startswith("$") else part)
        for part in _parts(replacement)
    )


def _group(match: Any, name: str) -> str:
    return match.group(int(name) if name.isdecimal() else name) or ""


def _parts(replacement: str) -> list[str]:
    return re.findall(r"\$(?:\d{1,2}|[$&]|\{\w+\}|<\w+>)|[^$]+|\$", replacement)
