"""The engine: rules are run, suppressed, sorted, and never take the run down."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from letter_rules import Back, Crash, Letter

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter, Report
from postkit.errors import LimitError
from postkit.rules import RULES, Rule, find_rules
from postkit.rules.entry import DeferredRule, RuleEntry
from postkit.rules.triggers import _KINDS
from postkit.source import Source, Span


def lint(text: str, *rules: Rule) -> Report:
    return Linter(rules).lint(Source(text, "draft.md"))


def places(report: Report) -> list[tuple[str, int]]:
    return [(finding.code, finding.span.start) for finding in report.diagnostics]


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
