"""The inlines of whole documents: their places, and the real posts against markdown-it-py."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from postkit.document import Document
from postkit.document.blocks import Block, BlockKind, LeafBlocks
from postkit.document.inlines import Inlines
from postkit.document.regions import Regions
from postkit.source import Span

JUDGE = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def inlines(text: str, *lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Inlines:
    """Return the inlines of `text`, a single block whose lines hold `lines`."""
    spans = []
    at = 0
    for line in lines or (text,):
        at = text.index(line, at)
        spans.append(Span(at, at + len(line)))
        at += len(line)
    block = Block(kind, Span(spans[0].start, spans[-1].end), tuple(spans))
    return Inlines(text, Span(0, len(text)), OneBlock(text, block))


class OneBlock(LeafBlocks):
    """A single block, whatever the text looks like."""

    def __init__(self, text: str, block: Block) -> None:
        super().__init__(text, Span(0, len(text)))
        self.all = (block,)


def test_a_document_without_blocks_has_no_inlines() -> None:
    nothing = Document.parse("").inlines

    assert list(nothing.find_masked("")) == list(nothing.code) == []
    assert not nothing.links
    assert not nothing.delimiters


def test_places_are_those_in_the_draft_after_the_markers_of_quotes() -> None:
    text = '> 看[这\n> 里](甲 "乙")和**“丙”**吧'
    found = inlines(text, "看[这", '里](甲 "乙")和**“丙”**吧')

    (link,) = found.links
    assert link.span.text(text) == '[这\n> 里](甲 "乙")'
    assert link.target.text(text) == "甲"
    assert [delimiter.span.text(text) for delimiter in found.delimiters] == ["**", "**"]
    assert [delimiter.span.start for delimiter in found.delimiters] == [
        text.index("**"),
        text.rindex("**"),
    ]


def test_each_cell_of_a_table_counts_for_itself() -> None:
    text = "| **a | b** |\n|---|---|\n| `c | d` \\| **。e** |"
    found = inlines(text, *text.split("\n"), kind=BlockKind.TABLE)

    assert list(found.code) == []
    assert [delimiter.visible for delimiter in found.delimiters] == [2, 2]


def test_code_that_a_bar_cuts_in_two_is_no_prose() -> None:
    text = "| 甲 | 乙 |\n|---|---|\n| `甲(乙|丙)` 丁 | `戊` |"
    found = inlines(text, *text.split("\n"), kind=BlockKind.TABLE)

    assert "`甲(乙|丙)`" in [text[start:end] for start, end in found.find_masked(text)]


def test_no_inlines_are_in_html_and_code_blocks() -> None:
    text = "**“a”**b `c` [d](e)"

    for kind in (BlockKind.HTML, BlockKind.FENCED_CODE):
        found = inlines(text, kind=kind)
        assert not found.links
        assert not found.delimiters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("用`a,b`的", ["`a,b`"], id="code"),
        pytest.param("这<b class='c'>里</b>", ["<b class='c'>", "</b>"], id="tags"),
        pytest.param("这<!-- 里,外 -->", ["<!-- 里,外 -->"], id="comment"),
        pytest.param("[文](甲 '乙')", ["](甲 '乙')"], id="target-and-title"),
        pytest.param("<https://甲.org/乙>", ["<https://甲.org/乙>"], id="autolink"),
        pytest.param("3 < 4，5 > 4", [], id="less-than"),
        pytest.param("<书名>的故事", [], id="no-tag"),
    ],
)
def test_masked_is_what_is_no_prose(text: str, expected: list[str]) -> None:
    masked = Regions(inlines(text).find_masked(text))

    assert [span.text(text) for span in masked] == expected


def test_in_a_block_of_html_the_tags_are_masked_and_not_the_text() -> None:
    text = '<p title="甲">乙</p>\n<!-- 丙'
    found = inlines(text, *text.split("\n"), kind=BlockKind.HTML)

    masked = Regions(found.find_masked(text))
    assert [span.text(text) for span in masked] == ['<p title="甲">', "</p>", "<!-- 丙"]
    assert [span.text(text) for span in found.comments] == ["<!-- 丙"]


@pytest.mark.parametrize(
    "text",
    [
        "**甲**乙*丙*，**丁：** 戊（**己**）",
        "**[甲]**：**“乙”**，***丙***",
        "甲 **乙 (c)** 丁",
        r"\**甲*\*",
    ],
)
def test_delimiters_are_empty_where_all_emphasis_is_seen(text: str) -> None:
    assert inlines(text).delimiters == ()


def tokens_of(document: Document) -> list[Token]:
    return JUDGE.parse(document.text[document.body.start :])


def read(path: Path) -> Document:
    return Document.parse(path.read_bytes().decode("utf-8", "surrogateescape"))


def code_content(document: Document, span: Span) -> str:
    for block in document.blocks:
        if block.span == span and block.kind in (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE):
            return "".join(f"{line.text(document.text)}\n" for line in block.lines)
    content = span.text(document.text).strip("`").replace("\n", " ")
    is_padded = content[:1] == content[-1:] == " " and content.strip(" ")
    return content[1:-1] if is_padded else content


def test_code_in_real_posts_is_that_of_markdown_it(corpus: list[Path]) -> None:
    for path in corpus:
        document = read(path)
        if "`" not in document.text and "    " not in document.text and "\t" not in document.text:
            continue
        expected = []
        for token in tokens_of(document):
            inline = [child for child in token.children or () if child.type == "code_inline"]
            blocks = [token] if token.type in ("fence", "code_block") else []
            expected += [block.content for block in blocks + inline]

        assert [code_content(document, span) for span in document.code] == expected, path


def test_visible_asterisks_in_real_posts_are_those_of_markdown_it(corpus: list[Path]) -> None:
    for path in corpus:
        document = read(path)
        text = document.text
        if "*" not in text[document.body.start :] or "\\*" in text:
            continue
        expected = sum(
            child.content.count("*")
            for token in tokens_of(document)
            for child in token.children or ()
            if child.type == "text"
        )

        runs = [
            delimiter
            for delimiter in document.inlines.delimiters
            if text[delimiter.span.start] == "*"
        ]
        assert sum(run.visible for run in runs) == expected, path
