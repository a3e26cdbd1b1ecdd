"""Every rule against its table of drafts: what it must find, and what the fix makes of them.

`tests/rules/<rule-name>/bad-*.md` with `bad-*.expected` (a line `LINE:COLUMN CODE
message` for each finding) and, where the rule repairs, `bad-*.fixed.md`: the draft
after all fixes, the unsafe ones too. `good-*.md` must give nothing.
"""

from __future__ import annotations

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
BAD = [path for path in CASES if path.name.startswith("bad-") and ".fixed" not in path.name]
GOOD = [path for path in CASES if path.name.startswith("good-")]
ACROSS_POSTS_RULES = find_rules("XP")
SUPPRESSION_RULES = find_rules("PK")
BY_NAME = {rule.name: rule for rule in RULES}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    if rule not in ACROSS_POSTS_RULES
    for number, example in enumerate(examples(rule), 1)
]


def case_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def read(path: Path) -> str:
    return path.read_bytes().decode()


def linter(rule: type[Rule]) -> Linter:
    if rule in SUPPRESSION_RULES:
        # What a suppression is good for shows only beside the other rules.
        return Linter([one() for one in RULES if one.default])
    return Linter([rule(rule.example_options)], dialect=find_dialect(rule.site))


def findings(rule: type[Rule], text: str) -> list[str]:
    report = linter(rule).lint(Source(text, "draft.md"))
    assert report.failures == ()
    return [
        f"{one.line}:{one.column} {one.code} {one.message}"
        for one in report.diagnostics
        if one.code == rule.code
    ]


def fixed(rule: type[Rule], text: str) -> str:
    from postkit.engine.fixer import fix

    return fix(linter(rule), Source(text, "draft.md"), unsafe=True).text


@pytest.mark.parametrize("path", BAD, ids=case_id)
def test_a_bad_draft_gives_the_expected_findings(path: Path) -> None:
    expected = path.with_name(f"{path.stem}.expected").read_text(encoding="utf-8").splitlines()

    assert findings(BY_NAME[path.parent.name], read(path)) == expected


@pytest.mark.parametrize("path", BAD, ids=case_id)
def test_fixing_a_bad_draft_gives_the_repaired_one(path: Path) -> None:
    rule = BY_NAME[path.parent.name]
    target = path.with_name(f"{path.stem}.fixed.md")
    if not target.exists():
        assert not rule.fixable or fixed(rule, read(path)) == read(path), "the .fixed.md is missing"
        return

    once = fixed(rule, read(path))

    assert once == read(target)
    assert fixed(rule, once) == once


@pytest.mark.parametrize("path", BAD, ids=case_id)
def test_a_rule_says_what_its_fixes_are_worth(path: Path) -> None:
    rule = BY_NAME[path.parent.name]

    for one in linter(rule).lint(Source(read(path), "draft.md")).diagnostics:
        if one.code == rule.code and one.fix:
            assert rule.fixable
            assert not (rule.always_unsafe and one.fix.applicability is Applicability.SAFE)


@pytest.mark.parametrize("path", GOOD, ids=case_id)
def test_a_good_draft_gives_nothing(path: Path) -> None:
    assert findings(BY_NAME[path.parent.name], read(path)) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_documented_examples_are_true(rule: type[Rule], example: tuple[str, str]) -> None:
    bad, good = example

    assert findings(rule, bad) != []
    assert findings(rule, good) == []
    if rule.fixable:
        assert fixed(rule, bad) == good


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_shows_a_bad_and_a_good_example(rule: type[Rule]) -> None:
    assert list(examples(rule)), f"{rule.code} has no pair of `Bad:` and `Good:`"


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in CASES} <= set(BY_NAME)
