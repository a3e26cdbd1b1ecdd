"""Regions answer as a plain list of spans would, and a glance at a paragraph as all masks do."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import drafts

from postkit.document import Document
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

    assert all(span.start < span.end for span in merged)
    assert all(one.end < two.start for one, two in pairwise(merged))
    assert covered([tuple(span) for span in merged]) == covered(ranges)


def test_equal_regions_are_equal() -> None:
    assert Regions([(0, 2), (2, 4)]) == Regions([Span(0, 4)])
    assert len({Regions([(0, 2), (2, 4)]), Regions([Span(0, 4)])}) == 1


_PIECES = (
    *(
        "甲乙",
        "word",
        " ",
        "    ",
        "\n",
        "\n\n",
        "\n \n",
        "\t",
        "`",
        "```\n",
        "~~~\n",
        "<!--",
        "-->",
    ),
    *(
        '<a title="',
        '">',
        "</a>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "[",
        "](",
        ")",
        "[[",
        "]]",
    ),
    *(
        "[a]: /b\n",
        "$",
        "$$",
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "\\(",
        "\\)",
        "https://a.org/b",
        "www.a.org",
    ),
    *("a@b.org", "图.png", "~/甲", "- ", "> ", "**", "\r\n", "&amp;", "甲&乙", "R&D;"),
)


def assert_same(text: str, step: int = 1) -> None:
    regions = Regions(Document.parse(text).masked)

    for at in range(0, len(text), step):
        # The first question of a document is the one that a glance may answer.
        assert (at in Document.parse(text).masked) == (at in regions), (at, text)
        span = (at, at + 3)
        assert Document.parse(text).masked.overlaps(span) == regions.overlaps(span), (at, text)


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_a_glance_is_right_among_all_signs(text: str) -> None:
    assert_same(text, step=3)


@given(drafts())
def test_a_glance_is_right_in_drafts(text: str) -> None:
    assert_same(text, step=5)


def test_a_glance_is_right_in_real_posts(corpus: list[Path]) -> None:
    for path in corpus[::80]:
        assert_same(path.read_text(encoding="utf-8"), step=997)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("甲" * 20_000 + " `" + "乙" * 10 + "`", id="a-long-paragraph"),
        pytest.param('<a title="\n\n甲乙\n\n">', id="a-tag-over-paragraphs"),
        pytest.param("```\n\n甲乙\n\n```\n", id="a-fence-over-paragraphs"),
        pytest.param("<pre>\n\n甲乙\n\n</pre>\n", id="raw-html-over-paragraphs"),
    ],
)
def test_what_goes_on_after_a_paragraph_break_is_seen(text: str) -> None:
    place = text.index("乙")

    assert place in Document.parse(text).masked
