"""Offsets, lines and columns."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit import lint_text
from postkit.source import LineIndex, Position, Source, Span

texts = st.text(st.sampled_from("ab 汉😀\r\n\u2028\ufeff"))


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="empty"),
        pytest.param("ab\ncd", 3, 2, 1, id="second line"),
        pytest.param("ab\ncd", 2, 1, 3, id="the newline belongs to its line"),
        pytest.param("ab\r\ncd", 4, 2, 1, id="crlf is one newline"),
        pytest.param("ab\rcd", 3, 2, 1, id="lone cr is a newline"),
        pytest.param("ab\u2028cd", 3, 1, 4, id="a line separator is none"),
        pytest.param("😀汉b", 2, 1, 3, id="columns count code points"),
        pytest.param("ab", 9, 1, 3, id="after the end"),
    ],
)
def test_position_of_an_offset(text: str, offset: int, line: int, column: int) -> None:
    assert LineIndex(text).position(offset) == Position(line, column)


@given(texts, st.data())
def test_offset_and_position_convert_back_and_forth(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))

    if text[offset - 1 : offset + 1] != "\r\n":
        assert index.offset(index.position(offset)) == offset


@given(texts)
def test_lines_are_those_of_commonmark(text: str) -> None:
    assert len(LineIndex(text)) == len(re.split("\r\n|\r|\n", text))


@given(texts, st.data())
def test_the_line_around_an_offset_holds_no_newline(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = Source(text)

    line = source.line_span(offset)

    assert not set(line.text(text)) & {"\r", "\n"}
    assert line.start <= offset


@pytest.mark.parametrize(
    ("text", "newline"), [("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r")]
)
def test_the_newline_of_a_text_is_that_of_its_first_line(text: str, newline: str) -> None:
    assert Source(text).newline == newline


def test_a_span_is_half_open() -> None:
    span = Span(2, 4)

    assert [span.covers(offset) for offset in range(1, 6)] == [False, True, True, False, False]
    assert span.overlaps(Span(3, 9))
    assert not span.overlaps(Span(4, 9))
    assert span.text("abcdef") == "cd"


def test_findings_in_equal_texts_are_equal_in_other_processes_too() -> None:
    found = lint_text("---\ntags: [桥, 河, 桥]\n---\n", path="a.md").diagnostics

    assert found
    assert pickle.loads(pickle.dumps(found)) == found
    assert set(lint_text("---\ntags: [桥, 河, 桥]\n---\n", path="a.md").diagnostics) == set(found)
    assert found != lint_text("---\ntags: [桥, 河, 桥]\n---\n", path="b.md").diagnostics
    assert repr(found[0].source) == "<Source 'a.md', 24 characters>"
