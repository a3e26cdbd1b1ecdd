"""What the menu of an editor offers at a place."""

from __future__ import annotations

import pytest
from lsp_documents import CURSOR, POST, at_cursor, opened

from postkit.edits import apply_edits
from postkit.lsp.actions import Action, has_safe_fix, quick_fixes
from postkit.source import Span

REPEATED = POST.replace("[city-life]", f"[city-life, {CURSOR}city-life]")
QUOTED = POST.replace("title: 河边的新桥", f"title: {CURSOR}“河边的新桥”")


def offered(text: str) -> list[Action]:
    draft, offset = at_cursor(text)
    return list(quick_fixes(draft, Span(offset, offset)))


def test_a_safe_fix_is_preferred() -> None:
    quick_fix = offered(REPEATED)[0]

    assert quick_fix.title == "FM011: remove the repeated item"
    assert quick_fix.is_preferred
    assert apply_edits(REPEATED.replace(CURSOR, ""), quick_fix.edits) == POST


def test_an_unsafe_fix_says_so() -> None:
    quick_fix = offered(QUOTED)[0]

    assert quick_fix.title == "FM009: use straight quotes (unsafe)"
    assert not quick_fix.is_preferred


def test_a_finding_can_be_suppressed() -> None:
    *_, last = offered(REPEATED)

    assert last.title == "Disable FM011 for this line"
    after = apply_edits(REPEATED.replace(CURSOR, ""), last.edits)
    assert "# postkit-disable-next-line FM011\ntags: [city-life, city-life]\n" in after


def test_nothing_is_offered_elsewhere() -> None:
    assert offered(REPEATED.replace(CURSOR, "") + CURSOR) == []


def test_a_fix_that_the_fixer_would_withdraw_is_not_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("postkit.lsp.open_draft.is_fix_safe", lambda *given: False)

    assert [action.title for action in offered(REPEATED)] == ["Disable FM011 for this line"]


def test_a_selection_of_everything_is_answered_briefly() -> None:
    text = POST + "".join(f"第{number}段,文字。\n\n" for number in range(500))
    draft = opened(text)

    assert len(draft.report.diagnostics) == 500
    assert len(list(quick_fixes(draft, Span(0, len(text))))) == 20


@pytest.mark.parametrize(
    ("text", "has"),
    [
        pytest.param(REPEATED, True, id="safe"),
        pytest.param(QUOTED, False, id="unsafe"),
        pytest.param(POST, False, id="nothing found"),
    ],
)
def test_fix_all_is_offered_where_something_is_safe_to_fix(text: str, has: bool) -> None:
    assert has_safe_fix(opened(text.replace(CURSOR, ""))) is has
