"""Numbers with what they count."""

from __future__ import annotations

import pytest

from postkit.counts import count


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 heading ids"), (1, "1 heading id"), (2, "2 heading ids")]
)
def test_a_noun_is_in_the_plural_but_for_one(number: int, shown: str) -> None:
    assert count(number, "heading id") == shown
