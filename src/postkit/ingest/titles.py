"""Titles for texts that do not mark one."""

from __future__ import annotations

from postkit.document.han import HAN_RUN
from postkit.lazy_patterns import lazy_compile

_LONGEST = 60
"""How long a headline is at most, in columns of half a Han character."""

_NO_HEADLINE = lazy_compile(r"[ \t]*(?:[-*+>|<#]|!\[|\d{1,3}[.)、]|https?:)|.*[。，,；;:：.…、]\Z")
_CLAUSE = lazy_compile(r"[。！？!?；;，,：:…\n]|\.(?:\s|\Z)")
# The identifier of a video in brackets, a language code, a hash, a number.
_IDENTIFIER = lazy_compile(r"\s*\[[\w-]{6,}\]|\.(?:[a-z]{2,3}(?:-[A-Za-z]+)?)\Z")
_MARKUP = lazy_compile(
    r"\\([!-/:-@\[-`{-~])|\*\*|__|`|</?[A-Za-z][^<>]*>|!?\[([^\]]{0,300})\]\([^)]{0,500}\)"
)
_NAME = lazy_compile(r"[_\s]+")
_MACHINE = lazy_compile(r"[\da-fA-F_-]{6,}|\d+")


def width(text: str) -> int:
    """Return how many columns `text` takes: two for a Han character or a wide mark."""
    return sum(1 + (char >= "\u2e80") for char in text)


def plain(text: str) -> str:
    """Return the words of a line of Markdown."""
    return " ".join(_MARKUP.sub(lambda match: match[1] or match[2] or "", text).split())


def is_headline(line: str) -> bool:
    """Tell whether a first line reads like a headline: short, and no sentence or list item."""
    line = line.strip().strip("*")
    return bool(line) and width(line) <= _LONGEST and not _NO_HEADLINE.match(line)


def title_of_file(stem: str) -> str:
    """Return the title that a file is named by, empty where the name is a machine's.

    Args:
        stem: the file's name without folder and ending.
    """
    name = _NAME.sub(" ", _IDENTIFIER.sub("", stem)).strip(" -.")
    words = [word for word in name.replace("-", " ").split() if not _MACHINE.fullmatch(word)]
    if HAN_RUN.search(name) or sum(word.isalpha() for word in words) >= 2:
        return name
    return ""


def opening_words(body: str) -> str:
    """Return the first words of a text, up to the end of a clause, where there is no title."""
    for line in body.split("\n"):
        line = line.strip().lstrip("#>*-_ ")
        if any(char.isalnum() for char in line) and not line.startswith(("![", "<")):
            return _shortened(plain(line).rstrip("#*-_ "))
    return ""


def _shortened(line: str) -> str:
    shown = 0
    for end, char in enumerate(line):
        shown += 1 + (char >= "\u2e80")
        if shown > _LONGEST:
            line = line[:end]
            # Not within a word of a language that has spaces.
            if char.isascii() and char.isalnum() and " " in line:
                line = line.rpartition(" ")[0]
            break
    cuts = [match.start() for match in _CLAUSE.finditer(line)]
    long_enough = [cut for cut in cuts if width(line[:cut]) >= _LONGEST // 4]
    return line[: long_enough[0]].strip() if long_enough else line.strip()
