"""What the templates of the pages may call."""

from __future__ import annotations

import pytest

from postkit.reporters.page_templates import counted


@pytest.mark.parametrize(
    ("words", "number", "shown"),
    [
        ("more line | more lines", 0, "more lines"),
        ("more line | more lines", 1, "more line"),
        ("more line | more lines", 2, "more lines"),
        ("行未显示", 1, "行未显示"),
        ("行未显示", 2, "行未显示"),
    ],
)
def test_words_fit_the_number(words: str, number: int, shown: str) -> None:
    assert counted(words, number) == shown
