"""What is shown of a paragraph's asterisks is looked up once, not once a line."""

import pytest

from postkit.document import Document
from postkit.rules.markdown import broken_emphasis
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.source import Source


def test_runs_of_a_paragraph_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = broken_emphasis._shown_whole
    calls = []
    monkeypatch.setattr(broken_emphasis, "_shown_whole", lambda one: calls.append(1) or read(one))
    found = list(BrokenEmphasis().check(Document(Source("**这里没有结束\n" * 200, "post.md"))))
    assert len(found) == 200
    assert len(calls) == 1
