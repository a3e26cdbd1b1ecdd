"""Plain transcripts: one word or a few per line, or lines with a time in front."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postkit.document.han import HAN
from postkit.errors import FileError
from postkit.ingest.article import Article, Reading
from postkit.ingest.raw_input import RawInput
from postkit.ingest.speech import SPEAKER, Utterance, folded, join_utterances
from postkit.ingest.titles import title_of_file
from postkit.lazy_patterns import lazy_compile

_TIME = lazy_compile(
    r"[\[(（]?(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?[\])）]?\s*[-–—:：]?\s*"
)
_NAME_AND_TIME = lazy_compile(
    r"(?P<name>[^\d\n:：\[(]{1,30}?(?:\s\d{1,2}(?=\s))?)(?:\s+|\s*[\[(（])(?:\d{1,3}:)?[0-5]?\d:[0-5]\d[\])）]?\s*"
)
_STAMP = lazy_compile(r"(?:(\d{1,3}):)?(\d{1,2}):\d\d")
_HAN_AND_NO_END = lazy_compile(f".{{0,19}}[{HAN}]")
_LOWER = lazy_compile(r"[a-z]")

_FIRST_MINUTES = 5
_SAMPLE = 400
"""How many lines are examined."""
_FEWEST = 8
"""A text of fewer lines is not a transcript: a table of contents, an address."""
_FEWEST_CHINESE = 30
"""The same for lines of Chinese without punctuation, which may be a poem."""


def looks_like_transcript(text: str) -> bool:
    """Tell whether the lines of `text` are single words, or what is said at a time.

    A programme of a day has times too, but does not start with the first
    minutes of a recording.
    """
    lines = [line for line in _lines(text[:20_000]) if line][:_SAMPLE]
    timed = [line for line in lines if _is_timed(line)]
    stamp = _STAMP.search(timed[0]) if timed else None
    if len(timed) * 3 >= len(lines) and stamp and len(timed) > 2:
        return not stamp[1] and int(stamp[2]) < _FIRST_MINUTES
    words = sum(bool(_LOWER.match(line)) and len(line.split()) <= 2 for line in lines)
    short = sum(len(line.split()) <= 3 and line.isascii() for line in lines)
    if len(lines) >= _FEWEST and short * 10 >= 9 * len(lines):
        return words * 2 >= len(lines)
    bare = sum(bool(_HAN_AND_NO_END.fullmatch(line)) for line in lines)
    return len(lines) >= _FEWEST_CHINESE and bare * 10 >= 9 * len(lines)


def read(raw: RawInput) -> Reading:
    """Return a transcript as one article, its lines joined, its times dropped.

    Raises:
        FileError: nothing is said in it.
    """
    body = folded(join_utterances(_utterances(raw.text)))
    if not body:
        raise FileError("holds no text", path=raw.name)
    stem = os.path.splitext(os.path.basename(raw.name))[0]
    return Reading((Article(title_of_file(stem), body),))


def _utterances(text: str) -> list[Utterance]:
    found: list[Utterance] = []
    speaker = ""
    for line in _lines(text):
        headed = _NAME_AND_TIME.fullmatch(line)
        if headed:
            # `Speaker 1  00:12` on a line of its own: its words follow.
            speaker = headed["name"].strip() + ": "
            continue
        said = " ".join(_TIME.sub("", line, count=1).split() if _TIME.match(line) else line.split())
        if said:
            is_turn = bool(speaker) or bool(SPEAKER.match(said))
            found.append(Utterance(speaker + said, is_turn=is_turn))
            speaker = ""
    if speaker:
        found.append(Utterance(speaker.removesuffix(": "), is_turn=True))
    return found


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of `text` without the white space around them, which may be long."""
    return map(str.strip, text.split("\n"))


def _is_timed(line: str) -> bool:
    return bool(_TIME.match(line) or _NAME_AND_TIME.fullmatch(line))
