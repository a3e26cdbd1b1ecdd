"""The block around thousands of lines is looked up once, not once a line."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.rules.markdown.unrendered_list import UnrenderedList


def test_the_block_of_many_lines_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of dashes below them makes them a heading, which is no list."""
    find = Document.block_at
    calls = []
    monkeypatch.setattr(Document, "block_at", lambda self, at: calls.append(at) or find(self, at))
    assert not list(UnrenderedList().check(Document.parse("-关灯\n" * 1_000 + "---\n")))
    assert len(calls) == 1
