"""Every element of the table in `benchmarks/IMPORT.md` arrives as it says."""

from __future__ import annotations

import pytest
from import_html import convert, verdict
from importing.elements import PIECES

HEADLESS = "table without a head"


@pytest.mark.parametrize("piece", sorted(set(PIECES) - {HEADLESS}))
def test_all_of_an_element_arrives(piece: str) -> None:
    assert verdict(piece, convert) == "all"


def test_the_first_row_becomes_the_head_of_a_table_without_one() -> None:
    assert verdict(HEADLESS, convert) == "the text"


def test_what_is_lost_is_seen() -> None:
    assert verdict("paragraphs", lambda html: "一段。") == "not all"
    assert verdict("marked", lambda html: "a") == "the text"
