"""Every rule against its table of drafts: what it must find, and what the fix makes of them.

`tests/rules/<rule-name>/bad-*.md` with `bad-*.expected` (a line `LINE:COLUMN CODE
message` for each finding) and, where the rule has a fix, `bad-*.fixed.md`: the draft
after all fixes, the unsafe ones too. `good-*.md` must give nothing.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from postkit.dialects import find_dialect
from postkit.edits import Applicability
from postkit.engine.linter import Linter
from postkit.rules import RULES, Rule, find_rules
from postkit.source import Source
from postkit.testing import examples

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.md"))
BAD, GOOD = defaultdict(list), defaultdict(list)
"""The cases of each rule by its name: a test checks them together."""
for case in CASES:
    if ".fixed" not in case.name:
        (BAD if case.name.startswith("bad-") else GOOD)[case.parent.name].append(case)
ACROSS_POSTS_RULES = find_rules("XP")
SUPPRESSION_RULES = find_rules("PK")
BY_NAME = {rule.name: rule for rule in RULES}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    if rule not in ACROSS_POSTS_RULES
    for number, example in enumerate(examples(rule), 1)
]


def read(path: Path) -> str:
    return path.read_bytes().decode()


def linter(rule: type[Rule]) -> Linter:
    if rule in SUPPRESSION_RULES:
        # What a suppression is good for shows only beside the other rules.
        return Linter([item() for item in RULES if item.default])
    return Linter([rule(rule.example_options)], dialect=find_dialect(rule.site))


def findings(rule: type[Rule], text: str) -> list[str]:
    report = linter(rule).lint(Source(text, "draft.md"))
    assert report.failures == ()
    return [
        f"{finding.line}:{finding.column} {finding.code} {finding.message}"
        for finding in report.diagnostics
        if finding.code == rule.code
    ]


def fixed(rule: type[Rule], text: str) -> str:
    from postkit.engine.fixer import fix

    return fix(linter(rule), Source(text, "draft.md"), unsafe=True).text


@pytest.mark.parametrize("name", BAD)
def test_a_bad_draft_gives_the_expected_findings(name: str) -> None:
    expected = {path.stem: read(path.with_suffix(".expected")).splitlines() for path in BAD[name]}

    assert {path.stem: findings(BY_NAME[name], read(path)) for path in BAD[name]} == expected


@pytest.mark.parametrize("name", BAD)
def test_fixing_a_bad_draft_gives_the_fixed_one(name: str) -> None:
    rule = BY_NAME[name]
    for path in BAD[name]:
        target = path.with_suffix(".fixed.md")
        if target.exists():
            once = fixed(rule, read(path))
            assert once == read(target), path.stem
            assert fixed(rule, once) == once, path.stem
        elif rule.fixable:
            assert fixed(rule, read(path)) == read(path), f"{target.name} is missing"


@pytest.mark.parametrize("name", BAD)
def test_a_rule_says_what_its_fixes_are_worth(name: str) -> None:
    rule = BY_NAME[name]
    for path in BAD[name]:
        for finding in linter(rule).lint(Source(read(path), "draft.md")).diagnostics:
            if finding.code == rule.code and finding.fix:
                assert rule.fixable, path.stem
                is_safe = finding.fix.applicability is Applicability.SAFE
                assert not (rule.always_unsafe and is_safe), path.stem


@pytest.mark.parametrize("name", GOOD)
def test_a_good_draft_gives_nothing(name: str) -> None:
    found = {path.stem: findings(BY_NAME[name], read(path)) for path in GOOD[name]}

    assert found == {path.stem: [] for path in GOOD[name]}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_documented_examples_are_true(rule: type[Rule], example: tuple[str, str]) -> None:
    bad, good = example

    assert findings(rule, bad) != []
    assert findings(rule, good) == []
    if rule.fixable:
        assert fixed(rule, bad) == good


def test_every_rule_shows_a_bad_and_a_good_example() -> None:
    assert [rule.code for rule in RULES if not list(examples(rule))] == []


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in CASES} <= set(BY_NAME)
