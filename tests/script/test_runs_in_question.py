"""Which runs of Han characters are worth cutting into words."""

from __future__ import annotations

import pytest

from postkit.script.runs_in_question import RunsInQuestion

CHARS = {"發", "髮", "後", "制", "製"}
WORDS = ("發展", "之後", "體制", "製造")


def found(runs: RunsInQuestion, text: str) -> list[str]:
    return [text[start:end] for start, end in runs.find(text, text)]


def test_a_phrase_across_a_sure_word() -> None:
    runs = RunsInQuestion({"制", "製", "準", "准"}, ("體制", "準備"), ("半導體製程", "核准備查"))

    assert found(runs, "好體制") == []
    assert found(runs, "半導體制程") == ["半導體制程"]
    assert found(runs, "他準備") == []
    assert found(runs, "核準備查") == ["核準備查"]


def test_a_character_in_question_only_before_another() -> None:
    runs = RunsInQuestion({"發"}, (), only_before={"了": "解"})

    assert found(runs, "他走了，想了解她") == ["想了解她"]


def test_a_usual_word_unless_a_numeral_is_before() -> None:
    runs = RunsInQuestion({"只"}, (), usual_words=("只是",))

    assert found(runs, "我只是說，兩只是黑的") == ["兩只是黑的"]
    assert found(runs, "羊只是白的") == ["羊只是白的"]


def test_a_character_in_question_only_where_it_was_another() -> None:
    runs = RunsInQuestion({"像"}, (), only_changed="像")

    assert runs.find("好像", "好像") == []
    assert runs.find("好像", "好象") == [(0, 2)]


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
    assert found(RunsInQuestion(CHARS, WORDS), text) == runs
