"""The engine: rules are run, suppressed, sorted, and never take the run down."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Applicability, Edit, Fix
from postkit.engine.fixer import MAX_ROUNDS, fix
from postkit.engine.linter import Linter, Report
from postkit.engine.trial_round import TrialRound
from postkit.errors import LimitError, UsageError
from postkit.rules import RULES, Rule, find_rules
from postkit.rules.base import fix as safe_fix
from postkit.rules.base import unsafe_fix
from postkit.rules.entry import DeferredRule, RuleEntry
from postkit.rules.triggers import _KINDS
from postkit.source import Source, Span


class Letter(Rule):
    """Find a letter, and put another in its place."""

    code = "RS001"
    name = "processing-marker"
    summary = "a letter"
    letter = "X"
    becomes = "Y"
    unsafe = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        for at, char in enumerate(document.text):
            if char == self.letter:
                make = unsafe_fix if self.unsafe else safe_fix
                span = Span(at, at + 1)
                yield self.found(
                    document, span, "a letter", make("mend", Edit.replace(span, self.becomes))
                )


class Back(Letter):
    """Undo what `Letter` does."""

    code = "RS002"
    name = "cdata"
    letter = "Y"
    becomes = "X"


class Bold(Letter):
    """Turn a letter into markup, without saying so."""

    code = "RS004"
    letter = "B"
    becomes = "\n\n# "


class Crash(Letter):
    """Raise."""

    code = "RS003"
    name = "platform-notice"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        yield from super().check(document)
        raise RuntimeError("out of luck")


def lint(text: str, *rules: Rule) -> Report:
    return Linter(rules).lint(Source(text, "draft.md"))


def places(report: Report) -> list[tuple[str, int]]:
    return [(one.code, one.span.start) for one in report.diagnostics]


def test_findings_come_in_the_order_of_their_places() -> None:
    report = lint("YX", Letter(), Back())

    assert places(report) == [("RS002", 0), ("RS001", 1)]


class Asked(Letter):
    """Keeps the texts that it has been asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def check(self, document: Document) -> Iterator[Diagnostic]:
        self.texts.append(document.text)
        return super().check(document)


def test_a_rule_is_asked_only_about_drafts_with_its_trigger() -> None:
    rule = Asked()
    entry = RuleEntry(rule.code, rule.name, trigger="text:X", rule=Asked)
    linter = Linter([DeferredRule(entry, lambda _: rule)])

    for text in ("a", "X", "b"):
        linter.lint(Source(text))
        fix(linter, Source(text))

    assert rule.texts == ["X", "X"], "linted, then fixed: no other draft has an X, nor the result"


class Fixable(Letter):
    """Has its findings fixed before rules without a fix are asked."""

    fixable = True


def test_a_rule_without_fixes_is_needed_only_when_all_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []
    monkeypatch.setitem(_KINDS, "pairs", lambda document: searched.append(document.text))
    without_fixes = RuleEntry("BI004", "short-original", trigger="pairs", rule=Asked)

    fix(Linter([Fixable(), DeferredRule(without_fixes, lambda kind: kind())]), Source("X"))

    assert searched == ["Y"]


def test_the_order_of_the_rules_does_not_matter() -> None:
    assert places(lint("XYX", Letter(), Back())) == places(lint("XYX", Back(), Letter()))


def test_a_rule_that_raises_hides_nothing_and_is_named() -> None:
    report = lint("X", Crash(), Letter())

    assert ("RS001", 0) in places(report)
    [failure] = report.failures
    assert str(failure).startswith("draft.md: RS003 platform-notice failed with RuntimeError")
    assert "report" in str(failure)


def test_a_rule_that_finds_too_much_is_named_and_hides_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("postkit.engine.linter.MAX_FINDINGS", 3)
    linter = Linter([Letter(), Back(), by_code("PK001")])

    result = fix(linter, Source("<!-- postkit-disable RS001 -->\nXXXX Y", "draft.md"))

    [failure] = result.remaining.failures
    assert isinstance(failure, LimitError)
    assert str(failure).startswith("draft.md: RS001 processing-marker finds more than 3 places")
    assert "XXXX" in result.text, "what is not reported is not fixed"
    assert "postkit-disable" in result.text, "whether the comment is of use is not known"


class Every(Letter):
    """Changes all letters by one fix."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        edits = [Edit(match.start(), match.end(), "Y") for match in re.finditer("X", document.text)]
        if edits:
            yield self.found(document, edits[0].span, "X", safe_fix("write Y", *edits))


def test_edits_that_are_worked_out_later_are_not_worked_out_to_report() -> None:
    worked_out: list[Edit] = []

    class Late(Letter):
        def check(self, document: Document) -> Iterator[Diagnostic]:
            yield self.found(document, Span(0, 1), "X", Fix("write Y", map(self._edit, "X")))

        def _edit(self, _: str) -> Edit:
            worked_out.append(Edit(0, 1, "Y"))
            return worked_out[-1]

    [finding] = lint("X", Late()).diagnostics

    assert worked_out == []
    assert finding.fix
    assert finding.fix.edits == (Edit(0, 1, "Y"),)


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
    assert {one.code for one in result.withdrawn} == {"RS001"}


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


def test_a_draft_that_is_done_with_goes_at_once() -> None:
    # In a run over an archive the collector looks for circles of references too rarely.
    linter = Linter([rule() for rule in RULES])
    text = (
        "---\ntitle: 桥\n---\n\n这是**真的。**然后,他写了`代码`和[桥](a.md)。<!-- 旁注 -->\n\n"
        '<details>\n<summary>Original</summary>\n\nOne\n\n</details\n\n- 他说："好"...\n'
    )
    gc.disable()
    try:
        document = linter.parse(Source(text))
        assert linter.check(document).diagnostics
        parts = [weakref.ref(document), weakref.ref(document.inlines)]
        del document
        assert [part() for part in parts] == [None, None]
    finally:
        gc.enable()


def test_an_option_that_a_rule_does_not_have_is_refused() -> None:
    rule = by_code("SM001")

    assert rule.Options(terms=("台積電",)).terms == ("台積電",)
    assert rule.Options().terms == ()
    with pytest.raises(TypeError, match="`term`"):
        rule.Options(term="台積電")


def test_severities_can_be_set() -> None:
    linter = Linter([Letter()], severities={"RS001": Severity.ERROR})

    [found] = linter.lint(Source("X")).diagnostics

    assert found.severity is Severity.ERROR


def test_a_suppressed_finding_is_held_back() -> None:
    assert lint("<!-- postkit-disable-next-line RS001 -->\nX", Letter()).diagnostics == ()
    assert len(lint("<!-- postkit-disable-next-line RS001 -->\na\nX", Letter()).diagnostics) == 1


def by_code(code: str) -> Rule:
    [rule] = find_rules(code)
    return rule()


def test_a_suppression_that_suppresses_nothing_is_reported() -> None:
    text = "<!-- postkit-disable-next-line RS001 -->\na"

    [found] = lint(text, Letter(), by_code("PK001")).diagnostics

    assert found.code == "PK001"
    assert found.message == "there is no finding of `RS001` to suppress here; remove it"


def test_a_suppression_of_a_rule_that_does_not_run_is_let_be() -> None:
    text = "<!-- postkit-disable-next-line RS001 -->\na"

    assert lint(text, by_code("PK001")).diagnostics == ()


def test_a_suppression_of_an_unknown_rule_names_the_nearest() -> None:
    text = "<!-- postkit-disable-next-line cdatta -->\na"

    [found] = lint(text, by_code("PK002")).diagnostics

    assert found.message == "no rule is called `cdatta`; did you mean `cdata`?"
    assert found.span.text(text) == "cdatta"


def test_only_a_hundred_unknown_selectors_are_reported() -> None:
    text = "".join(f"<!-- postkit-disable nothing{number} -->\n" for number in range(300))
    text += "<!-- postkit-disable RS001 -->X"

    found = lint(text, Letter(), by_code("PK001"), by_code("PK002")).diagnostics

    assert {one.code for one in found} == {"PK002"}
    assert len(found) == 100


def test_very_many_unused_selectors_of_a_comment_are_one_finding() -> None:
    text = f"<!-- postkit-disable {'RS001 ' * 101}-->\na"

    result = fix(Linter([Letter(), by_code("PK001")]), Source(text))

    [found] = result.fixed
    assert found.message == "there is no finding of 101 of these rules to suppress here; remove it"
    assert result.text == "a"


def test_fixing_mends_what_is_safe() -> None:
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
    assert [one.code for one in result.withdrawn] == ["RS004"]
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
    assert [one.code for one in result.withdrawn] == ["RS001"]


@pytest.mark.parametrize("selector", ["DB001", "db", "unclosed-details", "ALL", "SM1"])
def test_selectors(selector: str) -> None:
    assert find_rules(selector)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    families = list(dict.fromkeys(code[:2] for code in codes))

    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert codes == sorted(codes, key=lambda code: (families.index(code[:2]), code))


def test_an_unknown_rule_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="no rule is called `unclosed-detail`; did you mean"):
        find_rules("unclosed-detail")
