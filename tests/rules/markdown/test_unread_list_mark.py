"""Which lists of marks are sure: only those that Markdown then reads as these items."""

from __future__ import annotations

import pytest
from findings import apply_only_fix

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.markdown.unread_list_mark import UnreadListMark

RULE = UnreadListMark()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("• 茶\n• 水\n", "- 茶\n- 水\n", id="alone"),
        pytest.param("• 茶\r\n• 水\r\n", "- 茶\r\n- 水\r\n", id="CRLF"),
        pytest.param("带上：\n• 茶\n• 水\n", "带上：\n- 茶\n- 水\n", id="after text"),
        pytest.param("• 茶\n  ◦ 绿茶\n• 水\n", "- 茶\n  - 绿茶\n- 水\n", id="list in a list"),
        pytest.param("> • 茶\n> • 水\n", "> - 茶\n> - 水\n", id="quotation"),
        pytest.param("1. 带上\n   • 茶\n   • 水\n", "1. 带上\n   - 茶\n   - 水\n", id="item"),
        pytest.param("• **茶**：热\n• #水\n", "- **茶**：热\n- #水\n", id="bold, tag"),
        pytest.param("• [ ] 茶\n• +1 水\n", "- [ ] 茶\n- +1 水\n", id="task, number"),
    ],
)
def test_lists_that_are_sure(text: str, fixed: str) -> None:
    assert apply_only_fix(RULE, text) == (Applicability.SAFE, fixed)


@pytest.mark.parametrize(
    "text",
    [
        # What follows the mark would become a block of its own.
        pytest.param("• 2025. 旧桥\n• 2026. 新桥\n", id="number"),
        pytest.param("• # 茶\n• # 水\n", id="heading"),
        pytest.param("• - 茶\n• - 水\n", id="marker"),
        pytest.param("• 茶\n• ***\n", id="line"),
        pytest.param("• [a]: /tea\n• [b]: /water\n", id="definition"),
        pytest.param("• <div>**茶**</div>\n• 水\n", id="element"),
        # The lines would leave the quotation or the item, or be the items of another list.
        pytest.param("> 带上：\n• 茶\n• 水\n", id="beside a quotation"),
        pytest.param("1. 带上\n  • 茶\n  • 水\n2. 走\n", id="less indented than the item"),
        pytest.param("- 带上\n• 茶\n• 水\n", id="beside an item"),
        pytest.param("[^1]: 带上\n• 茶\n• 水\n", id="footnote"),
        pytest.param("- 带上\n\n• 茶\n• 水\n", id="below a list"),
        pytest.param("• 茶\n• 水\n\n- 走\n", id="above a list"),
        # Not all lines would become items, or not of the list that they are in.
        pytest.param("• 茶\n  和糖\n• 水\n• 饼\n", id="item of two lines"),
        pytest.param("• 茶\n      ◦ 绿茶\n• 水\n", id="indented too far"),
        pytest.param("• 茶\n◦ 绿茶\n• 水\n", id="other mark in the same column"),
        # What goes on from one line to the next would be cut.
        pytest.param("**带上：\n• 茶\n• 水**\n", id="bold"),
        pytest.param("[带上：\n• 茶\n• 水](/trip)\n", id="link"),
        pytest.param("$带上：\n• 茶\n• 水$\n", id="formula"),
        pytest.param("<b>带上：\n• 茶\n• 水</b>\n", id="bold tag"),
        # The marks mean something.
        pytest.param("● 茶，○ 水\n● 饼，○ 糖\n", id="legend"),
        pytest.param("●月●日，茶\n●年●月，水\n", id="blanks"),
    ],
)
def test_lists_that_are_not_sure(text: str) -> None:
    assert apply_only_fix(RULE, text)[0] is Applicability.UNSAFE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("●○○○○ 浓\n●○○○○ 甜\n", id="close"),
        pytest.param("● ○ ○ 浓\n● ○ ○ 甜\n", id="apart"),
    ],
)
def test_marks_that_rate_something_are_no_list(text: str) -> None:
    assert not list(RULE.check(Document.parse(text)))


@pytest.mark.parametrize(
    ("text", "applicability", "fixed"),
    [
        pytest.param(
            *("带上：\n• 茶\n• 水\n", Applicability.SAFE, "带上：\n\n- 茶\n- 水\n"),
            id="after text",
        ),
        pytest.param(
            *("• 茶\n  ◦ 绿茶\n", Applicability.UNSAFE, "- 茶\n  - 绿茶\n"), id="list in a list"
        ),
        pytest.param(
            *("> • 茶\n> • 水\n", Applicability.UNSAFE, "> - 茶\n> - 水\n"), id="quotation"
        ),
    ],
)
def test_python_markdown_starts_lists_in_fewer_places(
    text: str, applicability: Applicability, fixed: str
) -> None:
    assert apply_only_fix(RULE, text, find_dialect("mkdocs")) == (applicability, fixed)


def test_a_tab_before_the_mark_is_not_sure_where_nothing_is_indented_code() -> None:
    text = "带上：\n\t•\t茶\n\t•\t水\n"

    assert apply_only_fix(RULE, text, find_dialect("docusaurus"))[0] is Applicability.UNSAFE
