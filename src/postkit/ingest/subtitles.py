"""Subtitles, SubRip (SRT) and WebVTT, as running text.

Timing is dropped, what is said is joined to sentences and paragraphs. Captions
that roll (each repeats the line before it, as those made by machines do) are
taken once.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.raw_input import RawInput
from postkit.ingest.speech import SPEAKER, Utterance, join_utterances
from postkit.ingest.titles import title_of_file
from postkit.lazy_patterns import lazy_compile

_STAMP = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})"
_TIMING = lazy_compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_BROKEN_TIMING = lazy_compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}\s*(?:->|[-–—]|\Z)")
_EXAMPLE = "`00:01:02,500 --> 00:01:04,000`"
_NUMBER = lazy_compile(r"\s*\d{1,7}\s*")
_ASIDE = lazy_compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_VOICE = lazy_compile(r"<v(?:\.[\w.-]+)?\s+([^>]{1,80})>")
_TAG = lazy_compile(r"</?(?:[a-zA-Z][^<>]{0,200}|[\d:.]{4,15})>|\{\\[^{}]{0,80}\}")

_ROLLING = 0.5
"""The share of cues that begin with what the one before ended with, in captions that roll."""
_FEWEST_ROLLING = 2


@dataclass
class _Cue:
    """A caption: the line of its timing, its times in seconds, the lines of its text."""

    line: int
    start: float
    end: float
    text: list[str] = field(default_factory=list)


def read(raw: RawInput) -> Reading:
    """Return what is said in subtitles as one article.

    Raises:
        FileError: they break off, a timing is malformed, or nothing is said.
    """
    parser = _Parser(raw)
    cues = [cue for cue in parser.parse() if cue.text]
    if not cues:
        raise FileError("holds no subtitles with text", path=raw.name)
    body = join_utterances(_utterances(cues))
    stem = os.path.splitext(os.path.basename(raw.name))[0]
    article = Article(
        parser.head.get("title") or title_of_file(stem),
        body,
        line=cues[0].line,
        language=parser.head.get("language", ""),
    )
    return Reading((article,), tuple(parser.unplaced))


class _Parser:
    """Takes subtitles line by line: a label, a timing, the text up to the next of these."""

    def __init__(self, raw: RawInput) -> None:
        self._arrival = raw
        self._cues: list[_Cue] = []
        self._pending: list[tuple[int, str]] = []
        self.unplaced: list[Fragment] = []
        self.head: dict[str, str] = {}
        """What the head of WebVTT says, names in small letters; `title` behind its signature."""

    def parse(self) -> list[_Cue]:
        """Return the captions; what is none of them goes to `unplaced`."""
        lines = self._arrival.text.split("\n")
        aside = ""
        is_after_blank = True
        start = self._read_head(lines)
        for number, line in enumerate(lines[start:], start + 1):
            timing = _TIMING.fullmatch(line) if "-->" in line else None
            if timing:
                aside = ""
                self._start_cue(number, timing)
            elif not line.strip():
                aside = ""
            elif aside or (is_after_blank and _ASIDE.match(line)):
                aside = "a note within the subtitles"
                self._set_aside(number, line, aside)
            elif "-->" in line or _BROKEN_TIMING.match(line):
                raise self._error(number, f"`{line.strip()[:60]}` is not a time such as {_EXAMPLE}")
            else:
                self._pending.append((number, line))
            is_after_blank = not line.strip()
        self._end()
        return self._cues

    def _read_head(self, lines: list[str]) -> int:
        """Return how many lines the head of WebVTT takes, up to a blank one; 0 for SubRip."""
        if not lines[0].startswith("WEBVTT"):
            return 0
        self.head["title"] = lines[0].removeprefix("WEBVTT").strip(" \t-")
        for number, line in enumerate(lines[1:], 1):
            name, _, value = line.partition(":")
            if not line.strip() or "-->" in line:
                return number
            self.head[name.strip().lower()] = value.strip()
            if name.strip().lower() not in ("kind", "language"):
                self._set_aside(number + 1, line, "the head of the subtitles")
        return len(lines)

    def _start_cue(self, number: int, timing: re.Match[str]) -> None:
        if self._pending and self._pending[-1][0] == number - 1:
            label_line, label = self._pending[-1]
            is_first = len(self._pending) == 1 or self._pending[-2][0] < label_line - 1
            if _NUMBER.fullmatch(label):
                self._pending.pop()
            elif is_first and self._arrival.text.startswith("WEBVTT"):
                self._pending.pop()
                self._set_aside(label_line, label, "the name of a subtitle")
        self._end_cue()
        self._cues.append(_Cue(number, _seconds(timing, 1), _seconds(timing, 5)))

    def _end_cue(self) -> None:
        for number, line in self._pending:
            if not self._cues:
                self._set_aside(number, line, "before the first subtitle")
            elif text := _without_tags(line):
                self._cues[-1].text.append(text)
        self._pending = []

    def _end(self) -> None:
        """End the last caption, which must not be cut off before its text."""
        last = self._pending[-1] if self._pending else None
        if last and self._cues and _NUMBER.fullmatch(last[1]) and self._is_next_number(last[1]):
            raise self._error(last[0], f"breaks off after the number `{last[1].strip()}`")
        self._end_cue()
        if self._cues and not self._cues[-1].text:
            raise self._error(self._cues[-1].line, "breaks off after a time: its text is missing")

    def _is_next_number(self, text: str) -> bool:
        return int(text) == len(self._cues) + 1

    def _set_aside(self, number: int, line: str, reason: str) -> None:
        if line.strip():
            self.unplaced.append(Fragment(number, line.strip(), reason))

    def _error(self, number: int, message: str) -> FileError:
        return FileError(f"line {number}: {message}", path=self._arrival.name)


def _utterances(cues: list[_Cue]) -> Iterator[Utterance]:
    """Yield the lines of the captions, what rolls only once."""
    rolls = _is_rolling(cues)
    before: list[str] = []
    end = cues[0].start
    for cue in cues:
        lines = _new_lines(before, cue.text) if rolls else cue.text
        for number, line in enumerate(lines):
            pause = cue.start - end if number == 0 else 0.0
            yield Utterance(line, pause, is_turn=bool(SPEAKER.match(line)))
        before, end = cue.text, cue.end


def _is_rolling(cues: list[_Cue]) -> bool:
    pairs = list(pairwise(cues))
    repeated = sum(len(_new_lines(one.text, other.text)) < len(other.text) for one, other in pairs)
    grown = sum(other.text[0].startswith(one.text[-1] + " ") for one, other in pairs)
    return repeated + grown >= max(_FEWEST_ROLLING, _ROLLING * len(pairs))


def _new_lines(before: list[str], lines: list[str]) -> list[str]:
    """Return those of `lines` that do not repeat the end of the caption before."""
    for shared in range(min(len(before), len(lines)), 0, -1):
        if before[-shared:] == lines[:shared]:
            return lines[shared:]
    if before and lines[0].startswith(before[-1] + " "):
        return [lines[0][len(before[-1]) :].strip(), *lines[1:]]
    return lines


def _without_tags(line: str) -> str:
    """Return what a reader sees of a caption's line; a voice's name stays before its words."""
    line = _VOICE.sub(lambda match: f"{match[1].strip()}: ", line)
    return " ".join(html.unescape(_TAG.sub("", line)).split())


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds, fraction = timing.group(*range(group, group + 4))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
