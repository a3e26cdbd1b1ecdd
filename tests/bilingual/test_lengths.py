"""Whose sides are as long as each other."""

from __future__ import annotations

import pytest
from bilingual_post import post

from postkit.bilingual import find_pairs
from postkit.bilingual.lengths import find_fitting
from postkit.document import Document


def fitting(*sizes: tuple[int, int]) -> set[int]:
    """Return which pairs fit of those with so many characters and so many words."""
    passages = ["河" * characters + "。" for characters, _ in sizes]
    originals: list[str | None] = [" ".join(["river"] * words) + "." for _, words in sizes]
    return find_fitting(find_pairs(Document.parse(post(passages, originals))))


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        pytest.param([(20, 10), (60, 30), (15, 8), (50, 26)], {0, 1, 2, 3}, id="as its passage"),
        pytest.param([(20, 10), (22, 11), (60, 30), (15, 8)], {2, 3}, id="as one beside it too"),
        pytest.param([(20, 30), (60, 10), (15, 8), (50, 25), (12, 6)], {2, 3, 4}, id="swapped"),
        pytest.param([(20, 10)], {0}, id="nothing beside it"),
        pytest.param([], set(), id="no pairs"),
    ],
)
def test_a_pair_fits_whose_sides_are_as_long_as_each_other_alone(
    sizes: list[tuple[int, int]], found: set[int]
) -> None:
    assert fitting(*sizes) == found


def test_half_a_surrogate_pair_has_a_length() -> None:
    """A byte that is not UTF-8 is one in the text of a post (PEP 383)."""
    text = post(["河\ud800。", "河" * 20], ["River.", "river " * 10])

    assert find_fitting(find_pairs(Document.parse(text))) == {0, 1}
