"""The edits that make one text of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.edits import Edit, apply_edits
from postkit.lsp.minimal_edits import edits_between

drafts = st.lists(st.sampled_from(["", "一", "二", "三", "一，二", "一,二"])).map("\n".join)
newlines = st.text("ab\r\n")


@given(st.one_of(drafts, newlines), st.one_of(drafts, newlines))
def test_the_edits_give_the_new_text(old: str, new: str) -> None:
    assert apply_edits(old, edits_between(old, new)) == new


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        pytest.param("a\nb\n", "a\nb\n", [], id="nothing"),
        pytest.param(
            "一,二\n\n三,四\n", "一，二\n\n三，四\n", [(1, 2, "，"), (6, 7, "，")], id="two"
        ),
        pytest.param("a\nc\n", "a\nb\nc\n", [(2, 2, "b\n")], id="a line put in"),
        pytest.param("a\n\n\nb\n", "a\n\nb\n", [(3, 4, "")], id="a blank line less"),
        pytest.param("a", "a\n", [(1, 1, "\n")], id="a newline at the end"),
    ],
)
def test_little_is_replaced(old: str, new: str, edits: list[tuple[int, int, str]]) -> None:
    assert list(edits_between(old, new)) == [Edit(*edit) for edit in edits]


def test_a_line_that_moved_is_not_the_end_of_the_others() -> None:
    old = [f"line {number}\n" for number in range(50)]
    new = [*old[1:], old[0]]

    edits = edits_between("".join(old), "".join(new))

    assert edits == (Edit(0, len(old[0]), ""), Edit.insert(len("".join(old)), old[0]))
