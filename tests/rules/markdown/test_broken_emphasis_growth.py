"""What is shown of a paragraph's asterisks is looked up twice, not once a line."""

import pytest

from postkit.document import Document
from postkit.rules.markdown import stray_asterisks
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.source import Source


def test_runs_of_a_paragraph_are_not_read_for_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    read = stray_asterisks._left
    calls = []
    monkeypatch.setattr(
        stray_asterisks, "_left", lambda document: calls.append(1) or read(document)
    )
    found = list(BrokenEmphasis().check(Document(Source("**这里没有结束\n" * 200, "post.md"))))
    assert len(found) == 200
    assert len(calls) == 2
