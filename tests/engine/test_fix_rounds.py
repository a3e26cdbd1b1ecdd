"""Fixes are applied in rounds until nothing changes, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from letter_rules import Back, Bold, Letter

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Edit
from postkit.engine.fixer import MAX_ROUNDS, fix
from postkit.engine.linter import Linter
from postkit.engine.trial_round import TrialRound
from postkit.rules import RULES
from postkit.rules.base import fix as safe_fix
from postkit.source import Source, Span


class Every(Letter):
    """Changes all letters by one fix."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        edits = [Edit(match.start(), match.end(), "Y") for match in re.finditer("X", document.text)]
        if edits:
            yield self.found(document, edits[0].span, "X", safe_fix("write Y", *edits))


def test_a_rule_that_would_change_too_much_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.engine.linter.MAX_FINDINGS", 3)

    result = fix(Linter([Every()]), Source("XXXX"))

    assert result.text == "XXXX"
    assert "finds more than 3 places" in str(result.remaining.failures[0])


def test_trials_of_a_large_draft_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.engine.fixer._TRIED_CHARACTERS", 20)
    rule = Letter()
    rule.becomes = "[ it never ends"
    text = "---\ntitle: XXXX\ndate: 2026-01-01\n---\n"

    result = fix(Linter([rule]), Source(text))

    assert result.text == text
    assert {diagnostic.code for diagnostic in result.withdrawn} == {"RS001"}


def test_all_rounds_share_the_trials_of_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<details><summary>" * 100
    monkeypatch.setattr("postkit.engine.fixer._TRIED_CHARACTERS", 50 * len(text))
    tried: list[Sequence[Edit]] = []
    changed = TrialRound._changed

    def count(self: TrialRound, *trial: Any) -> Sequence[Span]:
        tried.append(trial[2])
        return changed(self, *trial)

    monkeypatch.setattr(TrialRound, "_changed", count)
    linter = Linter([rule() for rule in RULES])

    fix(linter, Source(text), unsafe=True)

    assert len(tried) <= 50


def test_fixing_changes_what_is_safe() -> None:
    result = fix(Linter([Letter()]), Source("aXbX"))

    assert result.text == "aYbY"
    assert len(result.fixed) == 2
    assert result.remaining.diagnostics == ()


def test_unsafe_fixes_are_made_only_when_asked_for() -> None:
    rule = Letter()
    rule.unsafe = True

    assert fix(Linter([rule]), Source("X")).text == "X"
    assert fix(Linter([rule]), Source("X"), unsafe=True).text == "Y"


def test_fixes_that_undo_each_other_are_stopped_and_named() -> None:
    result = fix(Linter([Letter(), Back()]), Source("X"))

    assert result.unstable
    assert set(result.unstable) <= {"RS001", "RS002"}


def test_fixes_that_never_end_are_stopped_and_named() -> None:
    rule = Letter()
    rule.becomes = "Xa"

    result = fix(Linter([rule]), Source("X"))

    assert result.unstable == ("RS001",)
    assert len(result.text) == MAX_ROUNDS + 1


def test_a_fix_that_changes_the_structure_is_withdrawn() -> None:
    result = fix(Linter([Bold(), Letter()]), Source("a B X"))

    assert result.text == "a B Y"
    assert [diagnostic.code for diagnostic in result.withdrawn] == ["RS004"]
    [left] = result.remaining.diagnostics
    assert left.fix is not None
    assert left.fix.applicability is Applicability.DISPLAY, "nobody waits for it"
    assert left.fix.message.endswith("; not done, since it would change more than this")


def test_a_fix_that_breaks_front_matter_is_withdrawn() -> None:
    rule = Letter()
    rule.becomes = "[ it never ends"
    text = "---\ntitle: X\ndate: 2026-01-01\n---\n"

    result = fix(Linter([rule]), Source(text))

    assert result.text == text
    assert [diagnostic.code for diagnostic in result.withdrawn] == ["RS001"]
