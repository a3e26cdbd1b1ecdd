"""A short run of the fuzzer; `benchmarks/fuzz.py` runs as long as it is told."""

from __future__ import annotations

import random
from pathlib import Path

import fuzz
import pytest

ROOT = Path(__file__).parents[2]
FOUND = (
    "<details<p class=t>>",
    "<details<p><mmary>g",
    "---\ntitle: x\n---\n\n</details>\n\u200d\nL\n",
    "---\n\n\n- e\n---",
    "<dails>\n<smary><s<details>\n<p c=e",
    "details>\n<summary><m<details></p",
    '<details\nclass="e"`\n\n    >\n</',
    '-\ntitle:">"\n# |\n e',
    "甲\r乙  \r- 丙\r",
    "**这</summary>。**",
    "\0觉\n授",
    "<p>见[](/ “河”)",
    "> <details>\n>\n> ```\n---",
)


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_stays_fixed(text: str) -> None:
    assert fuzz.kinds_of(text) == frozenset()


@pytest.mark.slow
def test_mutated_drafts_have_no_faults() -> None:
    choose = random.Random(0)
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.md"))]
    for _ in range(150):
        text = fuzz.mutate(fuzz.excerpt(choose.choice(seeds), choose), choose)

        assert fuzz.kinds_of(text) == frozenset(), text


def test_a_text_is_made_as_short_as_it_goes() -> None:
    assert fuzz.shorten("one two three", lambda text: "w" in text and "e" in text) in ("we", "ew")
