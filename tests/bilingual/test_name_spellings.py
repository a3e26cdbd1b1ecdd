"""Names are compared with few others, however many a post has."""

from __future__ import annotations

import pytest
from bilingual_post import block

from postkit.bilingual import find_pairs, name_spellings
from postkit.document import Document

LETTERS = "bcdfghklmnprstvw"


def name(number: int) -> str:
    """Return a name that is like no other: four syllables for the digits of a number."""
    digits = (number >> shift & 15 for shift in (0, 4, 8, 12))
    return "".join(LETTERS[digit] + "ao"[digit % 2] for digit in digits).capitalize()


def post(pairs: int) -> str:
    """Return a post in which each name lacks its last letters in the original."""
    names = [name(number * 40_503 & 0xFFFF) for number in range(pairs)]
    return "\n".join(
        f"今天 {name}x 在桥边说了很多话，后来又去了河边看船。\n\n"
        + block(f"Today {name} said a lot at the bridge and went to see the boats.")
        for name in names
    )


def comparisons(pairs: int, monkeypatch: pytest.MonkeyPatch) -> int:
    count = 0
    is_inflection = name_spellings._is_inflection

    def counted(one: str, other: str) -> bool:
        nonlocal count
        count += 1
        return is_inflection(one, other)

    monkeypatch.setattr(name_spellings, "_is_inflection", counted)
    document = Document.parse(post(pairs))
    found = list(name_spellings.find_variants(document, document.once(find_pairs)))
    assert found == []
    return count


def test_twice_the_names_are_at_most_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    few = comparisons(200, monkeypatch)
    monkeypatch.undo()

    assert comparisons(400, monkeypatch) <= 2 * max(few, 200)


def test_two_spellings_far_apart_are_found() -> None:
    """The name of a passage is in the original of another one only."""
    filler = "\n".join(
        "桥边的人都在看船，谁也没有说话。\n\n" + block("Everybody saw the boats at the bridge.")
        for _ in range(3)
    )
    text = (
        "港口的主人是 Elizabeth 女士，她今年八十岁。\n\n"
        + block("The harbour belongs to Elizabeth, who is eighty.")
        + f"\n{filler}\n"
        + "后来 Elisabeth 女士去了河边，船都回来了。\n\n"
        + block("Later she went to the river, and the boats came home.")
    )
    document = Document.parse(text)
    variants = name_spellings.find_variants(document, document.once(find_pairs))

    assert [(variant.written, variant.original) for variant in variants] == [
        ("Elisabeth", "Elizabeth")
    ]
