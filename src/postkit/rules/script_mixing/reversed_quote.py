"""SM109: a closing quotation mark that opens, or an opening one that closes."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.paired_marks import marks_in_prose, uneven_paragraphs, unpaired
from postkit.source import Span

_QUOTES = lazy_compile("[“”]")
_BEGINS = lazy_compile(r"[\w《（「【]")
_ENDS = lazy_compile(r"[\w。！？…，》）」】%]")
# After a number the mark may be an inch; after a sentence it may really close; after `=` it
# should be straight; after another it may be one of three: `“””说明”””`.
_NO_OPENING_AFTER = lazy_compile(r"[\d。！？…=“”]")
# `”他说，“` is between two quotations.
_ENDS_QUOTED = lazy_compile(r"(?![说道问答想称])[\w。！？…》）」】%]")
_ENDS_CLAUSE = lazy_compile(r"[，。、；：？！）]|$")
_TERM = lazy_compile(r"\w{1,12}(?<![说說道问問答称稱])")
"""A word that is quoted, and no clause before a quotation."""
_BEFORE_VALUE = tuple(":,([{")
_MAX_QUOTED = 200


class ReversedQuote(Rule):
    """A quotation mark is turned the wrong way: `”设计”`, `“设计“` or `”设计“`.

    Models and converters write the closing mark at both ends, and input methods that alternate
    between the two get all of them wrong after one was deleted. They look alike in many fonts,
    so the mistake survives proofreading, but searches and other tools no longer see where a
    quotation starts.

    Only two marks of one paragraph that would pair up if one or both were turned are reported.
    The fix is unsafe where others are between two equal ones, where the sentence goes on after
    the second of two opening marks, around a value as programs have it (`loc:”old bridge”`), and
    where other paragraphs leave a quotation open. A quotation over several paragraphs is not
    reported.

    Bad:

        他把这种做法叫作”共同设计”，并不常见。

    Good:

        他把这种做法叫作“共同设计”，并不常见。
    """

    code = "SM109"
    name = "reversed-quote"
    trigger = "unpaired-quotes"
    summary = "a quotation mark turned the wrong way (`”…”`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each turned mark, and for each pair of them."""
        text = document.text
        paragraphs = [
            marks_in_prose(document, block, _QUOTES)
            for block in uneven_paragraphs(document, _QUOTES)
        ]
        swapped = [_swapped_pairs(text, marks) for marks in paragraphs]
        alone = [
            [] if pairs else unpaired(text, marks)
            for marks, pairs in zip(paragraphs, swapped, strict=True)
        ]
        # The end of a quotation from the paragraph before and the start of the next: `”他说，“`.
        make = unsafe_fix if any(alone) else fix
        for start, end in (pair for pairs in swapped for pair in pairs):
            yield self.found(
                document,
                Span(start, end + 1),
                "both quotation marks are turned the wrong way here; write `“…”`",
                make("write “…”", Edit(start, start + 1, "“"), Edit(end, end + 1, "”")),
            )
        for marks in alone:
            yield from self._one_turned(document, marks)

    def _one_turned(self, document: Document, alone: list[int]) -> Iterator[Diagnostic]:
        """Yield a finding for each mark that would pair up with an equal one next to it."""
        if len({document.text[at] for at in alone}) != 1 or len(alone) % 2:
            return
        for first, second in zip(alone[::2], alone[1::2], strict=True):
            at = _turned(document.text, first, second)
            if at is None:
                continue
            wrong = document.text[at]
            right = "“" if wrong == "”" else "”"
            # What is between others may be turned, too: `”甲“和”乙”`.
            is_alone = not _QUOTES.search(document.text, first + 1, second)
            is_closing = wrong == "”" or _ends_clause(document.text, second)
            is_sure = is_alone and is_closing and not _is_value(document.text, first, second)
            make = fix if is_sure else unsafe_fix
            yield self.found(
                document,
                Span(at, at + 1),
                f"`{wrong}` is turned the wrong way here; write `{right}`",
                make(f"write {right}", Edit(at, at + 1, right)),
            )


def _swapped_pairs(text: str, marks: list[int]) -> list[tuple[int, int]]:
    """Return the pairs of marks that are both turned, if all marks of a paragraph then pair up."""
    pairs: list[tuple[int, int]] = []
    depth = 0
    swapped: int | None = None
    for at in marks:
        if swapped is not None:
            if text[at] == "”" or not _may_be_quoted(text[swapped + 1 : at]):
                return []
            pairs.append((swapped, at))
            swapped = None
        elif text[at] == "“":
            depth += 1
        elif depth:
            depth -= 1
        elif _NO_OPENING_AFTER.match(text[max(at - 1, 0) : at]):
            return []
        else:
            swapped = at
    return [] if depth or swapped is not None else pairs


def _may_be_quoted(inner: str) -> bool:
    """Tell whether `inner` is a quotation rather than what is between two of them."""
    inner = inner.strip("*_ ")
    return (
        0 < len(inner) <= _MAX_QUOTED
        and _BEGINS.match(inner[0]) is not None
        and _ENDS_QUOTED.match(inner[-1]) is not None
    )


def _turned(text: str, first: int, second: int) -> int | None:
    """Return which of two equal marks is turned the wrong way; None where it is not clear."""
    inner = text[first + 1 : second].strip("*_")
    if not inner or len(inner) > _MAX_QUOTED:
        return None
    if not (_BEGINS.match(inner[0]) and _ENDS.match(inner[-1])):
        return None
    if text[first] == "”":
        return None if _NO_OPENING_AFTER.match(text[max(first - 1, 0) : first]) else first
    return second if _ends_clause(text, second) or _TERM.fullmatch(inner) else None


def _ends_clause(text: str, at: int) -> bool:
    return _ENDS_CLAUSE.match(text[at + 1 : at + 2].strip()) is not None


def _is_value(text: str, first: int, second: int) -> bool:
    """Tell whether the marks should be straight, as in `loc:”old bridge”` and `(1,”bridge”)`."""
    return text[first + 1 : second].isascii() and text[max(first - 1, 0) : first] in _BEFORE_VALUE
