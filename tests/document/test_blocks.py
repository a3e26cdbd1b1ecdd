"""Blocks are cut as markdown-it-py cuts them."""

from __future__ import annotations

from pathlib import Path

import judges
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.document.blocks import Block, BlockKind, parse_blocks
from postkit.source import LineIndex, Span


def judged(text: str, blocks: tuple[Block, ...]) -> list[judges.JudgedBlock]:
    """Return our blocks in the shape in which the judge speaks."""
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = []
    for block in blocks:
        if block.kind is not BlockKind.LINK_DEFINITION:
            first = index.position(block.span.start).line - 1
            last = index.position(block.span.end).line
            last = judges.without_blank_end(lines, first, last)
            found.append(judges.JudgedBlock(block.kind.value, first, last, block.level))
    return found


def parse(text: str) -> tuple[Block, ...]:
    return parse_blocks(text, Span(0, len(text)))


# Lines and parts of lines that open, continue and end every kind of block. A link
# definition followed by something else than a blank line is left out: there
# markdown-it-py starts afresh, where the specification has an open paragraph.
PARTS = st.sampled_from(
    ["a", "中文", "**b**", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">", "# ", "## x ##", "==="]
    + ["---", "--", "=", "***", "```", "~~~", "````", "    ", "  ", " ", "\t", "| a | b |"]
    + ["|---|---|", "<details>", "</details>", '<p class="x">', "<b>", "<!-- ", "-->", "<script>"]
    + ["</script>", "[a] b", "`", "-", "1.", "\\", "：", "2020年", "3.5%", "\u3000\u3000", "\n", "\n\n"]
)
DRAFTS = st.lists(st.tuples(PARTS, st.sampled_from(["", "", "\n", "\n", "\n\n", " "]))).map(
    lambda parts: "".join(part + end for part, end in parts)
)


@given(DRAFTS)
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    expected = judges.blocks(text)

    assert judged(text, parse(text)) == expected


@given(DRAFTS, st.sampled_from(["\r\n", "\r"]))
def test_every_newline_cuts_alike(text: str, newline: str) -> None:
    other = text.replace("\n", newline)

    assert judged(other, parse(other)) == judged(text, parse(text))
    for block in parse(other):
        for span in (block.span, *block.lines):
            assert span.end <= len(other)
            assert not span.text(other).endswith("\r")


@given(DRAFTS)
def test_blocks_stand_in_order_and_hold_their_lines(text: str) -> None:
    at = 0
    for block in parse(text):
        assert at <= block.span.start <= block.span.end <= len(text)
        at = block.span.end
        for line in block.lines:
            assert block.span.start <= line.start <= line.end <= block.span.end
            assert "\n" not in line.text(text)


def test_blocks_of_real_posts_are_those_of_markdown_it(real_drafts: list[Path]) -> None:
    different = []
    for path in real_drafts:
        text = path.read_bytes().decode()
        document = Document.parse(text)
        body = document.body.text(text)
        blocks = parse_blocks(body, Span(0, len(body)))
        if judged(body, blocks) != judges.blocks(body):
            different.append(path.name)

    assert different == []


@pytest.mark.parametrize(
    ("text", "lines", "level"),
    [
        pytest.param("## a b ##", ["a b"], 2, id="closing signs of a heading"),
        pytest.param("  一\n  二  \n", ["一", "二"], 0, id="indentation of a paragraph"),
        pytest.param("> 一\n二", ["一", "二"], 0, id="a lazy line of a quotation"),
        pytest.param("- 一\n\n  二", ["一"], 0, id="an item"),
        pytest.param("```py\na\n\n b\n```", ["a", "", " b"], 0, id="fenced code"),
        pytest.param("   ```\n    a\n   ```", [" a"], 0, id="a fence with indentation"),
        pytest.param("    a\n\n     b\n\n", ["a", "", " b"], 0, id="indented code"),
        pytest.param("a | b\n--|--\n1 | 2", ["a | b", "--|--", "1 | 2"], 0, id="a table"),
        pytest.param("一\n==", ["一"], 1, id="a setext heading"),
    ],
)
def test_the_lines_of_a_block_are_its_content(text: str, lines: list[str], level: int) -> None:
    block = parse(text)[0]

    assert [line.text(text) for line in block.lines] == lines
    assert block.level == level


def test_the_depth_counts_the_containers() -> None:
    assert [block.depth for block in parse("a\n\n> b\n> - c\n\nd")] == [0, 1, 2, 0]


@pytest.mark.parametrize("text", [">" * 50_000, "- " * 50_000, "> - " * 20_000])
def test_deep_nesting_is_no_recursion(text: str) -> None:
    assert len(parse(text)) <= 1
