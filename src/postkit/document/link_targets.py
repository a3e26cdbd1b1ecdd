"""What may follow the text of a link: a target in parentheses, or a label (section 6.3)."""

from __future__ import annotations

import re

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_BLANKS = (" ", "\t", "\n")
_BLANK = lazy_compile(r"[ \t\n]*")
_BRACKETED = lazy_compile(r"<(?:[^<>\\\n]|\\[^\n])*+>")
_PART = lazy_compile(r"(?:[^\x00-\x20\x7f()\\]++|\\[!-/:-@\[-`{-~]|\\)*+([()])?+")
_TITLE = lazy_compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)""", re.DOTALL)
_LABEL = lazy_compile(r"\[(?:[^\[\]\\]|\\.){0,999}+\]", re.DOTALL)
_USUAL_LENGTH = 200
_NO_SIMPLE = frozenset(" (\\")
_MAX_DEPTH = 32
"""How deep parentheses may nest in a destination; the limit of cmark."""
# Seen at once, for each of thousands of brackets in a row.
_TOO_DEEP = lazy_compile(rf"(?:[^\x00-\x20\x7f()\\]*+\(){{{_MAX_DEPTH + 1}}}")


def match_target(text: str, start: int) -> tuple[int, Span] | None:
    """Return the end of `(destination "title")` at `start`, and the destination's span.

    The span leaves out `<>`, and is empty where there is no destination.
    """
    if not text.startswith("(", start):
        return None
    at = _skip_blank(text, start + 1)
    if text.startswith("<", at):
        bracketed = _BRACKETED.match(text, at)
        if not bracketed:
            return None
        target = Span(at + 1, bracketed.end() - 1)
        end = bracketed.end()
    else:
        end = plain_destination_end(text, at)
        if end < 0:
            return None
        target = Span(at, end)
    at = _skip_blank(text, end)
    title = _TITLE.match(text, at) if at > end else None
    if title:
        at = _skip_blank(text, title.end())
    return (at + 1, target) if text.startswith(")", at) else None


def match_label(text: str, start: int) -> Span | None:
    """Return the span of the link label, brackets and all, at `start`; it may be empty."""
    match = _LABEL.match(text, start)
    return Span(*match.span()) if match else None


def label_key(label: str) -> str:
    """Return what two labels that name the same target have in common (section 4.7)."""
    return " ".join(label.split()).casefold()


def _skip_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at) if text[at : at + 1] in _BLANKS else None
    return match.end() if match else at


def plain_destination_end(text: str, at: int) -> int:
    """Return the end of the destination at `at`, -1 where its parentheses do not balance."""
    # Most are an address and nothing else.
    simple, bracket, _ = text[at : at + _USUAL_LENGTH].partition(")")
    if bracket and simple.isprintable() and _NO_SIMPLE.isdisjoint(simple):
        return at + len(simple)
    if _TOO_DEEP.match(text, at):
        return -1
    depth = 0
    while match := _PART.match(text, at):
        part = match[1]
        if part is None:
            at = match.end()
            break
        if part == "(":
            depth += 1
            if depth > _MAX_DEPTH:
                return -1
        elif depth:
            depth -= 1
        else:
            at = match.start(1)
            break
        at = match.end()
    return -1 if depth else at
