"""The syntax of MDX: modules, tags and expressions are no prose, what is between them is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from examples import size
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.mdx_syntax import find_mdx_syntax
from postkit.source import Span


def found(text: str) -> list[str]:
    spans = find_mdx_syntax(text, Span(0, len(text))).tags
    return [span.text(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        pytest.param('import A from "甲"\n\n正文', ['import A from "甲"'], id="import"),
        pytest.param(
            "export const a = {\n  b: 1,\n\n  c: `}`\n}\n\n正文",
            ["export const a = {\n  b: 1,\n\n  c: `}`\n}"],
            id="export with a blank line",
        ),
        pytest.param("共{[1, '}'].length}次", ["{[1, '}'].length}"], id="expression"),
        pytest.param("甲{/* 注释 } */}乙", ["{/* 注释 } */}"], id="comment"),
        pytest.param("<A>甲</A>", ["<A>", "</A>"], id="element"),
        pytest.param("<>甲</>", ["<>", "</>"], id="fragment"),
        pytest.param(
            '<A\n  b="甲 > 乙"\n  c={() => "丙"}\n>\n文字\n</A>',
            ['<A\n  b="甲 > 乙"\n  c={() => "丙"}\n>', "</A>"],
            id="tag of several lines",
        ),
        pytest.param("<p style={{a: '甲'}}>文</p>", ["<p style={{a: '甲'}}>", "</p>"], id="object"),
        pytest.param("`{a}` ``<B>``", [], id="code span"),
        pytest.param("```jsx\n<A>{b}\n```\n{c}", ["{c}"], id="fence"),
        pytest.param(
            "<A>\n    ```jsx\n    <B>\n    ```\n</A>", ["<A>", "</A>"], id="indented fence"
        ),
        pytest.param(r"\{a} \<b>", [], id="escaped"),
        pytest.param("5 < 6 和 a<b", [], id="less than"),
        pytest.param("5 < 6，`->` 是箭头，6 > 5", [], id="less than, and greater than"),
        pytest.param("未闭合的 { 和 {a}", ["{a}"], id="unclosed brace"),
        pytest.param("We import goods.\n\nimport duties rose", [], id="prose"),
    ],
)
def test_syntax_is_distinguished_from_prose(text: str, syntax: list[str]) -> None:
    assert found(text) == syntax


def test_text_in_elements_is_prose_and_code_in_them_is_code() -> None:
    text = "<A>\n\n    <Tab>\n\n    文字\n\n      ```js\n      代码\n      ```\n    </Tab>\n</A>\n"
    document = Document.parse(text, path="a.mdx")

    assert text.index("文") not in document.masked
    assert text.index("Tab") in document.masked
    assert document.block_at(text.index("代")).kind is BlockKind.FENCED_CODE  # type: ignore[union-attr]


@given(st.text(st.sampled_from("{}<>`'\"\\/* \nAa=importexport甲"), max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    spans = find_mdx_syntax(text, Span(0, len(text))).tags

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("part", ["{", '<A b="', "<A ", "export const a = {\n\n", "`", "{`", "{'"])
def test_broken_syntax_takes_linear_time(part: str) -> None:
    found(part * (size(400_000) // len(part)))
