"""Words of Chinese."""

from __future__ import annotations

import pytest

from postkit.script.words import cut_words, is_in_words, is_word


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("这个问题很难", True, id="a word"),
        pytest.param("个问\ud800题难", False, id="cut in two by half a surrogate pair"),
    ],
)
def test_characters_are_part_of_a_word(clause: str, expected: bool) -> None:
    assert is_in_words(clause, clause.index("问"), clause.index("题") + 1) is expected


def test_half_a_surrogate_pair_is_no_part_of_a_word() -> None:
    assert cut_words("问题\ud800问题") == ["问题", "\ud800", "问题"]
    assert is_word("问题")
    assert not is_word("问\ud800")
