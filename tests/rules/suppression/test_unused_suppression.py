"""Suppressions that suppress nothing, or name no rule."""

from __future__ import annotations

from letter_rules import Letter

from postkit.engine.fixer import fix
from postkit.engine.linter import Linter, Report
from postkit.rules import Rule, find_rules
from postkit.source import Source


def lint(text: str, *rules: Rule) -> Report:
    return Linter(rules).lint(Source(text, "draft.md"))


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

    assert {finding.code for finding in found} == {"PK002"}
    assert len(found) == 100


def test_very_many_unused_selectors_of_a_comment_are_one_finding() -> None:
    text = f"<!-- postkit-disable {'RS001 ' * 101}-->\na"

    result = fix(Linter([Letter(), by_code("PK001")]), Source(text))

    [found] = result.fixed
    assert found.message == "there is no finding of 101 of these rules to suppress here; remove it"
    assert result.text == "a"
