"""Convert the Chinese prose of a draft to another script or region."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from postkit.conversion.fixed import Fixed
from postkit.conversion.language import language_edits
from postkit.conversion.prose import ProseLine, chinese_prose
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.script.evidence import evidence
from postkit.script.pieces import convert_lines
from postkit.script.targets import Target
from postkit.source import Source, Span


@dataclass(frozen=True)
class Options:
    """How to convert.

    Args:
        target: what to convert to.
        fields: the keys of front matter whose values are prose.
        fixed: terms, corrections and decisions.
        language_key: the key under which front matter names its language; empty
            where it shall not be added.
        everything: convert what is in the target script already too.
    """

    target: Target
    fields: Collection[str] = ()
    fixed: Fixed = field(default_factory=Fixed)
    language_key: str = ""
    everything: bool = False


@dataclass(frozen=True)
class Conversion:
    """A draft, and what its conversion changes in it.

    Args:
        source: the draft before its conversion.
        edits: what changes in it, in order; empty where nothing does.
    """

    source: Source
    edits: tuple[Edit, ...]

    @cached_property
    def text(self) -> str:
        """The converted draft."""
        return apply_edits(self.source.text, self.edits)

    @property
    def is_changed(self) -> bool:
        """Whether anything changes."""
        return bool(self.edits)


class _Piece(NamedTuple):
    """A part of the draft, and what it becomes where that is settled already."""

    span: Span
    result: str | None


def convert_document(document: Document, options: Options) -> Conversion:
    """Return what converting `document` changes: its Chinese prose and its language field.

    Code, URLs, tags, identifiers and English originals stay as they are, and,
    unless `options.everything` is set, so does what is in the target script.
    """
    edits = _language_and_prose(document, options)
    return Conversion(document.source, tuple(sorted(edits)))


def _language_and_prose(document: Document, options: Options) -> Iterator[Edit]:
    yield from language_edits(document, options.target.tag, options.language_key)
    if options.everything or not is_converted(document.text, options.target):
        yield from _prose_edits(document, options)


def is_converted(text: str, target: Target) -> bool:
    """Tell whether `text` is in the target script already, at first sight."""
    if not target.is_between_scripts:
        return False
    source_only, target_only, _ = evidence(target)
    return bool(not source_only.search(text) and target_only.search(text))


def _prose_edits(document: Document, options: Options) -> Iterator[Edit]:
    text, target = document.text, options.target
    parts = list(_parts(document, options))
    lines = [[piece.span.text(text) for piece in part] for part in parts]
    converted = convert_lines(lines, target, everything=options.everything)
    applies = _Applies(lines, options)
    for part, line, new_line in zip(parts, lines, converted, strict=True):
        is_settled = None
        for piece, old, new in zip(part, line, new_line, strict=True):
            if piece.result is not None:
                if is_settled is None:
                    is_settled = applies.to("".join(line))
                new = piece.result if is_settled else new
            if new != old:
                yield Edit.between(piece.span.start, old, new)


def _parts(document: Document, options: Options) -> Iterator[list[_Piece]]:
    """Yield what is converted together, without the terms that stay."""
    fixed, by_words = options.fixed, options.target.is_by_words
    for line in chinese_prose(document, options.fields):
        part: list[_Piece] = []
        for span, result, stays in _settle(document.text, line, fixed):
            # A phrase is not found across a term, nor words of a region across a correction.
            if part and (stays or (by_words and (result is not None or part[-1].result))):
                yield part
                part = []
            if not stays:
                part.append(_Piece(span, result))
        if part:
            yield part


def _settle(text: str, line: ProseLine, fixed: Fixed) -> Iterable[tuple[Span, str | None, bool]]:
    """Return the pieces of `line`: where each stands, its result if settled, whether it stays."""
    if fixed.is_empty:
        return [(span, None, False) for span in line]
    return _cut_at_places(text, line, fixed)


def _cut_at_places(
    text: str, line: ProseLine, fixed: Fixed
) -> Iterator[tuple[Span, str | None, bool]]:
    places = deque(fixed.places("".join(span.text(text) for span in line)))
    passed = 0
    for span in line:
        at, shift = span.start, span.start - passed
        while places and places[0].start + shift < span.end:
            start, end, result = places[0]
            start, end = start + shift, end + shift
            first, last = max(start, at), min(end, span.end)
            if at < first:
                yield Span(at, first), None, False
            yield Span(first, last), _share(result, start, end, first, last), result is None
            at = last
            if end > span.end:
                break
            places.popleft()
        if at < span.end:
            yield Span(at, span.end), None, False
        passed += span.end - span.start


def _share(result: str | None, start: int, stop: int, first: int, last: int) -> str | None:
    """Return what of `result` for `start` to `stop` belongs to the piece `first` to `last`."""
    if result is None or (start, stop) == (first, last):
        return result
    if len(result) == stop - start:
        return result[first - start : last - start]
    return None


class _Applies:
    """Whether corrections and decisions are for a line: only for one that is still to convert."""

    def __init__(self, lines: Sequence[Sequence[str]], options: Options) -> None:
        self._is_certain = options.everything or not options.target.is_between_scripts
        self._lines = lines
        self._target = options.target

    def to(self, line: str) -> bool:
        if self._is_certain:
            return True
        source_only, target_only, _ = evidence(self._target)
        if source_only.search(line):
            return True
        return self._is_any_to_convert and not target_only.search(line)

    @cached_property
    def _is_any_to_convert(self) -> bool:
        source_only = evidence(self._target).source
        return any(source_only.search(piece) for line in self._lines for piece in line)
