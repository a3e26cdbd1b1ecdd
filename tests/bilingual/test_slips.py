"""Damage put into a whole post is found where it is, and the whole post is left alone."""

from __future__ import annotations

import pytest
from bilingual_post import ORIGINALS, PASSAGES, WHOLE, post

import postkit
from postkit import Configuration
from postkit.bilingual import find_pairs, likeness
from postkit.bilingual.slips import find_slips
from postkit.document import Document

CONFIGURATION = Configuration({"select": ["BI"]}, isolated=True)
COUNT = len(PASSAGES)


def slips(text: str) -> list[tuple[int, int]]:
    return [(slip.at, slip.belongs_to) for slip in find_slips(find_pairs(Document.parse(text)))]


def test_nothing_has_slipped_in_a_whole_post() -> None:
    assert slips(WHOLE) == []
    assert postkit.lint_text(WHOLE, config=CONFIGURATION).diagnostics == ()


@pytest.mark.parametrize("at", range(4))
def test_an_original_that_is_doubled_moves_all_that_follow(at: int) -> None:
    moved = [*ORIGINALS[: at + 1], *ORIGINALS[at : COUNT - 1]]

    assert slips(post(PASSAGES, moved)) == [(n, n - 1) for n in range(at + 1, COUNT)]


@pytest.mark.parametrize("at", range(4))
def test_an_original_that_is_lost_moves_all_that_follow(at: int) -> None:
    moved = [*ORIGINALS[:at], *ORIGINALS[at + 1 :], "That is all for today, good night."]

    assert slips(post(PASSAGES, moved)) == [(n, n + 1) for n in range(at, COUNT - 1)]


SIGNS = ("Linz", "Turin", "1985", "Graz", "Basel", "2003", "Lyon", "Bern")


def test_words_are_not_compared_where_names_and_numbers_say_what_belongs_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To cut the words and look them up takes a hundred times as long."""
    monkeypatch.setattr(likeness, "meanings", None)
    originals: list[str | None] = [f"A boat of {sign} lies in the old harbour." for sign in SIGNS]

    assert slips(post([f"{sign} 的船停在老港口里。" for sign in SIGNS], originals)) == []


def test_originals_with_names_and_numbers_are_found_where_they_slipped() -> None:
    passages = [f"{sign}：{passage}" for sign, passage in zip(SIGNS, PASSAGES, strict=True)]
    originals = [f"{sign}: {words}" for sign, words in zip(SIGNS, ORIGINALS, strict=True)]
    moved = [*originals[:2], *originals[1:-1]]

    assert slips(post(passages, [*moved])) == [(n, n - 1) for n in range(2, COUNT)]


def test_two_that_changed_places_are_too_few_to_be_sure() -> None:
    swapped = [*ORIGINALS]
    swapped[2], swapped[3] = swapped[3], swapped[2]

    assert slips(post(PASSAGES, swapped)) == []


def test_the_unsafe_fix_moves_them_back() -> None:
    first, *rest = ORIGINALS
    assert first is not None
    parts = first.split(", ")
    moved = [parts[0] + ".", parts[1].capitalize(), *rest[: COUNT - 2]]

    fixed = postkit.fix_text(post(PASSAGES, moved), unsafe=True, config=CONFIGURATION)

    pairs = find_pairs(Document.parse(fixed.text))
    assert [pair.source for pair in pairs][1:] == rest[: COUNT - 2]
