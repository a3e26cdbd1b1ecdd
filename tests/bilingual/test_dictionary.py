"""Words of Chinese texts, and what they mean in English."""

from __future__ import annotations

import pytest

from postkit.bilingual.dictionary import cut, meaning


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("港口工人", {"港口", "工人"}, id="one after the other"),
        pytest.param("中华人民共和国", {"中华人民共和国"}, id="the longest"),
        pytest.param("城市，港口 port", {"城市", "港口"}, id="between marks and letters"),
        pytest.param("大学城市", {"大学城", "市"}, id="from the left"),
        pytest.param("的港", {"的", "港"}, id="characters that start no word"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_texts_are_cut_into_words(text: str, words: set[str]) -> None:
    assert cut(text) == words


def test_a_long_word_means_what_the_words_in_it_mean() -> None:
    assert {"port", "citi"} & meaning("港口")
    assert meaning("港口城市") >= meaning("港口") | meaning("城市")
    assert meaning("\U00020000") == frozenset()
