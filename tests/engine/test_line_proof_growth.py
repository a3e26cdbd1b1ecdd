"""Lines are compared one by one only where one of them may have moved."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.edits import Edit
from postkit.engine import body_parts
from postkit.engine.proofs import is_rest_kept


@pytest.mark.parametrize(
    ("body", "is_read"),
    [
        pytest.param("桥通车了\n" * 1_000, False, id="lines of text"),
        pytest.param("桥通车了\n\n    船也开了\n", True, id="code"),
        pytest.param("桥通车了\n\n> 船也开了\n", True, id="a quotation"),
    ],
)
def test_lines_that_cannot_move_are_not_read(
    body: str, is_read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    read = body_parts.read_lines
    monkeypatch.setattr(
        body_parts, "read_lines", lambda *arguments: calls.append(1) or read(*arguments)
    )
    before = Document.parse("<div>\n" + body)
    edits = [Edit.insert(6, "\n")]

    assert is_rest_kept(before, before.edited(edits), edits, [])
    assert bool(calls) is is_read
