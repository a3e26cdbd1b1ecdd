"""Which dates are rewritten safely: those of which nothing is lost."""

from __future__ import annotations

import pytest

from postkit.config import Settings
from postkit.edits import Applicability
from postkit.schema import Schema, SchemaSet
from postkit.schema.select import SchemaChoice
from postkit.source import Source

SCHEMA = Schema({"properties": {"date": {"format": "date"}}}, "test")
SETTINGS = Settings(schemas=SchemaSet((SchemaChoice(lambda: SCHEMA),)))
SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026/3/4", SAFE),
        ("2026.03.04", SAFE),
        ("2026 年 3 月 4 日", SAFE),
        ("2026年3月4", SAFE),
        ("2026—3—4,", SAFE),
        ("４ March 2026", SAFE),
        # The rest would be lost, and may say that another day is meant.
        ("2026年3月4日 9时", UNSAFE),
        ("2026/3/4 9:30", UNSAFE),
        ("2026-3-4 至 5", UNSAFE),
        ("2026年3月4日 农历", UNSAFE),
        ("2026-3-4 BE", UNSAFE),
        ("2026年3月4日（周五）", UNSAFE),
        # Two months, or a day and a month.
        ("2026年3-4", None),
        ("2026.3/4", None),
        ("3/4/2026", None),
    ],
)
def test_a_date_is_rewritten_safely_if_it_is_a_day_alone(
    written: str, expected: Applicability | None
) -> None:
    source = Source(f"---\ndate: '{written}'\n---\n", "a.md")

    (found,) = SETTINGS.linter("a.md").lint(source).diagnostics

    assert found.code == "FM105"
    assert (found.fix.applicability if found.fix else None) is expected
    assert not found.fix or found.fix.edits[0].replacement == "'2026-03-04'"
