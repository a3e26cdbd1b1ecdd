"""The list of rules that no published post sets off."""

from __future__ import annotations

from pathlib import Path

from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.rules import RULES
from postkit.rules.unseen import UNSEEN


def test_the_list_holds_codes_of_rules() -> None:
    assert {rule.code for rule in RULES} >= UNSEEN


def test_no_published_post_sets_them_off(corpus: list[Path]) -> None:
    linter = Linter([rule() for rule in RULES if rule.code in UNSEEN])
    for path in corpus:
        report = linter.lint(read_source(path))

        assert [found.code for found in report.diagnostics] == [], path.name
