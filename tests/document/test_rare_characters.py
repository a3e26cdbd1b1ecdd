"""Rare characters are found in every draft, and others classified once."""

from __future__ import annotations

from postkit.document.rare_characters import RareCharacters
from postkit.source import Source


def test_each_draft_is_told_by_its_own_characters() -> None:
    digits = RareCharacters(str.isdigit)

    assert [digits.are_in(Source(text)) for text in ("桥", "桥1", "1", "桥", "")] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_a_character_that_is_not_rare_is_classified_once() -> None:
    classified: list[str] = []
    none = RareCharacters(lambda char: bool(classified.append(char)))

    for text in ("桥", "桥港", "港桥"):
        none.are_in(Source(text))

    assert classified == ["桥", "港"]
