"""Subtitles as running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read

SRT = """\
1
00:00:01,000 --> 00:00:03,000
<i>Welcome</i> to the show.

2
00:00:03,000 --> 00:00:05,000
Today we talk

3
00:00:05,000 --> 00:00:07,000
about watches.
"""


def parse(text: str, name: str = "talk.srt") -> Reading:
    return read(RawInput(text.encode(), name))


def body(text: str) -> str:
    return parse(text).articles[0].body


def cut(end: str) -> str:
    """Return the subtitles up to and with the first `end`."""
    return SRT[: SRT.index(end) + len(end)]


def cues(*texts: str, pause: float = 0.0) -> str:
    """Return WebVTT with these texts, two seconds each."""
    lines = ["WEBVTT", ""]
    for number, text in enumerate(texts):
        start = number * (2 + pause)
        lines += [f"00:{start:06.3f} --> 00:{start + 2:06.3f}", text, ""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SRT, "Welcome to the show. Today we talk about watches.", id="SRT"),
        pytest.param(
            SRT.replace("\n\n", "\n"),
            "Welcome to the show. Today we talk about watches.",
            id="no blank lines",
        ),
        pytest.param(SRT.replace("\n", "\r\n"), body(SRT), id="CRLF"),
        pytest.param("\ufeff" + SRT, body(SRT), id="byte order mark"),
        pytest.param(
            cues("大家好。", "今天我们", "讲手表。"), "大家好。今天我们 讲手表。", id="Chinese"
        ),
        pytest.param(cues("One.", "Two.", pause=3), "One.\n\nTwo.", id="a pause"),
        pytest.param(cues("One", "two.", pause=3), "One two.", id="a pause within a sentence"),
        pytest.param(cues("One.\n- Two."), "One.\n\n\\- Two.", id="a dash for a speaker"),
        pytest.param(cues("One.", ">> Two."), "One.\n\n\\>> Two.", id="an arrow for a speaker"),
        pytest.param(cues("ANNA: One.", "BEN: Two."), "ANNA: One.\n\nBEN: Two.", id="names"),
        pytest.param(cues("<v Anna Li>One."), "Anna Li: One.", id="a voice"),
        pytest.param(cues("{\\an8}One &amp; <c.x>two</c>"), "One & two", id="tags"),
        pytest.param(cues("One\n\ntwo"), "One two", id="a blank line in a text"),
        pytest.param(cues("No.", "No.", "Yes."), "No. No. Yes.", id="said twice"),
        pytest.param(
            cues("a b", "a b\nc d", "c d", "c d\ne f"), "a b c d e f", id="captions that roll"
        ),
        pytest.param(cues("a", "a b", "a b c", "a b c d"), "a b c d", id="captions that grow"),
    ],
)
def test_what_is_said(text: str, expected: str) -> None:
    assert body(text) == expected


def test_the_head_and_the_notes_of_webvtt() -> None:
    text = "WEBVTT - A talk\nLanguage: en\nX: y\n\nNOTE by me\n\nintro\n" + cues("One")[8:]

    reading = parse(text, "x.vtt")

    assert (reading.articles[0].title, reading.articles[0].language) == ("A talk", "en")
    assert [fragment[:2] for fragment in reading.unplaced] == [
        (3, "X: y"), (5, "NOTE by me"), (7, "intro"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("A talk on watches [dQw4w9WgXcQ].en.vtt", "A talk on watches"),
        ("河边的桥.zh-Hans.srt", "河边的桥"),
        ("0c4e39a6.srt", ""),
    ],
)
def test_the_file_names_the_talk(name: str, title: str) -> None:
    assert parse(SRT, name).articles[0].title == title


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(cut("03,000 -->"), "line 6: `00:00:03,000 -->` is not a time", id="arrow"),
        pytest.param(
            cut("2\n00:00:03,000"), "line 6: `00:00:03,000` is not a time", id="first time"
        ),
        pytest.param(cut("2\n"), "line 5: breaks off after the number `2`", id="number"),
        pytest.param(
            cut("00:00:05,000"), "line 6: breaks off after a time: its text is missing", id="times"
        ),
        pytest.param(
            SRT.replace("00:00:03,000 -->", "00:00:03,000 ->"),
            "line 6: `00:00:03,000 -> 00:00:05,000` is not a time such as "
            "`00:01:02,500 --> 00:01:04,000`",
            id="a broken arrow",
        ),
        pytest.param(SRT.replace("00:00:05,0", "00:99:05,0"), "line 6: `00:00:03", id="minute 99"),
        pytest.param("WEBVTT\n", "holds no subtitles with text", id="empty"),
    ],
)
def test_subtitles_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(text)

    assert caught.value.message.startswith(message)


WORDS = st.lists(st.sampled_from(["ab", "cd.", "去", "来。", ">>", "-", "A:"]), min_size=1)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8))
def test_nothing_said_is_lost(texts: list[str]) -> None:
    # What one caption repeats of the one before is taken for rolling.
    if any(set(one.split()) & set(other.split()) for one, other in pairwise(texts)):
        texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]

    said = body(cues(*texts))

    assert said.replace("\\", "").split() == " ".join(texts).replace("。 ", "。").split() or (
        "".join(said.replace("\\", "").split()) == "".join("".join(texts).split())
    )


@given(st.text(alphabet="0123:,.->\n a<{}", max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read(RawInput(text.encode(), "a.srt"), "subtitles")
    except FileError:
        return

    assert reading.articles[0].body
