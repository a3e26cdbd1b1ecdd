"""Convert the Chinese prose of a draft to another script or region."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from postkit.conversion.convertible_text import chinese_prose
from postkit.conversion.overrides import Overrides
from postkit.conversion.post_language import language_edits
from postkit.conversion.prose_lines import ProseLine, ProsePart
from postkit.conversion.quotation_marks import marks_of_edition, paired_marks, with_marks
from postkit.conversion.reference_links import labels_of_converted
from postkit.document import Document
from postkit.document.heading_links import links_in_step
from postkit.edits import Edit, apply_edits, as_edit
from postkit.named_tuples import NamedTuple
from postkit.script.conversion_targets import Target
from postkit.script.exclusive_chars import evidence
from postkit.script.split_lines import MASK, convert_lines
from postkit.source import Source, Span


@dataclass(frozen=True)
class ConversionOptions:
    """How to convert.

    Args:
        target: what to convert to.
        fields: the keys of front matter whose values are prose.
        overrides: terms, corrections and decisions.
        language_key: the key under which front matter names its language; empty
            where it shall not be added.
        everything: also convert what is already in the target script.
        has_marks_of_edition: write paired quotation marks as the script of the target has them.
    """

    target: Target
    fields: Collection[str] = ()
    overrides: Overrides = field(default_factory=Overrides)
    language_key: str = ""
    everything: bool = False
    has_marks_of_edition: bool = False


@dataclass(frozen=True)
class Conversion:
    """A draft, and what its conversion changes in it.

    Args:
        source: the draft before its conversion.
        pieces: the pieces of prose that change in it, in order, each replaced as a
            whole; empty where nothing changes.
        is_foreign: whether the draft is Japanese or Korean, and therefore left unchanged.
    """

    source: Source
    pieces: tuple[Edit, ...]
    is_foreign: bool = False

    @cached_property
    def text(self) -> str:
        """The converted draft."""
        return apply_edits(self.source.text, self.pieces)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What changes in the draft, in order; no edit is longer than it must be."""
        text = self.source.text
        return tuple(Edit.between(start, text[start:end], new) for start, end, new in self.pieces)

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about it for the writer."""
        path = self.source.path or "<stdin>"
        note = f"{path}: left unchanged: the post is in Japanese or Korean, not in Chinese"
        return (note,) if self.is_foreign else ()

    @property
    def is_changed(self) -> bool:
        """Whether anything changes."""
        return bool(self.pieces)


class _Piece(NamedTuple):
    """A part of a line, what it becomes where that is settled, and whether it is a term."""

    part: ProsePart
    result: str | None = None
    stays: bool = False


def convert_document(document: Document, options: ConversionOptions) -> Conversion:
    """Return what converting `document` changes: its Chinese prose and its language field.

    Code, URLs, tags, identifiers and what is in another language than Chinese stay as
    they are, and, unless `options.everything` is set, so does what is in the target script.
    """
    if document.is_all_foreign:
        return Conversion(document.source, (), is_foreign=True)
    pieces = sorted(_language_and_prose(document, options))
    conversion = Conversion(document.source, tuple(pieces))
    if not pieces:
        return conversion
    after = document.reread(conversion.text)
    links = [*links_in_step(document, after, document), *labels_of_converted(document, pieces)]
    return Conversion(document.source, tuple(sorted([*pieces, *links]))) if links else conversion


def _language_and_prose(document: Document, options: ConversionOptions) -> Iterator[Edit]:
    yield from language_edits(document, options.target.tag, options.language_key)
    if options.everything or not is_converted(document.text, options.target):
        yield from _prose_edits(document, options)


def is_converted(text: str, target: Target) -> bool:
    """Tell whether `text` is in the target script already, at first sight."""
    if not target.is_between_scripts:
        return False
    source_only, target_only, _ = evidence(target)
    return bool(not source_only.search(text) and target_only.search(text))


def _prose_edits(document: Document, options: ConversionOptions) -> Iterator[Edit]:
    target = options.target
    units, settled = _units(document, options)
    lines = [[text for _, text in unit] for unit in units]
    converted = convert_lines(lines, target, everything=options.everything)
    applies = _Applies(lines, options)
    for number, results in settled.items():
        if applies.to("".join(lines[number])):
            pairs = zip(results, converted[number], strict=True)
            converted[number] = [new if result is None else result for result, new in pairs]
    if options.has_marks_of_edition:
        converted = _with_marks_of_edition(document.text, units, converted, target)
    pieces = zip(chain.from_iterable(units), chain.from_iterable(converted), strict=True)
    for (start, old), new in pieces:
        if new != old:
            yield as_edit((start, start + len(old), new))


def _with_marks_of_edition(
    text: str, units: Sequence[ProseLine], converted: Sequence[Sequence[str]], target: Target
) -> list[list[str]]:
    """Return `converted`, what becomes of `units`, with the quotation marks of the edition."""
    marks = marks_of_edition(target)
    spans = (Span(part.start, part.end) for unit in units for part in unit if part.text != MASK)
    paired = list(paired_marks(text, spans))

    def with_own(part: ProsePart, new: str) -> str:
        first, last = bisect_left(paired, part.start), bisect_left(paired, part.end)
        places = (at - part.start for at in paired[first:last])
        return with_marks(part.text, new, places, marks) if first < last else new

    return [
        [with_own(part, new) for part, new in zip(unit, new_line, strict=True)]
        for unit, new_line in zip(units, converted, strict=True)
    ]


def _units(
    document: Document, options: ConversionOptions
) -> tuple[list[ProseLine], dict[int, Sequence[str | None]]]:
    """Return what is converted together, without the terms that stay.

    And for the number of each unit of which a part is settled, what becomes of its parts:
    None for each other one.
    """
    prose = list(chinese_prose(document, options.fields))
    if options.overrides.is_empty:
        return prose, {}
    units: list[ProseLine] = []
    settled: dict[int, Sequence[str | None]] = {}
    for line in prose:
        pieces = _cut_at_places(line, options.overrides)
        for parts, results in _without_terms(pieces, options.target.is_by_words):
            if any(results):
                settled[len(units)] = results
            units.append(parts)
    return units, settled


def _without_terms(
    pieces: Iterable[_Piece], is_by_words: bool
) -> Iterator[tuple[ProseLine, list[str | None]]]:
    parts: ProseLine = []
    results: list[str | None] = []
    for part, result, stays in pieces:
        # A phrase is not found across a term, nor words of a region across a correction.
        if parts and (stays or (is_by_words and (result is not None or results[-1]))):
            yield parts, results
            parts, results = [], []
        if not stays:
            parts.append(part)
            results.append(result)
    if parts:
        yield parts, results


def _cut_at_places(line: ProseLine, overrides: Overrides) -> Iterator[_Piece]:
    places = deque(overrides.places("".join(part.text for part in line)))
    passed = 0
    for part in line:
        at, end = passed, passed + len(part.text)
        while places and places[0].start < end:
            start, stop, result = places[0]
            first, last = max(start, at), min(stop, end)
            if at < first:
                yield _Piece(_slice(part, at - passed, first - passed))
            share = _share(result, start, stop, first, last)
            yield _Piece(_slice(part, first - passed, last - passed), share, result is None)
            at = last
            if stop > end:
                break
            places.popleft()
        if at < end:
            yield _Piece(_slice(part, at - passed, end - passed))
        passed = end


def _slice(part: ProsePart, first: int, last: int) -> ProsePart:
    """Return the characters `first` to `last` of `part`."""
    if last - first == len(part.text):
        return part
    return ProsePart(part.start + first, part.text[first:last])


def _share(result: str | None, start: int, stop: int, first: int, last: int) -> str | None:
    """Return what of `result` for `start` to `stop` belongs to the piece `first` to `last`."""
    if result is None or (start, stop) == (first, last):
        return result
    if len(result) == stop - start:
        return result[first - start : last - start]
    return None


class _Applies:
    """Whether corrections and decisions are for a line: only for one that is still to convert."""

    def __init__(self, lines: Sequence[Sequence[str]], options: ConversionOptions) -> None:
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
