"""Numbers that have the same digits on both sides, and another scale: 亿 for billion."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual.doubtful_pairs import pairs_with_scales
from postkit.bilingual.numerals import Number, find_numbers
from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_MIN_DIGITS = 2
_FACTORS = (10, 100, 1000, 10_000, 100_000, 1_000_000)


class ScaleMismatch(NamedTuple):
    """A number of a passage at `span`, as `written`, that its original gives as `original`."""

    span: Span
    written: str
    original: str


def find_other_scales(document: Document) -> tuple[ScaleMismatch, ...]:
    """Return the numbers whose digits an original has too, but never with the same value.

    Ask for it by `document.once(find_other_scales)`.
    """
    return tuple(_other_scales(document))


def _other_scales(document: Document) -> Iterator[ScaleMismatch]:
    text = document.text
    for pair in document.once(pairs_with_scales):
        ours = [
            number
            for number in find_numbers(pair.passage.text(text))
            if not number.is_percent and len(number.digits) >= _MIN_DIGITS
        ]
        if not any(number.has_scale for number in ours):
            continue
        source = pair.source
        theirs = [number for number in find_numbers(source) if not number.is_percent]
        values = {number.value for number in theirs}
        for number in ours:
            if not number.has_scale or _is_known(number.value, values):
                continue
            alike = [other for other in theirs if other.has_scale and _is_scaled(number, other)]
            if len(alike) == 1 and not _is_known(alike[0].value, {number.value for number in ours}):
                span = Span(*(pair.passage.start + offset for offset in number.span))
                yield ScaleMismatch(span, span.text(text), alike[0].span.text(source))


def _is_known(value: float, values: set[float]) -> bool:
    return any(abs(value - other) <= 1e-9 * value for other in values)


def _is_scaled(number: Number, other: Number) -> bool:
    """Return whether two numbers have the same digits, and one is ten, a hundred … the other."""
    if number.digits != other.digits or not number.value or not other.value:
        return False
    factor = max(number.value / other.value, other.value / number.value)
    return any(abs(factor - power) < 1e-6 * power for power in _FACTORS)
