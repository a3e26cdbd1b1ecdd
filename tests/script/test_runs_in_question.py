"""Which runs of Han characters are worth cutting into words."""

from __future__ import annotations

import pytest

from postkit.script.runs_in_question import runs_with

CHARS = {"發", "髮", "後", "制", "製"}
WORDS = ("發展", "之後", "體制", "製造")


def test_a_phrase_across_a_sure_word() -> None:
    pattern = runs_with({"制", "製", "準", "准"}, ("體制", "準備"), ("半導體製程", "核准備查"))

    assert pattern.findall("好體制") == []
    assert pattern.findall("半導體制程") == ["半導體制程"]
    assert pattern.findall("他準備") == []
    assert pattern.findall("核準備查") == ["核準備查"]


def test_a_character_in_question_only_before_another() -> None:
    pattern = runs_with({"發"}, (), only_before={"了": "解"})

    assert pattern.findall("他走了，想了解她") == ["想了解她"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("他出發，我在家", ["他出發"], id="a character in question"),
        pytest.param("經濟發展之後，體制好", [], id="words that are sure"),
        pytest.param("半導體制造", ["半導體制造"], id="a word across the edge of a sure one"),
        pytest.param("發展之後出發", ["發展之後出發"], id="after sure words"),
        pytest.param("abc", [], id="no Han"),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert runs_with(CHARS, WORDS).findall(text) == runs
