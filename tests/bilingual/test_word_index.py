"""Many words at once in a text."""

from __future__ import annotations

import pytest

from postkit.bilingual.word_index import WordIndex


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["模式", "样式"], "这个模式和那个模式", {"模式"}),
        (["设计", "设计模式", "模式"], "用设计模式", {"设计", "设计模式", "模式"}),
        (["ab", "bc"], "abc", {"ab", "bc"}),
        (["模式"], "模", set()),
        (["", "式"], "模式", {"式"}),
        ([], "模式", set()),
    ],
)
def test_words_are_found_wherever_they_are(words: list[str], text: str, found: set[str]) -> None:
    assert WordIndex(words).found_in(text) == found


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["pattern"], "a pattern, patterns and subpattern", ["pattern"]),
        (
            ["design", "design pattern"],
            "design patterns, design pattern",
            ["design", "design pattern"],
        ),
        (["design", "design pattern"], "a design pattern", ["design pattern"]),
        ([".net", "c++"], "c++ or .net", ["c++", ".net"]),
        (["pattern"], "用pattern写", ["pattern"]),
        (["a b", "b c"], "a b c", ["a b"]),
        ([""], "a", []),
    ],
)
def test_whole_words_are_found(words: list[str], text: str, found: list[str]) -> None:
    assert list(WordIndex(words).whole_words(text)) == found


def test_the_length_of_the_longest_word() -> None:
    assert WordIndex(["模式", "设计模式"]).longest == 4
    assert WordIndex([]).longest == 0
