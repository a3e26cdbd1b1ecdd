"""Thousands of lost characters on one line are judged by that line once."""

from __future__ import annotations

from examples import size

from postkit.document import Document
from postkit.rules.script_mixing.replacement_character import ReplacementCharacter


def test_many_lost_characters_on_a_line_take_linear_time() -> None:
    """Where the line were read for each of them, 100,000 would take minutes."""
    many = size(100_000)
    document = Document.parse("桥\ufffd" * many)

    assert len(list(ReplacementCharacter().check(document))) == many
