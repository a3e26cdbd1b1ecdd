"""The table of rules: complete, fresh, and its triggers honest."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from strategies import drafts

from postkit.document import Document
from postkit.rules import RULES, TABLE
from postkit.rules.triggers import occurs
from postkit.rules.write_table import TABLE as FILE
from postkit.rules.write_table import find_rules, table

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/bad-*.md"))
INSTANCES = [rule() for rule in RULES if rule.trigger]


def test_the_table_is_fresh() -> None:
    written = ast.dump(ast.parse(FILE.read_text(encoding="utf-8")))

    assert written == ast.dump(ast.parse(table())), "run: python -m postkit.rules.write_table"


def test_the_table_has_every_rule_once() -> None:
    assert {entry.load() for entry in TABLE} == set(find_rules())
    assert (
        len({entry.code for entry in TABLE}) == len({entry.name for entry in TABLE}) == len(TABLE)
    )


def test_a_class_is_what_its_entry_says() -> None:
    for entry in TABLE:
        rule = entry.load()
        assert entry[:2] == (rule.code, rule.name)
        said = (rule.default, rule.preview, rule.trigger, None, rule.depends_on_day)
        assert entry[2:] == (*said, rule.fixable, rule.always_unsafe)


def held(text: str) -> None:
    """Check that no rule with a trigger finds anything where the trigger does not occur."""
    document = Document.parse(text)
    for rule in INSTANCES:
        if not occurs(rule.trigger, document):
            assert list(rule.check(document)) == [], rule.code


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_bad_draft_has_the_triggers_of_what_is_found_in_it(path: Path) -> None:
    held(path.read_bytes().decode("utf-8", "surrogateescape"))


@given(drafts())
def test_any_draft_has_the_triggers_of_what_is_found_in_it(text: str) -> None:
    held(text)


def test_real_drafts_have_the_triggers_of_what_is_found_in_them(broken: list[Path]) -> None:
    for path in broken:
        held(path.read_bytes().decode("utf-8", "surrogateescape"))
