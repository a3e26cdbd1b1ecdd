"""What stays of a text when its punctuation and spacing are fixed, and how far it reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.script.letters_around import normalized_letters, reach_back, reach_on

texts = st.text(st.sampled_from("头发aＡ３，, 。*"), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("头发，干了。", "头发干了", id="punctuation"),
        pytest.param("用 Ｇｏ３", "用Go3", id="full width"),
        pytest.param("**\\>>", "", id="marks only"),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert normalized_letters(text) == expected


@given(texts, st.integers(0, 80), st.integers(0, 9))
def test_both_ways_reach_the_same(text: str, at: int, count: int) -> None:
    at = min(at, len(text))
    back = reach_back(text, 0, at, count)
    on = reach_on(text[::-1], len(text) - at, len(text), count)

    assert 0 <= back <= at
    assert back == len(text) - on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("天地玄黄", 2, id="letters"),
        pytest.param("天，地，玄，", 2, id="marks do not count"),
        pytest.param("，，天", 0, id="fewer letters than wanted"),
        pytest.param("天地" + "，" * 20, 14, id="too many marks"),
    ],
)
def test_reach_back(text: str, expected: int) -> None:
    assert reach_back(text, 0, len(text), 2) == expected
