"""Distinguish lines of front matter from prose, and see how far front matter plausibly reaches."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

LIST_MARKS = "+*•·–—−－●"
"""What people begin the items of a list with, besides the dash that YAML reads."""
SURE_MARKS = "－•●"
"""Those with which no text begins."""

# fmt: off
KNOWN_KEYS = frozenset((
    "title", "subtitle", "date", "author", "authors", "tags", "tag", "category",
    "categories", "layout", "draft", "summary", "description", "slug", "source",
    "sources", "speaker", "guest", "people", "status", "series", "published",
    "updated", "created", "lang", "language", "permalink", "cover", "image", "url",
    "keywords", "area", "project", "insight", "aliases", "type", "id", "excerpt",
    "toc", "weight", "translator", "editor", "pubdate", "publishdate", "lastmod",
))
# fmt: on
"""Names that front matter all over the world starts with, in lower case."""

_QUOTE = "[\"'“”‘’*]{0,3}"
_KEY = lazy_compile(
    rf"(?:[-+*•][ \t]+)?(?P<key>{_QUOTE}[^\W\d][\w.\-]*(?:[ ][\w.\-]+){{0,3}}{_QUOTE})[ \t\u3000]*"
    r"(?::(?=\s|\Z|[\[\]{\"'“|>*])|[：=])"
)
_TIGHT_KEY = lazy_compile(r"[a-z_]+:(?!//)\S")
_STRICT_KEY = lazy_compile(r"[a-z_][\w-]*[ \t]*:(?=\s|\Z|\[|\"|')")
_LINE = lazy_compile(r"[^\n]*")
_ITEM = lazy_compile(rf"[-{LIST_MARKS}][ \t]*\S|-\s*$")
_HEADING = lazy_compile(r"#{1,6}[ \t]+\S|#{2,}")


def is_item(text: str, at: int) -> bool:
    """Tell whether the line at `at` is an item of a list."""
    return _ITEM.match(text, at) is not None


def find_key(line: str) -> str | None:
    """Return the key that `line` sets at its head, quotes taken off; None where it sets none."""
    match = _KEY.match(line)
    if match:
        return match["key"].strip("\"'“”‘’*").strip()
    tight = _TIGHT_KEY.match(line)
    return line[: line.index(":")] if tight else None


def count_keys(lines: list[str]) -> tuple[int, int]:
    """Return how many of `lines` set a key, and how many of these keys are known ones."""
    keys = [key for key in map(find_key, lines) if key]
    return len(keys), sum(key.lower() in KNOWN_KEYS for key in keys)


def plausible_lines(text: str, start: int, end: int) -> list[str]:
    """Return the lines from `start` on that may well belong to front matter.

    They end where prose begins: at a line that is not a key, list item, indented
    continuation, comment or closing bracket, or after a blank line that is
    followed by something other than a plain key or the list items of a key
    left empty.
    """
    lines: list[str] = []
    at = start
    is_after_blank = False
    last = ""
    while at < end:
        line = text[at : _line_end(text, at, end)]
        bare = line.rstrip()
        if not bare:
            is_after_blank = True
        elif not (_follows_blank(bare, last) if is_after_blank else _may_follow(bare)):
            break
        else:
            is_after_blank = False
            last = bare
        lines.append(line)
        at += len(line)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _line_end(text: str, at: int, end: int) -> int:
    newline = text.find("\n", at, end)
    return newline + 1 if newline >= 0 else end


def _may_follow(line: str) -> bool:
    """Tell whether `line` may be directly below another line of front matter."""
    if line[0] in " \t\u3000]},":
        return True
    if _HEADING.match(line):
        return line.startswith("# ") and not line.startswith("# #")
    return _ITEM.match(line) is not None or find_key(line) is not None


def _follows_blank(line: str, last: str) -> bool:
    """Tell whether `line` may continue front matter after a blank line and `last`."""
    if _STRICT_KEY.match(line):
        return True
    if line[0] in " \t":
        return bool(find_key(line.strip())) or _ITEM.match(line.strip()) is not None
    return last.endswith(":") and _ITEM.match(line) is not None
