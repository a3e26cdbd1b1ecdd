"""What is shown of a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.edits import Edit
from postkit.review.excerpts import Excerpt, show_edits, show_place
from postkit.review.visible import plain, visible
from postkit.source import Source, Span

TEXT = "一\n二二\n三\n四\n五\n"


def shown(excerpt: Excerpt) -> str:
    """Return an excerpt as text: what goes in `[-…-]`, what comes in `{+…+}`."""
    marks = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}", "mark": "<{}>"}
    return "\n".join(
        f"{line.number}{line.sign}"
        + "".join(marks[part.kind].format(part.text) for part in line.parts)
        for line in excerpt.lines
    )


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([Edit(2, 3, "贰")], "1 一\n2-[-二-]二\n0+{+贰+}二\n3 三", id="in a line"),
        pytest.param([Edit(2, 5, "")], "1 一\n2-[-二二-][-↵-]\n3 三", id="a line goes"),
        pytest.param(
            [Edit(2, 2, "新\n")], "1 一\n2-二二\n0+{+新+}{+↵+}\n0+二二\n3 三", id="a line comes"
        ),
        pytest.param(
            [Edit(0, 1, "壹"), Edit(5, 6, "叁")],
            "1-[-一-]\n2-二二\n3-[-三-]\n0+{+壹+}\n0+二二\n0+{+叁+}\n4 四",
            id="two that are close",
        ),
    ],
)
def test_a_change(edits: list[Edit], expected: str) -> None:
    excerpts, more = show_edits(Source(TEXT), edits)

    assert [shown(excerpt) for excerpt in excerpts] == [expected]
    assert more == 0


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        pytest.param("一\n二\n", Edit(2, 4, ""), "1 一\n2-[-二-][-↵-]", id="with its newline"),
        pytest.param("一\n二", Edit(2, 3, ""), "1 一\n2-[-二-]", id="it has none"),
        pytest.param("一\n\n二", Edit(2, 4, ""), "1 一\n2-\n3-[-二-]", id="and the one above"),
        pytest.param("一\n二\n", Edit(2, 3, ""), "1 一\n2-[-二-]\n0+", id="its newline stays"),
        pytest.param("一", Edit(0, 1, ""), "1-[-一-]", id="the only one"),
        pytest.param("一\n", Edit(2, 2, "二"), "1 一\n0+{+二+}", id="one comes after it"),
    ],
)
def test_a_change_of_the_last_line(text: str, edit: Edit, expected: str) -> None:
    ((excerpt,), _) = show_edits(Source(text), [edit])

    assert shown(excerpt) == expected


def test_a_place_after_the_last_newline_is_shown_too() -> None:
    assert shown(show_place(Source("一\n"), Span(2, 2))) == "1 一\n2 "


def test_changes_far_apart_are_shown_apart_and_not_all() -> None:
    source = Source("行\n" * 100)

    excerpts, more = show_edits(source, [Edit(at * 2, at * 2 + 1, "x") for at in range(0, 100, 10)])

    assert len(excerpts) == 5
    assert more == 5


def test_a_long_line_is_cut_around_the_change() -> None:
    source = Source("前" * 1000 + "中" + "后" * 1000)

    ((excerpt,), _) = show_edits(source, [Edit(1000, 1001, "新")])

    assert all(len("".join(part.text for part in line.parts)) < 250 for line in excerpt.lines)
    assert "…" + "前" * 5 in shown(excerpt).replace("前" * 85, "")


def test_many_lines_are_cut() -> None:
    ((excerpt,), _) = show_edits(Source("行\n" * 200), [Edit(0, 400, "x\n" * 200)])

    assert len(excerpt.lines) == 24
    assert excerpt.left_out > 300


def test_a_place_is_marked() -> None:
    assert shown(show_place(Source(TEXT), Span(2, 3))) == "1 一\n2 <二>二\n3 三"


@given(st.text(alphabet="一a \n\r\u2028", max_size=40), st.data())
def test_any_change_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(alphabet="新\n", max_size=5))

    excerpts, _ = show_edits(Source(text), [Edit(start, end, new)])
    show_place(Source(text), Span(start, end))

    kept = "".join(
        part.text
        for excerpt in excerpts
        for line in excerpt.lines
        for part in line.parts
        if part.kind == "ins"
    )
    assert kept.replace("↵", "") == new.replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"),
        ("a\u202eb", 'a<span class="sign">U+202E</span>b'),
        ("\x00\ud800", '<span class="sign">U+0000</span><span class="sign">U+D800</span>'),
        ("桥\tx", "桥\tx"),
    ],
)
def test_nothing_is_markup_and_nothing_is_invisible(text: str, html: str) -> None:
    assert visible(text) == html
    plain(text).encode()
