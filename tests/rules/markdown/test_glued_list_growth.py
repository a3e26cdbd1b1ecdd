"""The lines of an item are read in one way only, however far they are indented."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.rules.markdown.glued_list import GluedList


@pytest.mark.parametrize(
    ("end", "findings"),
    [
        pytest.param("", 0, id="one item"),
        pytest.param("- 锁门\n", 1, id="two items"),
    ],
)
def test_many_indented_lines_take_linear_time(end: str, findings: int) -> None:
    """Where each line could be read in two ways, 1,000 lines would take for ever."""
    text = "出门之前：\n- 关灯\n" + "        再看一遍\n" * 1_000 + end
    document = Document.parse(text, dialect=find_dialect("mkdocs"))

    assert len(list(GluedList().check(document))) == findings
