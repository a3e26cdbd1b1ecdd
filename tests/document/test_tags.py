"""Tags, sound and damaged, with exact spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.document.damaged_tags import TagDamage
from postkit.document.tag import Tag


def tags(text: str) -> tuple[Tag, ...]:
    return Document.parse(text).tags


@pytest.mark.parametrize(
    ("written", "name", "is_closing"),
    [
        pytest.param("<details>", "details", False, id="plain"),
        pytest.param("</details>", "details", True, id="closing"),
        pytest.param("<DETAILS open>", "details", False, id="upper case, attribute without value"),
        pytest.param('<p class="a b" id=x>', "p", False, id="attributes"),
        pytest.param("<details\n  class='a'\n  open\n>", "details", False, id="over several lines"),
        pytest.param("</p >", "p", True, id="space before the end"),
        pytest.param("<br/>", "br", False, id="void"),
        pytest.param("<my-note>", "my-note", False, id="custom element"),
        pytest.param('<details class="a>b">', "details", False, id="a bracket in a value"),
        pytest.param("<a title='</details>' id=x>", "a", False, id="a tag in a value"),
        pytest.param('<img alt="<p>" src=a.png />', "img", False, id="a tag in a void one"),
    ],
)
def test_a_sound_tag_is_found_as_it_is(written: str, name: str, is_closing: bool) -> None:
    found = tags(f"天\n{written}\n地")

    assert [(tag.name, tag.is_closing, tag.damage) for tag in found] == [(name, is_closing, None)]
    assert found[0].span.text(f"天\n{written}\n地") == written


@pytest.mark.parametrize(
    ("written", "corrected", "damage"),
    [
        pytest.param("/details>", "</details>", TagDamage.NO_START, id="no-start"),
        pytest.param('p class="x">', '<p class="x">', TagDamage.NO_START, id="no-start-p"),
        pytest.param("</details", "</details>", TagDamage.NO_END, id="no-end"),
        pytest.param("</summary]", "</summary>", TagDamage.NO_END, id="wrong-bracket"),
        pytest.param("<details", "<details>", TagDamage.NO_END, id="no-end-of-an-opening"),
        pytest.param("</detials>", "</details>", TagDamage.MISSPELT, id="misspelt"),
        pytest.param("<sumary>", "<summary>", TagDamage.MISSPELT, id="misspelt-summary"),
        pytest.param("＜/details＞", "</details>", TagDamage.WRONG_MARKS, id="wide"),
        pytest.param("《details》", "<details>", TagDamage.WRONG_MARKS, id="title-brackets"),
        pytest.param("< details >", "<details>", TagDamage.WRONG_MARKS, id="spaced"),
        pytest.param("<\\/details>", "</details>", TagDamage.WRONG_MARKS, id="backslash"),
        pytest.param("<<details>", "<details>", TagDamage.WRONG_MARKS, id="doubled"),
        pytest.param("</details>>", "</details>", TagDamage.WRONG_MARKS, id="doubled-end"),
        pytest.param('<p class="x>', '<p class="x">', TagDamage.QUOTES, id="quote"),
        pytest.param('<details class="x>', '<details class="x">', TagDamage.QUOTES, id="quote-d"),
        pytest.param("<p class=“x”>", '<p class="x">', TagDamage.QUOTES, id="typographic"),
        pytest.param('<pclass="x">', '<p class="x">', TagDamage.NO_SPACE, id="no-space"),
        pytest.param("&lt;details&gt;", "<details>", TagDamage.ESCAPED, id="escaped"),
    ],
)
def test_a_damaged_tag_says_how_it_should_be_written(
    written: str, corrected: str, damage: TagDamage
) -> None:
    text = f"天\n\n{written}\n\n地"
    found = tags(text)

    assert [(tag.damage, tag.corrected, tag.span.text(text)) for tag in found] == [
        (damage, corrected, written)
    ]


@pytest.mark.parametrize("start", ["</", "</d", "</detail", "</p", "</summ"])
def test_a_tag_that_the_end_of_the_text_cuts_off_is_found(start: str) -> None:
    assert [tag.corrected for tag in tags(f"天\n{start}")] in (
        ["</details>"],
        ["</p>"],
        ["</summary>"],
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("若 a <p 且 p> 0.05", id="comparison"),
        pytest.param("写 <details 这样的元素", id="prose"),
        pytest.param("见 <https://example.com/details>", id="autolink"),
        pytest.param("多谢 <3 和 <- 箭头 -> 了", id="signs"),
        pytest.param("转义的 \\<details> 不是标签", id="escaped"),
        pytest.param("用 《details》 和 ＜summary＞ 来折叠", id="wide in prose"),
        pytest.param("`<details>` 和 `</p`", id="code"),
        pytest.param("```\n<details>\n</details\n```\n", id="fence"),
        pytest.param("    <details>\n", id="indented"),
        pytest.param("<!-- <details> -->\n", id="comment"),
        pytest.param("[元素](<details>)\n\n[a]: <p>\n", id="target"),
        pytest.param("[元素](a.md 'the <details> tag')", id="title of a link"),
        pytest.param("[元素]: a.md 'the <details> tag'\n", id="title of a definition"),
        pytest.param("$<details>$ 和 $x</details>$", id="formula"),
        pytest.param("$$\n<details>\n$$\n\n\\(<p>\\)", id="formulas of two signs"),
        pytest.param('<?php echo "<details>"; ?>\n\n天 <?= "</p>" ?>', id="instruction"),
        pytest.param("<!DOCTYPE details>\n", id="declaration"),
    ],
)
def test_what_is_no_tag_is_none(text: str) -> None:
    assert tags(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("票价 $<summary>美元$5</summary>$ 起", ["summary", "summary"], id="prices"),
        pytest.param("[a <b>](c) <i>", ["b", "i"], id="beside a target"),
        pytest.param("<noscript><p></noscript><i>", ["i"], id="after scripts"),
    ],
)
def test_what_is_beside_no_tag_is_one(text: str, names: list[str]) -> None:
    assert [tag.name for tag in tags(text)] == names


MARKS = [
    "<",
    ">",
    "</",
    "＜",
    "＞",
    "\\",
    "/",
    "details",
    "summary",
    "p",
    "p class",
    '="',
    '"',
    "]",
]
DEBRIS = st.lists(st.sampled_from([*MARKS, " ", "\n", "\r\n", "天", "x", "`", "\ud800", "\0"]))


@given(DEBRIS)
def test_tags_lie_in_their_order_and_do_not_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    found = [tag for tag in tags(text) if tag.damage is not TagDamage.NO_START]

    assert all(0 <= tag.span.start < tag.span.end <= len(text) for tag in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(DEBRIS)
def test_a_fixed_tag_is_sound(parts: list[str]) -> None:
    for item in tags("".join(parts)):
        if item.corrected:
            again = tags(f"{item.corrected}\n")
            assert [(tag.name, tag.is_closing, tag.damage) for tag in again] == [
                (item.name, item.is_closing, None)
            ]
