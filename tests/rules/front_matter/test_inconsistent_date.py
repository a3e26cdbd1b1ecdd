"""Dates that contradict the name of the file."""

from __future__ import annotations

import pytest

from postkit.engine.linter import Linter
from postkit.rules.front_matter.inconsistent_date import InconsistentDate
from postkit.source import Source


@pytest.mark.parametrize(
    ("path", "date", "is_found"),
    [
        ("_posts/2026-03-14-bridge.md", "2026-03-15", True),
        ("_posts/2026-03-14-bridge.md", "2026-03-14 10:00:00 +0800", False),
        ("_posts/2026-03-14-bridge.md", "'2026-03-14'", False),
        ("_posts/2026-02-30-bridge.md", "2026-03-14", False),
        ("_posts/bridge.md", "2026-03-14", False),
        ("_posts/2026-03-14-bridge.md", "soon", False),
    ],
)
def test_the_file_name_gives_the_day(path: str, date: str, is_found: bool) -> None:
    text = f"---\ntitle: 河\ndate: {date}\n---\n\n正文。\n"

    found = Linter([InconsistentDate()]).lint(Source(text, path)).diagnostics

    assert [finding.code for finding in found] == ["FM023"] * is_found
