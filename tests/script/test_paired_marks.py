"""Which marks find no partner, and in which paragraphs such lines are."""

from __future__ import annotations

import re

import pytest

from postkit.document import Document
from postkit.script.paired_marks import marks_in_prose, uneven_paragraphs, unpaired

MARKS = re.compile("[《》「」“”]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“甲”和《乙》", ""),
        ("“甲《乙》”", ""),
        ("“甲", "“"),
        ("甲”", "”"),
        ("”甲“", "”“"),
        ("“甲《乙”", "“《”"),
        ("甲》“乙”「", "》「"),
    ],
)
def test_marks_pair_up_as_they_are_nested(text: str, expected: str) -> None:
    places = [match.start() for match in MARKS.finditer(text)]

    assert "".join(text[at] for at in unpaired(text, places)) == expected


def test_a_paragraph_is_uneven_by_a_line_and_code_has_no_marks() -> None:
    document = Document.parse("他说“甲\n乙”。\n\n“丙”。\n\n## 说“丁\n\n用 `“` 和“戊。\n")
    blocks = [*uneven_paragraphs(document, MARKS)]

    assert [block.span.text(document.text)[:3] for block in blocks] == ["他说“", "## ", "用 `"]
    assert [len(marks_in_prose(document, block, MARKS)) for block in blocks] == [2, 1, 1]
