"""A short run of the fuzzer; `benchmarks/fuzz.py` runs as long as it is asked to."""

from __future__ import annotations

import random
from pathlib import Path

import fuzz
import pytest
from fuzzing.checks import DIALECTS, FORMS, USUAL, Way, kinds_of, way_of
from fuzzing.drafts import cut_up, make_draft

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


FOUND_IN_DIALECTS = (
    ("details><summary<details>\n><mmary>/details></", Way("zola")),
    ("-\na: ''\nl:\nsource:\nspeaker:\nmedia_books: [[x]]\nstatus:", Way("kramdown")),
    ("基本面\ud800", Way("pelican", target="zh-Hant-TW")),
)


@pytest.mark.parametrize(("text", "way"), [*((text, USUAL) for text in FOUND), *FOUND_IN_DIALECTS])
def test_what_was_found_stays_fixed(text: str, way: Way) -> None:
    assert kinds_of(text, way) == frozenset()


@pytest.mark.slow
def test_mutated_drafts_have_no_faults() -> None:
    choose = random.Random(0)
    seeds = [cut_up(path.read_text("utf-8")) for path in sorted((ROOT / "seeds").glob("*.md"))]
    for number in range(150):
        text, way = make_draft(seeds, choose), way_of(number)

        assert kinds_of(text, way) == frozenset(), (text, way)


def test_each_way_has_its_turn() -> None:
    ways = {way_of(number) for number in range(10_000)}

    assert {way.form for way in ways if way.form} == set(FORMS)
    assert {way.dialect for way in ways if way.preview and way.target} == set(DIALECTS)
    assert {way.dialect for way in ways if not way.preview and not way.target} == set(DIALECTS)


def test_a_draft_is_cut_into_its_front_matter_and_blocks() -> None:
    seed = cut_up("---\ntitle: 甲\n---\n\n一。\n二。\n\n\n三。")

    assert seed.head == "---\ntitle: 甲\n---\n"
    assert "".join(seed.blocks) == "\n一。\n二。\n\n\n三。"
    assert "一。\n二。\n" in seed.blocks


def test_a_share_gives_the_same_faults_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "_SHARE", 20)
    monkeypatch.setattr(fuzz, "_seeds", [cut_up("甲。\n\n乙。\n")])
    monkeypatch.setattr(fuzz, "kinds_of", lambda text, way: {"x"} if "甲" in text else set())
    faults = fuzz.check_share(1, 0)

    assert faults == fuzz.check_share(1, 0) != fuzz.check_share(1, 1)
    assert 0 < len(faults) < 20


def test_a_text_is_made_as_short_as_it_goes() -> None:
    assert fuzz.shorten("one two three", lambda text: "w" in text and "e" in text) in ("we", "ew")
