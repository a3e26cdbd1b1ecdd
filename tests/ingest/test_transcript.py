"""Plain transcripts: recognised, joined, and distinguished from what has short lines too."""

from __future__ import annotations

import pytest

from postkit.ingest import RawInput, detect, read

WORDS = "Hello\n my\n friends.\n Today\n is\n Monday\n\nand\n we\n talk\n about\n watches.\n"
TIMED = """\
[00:01] Anna: Hello there.
[00:05] Ben: Hi Anna, how
[00:07] are you?
[00:09] Anna: Fine.
"""
HEADED = (
    "Speaker 1  00:01\nHello there.\nHow are you?\n\nSpeaker 2  00:09\nFine.\n\nAnna 00:12\nBye.\n"
)


def body(text: str) -> str:
    return read(RawInput(text.encode(), "talk.txt"), "transcript").articles[0].body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            WORDS, "Hello my friends. Today is Monday and we talk about watches.", id="words"
        ),
        pytest.param(
            TIMED,
            "Anna: Hello there.\n\nBen: Hi Anna, how are you?\n\nAnna: Fine.",
            id="times in front",
        ),
        pytest.param(
            HEADED,
            "Speaker 1: Hello there. How are you?\n\nSpeaker 2: Fine.\n\nAnna: Bye.",
            id="speakers and times on lines of their own",
        ),
    ],
)
def test_lines_are_joined(text: str, expected: str) -> None:
    assert body(text) == expected


def test_a_long_talk_falls_into_paragraphs() -> None:
    paragraphs = body("One\n two\n three\n four.\n" * 100).split("\n\n")

    assert len(paragraphs) > 3
    assert all(paragraph.endswith("four.") and len(paragraph) < 500 for paragraph in paragraphs)


def test_a_talk_without_sentences_falls_into_paragraphs_too() -> None:
    assert max(map(len, body("word\n" * 2000).split("\n\n"))) < 2000


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(WORDS, "transcript", id="a word a line"),
        pytest.param(TIMED, "transcript", id="times"),
        pytest.param(HEADED, "transcript", id="times on lines of their own"),
        pytest.param("我们今天\n来讲一讲\n手表的事\n" * 12, "transcript", id="Chinese captions"),
        pytest.param("Apples\nPears\nPlums\n" * 4, "text", id="a list of names"),
        pytest.param("09:00 Breakfast\n10:00 Talk\n12:00 Lunch\n", "text", id="a programme"),
        pytest.param("床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n", "text", id="a poem"),
        pytest.param("桥通车了。\n人很多。\n灯亮着。\n" * 12, "text", id="short sentences"),
        pytest.param("- a\n- b\n- c\n" * 5, "text", id="a list"),
        pytest.param("One paragraph of prose, as it is.\n", "text", id="prose"),
    ],
)
def test_what_is_a_transcript(text: str, form: str) -> None:
    assert detect(RawInput(text.encode(), "talk.txt")) == form
