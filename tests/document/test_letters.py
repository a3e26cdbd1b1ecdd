"""The letters and digits of a text."""

from __future__ import annotations

from postkit.document.letters import folded_letters, letters


def test_letters_are_what_is_left_without_spaces_and_marks() -> None:
    assert letters("河上的桥，No. 3（新）") == "河上的桥No3新"
    assert folded_letters("The Straße!") == "thestrasse"
