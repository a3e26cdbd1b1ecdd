"""The whole linter over real posts and broken drafts: no crash, the right finding, stable fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.edits import Applicability
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.rules import RULES
from postkit.source import Source

LINTER = Linter([rule() for rule in RULES if rule.default])

KINDS = {
    "details-unbalanced": {"DB001", "DB002", "DB003", "DB005", "DB007", "DB008"},
    "duplicate-keys": {"FM007"},
    "fence": {"FM002", "FM003"},
    "no-front-matter": {"FM001", "FM002"},
    "summary-close": {"DB005"},
    "tag-missing-bracket": {"DB007"},
    "yaml-parser": {"FM004"},
    "yaml-scanner": {"FM004"},
}


def codes(text: str) -> list[str]:
    return [finding.code for finding in LINTER.lint(Source(text)).diagnostics]


def test_no_real_draft_breaks_a_rule(part_of_real_drafts: list[Path]) -> None:
    every_rule = Linter([rule() for rule in RULES])
    for path in part_of_real_drafts:
        report = every_rule.lint(read_source(path))

        assert report.failures == (), path.name
        for finding in report.diagnostics:
            assert 0 <= finding.span.start <= finding.span.end <= len(report.source.text)
            assert finding.message == finding.message.strip()
            assert "\n" not in finding.message


@pytest.mark.parametrize("kind", KINDS)
def test_every_broken_draft_gets_the_finding_of_its_kind(shared: Path, kind: str) -> None:
    missed = [
        path.name
        for path in sorted((shared / "broken" / kind).glob("*.md"))
        if KINDS[kind].isdisjoint(codes(path.read_bytes().decode()))
    ]

    assert missed == []


def promised(text: str) -> list[str]:
    """Return the findings of `text` that are said to have a safe fix."""
    return [
        f"{found.line} {found.code}"
        for found in LINTER.lint(Source(text)).diagnostics
        if found.fix and found.fix.applicability is Applicability.SAFE
    ]


def test_no_safe_fix_is_promised_that_is_not_made(part_of_real_drafts: list[Path]) -> None:
    for path in part_of_real_drafts:
        assert promised(fix(LINTER, read_source(path)).text) == [], path.name


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixing_real_drafts_is_stable(part_of_real_drafts: list[Path], unsafe: bool) -> None:
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    for path in part_of_real_drafts:
        once = fix(LINTER, read_source(path), unsafe=unsafe)

        assert once.unstable == (), path.name
        withdrawn = {(diagnostic.code, diagnostic.message) for diagnostic in once.withdrawn}
        left = [
            finding
            for finding in once.remaining.diagnostics
            if finding.fix
            and finding.fix.applicability in allowed
            and (finding.code, finding.message) not in withdrawn
        ]
        assert left == [], path.name
        assert fix(LINTER, Source(once.text), unsafe=unsafe).text == once.text, path.name
