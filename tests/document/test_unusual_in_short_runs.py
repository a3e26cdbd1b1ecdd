"""Rare characters are found in every draft, one by one or by a pattern."""

from __future__ import annotations

import re

import pytest

from postkit.document.unusual_characters import RareCharacters


@pytest.mark.parametrize("most", [0, 2, 100])
def test_each_draft_is_found_by_its_own_characters(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("postkit.document.unusual_characters._MOST_COMPARED", most)
    digits = RareCharacters(str.isdigit, re.compile(r"\d").search)

    for text in ("桥", "桥1", "1", "桥", ""):
        assert digits.are_in(text) is ("1" in text)


def test_a_pattern_is_used_only_in_a_long_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.document.unusual_characters._MOST_COMPARED", 2)
    compared: list[str] = []
    searched: list[str] = []
    none = RareCharacters(lambda char: bool(compared.append(char)), searched.append)

    for text in ("桥", "桥港", "港船"):
        none.are_in(text)

    assert compared == ["桥", "港"]
    assert searched == ["港船"]
