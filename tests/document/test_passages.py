"""Chinese lines, gathered with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document.passages import chinese_passages
from postkit.source import Span


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        pytest.param("你好\nhello\n世界", "你好\n世界\n", id="foreign lines are left out"),
        pytest.param("你好\r\nhello\r世界", "你好\n世界\n", id="every newline"),
        pytest.param(
            "The poet Li Bai (李白) was born in 701 and wrote many poems.", "", id="a quoted name"
        ),
        pytest.param("见 https://example.org", "", id="a line that is nearly all link"),
        pytest.param("Привет, мир", "", id="another script"),
    ],
)
def test_chinese_lines_are_gathered(text: str, chinese: str) -> None:
    assert chinese_passages(text, Span(0, len(text))).text == chinese


def test_the_lines_after_a_place_are_those_that_are_chinese() -> None:
    text = "桥在河边\nthe bridge\n河在山下\n山在远处"
    passages = chinese_passages(text, Span(0, len(text)))

    assert list(passages.lines_after(0)) == ["河在山下", "山在远处"]
    assert list(passages.lines_after(len(text) - 1)) == []


@given(st.text(st.sampled_from("你好，ab \r\n\ud800😀")), st.integers(0, 5))
def test_each_character_is_found_again_in_the_draft(text: str, start: int) -> None:
    body = Span(min(start, len(text)), len(text))

    passages = chinese_passages(text, body)

    for at, char in enumerate(passages.text):
        offset = passages.offset(at)
        assert body.start <= offset <= body.end
        assert char == "\n" or text[offset] == char
