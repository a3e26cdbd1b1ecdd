"""A delimiter row of many columns, of which the last is none; it once took exponential time."""

from __future__ import annotations

from postkit.document import Document
from postkit.rules.markdown.full_width_sign import FullWidthSign


def test_a_wide_row_of_dashes_takes_linear_time() -> None:
    document = Document.parse("｜甲｜乙｜\n" + "｜--" * 20_000 + "｜丙｜\n")

    assert len(list(FullWidthSign().check(document))) == 1
