"""Healthy posts, broken at random in the ways in which real drafts break."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from damage import KINDS, measure, read_healthy
from damages.blocks import HARMLESS
from damages.draft import Draft

NUMBER = 2


@pytest.fixture(scope="module")
def healthy(shared: Path) -> list[Draft]:
    return read_healthy(shared / "corpus", longest=6000)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fix_makes_no_draft_worse_is_stable_and_made_where_promised(
    kind: str, healthy: list[Draft]
) -> None:
    row = measure(kind, healthy, NUMBER, random.Random(kind))

    assert [
        one for column, one in row.examples if column in ("worse", "unstable", "promised")
    ] == []


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_breaks_nothing_is_let_through(kind: str, healthy: list[Draft]) -> None:
    row = measure(kind, healthy, NUMBER, random.Random(kind))

    assert row.counts["found"] == 0
