"""Blocks are cut as markdown-it-py cuts them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
import reference_parsers
from examples import up_to
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.document.blocks import Block, BlockKind, Extensions, LeafBlocks, parse_blocks
from postkit.source import LineIndex, Span

# Lines and parts of lines that open, continue and end every kind of block. A blank
# line follows each link definition: the specification has a paragraph open after it,
# markdown-it starts afresh.
PARTS = [
    *("a", "中文", "**b**", "x: y", "2020年", "3.5%", "：", "\\", "`", "`x`", "[a] b", "["),
    *("- ", "* ", "+ ", "1. ", "2) ", "10. ", "-", "*", "+", "1.", "１. ", "1234567890. ", "-\t"),
    *("-     ", "1.     ", "> - a\n>\n>   "),
    # Items of a line each, which are cut without the line parser.
    *("- a\n- b \n", "1. a\n2. b\n", "  * a\n  * [b](c)\n", "+    a\n+ "),
    *("> ", ">", ">\t", "# ", "## x ##", "#", "####### ", "===", "=", "---", "--", "***", "_ _ _"),
    *("```", "~~~", "````", "```js x", "``` `", "    ", "  ", " ", "\t", "\u3000\u3000", "\xa0"),
    *("<details>", "</details>", '<p class="x">', "<b>", "<b c", "<x-y/>", "<hr/>", "<a\u3000b>"),
    *(
        "<!-- ",
        "-->",
        "<!-- c -->",
        "<!-->",
        "<script>",
        "</script>",
        "<?",
        "?>",
        "<!X",
        "<![CDATA[",
        "]]>",
    ),
    *("[x]: /u\n\n", "[x]:\n<u v> 't\nt'\n\n", "\n", "\n\n", "\x0b", "\u2028"),
]


# Lines in which a table may start. No line with a pipe opens another block, and none is
# indented: there markdown-it sees tables that GFM does not, and the other way round.
TABLE_LINES = [
    *("| a | b |", "a | b", "\\| a | b", "| a \\| b |", "| a |", "|", "1 | 2 | 3", "`中|文`"),
    *("|---|---|", "---|---", ":-:|--:", "| - |", "-|", "--|--|--", "|---|---", ":-", "|--| --x"),
    *("text", "", "\u3000", "> q", "- item", "# h", "```", "<div>", "<b>", "    code", "---"),
]


# markdown-it miscounts the columns of a tab after the second of two quotes' markers, and
# takes a `>` that is indented as code is for the next line of a quote.
MISREAD = re.compile(r">.*>[ ]*\t|^[> ]*(?: {4}|\t)[ \t]*>", re.MULTILINE)


DRAFTS = (
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", "", "\n", "\n", "\n\n", " "])))
    .map(lambda parts: "".join(part + end for part, end in parts))
    .filter(lambda text: not MISREAD.search(text))
)


TABLE_DRAFTS = st.tuples(
    st.sampled_from([("", ""), ("> ", "> "), ("- x\n\n  ", "  "), ("> 1. x\n>\n>    ", ">    ")]),
    st.lists(st.sampled_from(TABLE_LINES), min_size=1),
).map(lambda draft: draft[0][0] + f"\n{draft[0][1]}".join(draft[1]))


ANY_DRAFTS = DRAFTS | TABLE_DRAFTS


def parse(text: str) -> tuple[Block, ...]:
    return parse_blocks(text, Span(0, len(text)))


def judged(text: str, blocks: tuple[Block, ...]) -> list[reference_parsers.JudgedBlock]:
    """Return our blocks in the shape in which the judge speaks."""
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = []
    for block in blocks:
        if block.kind is not BlockKind.LINK_DEFINITION:
            first = index.position(block.span.start).line - 1
            last = index.position(block.span.end).line
            last = reference_parsers.without_blank_end(lines, first, last)
            found.append(
                reference_parsers.JudgedBlock(
                    block.kind.value, first, last, block.level, block.depth
                )
            )
    return found


def contents(text: str) -> list[list[str]]:
    """Return the lines of paragraphs, headings and code in the shape in which the judge speaks."""
    without_content = (
        BlockKind.HTML,
        BlockKind.TABLE,
        BlockKind.THEMATIC_BREAK,
        BlockKind.LINK_DEFINITION,
    )
    return [
        reference_parsers.stripped([line.text(text) for line in block.lines])
        for block in parse(text)
        if block.kind not in without_content
    ]


@up_to(500)
@given(ANY_DRAFTS)
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    assert judged(text, parse(text)) == reference_parsers.blocks(text)


@up_to(500)
@given(ANY_DRAFTS)
def test_lines_hold_what_markdown_it_shows(text: str) -> None:
    assert contents(text) == reference_parsers.contents(text)


@given(ANY_DRAFTS, st.sampled_from(["\r\n", "\r"]))
def test_every_newline_cuts_alike(text: str, newline: str) -> None:
    other = text.replace("\n", newline)

    blocks = parse(other)

    assert judged(other, blocks) == judged(text, parse(text))
    assert [[line.text(other) for line in block.lines] for block in blocks] == [
        [line.text(text) for line in block.lines] for block in parse(text)
    ]


@given(ANY_DRAFTS, ANY_DRAFTS)
def test_a_body_is_parsed_wherever_it_is(head: str, text: str) -> None:
    shift = len(head) + 1
    whole = f"{head}\n{text}"

    blocks = parse_blocks(whole, Span(shift, len(whole)))

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    assert blocks == tuple(
        block._replace(span=moved(block.span), lines=tuple(map(moved, block.lines)))
        for block in parse(text)
    )


@example("# \n", "\r\n")
@given(ANY_DRAFTS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_are_in_order_and_hold_their_lines(text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    at = 0
    for block in parse(text):
        assert at <= block.span.start <= block.span.end <= len(text)
        at = block.span.start
        for line in block.lines:
            assert at <= line.start <= line.end <= block.span.end
            assert not set(line.text(text)) & {"\n", "\r"}
            at = line.end
        at = block.span.end


def test_blocks_of_real_posts_are_those_of_markdown_it(real_drafts: list[Path]) -> None:
    different = []
    for path in real_drafts:
        text = path.read_bytes().decode()
        body = Document.parse(text).body.text(text)
        if judged(body, parse(body)) != reference_parsers.blocks(body):
            different.append(path.name)

    assert different == []


@pytest.mark.parametrize(
    ("text", "lines", "level"),
    [
        pytest.param("## a b ##", ["a b"], 2, id="closing signs of a heading"),
        pytest.param("## a b##", ["a b##"], 2, id="signs that close nothing"),
        pytest.param("  一\n  二  \n", ["一", "二"], 0, id="indentation of a paragraph"),
        pytest.param("> 一\n二", ["一", "二"], 0, id="a lazy line of a quotation"),
        pytest.param("- 一\n\n  二", ["一"], 0, id="an item"),
        pytest.param("```py\na\n\n b\n```", ["a", "", " b"], 0, id="fenced code"),
        pytest.param("   ```\n    a\n   ```", [" a"], 0, id="a fence with indentation"),
        pytest.param("    a\n\n     b\n\n", ["a", "", " b"], 0, id="indented code"),
        pytest.param("\t\ta", ["\ta"], 0, id="code after two tabs"),
        pytest.param(">\t\ta", ["a"], 0, id="code after a tab that is partly a marker's"),
        pytest.param("a | b\n--|--\n1 | 2", ["a | b", "--|--", "1 | 2"], 0, id="a table"),
        pytest.param("一\n==", ["一"], 1, id="a setext heading"),
        pytest.param("<p>\n</p>", [], 0, id="raw HTML"),
    ],
)
def test_the_lines_of_a_block_are_its_content(text: str, lines: list[str], level: int) -> None:
    block = parse(text)[0]

    assert [line.text(text) for line in block.lines] == lines
    assert block.level == level


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("[a]: /u\ntext", ["link_definition", "paragraph"], id="text follows"),
        pytest.param("[a]: /u\n<b>", ["link_definition", "paragraph"], id="a lone tag follows"),
        pytest.param("[a]: /u\n===", ["link_definition", "paragraph"], id="no heading is left"),
        pytest.param("[a]: /u\n一\n===", ["link_definition", "heading"], id="a heading is left"),
        pytest.param("[a]:\n/u\n't\nt'\n[b]: <>", ["link_definition"] * 2, id="many lines"),
        pytest.param("[a]: /u 't' x", ["paragraph"], id="something after the title"),
        pytest.param("text\n[a]: /u", ["paragraph"], id="inside a paragraph"),
        pytest.param("> [a]: /u", ["link_definition"], id="inside a quotation"),
        pytest.param("- a | b\n---|---", ["paragraph"], id="an item is no head of a table"),
    ],
)
def test_where_the_specification_decides(text: str, kinds: list[str]) -> None:
    assert [block.kind.value for block in parse(text)] == kinds


def test_a_block_says_where_its_first_and_last_character_are() -> None:
    text = "> - ## a\n>\n>   ```js x\n>   b\n>   ```\n>   c\n>   ==\n"

    assert [block.span.text(text) for block in parse(text)] == [
        "## a",
        "```js x\n>   b\n>   ```",
        "c\n>   ==",
    ]
    assert [block.info for block in parse(text)] == ["", "js x", ""]


@pytest.mark.slow
@up_to(500)
@given(st.lists(ANY_DRAFTS, max_size=4), st.randoms(use_true_random=False))
def test_a_block_cut_alone_is_that_of_the_whole(drafts: list[str], random: Random) -> None:
    text = "\n\nWords.\n\n".join(drafts)
    expected = [
        next((block for block in parse(text) if block.span.covers(at)), None)
        for at in range(len(text))
    ]
    places = random.sample(range(len(text)), len(text))
    blocks = LeafBlocks(text, Span(0, len(text)))

    assert [blocks.at(place) for place in places] == [expected[place] for place in places]


def test_admonitions_and_tabs_hold_the_indented_lines_below() -> None:
    text = '!!! note "标题"\n\n    甲\n\n    - 乙\n\n=== "丙"\n\n    ```\n    丁\n    ```\n\n戊\n'
    blocks = parse_blocks(text, Span(0, len(text)), Extensions(admonitions=True))

    assert [(block.span.text(text)[:3], block.depth) for block in blocks] == [
        ("!!!", 0),
        ("甲", 1),
        ("乙", 2),
        ("===", 0),
        ("```", 1),
        ("戊", 0),
    ]


def test_an_engine_may_have_no_indented_code() -> None:
    text = "甲\n\n        乙\n\n      ```\n      丙\n      ```\n"
    blocks = parse_blocks(text, Span(0, len(text)), Extensions(has_indented_code=False))

    assert [block.kind.value for block in blocks] == ["paragraph", "paragraph", "fenced_code"]
