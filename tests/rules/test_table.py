"""The table of rules: complete, fresh, and its triggers honest."""

from __future__ import annotations

import ast
from pathlib import Path

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


def without_trigger(text: str) -> list[str]:
    """Return the rules that find something in `text` although their trigger is not there."""
    document = Document.parse(text)
    return [
        rule.code
        for rule in INSTANCES
        if not occurs(rule.trigger, document) and any(rule.check(document))
    ]


def in_files(paths: list[Path]) -> dict[Path, list[str]]:
    """Return those of `paths` in which a rule finds something without its trigger."""
    found = {
        path: without_trigger(path.read_bytes().decode("utf-8", "surrogateescape"))
        for path in paths
    }
    return {path: codes for path, codes in found.items() if codes}


def test_bad_drafts_have_the_triggers_of_what_is_found_in_them() -> None:
    assert in_files(CASES) == {}


@given(drafts())
def test_any_draft_has_the_triggers_of_what_is_found_in_it(text: str) -> None:
    assert without_trigger(text) == []


def test_real_drafts_have_the_triggers_of_what_is_found_in_them(broken: list[Path]) -> None:
    assert in_files(broken) == {}
