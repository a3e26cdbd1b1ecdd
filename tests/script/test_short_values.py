"""Values in a row."""

from __future__ import annotations

import pytest

from postkit.script.short_values import is_between_values
from postkit.source import Span


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        pytest.param("石桥,木桥,河,船,渡口,码头", ",", True, id="six-words"),
        pytest.param("- 石桥,木桥,河,船,渡口,码头", ",", True, id="list-item"),
        pytest.param("石桥,木桥,河,船,渡口", ",", False, id="five-words"),
        pytest.param("我们去河边走走,木桥,河,船,渡口,码头", ",", False, id="clause"),
        pytest.param("| 石桥; 木桥 |", ";", True, id="cell"),
        pytest.param("石桥; 木桥", ";", False, id="no-cell"),
        pytest.param("| 石桥，很老; 木桥 |", ";", False, id="prose-in-cell"),
    ],
)
def test_marks_between_values(text: str, mark: str, expected: bool) -> None:
    assert is_between_values(text, text.index(mark), Span(0, len(text))) is expected


def test_what_follows_a_sentence_is_no_row() -> None:
    text = "有：石桥,木桥,河,船,渡口,码头。"

    assert not is_between_values(text, text.index(","), Span(2, len(text) - 1))
