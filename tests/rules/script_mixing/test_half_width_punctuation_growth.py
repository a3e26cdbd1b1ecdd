"""Marks in an address are skipped before the sentence around each of them is read."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.rules.script_mixing import half_width_punctuation
from postkit.rules.script_mixing.half_width_punctuation import HalfWidthPunctuation


def test_no_sentence_is_read_around_a_mark_in_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(
        half_width_punctuation, "is_chinese_sentence", lambda _, at: bool(read.append(at))
    )

    assert not list(HalfWidthPunctuation().check(Document.parse("https://a.b/" + "桥,河" * 100)))
    assert read == []
