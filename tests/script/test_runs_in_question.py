"""Which runs of Han characters are worth cutting into words."""

from __future__ import annotations

import pytest

from postkit.script.runs_in_question import runs_with

CHARS = {"發", "髮", "後", "制", "製"}
WORDS = ("發展", "之後", "體制", "製造")


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
