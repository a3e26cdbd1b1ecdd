"""Edits are made together, and never on top of each other."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.edits import Edit, Fix, apply_edits, compatible
from postkit.source import Span


def test_edits_refer_to_the_text_as_given() -> None:
    edits = [Edit.replace(Span(4, 6), "XYZ"), Edit.delete(Span(0, 2)), Edit.insert(3, "-")]

    assert apply_edits("abcdefgh", edits) == "c-dXYZgh"


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(0, 3, ""), Edit(2, 4, "")], id="overlapping"),
        pytest.param([Edit(3, 9, "")], id="after the end"),
        pytest.param([Edit(3, 2, "")], id="backwards"),
    ],
)
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        apply_edits("abcdef", edits)


def fix(*edits: Edit) -> Fix:
    return Fix("fix it", edits)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        pytest.param(Edit(0, 2, "x"), Edit(2, 4, "y"), True, id="side by side"),
        pytest.param(Edit(0, 3, "x"), Edit(2, 4, "y"), False, id="overlapping"),
        pytest.param(Edit(0, 9, "x"), Edit(2, 4, "y"), False, id="one inside the other"),
        pytest.param(Edit(2, 2, "x"), Edit(2, 4, "y"), False, id="insert before what is replaced"),
        pytest.param(Edit(2, 2, "x"), Edit(2, 2, "y"), False, id="two inserts in one place"),
    ],
)
def test_fixes_that_touch_wait_for_the_next_round(first: Edit, second: Edit, both: bool) -> None:
    fixes = [fix(first), fix(second)]

    assert compatible(fixes) == (fixes if both else fixes[:1])
    assert len(compatible(fixes[::-1])) == (2 if both else 1)


def test_the_same_fix_from_two_rules_is_made_once() -> None:
    assert len(compatible([fix(Edit(0, 1, "x")), fix(Edit(0, 1, "x"))])) == 1


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    pair = fix(Edit(0, 1, ""), Edit(8, 9, ""))

    assert compatible([fix(Edit(8, 9, "x")), pair]) == [fix(Edit(8, 9, "x"))]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.text("ab", max_size=3))))
def test_compatible_fixes_can_always_be_applied(places: list[tuple[int, int, str]]) -> None:
    text = "0123456789" * 3
    fixes = [fix(Edit(start, start + length, new)) for start, length, new in places]

    chosen = compatible(fixes)

    new = apply_edits(text, [edit for item in chosen for edit in item.edits])
    assert bool(chosen) == bool(fixes)
    assert len(new) == len(text) + sum(
        len(edit.replacement) - (edit.end - edit.start) for item in chosen for edit in item.edits
    )


@given(st.text("ab\n", max_size=6), st.text("ab\n", max_size=6))
def test_the_edit_between_two_texts(old: str, new: str) -> None:
    edit = Edit.between(0, old, new)

    assert apply_edits(old, [edit]) == new
    assert (old == new) == (edit.start == edit.end and not edit.replacement)


def test_edits_are_worked_out_when_they_are_asked_for() -> None:
    asked = []

    def late() -> Iterator[Edit]:
        asked.append("once")
        yield Edit(0, 1, "x")

    one = Fix("fix it", late())

    assert (one.message, asked) == ("fix it", [])
    assert one.edits == one.edits == (Edit(0, 1, "x"),)
    assert asked == ["once"]


def test_a_fix_is_equal_to_another_by_what_it_does() -> None:
    late = Fix("fix it", iter([Edit(0, 1, "x")]))

    assert late == fix(Edit(0, 1, "x"))
    assert hash(late) == hash(fix(Edit(0, 1, "x")))
    assert late != fix(Edit(0, 1, "y"))


def test_a_fix_that_is_not_worked_out_yet_can_be_handed_to_another_process() -> None:
    late = Fix("fix it", iter([Edit(0, 1, "x")]))

    assert pickle.loads(pickle.dumps(late)) == late
