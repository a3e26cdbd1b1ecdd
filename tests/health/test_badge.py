"""The badge: what it says, and that it is an image that can be read."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from postkit.health import Finding, PostFigures, collect
from postkit.health.badge import make_badge


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "postkit: clean"),
        (["info"], "postkit: clean"),
        (["warning"], "postkit: 1 warning"),
        (["warning"] * 3 + ["error"] * 2, "postkit: 2 errors"),
        (["error"] * 1200, "postkit: 1,200 errors"),
    ],
)
def test_what_it_says(severities: list[str], said: str) -> None:
    findings = [Finding("a.md", 1, 1, "DB001", "x", severity, "m") for severity in severities]

    badge = make_badge(
        collect([PostFigures("a.md", "", "", "", 0)], findings, [], date(2026, 5, 1))
    )

    assert ElementTree.fromstring(badge).get("aria-label") == said
