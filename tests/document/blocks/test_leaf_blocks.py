"""Leaf blocks that are read around a place, or many lines at once."""

from __future__ import annotations

import itertools

import pytest
from examples import size

from postkit.document.blocks import Block, BlockKind, Extensions, LeafBlocks, parse_blocks
from postkit.document.blocks.line_parser import LineParser
from postkit.document.raw_html import may_stay_open
from postkit.source import Span


def parse(text: str) -> tuple[Block, ...]:
    return parse_blocks(text, Span(0, len(text)))


# Each is repeated: deep nesting, and searches that could read the same text again and again.
HOSTILE = {
    "quotes": (">", "a\nb\n"),
    "items": ("- ", "a"),
    "items and quotes": ("> - ", "a\n\n"),
    "breaks": ("- * ", "a"),
    "numbers": ("1. ", "a"),
    "brackets": ("[", "\n"),
    "definitions": ("[a]: b\n", ""),
    "titles": ('[a]: b "\n', ""),
    "attributes": ("<a" + " b" * 50, "\n"),
    "comments": ("<!--\n", ""),
    "fences": ("```\n", "a"),
    "delimiters": ("a|b\n-|-\n", "-" + " " * 1000 + "x"),
    "signs": ("#a #", ""),
    "blank lines": ("\n", "a"),
}


@pytest.mark.parametrize(("part", "end"), HOSTILE.values(), ids=HOSTILE.keys())
def test_long_hostile_texts_are_cut_into_blocks_in_order(part: str, end: str) -> None:
    text = part * size(16_000) + end
    spans = [block.span for block in parse(text)]

    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_blank_lines_in_deep_lists_are_code_as_long_as_the_fence_is_open() -> None:
    blocks = parse(f"{'- ' * 16_000}```\n{chr(10) * 16_000}")

    assert [block.kind for block in blocks] == [BlockKind.FENCED_CODE]


def test_blocks_around_a_place_are_cut_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def parse_and_note(text: str, span: Span, extensions: Extensions) -> tuple[Block, ...]:
        cut.append(span.text(text))
        return parse_blocks(text, span, extensions)

    monkeypatch.setattr("postkit.document.blocks.leaf_blocks.parse_blocks", parse_and_note)
    text = "One.\n\n- two\n\n  three\n\nFour.\n\nFive."
    LeafBlocks(text, Span(0, len(text))).at(text.index("three"))

    assert cut == ["- two\n\n  three\n\n"]


@pytest.mark.parametrize(
    ("text", "is_divisible"),
    [
        pytest.param("a\n\n<!-- b --> <!-- c -->\n\nd", True, id="on a line each"),
        pytest.param("a\n\n<!-- b\n\nc -->\n\nd", False, id="over a blank line"),
        pytest.param("a\n\n- <!-- b\n-->\n\nd", False, id="cut off by the end of a list"),
        pytest.param("a\n\n<!-- b\n\nc", False, id="without an end"),
        pytest.param("a <!--> b\n\n--> c", False, id="with an end that is not everybody's"),
    ],
)
def test_a_body_is_cut_in_parts_where_comments_end_on_their_lines(
    text: str, is_divisible: bool
) -> None:
    span = Span(0, len(text))

    assert LeafBlocks(text, span).is_divisible is is_divisible
    assert may_stay_open(text, span) is not is_divisible


def test_thematic_breaks_outside_of_containers_are_cut_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Line by line each takes four times as long."""
    fed: list[int] = []
    monkeypatch.setattr(LineParser, "feed", lambda self, start, end: fed.append(start))

    blocks = parse_blocks(text := "---\n***\n _ _ _ \n- - -", Span(0, len(text)))

    assert {block.kind for block in blocks} == {BlockKind.THEMATIC_BREAK}
    assert [block.span.text(text) for block in blocks] == ["---", "***", "_ _ _ ", "- - -"]
    assert fed == []


def test_items_of_a_line_each_are_cut_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line each takes five times as long; the last may go on in the line after it."""
    fed: list[int] = []
    feed = LineParser.feed
    monkeypatch.setattr(
        LineParser, "feed", lambda self, *line: (fed.append(line[0]), feed(self, *line))
    )

    blocks = parse_blocks(text := "- a\n- [b](c) \n* **d**\n- e\nf", Span(0, len(text)))

    assert [block.span.text(text) for block in blocks] == ["a", "[b](c)", "**d**", "e\nf"]
    assert {block.depth for block in blocks} == {1}
    assert fed == [text.index("- e")]
