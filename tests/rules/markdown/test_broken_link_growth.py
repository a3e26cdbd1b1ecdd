"""Brackets that nothing closes are skipped, however many are on a line."""

from __future__ import annotations

from postkit.document import Document
from postkit.rules.markdown.broken_link import BrokenLink


def test_many_open_brackets_on_a_line_take_linear_time() -> None:
    """Where each were followed to the end of the line, 60,000 would take minutes."""
    document = Document.parse("[宽, 高，" * 60_000 + "\n\n[老桥] (https://example.org/a)\n")

    assert len(list(BrokenLink().check(document))) == 1
