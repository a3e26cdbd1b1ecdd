"""Numbers in Chinese and English, with their scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.bilingual.numerals import find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.5万亿", [1.5e12]),
        ("1.87 亿美元", [1.87e8]),
        ("1870 亿", [1.87e11]),
        ("三百万", [3e6]),
        ("一百二十", [120]),
        ("十二", [12]),
        ("二〇二四", [2024]),
        ("两千五百万", [2.5e7]),
        ("百分之三十", [30]),
        ("$187 billion", [1.87e11]),
        ("5 to 10 million", [5, 1e7]),
        ("two hundred", [200]),
        ("45%", [45]),
        ("1,234,567.5", [1234567.5]),
        ("3M users", [3e6]),
        ("iPhone15", []),
        ("一天", []),
        ("10 minutes", [10]),
    ],
)
def test_a_number_is_read(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == pytest.approx(values)


@given(st.text("零一两十百千万億点百分之0123456789,.%％$- \u00a0kKmMbthousandilr后\n"))
def test_every_text_is_read_and_spans_lie_in_it(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.span.start < number.span.end <= len(text)
        last = number.span.end
