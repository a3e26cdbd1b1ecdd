"""Captions in the formats of players, platforms and speech recognition."""

from __future__ import annotations

import json

import pytest

from postkit.errors import FileError
from postkit.ingest import Article, RawInput, detect, read
from postkit.ingest.captions import read_pair

ASS = """\
[Script Info]
Title: 桥
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,note to self
Dialogue: 0,0:00:03.00,0:00:05.00,Default,林,0,0,0,,人, 很多。
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\i1}这座桥{\\i0}很老。
Dialogue: 1,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\blur3}这座桥很老。
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1
"""
LRC = "[ti:Bridge]\n[00:05.10]It was old.\n[00:01.00]The bridge\n[00:03.00]is <00:03.50>old.\n"
TTML = """\
<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><metadata
 xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><ttm:agent xml:id="a"><ttm:name>Ana</ttm:name>
</ttm:agent></metadata></head><body><div><p begin="00:00:01.000" end="00:00:02.000"
 ttm:agent="a" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">Old &amp;<br/>tired.</p></div>
</body></tt>
"""
SBV = "0:00:01.000,0:00:02.000\nThe bridge\n\n0:00:02.000,0:00:03.000\nis old.\n"
JSON3 = {
    "wireMagic": "pb3",
    "events": [
        {"tStartMs": 0, "dDurationMs": 900, "segs": [{"utf8": "the bridge"}, {"utf8": " is"}]},
        {"tStartMs": 900, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 950, "dDurationMs": 900, "segs": [{"utf8": "old"}]},
    ],
}
WHISPER = {
    "text": " Old. Yes.",
    "language": "en",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.0, "text": " Old."},
        {"id": 1, "start": 9.0, "end": 10.0, "text": " Yes."},
    ],
}
WHISPERX = {
    "segments": [
        {"start": 0, "end": 1, "text": "Is it old?", "speaker": "SPEAKER_00", "words": []},
        {"start": 1, "end": 2, "text": "It is.", "speaker": "SPEAKER_01"},
        {"start": 2, "end": 3, "text": "Very.", "speaker": "SPEAKER_01"},
    ]
}
WHISPER_CPP = {
    "result": {"language": "en"},
    "transcription": [{"offsets": {"from": 0, "to": 900}, "text": " Old *and* tired."}],
}
TWO_VOICES = {
    "segments": [
        {
            "start": 0,
            "end": 2,
            "text": " Is it? It is.",
            "speaker": "SPEAKER_00",
            "words": [
                {"word": "Is", "start": 0, "end": 0.5, "speaker": "SPEAKER_00"},
                {"word": "it?", "start": 0.5, "end": 1, "speaker": "SPEAKER_00"},
                {"word": "It", "start": 1, "end": 1.5, "speaker": "SPEAKER_01"},
                {"word": "is.", "speaker": "SPEAKER_01"},
            ],
        }
    ]
}
WORDS = {
    "text": "Old. Yes.",
    "words": [
        {"word": "Old.", "start": 0, "end": 1},
        {"word": "Yes.", "start": 9, "end": 10},
    ],
}
CHUNKS = {"text": "桥很老。", "chunks": [{"timestamp": [0.0, None], "text": "桥很老。"}]}


def parse(text: str, name: str) -> Article:
    raw = RawInput(text.encode(), name)
    assert detect(raw) == "subtitles"
    (article,) = read(raw).articles
    return article


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        pytest.param(ASS, "x.ass", "这座桥很老。\n\n林：人, 很多。", id="ASS"),
        pytest.param(LRC, "x.lrc", "The bridge is old. It was old.", id="LRC"),
        pytest.param(TTML, "x.ttml", "Ana: Old & tired.", id="TTML"),
        pytest.param(SBV, "x.sbv", "The bridge is old.", id="SBV"),
        pytest.param(json.dumps(JSON3), "x.json3", "the bridge is old", id="json3"),
        pytest.param(json.dumps(WHISPER), "x.json", "Old.\n\nYes.", id="Whisper"),
        pytest.param(
            json.dumps(WHISPERX),
            "x.json",
            "SPEAKER_00: Is it old?\n\nSPEAKER_01: It is. Very.",
            id="WhisperX",
        ),
        pytest.param(json.dumps(WHISPER_CPP), "x.json", "Old \\*and\\* tired.", id="whisper.cpp"),
        pytest.param(
            json.dumps(TWO_VOICES),
            "x.json",
            "SPEAKER_00: Is it?\n\nSPEAKER_01: It is.",
            id="WhisperX with two voices in a segment",
        ),
        pytest.param(json.dumps(WORDS), "x.json", "Old.\n\nYes.", id="Whisper's words alone"),
        pytest.param(json.dumps(CHUNKS), "x.json", "桥很老。", id="chunks of transformers"),
    ],
)
def test_what_is_said(text: str, name: str, body: str) -> None:
    assert parse(text, name).body == body


def test_titles_and_languages() -> None:
    assert parse(ASS, "x.ass").title == "桥"
    assert parse(LRC, "x.lrc").title == "Bridge"
    assert parse(json.dumps(WHISPER), "x.json").language == "en"


def cues(*texts: str) -> str:
    lines = ["WEBVTT", ""]
    for number, text in enumerate(texts):
        lines += [f"00:{number * 2:02}.000 --> 00:{number * 2 + 2:02}.000", text, ""]
    return "\n".join(lines)


FOLDED = """\
这座桥很老。人很多。

<details>
<summary>View/Hide Original English</summary>

The bridge is old. Many people.

</details>\
"""


def test_two_languages_in_each_caption() -> None:
    text = cues("这座桥很老。\nThe bridge is old.", "人很多。\nMany people.")

    assert parse(text, "x.vtt").body == FOLDED


def test_two_languages_in_two_captions_of_the_same_time() -> None:
    line = "Dialogue: 0,0:00:0{}.00,0:00:0{}.00,{},,0,0,0,,{}\n"
    text = "[Script Info]\n\n[Events]\n"
    text += line.format(1, 2, "CN", "这座桥很老。") + line.format(1, 2, "EN", "The bridge is old.")
    text += line.format(2, 3, "CN", "人很多。") + line.format(2, 3, "EN", "Many people.")

    assert parse(text, "x.ass").body == FOLDED


def test_two_files_of_captions() -> None:
    chinese = RawInput(cues("这座桥很老。", "人很多。").encode(), "x.zh.vtt")
    english = RawInput(cues("The bridge is old.", "Many people.").encode(), "x.en.vtt")

    (article,) = read_pair(chinese, english).articles

    assert article.body == FOLDED


def test_a_voice_is_named_once() -> None:
    text = cues("<v Ana>One.", "<v Ana>Two.", "<v Ben>Three.")

    assert parse(text, "x.vtt").body == "Ana: One. Two.\n\nBen: Three."


def test_two_voices_in_a_caption() -> None:
    text = cues("<v 林>桥很老。</v>\n<v 周>是吗？</v>", "<v 林>是的。</v>")

    assert parse(text, "x.vtt").body == "林：桥很老。\n\n周：是吗？\n\n林：是的。"


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("0:00:0x.000,0:00:02.000\na", "x.sbv", "line 1: `0:00:0x.000,0:00:02.000` is not two"),
        ('<tt><body><p begin="1s">a</body></tt>', "x.ttml", "line 1: mismatched tag"),
        ('<!DOCTYPE tt [<!ENTITY a "b">]><tt/>', "x.ttml", "declares entities of its own"),
        ("<tt><body/></tt>", "x.ttml", "holds no subtitles with text"),
        ("{", "x.json3", "cannot be read as JSON: line 1"),
        ('{"a": 1}', "x.json3", "holds no captions"),
    ],
)
def test_captions_that_cannot_be_read(text: str, name: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        read(RawInput(text.encode(), name), "subtitles")

    assert caught.value.message.startswith(message)
