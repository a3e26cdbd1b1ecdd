"""Formatting is stable, loses nothing, and shows what was shown before."""

from __future__ import annotations

import re

import pytest
import reference_parsers
from examples import up_to
from hypothesis import given, settings
from strategies import BLOCKS, GAPS, PROSE, drafts

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.formatting import Formatter, Layout
from postkit.formatting.front_matter_layout import read_both
from postkit.rules import RULES
from postkit.source import Source

FORMATTER = Formatter()
KEEPS_TRANSCRIPTS = Formatter(Layout(reflow_transcripts=False))
LINTER = Linter([rule() for rule in RULES if rule.default])
STRICT = [
    Formatter(
        Layout(
            details_style=style,
            summary_label="原文",
            quoting="double",
            front_matter_order=("title", "tags"),
        )
    )
    for style in ("plain", "markdown", "paragraph")
]


def formatted(text: str, formatter: Formatter = FORMATTER) -> str:
    return formatter.format(Source(text)).text


def fixed(text: str) -> str:
    return fix(LINTER, Source(text), formatter=FORMATTER).text


def rendered(text: str) -> str:
    """Return the HTML of the body without white space."""
    body = text[Document.parse(text).body.start :].replace("\ud800", "x")
    return re.sub(r"\s+", "", reference_parsers.MARKDOWN.render(body))


@up_to(150)
@given(drafts())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    once = formatted(text)

    assert formatted(once) == once


@up_to(60)
@given(drafts())
def test_every_choice_of_layout_is_stable(text: str) -> None:
    for formatter in STRICT:
        once = formatted(text, formatter)

        assert formatted(once, formatter) == once


@up_to(150)
@given(drafts())
def test_the_page_stays_the_same(text: str) -> None:
    new = formatted(text, KEEPS_TRANSCRIPTS)

    assert rendered(new) == rendered(text)
    assert read_both(Document.parse(new)) == read_both(Document.parse(text))


@settings(up_to(80), derandomize=True)
@given(drafts((*PROSE, *BLOCKS), GAPS, "词。\n\n"))
def test_fixing_and_formatting_come_to_the_same_in_either_order(text: str) -> None:
    assert fixed(formatted(text)) == formatted(fixed(text))


KEPT = [
    pytest.param('---\ntags: [Python教程, "C++入门"]\n---\n\n文字。\n', id="two tags"),
    pytest.param("---\ntext: |\n  a  \n\n\n  b\n---\n\n文字。\n", id="block scalar"),
    pytest.param(
        "---\nfolded: >-\n  a\n  b\n# note\nlang: no\n---\n\n文字。\n", id="folded scalar"
    ),
    pytest.param("```python\nprint()  \n\n\n\nx = 1\t\n```\n", id="fenced program"),
    pytest.param("词\n\n    code  \n\n\n    more\n", id="indented program"),
    pytest.param('{{< figure src="图1.png"   alt="a  b" >}}\n', id="shortcode"),
    pytest.param("# 标题\n{: .note}\n\n词\n", id="attribute list of kramdown"),
    pytest.param("见 [[双链|名  字]] 和 https://e.cn/一/二?a=b_c 。\n", id="wikilink and URL"),
    pytest.param("一行  \n又一行\\\n第三行\n", id="hard breaks"),
    pytest.param("- 一\n- 二\n  - 三\n- 四\n", id="tight list"),
    pytest.param("<details>\n\n词\n\n- 项\n\t<details>\n\n字\n", id="a tag in a list item"),
    pytest.param("<!-- a\n\n\n\nb -->\n", id="comment"),
    pytest.param("<pre>\na  \n\n\n\nb\n</pre>\n", id="preformatted text"),
    pytest.param("<pre>\n<details><summary> x </summary>\ny</details>\n</pre>\n", id="in <pre>"),
    pytest.param("| a |\n|---|\n| <details><summary>x</summary>y</details> |\n", id="in a cell"),
    pytest.param("词<details>\n<summary>x</summary>y</details>\n", id="in a paragraph"),
    pytest.param("<details>\n<summary .</p>\n", id="a summary without its bracket"),
    pytest.param("# 甲 | 乙\n--|--\n1 | 2\n", id="table to some renderers"),
    pytest.param("<!-- postkit-disable-next-line SM001 -->\n# 標題\n", id="suppression"),
    pytest.param(
        "---\ntitle: A\n---\n\n---\nauthor: B\ntags:\n- c\n---\n\n文字。\n",
        id="second front matter",
    ),
    pytest.param("# 标题\nid:: 6774c2af\n\n词\n", id="a property of a heading in Logseq"),
    pytest.param("", id="nothing"),
    pytest.param("\ufeff", id="only a BOM"),
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_laid_out_keeps_every_byte(text: str) -> None:
    assert formatted(text) == text


CHANGED = [
    pytest.param("词 \t\n", "词\n", id="trailing space"),
    pytest.param("词", "词\n", id="no final newline"),
    pytest.param("词\n \n\n", "词\n", id="blank lines at the end"),
    pytest.param("> ```\n> ", "> ```\n>\n", id="code in a quotation at the end"),
    pytest.param("词\r\n\r\n\r\n\r\n字", "词\r\n\r\n字\r\n", id="CRLF"),
    pytest.param("词\n\t\n\n\n字\n", "词\n\n字\n", id="several blank lines"),
    pytest.param("词\n# 标题\n字\n", "词\n\n# 标题\n\n字\n", id="heading"),
    pytest.param("词\n```\na\n```\n字\n", "词\n\n```\na\n```\n\n字\n", id="code"),
    pytest.param("词\n- 一\n- 二\n# 标题\n", "词\n\n- 一\n- 二\n\n# 标题\n", id="list"),
    pytest.param("一行   \n又一行\n", "一行  \n又一行\n", id="long hard break"),
    pytest.param("---\na: 1 \n---\n\n\n\n词\n", "---\na: 1\n---\n\n词\n", id="front matter"),
    pytest.param(
        "词\n<details><summary> x </summary>a</details>\n",
        "词\n\n<details><summary> x </summary>a</details>\n",
        id="block on one line",
    ),
    pytest.param(
        "<details><summary> x </summary>\n\na\n</details>\n<details>\n\n<summary>x</summary>b\n\n"
        "</details>\n",
        "<details>\n<summary>x</summary>\n\na\n\n</details>\n\n<details>\n<summary>x</summary>\nb\n"
        "</details>\n",
        id="tags of blocks",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CHANGED)
def test_the_layout(text: str, wanted: str) -> None:
    assert formatted(text, Formatter(dialect=find_dialect("markdown-it"))) == wanted


@pytest.mark.parametrize("site", ["plain", "mkdocs", "jekyll"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("词\n- 一\n- 二\n", "词\n- 一\n- 二\n", id="list below text"),
        pytest.param("- 一\n## 二\n", "- 一\n## 二\n", id="heading below a list"),
        pytest.param("词\n```\na\n```\n", "词\n```\na\n```\n", id="code below text"),
        pytest.param("|a|\n|-|\n## 二\n", "|a|\n|-|\n## 二\n", id="heading below a table"),
        pytest.param("## 一\n词\n## 二\n", "## 一\n\n词\n\n## 二\n", id="headings and text"),
    ],
)
def test_a_blank_line_that_some_engine_reads_is_put_only_where_none_does(
    site: str, text: str, wanted: str
) -> None:
    assert formatted(text, Formatter(dialect=find_dialect(site))) == wanted


def test_a_formatted_draft_stays_formatted_when_it_is_fixed() -> None:
    draft = "一段。\n##标题\n又一段。\n"

    assert fixed(draft) == "一段。\n\n## 标题\n\n又一段。\n"


def test_a_draft_that_was_never_formatted_is_only_fixed() -> None:
    draft = "词 \n\n##标题"

    assert fixed(draft) == "词 \n\n## 标题"


def test_code_that_html_swallows_is_reported_and_left_alone() -> None:
    result = FORMATTER.format(Source("<div>\n```\na  \n\n\n\n```\n"))

    assert not result.is_changed
    assert [(item.line, "add a blank line" in item.message) for item in result.withheld] == [
        (2, True)
    ]
