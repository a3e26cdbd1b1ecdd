"""A proof on the parts around the edits is worth as much as one on the whole draft."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.proofs import is_structure_kept

PIECES = st.lists(
    st.sampled_from(
        ["文字", "a", " ", "\n", "\n\n", "    ", "- ", "> ", "# ", "1. ", "**", "*", "`", "```\n",
         "[", "](b)", "]: c\n", "<div>", "</div>", "<!--", "-->", "|", "---\n", "\ufeff", "\r\n",
         "\t", "\\"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def structure(document: Document) -> Any:
    inlines = document.inlines
    blocks = [(block.kind, block.level, block.depth) for block in document.blocks]
    return blocks, len(inlines.code), len(inlines.links)


def visible(document: Document) -> int:
    return sum(one.visible for one in document.inlines.delimiters)


@given(PIECES, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), PIECES), max_size=3))
def test_what_is_proven_of_parts_holds_for_the_whole(
    text: str, wanted: list[tuple[float, int, str]]
) -> None:
    before = Document.parse(text)
    edits: list[Edit] = []
    for place, length, replacement in sorted(wanted):
        start = max(round(place * len(text)), edits[-1].end if edits else 0)
        edits.append(Edit(start, min(start + length, len(text)), replacement))
    edits = sorted({edit for edit in edits if edit.start > before.body.start})
    after = before.edited(edits)

    if is_structure_kept(before, after, edits):
        assert structure(after) == structure(before)
        assert visible(after) <= visible(before)


@pytest.mark.parametrize(
    ("text", "old", "new", "is_kept"),
    [
        pytest.param("甲\n\n乙,丙\n\n丁\n", ",", "，", True, id="a mark in a paragraph"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", ",", "\n\n", False, id="a paragraph cut in two"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", "\n\n丁", "\n丁", False, id="two joined"),
        pytest.param("甲\n\n乙,丙\n\n丁\n", "丁", "# 丁", False, id="made a heading"),
        pytest.param("甲\n\n 乙\n\n- 丙\n", " 乙", "乙", True, id="no longer indented"),
        pytest.param("- 甲\n\n    乙\n", "    乙", "乙", False, id="taken out of a list"),
        pytest.param("甲 `乙` 丙\n", "` 丙", " 丙", False, id="code that ends nowhere"),
        pytest.param("甲 [乙](丙) 丁\n", "(丙)", " (丙)", False, id="no link any more"),
        pytest.param("甲 **乙** 丙\n", "** 丙", " ** 丙", False, id="asterisks that turn visible"),
        pytest.param("[甲]\n\n乙\n", "乙", "[甲]: 丙", False, id="a definition far away"),
        pytest.param("甲\n\n乙\n\n丙\n\n```\n", "乙", "```", False, id="a fence that closes"),
    ],
)
def test_structure(text: str, old: str, new: str, is_kept: bool) -> None:
    before = Document.parse(text)
    edits = [Edit(text.index(old), text.index(old) + len(old), new)]

    assert is_structure_kept(before, before.edited(edits), edits) is is_kept
