"""Posts that are dated after today, whatever day that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from postkit.cli import main
from postkit.config import Configuration, Settings
from postkit.config.results_key import results_key
from postkit.engine.linter import Linter
from postkit.rules.front_matter.future_date import FutureDate, Options
from postkit.source import Source

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("head", "is_found"),
    [
        ("date: 2026-03-13", False),
        ("date: 2026-03-14", False),
        ("date: 2026-03-14 23:59:00", False),
        ("date: 2026-03-15", True),
        ("date: '2026-03-15'", True),
        ("date: 2026-03-16T09:30:00+08:00", True),
        ("date: 9999-12-31T23:59:59-12:00", True),
        ("publishDate: 2027-01-01", True),
        ("expiryDate: 2027-01-01", False),
        ("date: 2027-01-01\ndraft: true", False),
        ("date: soon", False),
        ("date: [2027-01-01]", False),
    ],
)
def test_a_date_after_today_is_found(head: str, is_found: bool) -> None:
    rule = FutureDate(Options(today=lambda: TODAY))

    found = Linter([rule]).lint(Source(f"---\n{head}\n---\n", "a.md")).diagnostics

    assert [finding.code for finding in found] == ["FM025"] * is_found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Return a list whose last item is the day that it is."""
    days = [TODAY]
    monkeypatch.setattr(Settings, "today", lambda self: days[-1])
    return days


def test_no_result_is_kept_for_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[date]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "postkit.toml").write_text('select = ["FM025"]\n')
    (tmp_path / "a.md").write_text("---\ntitle: 桥\ndate: 2026-03-15\n---\n\n正文。\n")
    command = ["lint", "--quiet", "a.md"]

    before = [main(command), main(command)]
    clock.append(date(2026, 3, 15))
    after = [main(command), main(command)]

    assert (before, after) == ([1, 1], [0, 0])


@pytest.mark.parametrize(("code", "is_kept"), [("FM025", False), ("FM023", True)])
def test_only_rules_that_depend_on_the_day_shorten_the_life_of_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[date], code: str, is_kept: bool
) -> None:
    monkeypatch.chdir(tmp_path)

    def key() -> str:
        return results_key(Configuration({"select": [code]}).settings("a.md"), "a.md", [])

    first = key()
    clock.append(date(2026, 3, 15))

    assert (key() == first) == is_kept
