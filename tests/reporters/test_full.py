"""The format that shows each finding with its line."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest
from findings import finding, report
from hypothesis import given
from hypothesis import strategies as st

from postkit.diagnostics import Diagnostic
from postkit.edits import Edit, Fix
from postkit.reporters import Style
from postkit.reporters.width import cells, display
from postkit.source import Span

FIX = Fix("fix it", (Edit(0, 1, "新"),))


def shown(one: Diagnostic, width: int = 100) -> tuple[str, str]:
    """Return the line and the carets below it, as `full` shows them."""
    lines = report("full", (one,), style=Style(width=width)).split("\n")
    return lines[2], lines[3]


def test_full() -> None:
    one = finding("one\ntwo three\n", "three", fix=FIX)

    assert report("full", (one,)) == (
        "warning[XX001 a-rule]: [*] a message\n"
        " --> a.md:2:5\n"
        "2 | two three\n"
        "  |     ^^^^^\n"
        "  = fix: fix it\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("text", "marked", "line", "carets"),
    [
        pytest.param("看这里的桥", "这里", "1 | 看这里的桥", "  |   ^^^^", id="Han"),
        pytest.param("🌉🌉x", "x", "1 | 🌉🌉x", "  |     ^", id="emoji"),
        pytest.param("\ta\tb", "b", "1 |     a    b", "  |          ^", id="tabs"),
        pytest.param("a\tb", "\t", "1 | a    b", "  |  ^^^^", id="a tab"),
        pytest.param("cafe\u0301 x", "x", "1 | cafe\u0301 x", "  |      ^", id="combining mark"),
        pytest.param(
            "a\u200bb", "\u200b", "1 | a<U+200B>b", "  |  ^^^^^^^^", id="zero width space"
        ),
        pytest.param("a\u202eb", "b", "1 | a<U+202E>b", "  |          ^", id="bidi control"),
        pytest.param("ab", Span(2, 2), "1 | ab", "  |   ^", id="end of the text"),
        pytest.param("ab\ncd", Span(2, 2), "1 | ab", "  |   ^", id="end of a line"),
        pytest.param("ab\ncd", Span(1, 1), "1 | ab", "  |  ^", id="empty span"),
        pytest.param("ab\ncd", Span(1, 5), "1 | ab", "  |  ^", id="more than a line"),
        pytest.param("a\r\nb", Span(0, 2), "1 | a", "  | ^", id="carriage return"),
        pytest.param("", Span(0, 0), "1 |", "  | ^", id="empty text"),
        pytest.param("\n\n", Span(1, 1), "2 |", "  | ^", id="empty line"),
    ],
)
def test_the_caret_is_below_the_place(
    text: str, marked: str | Span, line: str, carets: str
) -> None:
    assert shown(finding(text, marked)) == (line, carets)


def test_the_gutter_is_as_wide_as_the_number() -> None:
    text = "\n" * 99 + "two"

    assert report("full", (finding(text, "two"),)).split("\n")[1:4] == [
        "   --> a.md:100:1",
        "100 | two",
        "    | ^^^",
    ]


def test_a_long_line_is_cut_at_its_end() -> None:
    line, carets = shown(finding("x" * 3 + "!" + "y" * 200, "!"), width=40)

    assert line == "1 | xxx!" + "y" * 30 + "…"
    assert carets == "  |    ^"


def test_a_long_line_is_cut_before_the_place() -> None:
    line, carets = shown(finding("a" * 200 + "!", "!"), width=40)

    assert line == "1 | …" + "a" * 33 + "!"
    assert carets == "  | " + " " * 34 + "^"


def test_a_long_place_shows_its_start() -> None:
    line, carets = shown(finding("b" * 30 + "!" * 200 + "c", "!" * 200), width=40)

    assert "b!" in line
    assert line == "1 | …" + "b" * 10 + "!" * 23 + "…"
    assert carets == "  | " + " " * 11 + "^" * 24


def test_a_place_in_the_middle_shows_what_is_around_it() -> None:
    line, carets = shown(finding("a" * 200 + "!" + "b" * 200, "!"), width=40)

    assert line == "1 | …" + "a" * 22 + "!" + "b" * 10 + "…"
    assert carets == "  | " + " " * 23 + "^"


LINES = st.text(
    st.one_of(
        st.sampled_from("ab 桥🌉\t\u0301\u200b\ud800“é"), st.characters(exclude_characters="\n")
    ),
    max_size=120,
)


@given(LINES, LINES, LINES, st.integers(40, 120))
def test_any_line_fits_the_terminal_with_its_carets(
    before: str, inside: str, after: str, width: int
) -> None:
    text = before + inside + after
    one = finding(text, Span(len(before), len(before) + len(inside)))

    line, carets = shown(one, width)

    assert cells(line) <= width
    assert carets.count("^") >= 1
    assert len(carets) <= width
    assert all(category(char) not in ("Cc", "Cf", "Cs") for char in line)


@given(LINES.filter(lambda text: len(text) < 6), st.integers(0, 5))
def test_carets_are_below_what_is_marked(before: str, size: int) -> None:
    inside = "桥" * size
    one = finding(before + inside + "x", Span(len(before), len(before) + size))
    if one.line > 1:
        return

    _, carets = shown(one)

    assert carets.index("^") == 4 + cells(display(before))
    assert carets.count("^") == max(1, 2 * size)


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    hidden = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and char != "\t"
    ]

    assert [char for char in hidden if display(char) != f"<U+{ord(char):04X}>"] == []


def test_a_line_of_megabytes_is_shown_in_no_time() -> None:
    text = "桥" * 4_000_000

    line, carets = shown(finding(text, Span(2_000_000, 2_000_001)), width=80)

    assert cells(line) <= 80
    assert "^^" in carets
