"""Columns in bytes of UTF-8 and units of UTF-16."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.reporters.columns import Columns
from postkit.source import Position, Source


@pytest.mark.parametrize(
    ("unit", "text", "offset", "expected"),
    [
        pytest.param("utf-8", "a\nab", 3, Position(2, 2), id="ASCII"),
        pytest.param("utf-8", "桥\r\n桥x", 4, Position(2, 4), id="Han takes three bytes"),
        pytest.param("utf-8", "🌉x", 1, Position(1, 5), id="emoji take four bytes"),
        pytest.param("utf-16", "桥x", 1, Position(1, 2), id="Han takes one unit"),
        pytest.param("utf-16", "🌉x", 1, Position(1, 3), id="emoji take two units"),
        pytest.param("utf-8", "\ud800x", 1, Position(1, 4), id="lone surrogate"),
        pytest.param("utf-8", "桥", 9, Position(1, 4), id="after the end"),
        pytest.param("utf-8", "", 0, Position(1, 1), id="empty text"),
    ],
)
def test_position(
    unit: Literal["utf-8", "utf-16"], text: str, offset: int, expected: Position
) -> None:
    assert Columns(Source(text), unit).position(offset) == expected


@given(
    st.text(st.sampled_from("ab桥🌉é\n\r"), max_size=60).map(lambda text: text * 60),
    st.integers(0, 3600),
)
def test_a_column_is_the_length_of_what_is_before_it_on_its_line(text: str, at: int) -> None:
    source = Source(text)
    at = min(at, len(text))
    line, column = source.lines.position(at)
    start = source.lines.line_start(line)
    before = text[start : start + column - 1]

    size = len(before.encode("utf-16-le")) // 2

    assert Columns(source, "utf-8").position(at) == (line, len(before.encode()) + 1)
    assert Columns(source, "utf-16").position(at) == (line, size + 1)
