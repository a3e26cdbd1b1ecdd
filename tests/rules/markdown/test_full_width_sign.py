"""A table in full-width marks is written for the writer only where its second row is no content."""

from __future__ import annotations

import pytest

import postkit


@pytest.mark.parametrize(
    ("row", "fixed"),
    [
        ("｜—｜—｜", "｜—｜—｜"),  # As safe fixes leave it: the cells may be empty.
        ("｜-｜-｜", "|-|-|"),
        ("｜——｜——｜", "| --- | --- |"),
        ("｜：－－｜－－：｜", "| :--- | ---: |"),
    ],
)
def test_a_row_of_dashes(row: str, fixed: str) -> None:
    result = postkit.fix_text(f"｜桥｜长｜\n{row}\n｜老桥｜300｜\n")

    assert result.text.splitlines()[1] == fixed
