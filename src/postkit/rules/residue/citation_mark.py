"""RS006: the citation marks of a chat tool."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.residue.bracketed_citations import BRACKETED, DAGGER, RAISED, WEB
from postkit.rules.residue.harmless_removal import is_removal_harmless
from postkit.rules.residue.removal import removal, removals_of_runs
from postkit.rules.signs.residue import bracket_signs, is_mentioned, is_spoken_of
from postkit.source import Span

_REFERENCE = lazy_compile(r":contentReference\[oaicite:\d+\](?:\{index=\d+\})?")
_PRIVATE = lazy_compile(r"\ue200[a-z_]{2,20}\ue202[^\ue200\ue201\r\n]{0,1000}\ue201")
_ENTITY = lazy_compile(r'\ue200entity\ue202\["[^"\r\n]*", ?"([^"\r\n]{1,100})"')
_ELEMENT = lazy_compile(r"<grok:render\b[^<>\r\n]{0,300}>.{0,400}?</grok:render>", re.DOTALL)
_DEFINED = lazy_compile(r"\[[^\[\]\r\n]{1,60}\](?=:)")
_UNSURE = lazy_compile(
    r"\[(?:\^|oai_|page|file|memory|post|reference|source)|\ue200(?!(?:cite|filecite|navlist)\ue202)"
)
"""What may be something else: some engines make a raised number of `[^4^]`, `[oai_citation:…]` is
a link to a source, and a mark such as `entity` holds the name that the chat tool showed."""
_BY_SIGN = (
    ("†", DAGGER),
    ("\ue200", _PRIVATE),
    ("<grok:render", _ELEMENT),
    ("【web:", WEB),
    ("【^", RAISED),
)
_PARTED = "\ue202"
_TURN_SIGN = lazy_compile(r"turn\d")
_TURN = lazy_compile(
    r"(?:turn\d{1,3}(?:search|view|news|fetch|file|image|academia|reddit|forecast)\d{1,3})+"
    r"(?![A-Za-z0-9])"
)
_TURN_HEADS = ("filecite", "cite", "file")
_EMPHASIS_BEFORE = lazy_compile(r"(?<![*\\])(\*{1,3})\Z")
_SIGNS = frozenset("[【:\ue200<")
"""What a mark starts with, but for `turn0search1`, which is a word."""
_REFERENCE_HEAD = ":contentReference"


class CitationMark(Rule):
    """A chat tool's own citation marks were left in the text.

    `[cite: 12]`, `[web:3]`, `【3†source】`, `turn0search1` or `:contentReference[oaicite:0]`
    point into a conversation that the reader does not have. Marks in code or in quotation
    marks, and marks that the sentence is about, are not reported. The fix is safe for a mark
    that follows what it is about, not where the sentence may need it.

    Bad:

        销量增长了两成。[cite: 12]

    Good:

        销量增长了两成。
    """

    code = "RS006"
    name = "citation-mark"
    trigger = "bracket-signs | text:† \ue200 turn <grok:render 【web: 【^"
    summary = "the citation mark of a chat tool (`[cite: 12]`)"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each mark outside code and URLs."""
        marks = sorted(span for span in _marks(document) if _is_left_over(document, span))
        for span, make in _fixes(document, marks):
            yield self.found(
                document,
                span,
                f"`{span.text(document.text).strip()[:60]}` is a citation mark of a chat tool; "
                "remove it",
                make,
            )


def _is_left_over(document: Document, span: Span) -> bool:
    """Tell whether a mark is neither in code or an address, nor spoken of, nor defined."""
    # `[^4^]` looks like a footnote, which is masked.
    is_raised = document.text.startswith("[^", span.start)
    hidden = document.code if is_raised else document.masked
    return not (
        span.start in hidden or is_mentioned(document.text, span) or _is_defined(document, span)
    )


def _fixes(document: Document, marks: list[Span]) -> Iterator[tuple[Span, Fix | None]]:
    """Yield the marks with their fixes; None where its tags may be in the way of others."""
    text = document.text
    plain: dict[Span, Span] = {}
    for mark in marks:
        span = _with_emphasis(text, mark)
        if text.startswith("<", mark.start):
            yield mark, None
        elif entity := _ENTITY.match(text, *span):
            yield mark, unsafe_fix("write the name", Edit(*span, entity[1]))
        elif _UNSURE.match(text, span.start):
            yield mark, unsafe_fix("remove the mark", removal(document, span, joins=True))
        else:
            plain[span] = mark
    for span, edit, run in removals_of_runs(document, plain, joins=True):
        is_sure = is_removal_harmless(document, run) and not _is_part_of_sentence(text, run)
        make = fix if is_sure else unsafe_fix
        yield plain[span], make("remove the mark", edit)


def _is_part_of_sentence(text: str, run: Span) -> bool:
    """Tell whether the sentence around marks may need them: `看到 turn0search1 就删掉`.

    A mark that a chat tool has left follows what it is about, or is put between two words
    without a space.
    """
    if is_spoken_of(text, run):
        return True
    before, after = text[max(run.start - 9, 0) : run.start], text[run.end : run.end + 9]
    is_glued = before[-1:].isalnum() and after[:1].isalnum()
    if is_glued and text[run.start] in _SIGNS:
        return False
    return before.rstrip(" \t")[-1:].isalnum() and after.lstrip(" \t")[:1].isalnum()


def _with_emphasis(text: str, span: Span) -> Span:
    """Return `span` with the asterisks around it, where they hold nothing else."""
    before = _EMPHASIS_BEFORE.search(text, max(span.start - 4, 0), span.start)
    if before is None or not text.startswith(before[1], span.end):
        return span
    end = span.end + len(before[1])
    return span if text.startswith("*", end) else Span(before.start(1), end)


def _is_defined(document: Document, span: Span) -> bool:
    """Tell whether a mark in brackets is the label of a link or a footnote of the post."""
    return span.text(document.text).strip() in document.once(_defined_labels)


def _defined_labels(document: Document) -> frozenset[str]:
    return frozenset(match[0] for match in _DEFINED.finditer(document.text, *document.body))


def _marks(document: Document) -> Iterator[Span]:
    text, body = document.text, document.body
    for at in document.once(bracket_signs):
        head = at - len(_REFERENCE_HEAD)
        match = (_REFERENCE.match(text, head) if head >= 0 else None) or BRACKETED.match(text, at)
        if match:
            yield Span(*match.span())
    for sign, pattern in _BY_SIGN:
        if sign in text:
            for match in pattern.finditer(text, *body):
                yield Span(*match.span())
    if "turn" in text:
        yield from _turns(text, body)


def _turns(text: str, body: Span) -> Iterator[Span]:
    """Yield marks such as `citeturn0search1turn2view0`, found by a word that is quickly found.

    Between private characters they are a part of the mark that these enclose.
    """
    end = body.start
    for sign in _TURN_SIGN.finditer(text, *body):
        start = sign.start()
        match = _TURN.match(text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        head = next((head for head in _TURN_HEADS if text.endswith(head, 0, start)), "")
        start -= len(head)
        before = text[start - 1 : start]
        if before != _PARTED and not (before.isascii() and before.isalnum()):
            yield Span(start, end)
