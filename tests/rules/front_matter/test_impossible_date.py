"""A date that is not a day of the calendar is reported once."""

from __future__ import annotations

import pytest

from postkit.config import Settings
from postkit.schema import Schema, SchemaSet
from postkit.schema.select import SchemaChoice
from postkit.source import Source


@pytest.mark.parametrize(
    ("date_field", "expected"),
    [
        ({"format": "date"}, ["FM105"]),
        ({"format": "date-time"}, ["FM105"]),
        ({"type": "string"}, ["FM022"]),
        (True, ["FM022"]),
    ],
)
@pytest.mark.parametrize("date", ["2026-02-30", "'2026-13-01'", "2026-02-30T10:00:00Z"])
def test_it_is_reported_once_whatever_the_schema_says(
    date: str, date_field: object, expected: list[str]
) -> None:
    schema = Schema({"properties": {"date": date_field}}, "test")
    schemas = SchemaSet((SchemaChoice(lambda: schema),))
    source = Source(f"---\ntitle: 桥\ndate: {date}\n---\n", "a.md")

    found = Settings(schemas=schemas).linter("a.md").lint(source).diagnostics

    assert [finding.code for finding in found] == expected
    assert "is not a day of the calendar" in found[0].message
