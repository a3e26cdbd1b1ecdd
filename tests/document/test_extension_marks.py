"""The signs of extensions of Markdown, which are no prose."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.document.extension_marks import find_extension_marks

MARKS = [
    pytest.param('!!! note "标题"', ['!!! note "', '"'], id="admonition"),
    pytest.param('??? note "标题"', ['??? note "', '"'], id="folded admonition"),
    pytest.param('???+ tip inline "标题"', ['???+ tip inline "', '"'], id="open admonition"),
    pytest.param("!!! note", ["!!! note"], id="without title"),
    pytest.param('=== "选项"', ['=== "', '"'], id="tab"),
    pytest.param('    === "选项"', ['=== "', '"'], id="nested tab"),
    pytest.param("::: tip 标题", ["::: tip"], id="container"),
    pytest.param(':::note[标题]{icon="星"}', [":::note["], id="directive"),
    pytest.param(":::", [":::"], id="end of a container"),
    pytest.param("/// tip | 标题", ["/// tip |"], id="block of pymdown"),
    pytest.param("> [!NOTE]", ["[!NOTE]"], id="alert"),
    pytest.param("> [!note]- 标题", ["[!note]-"], id="callout"),
    pytest.param("[^1]: 注释", ["[^1]:"], id="footnote"),
    pytest.param("*[HTML]: 标记语言", ["*[HTML]:"], id="abbreviation"),
    pytest.param(":   定义", [":   "], id="definition"),
    pytest.param('--8<-- "文件.md"', ['--8<-- "文件.md"'], id="snippet"),
    pytest.param("{* ../例子.py hl[1] *}", ["{* ../例子.py hl[1] *}"], id="included code"),
    pytest.param("段落\n{: .甲 #id}", ["{: .甲 #id}"], id="attribute list"),
    pytest.param("甲{/* 注释 */}乙", ["{/* 注释 */}"], id="comment"),
    pytest.param("甲!!!乙", [], id="within a line"),
    pytest.param("真的！！！", [], id="full width"),
    pytest.param("a: b", [], id="colon"),
    pytest.param("{/* 没有结尾", [], id="unclosed comment"),
]


@pytest.mark.parametrize(("text", "marks"), MARKS)
def test_a_sign_is_distinguished_from_its_title(text: str, marks: list[str]) -> None:
    assert [span.text(text) for span in find_extension_marks(text, 0, len(text))] == marks


@pytest.mark.parametrize(("text", "marks"), MARKS)
def test_a_sign_is_masked_wherever_it_is(text: str, marks: list[str]) -> None:
    document = Document.parse(f"前文。\n\n{text}\n")
    for mark in marks:
        assert document.text.index(mark) in document.masked


def test_a_footnote_is_text_and_no_link_definition() -> None:
    document = Document.parse("见[^1]。\n\n[^1]: 注释。\n")

    assert [block.kind.value for block in document.blocks] == ["paragraph", "paragraph"]
    assert document.text.index("注") not in document.masked


def test_unclosed_comments_take_linear_time() -> None:
    text = "{/*" * 200_000

    assert not list(find_extension_marks(text, 0, len(text)))
