"""Regions answer as a plain list of spans would."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from postkit.document.regions import Regions
from postkit.source import Span

offsets = st.integers(0, 30)
spans = st.lists(st.tuples(offsets, offsets))


def covered(ranges: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in ranges for offset in range(start, end)}


@given(spans, offsets)
def test_an_offset_is_in_the_regions_if_a_span_covers_it(
    ranges: list[tuple[int, int]], offset: int
) -> None:
    regions = Regions(ranges)

    assert (offset in regions) == (offset in covered(ranges))
    region = regions.around(offset)
    assert (region is not None) == (offset in covered(ranges))
    assert region is None or region.covers(offset)


@given(spans, offsets, offsets)
def test_overlap_and_outside_are_complements(
    ranges: list[tuple[int, int]], start: int, end: int
) -> None:
    regions = Regions(ranges)
    inside = set(range(start, end))

    assert regions.overlaps((start, end)) == bool(inside & covered(ranges))
    assert covered(list(regions.outside((start, end)))) == inside - covered(ranges)


@given(spans)
def test_regions_are_sorted_apart_and_not_empty(ranges: list[tuple[int, int]]) -> None:
    merged = list(Regions(ranges))

    assert all(one.start < one.end for one in merged)
    assert all(one.end < two.start for one, two in pairwise(merged))
    assert covered([tuple(one) for one in merged]) == covered(ranges)


def test_equal_regions_are_equal() -> None:
    assert Regions([(0, 2), (2, 4)]) == Regions([Span(0, 4)])
    assert len({Regions([(0, 2), (2, 4)]), Regions([Span(0, 4)])}) == 1
