"""Subtitles: SubRip (SRT) and WebVTT."""

from __future__ import annotations

import re

from postkit.errors import FileError
from postkit.ingest.article import Fragment
from postkit.ingest.captions.cue import Captions, Cue, without_tags
from postkit.ingest.raw_input import RawInput
from postkit.lazy_patterns import lazy_compile

_STAMP = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})"
_TIMING = lazy_compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_BROKEN_TIMING = lazy_compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}\s*(?:->|[-–—]|\Z)")
_EXAMPLE = "`00:01:02,500 --> 00:01:04,000`"
_NUMBER = lazy_compile(r"\s*\d{1,7}\s*")
_ASIDE = lazy_compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_VOICE = lazy_compile(r"<v(?:\.[\w.-]+)?\s+([^>]{1,80})>")


def parse(raw: RawInput) -> Captions:
    """Return the captions.

    Raises:
        FileError: they break off, or a timing is malformed.
    """
    parser = _Parser(raw)
    cues = parser.parse()
    language = parser.head.get("language", "")
    return Captions(cues, parser.head.get("title", ""), language, tuple(parser.unplaced))


class _Parser:
    """Takes subtitles line by line: a label, a timing, the text up to the next of these."""

    def __init__(self, raw: RawInput) -> None:
        self._raw = raw
        self._cues: list[Cue] = []
        self._pending: list[tuple[int, str]] = []
        self.unplaced: list[Fragment] = []
        self.head: dict[str, str] = {}
        """What the header of WebVTT says, names in small letters; `title` after its signature."""

    def parse(self) -> list[Cue]:
        """Return the captions; what is none of them goes to `unplaced`."""
        lines = self._raw.text.split("\n")
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
        """Return how many lines the header of WebVTT takes, up to a blank one; 0 for SubRip."""
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
            elif is_first and self._raw.text.startswith("WEBVTT"):
                self._pending.pop()
                self._set_aside(label_line, label, "the name of a subtitle")
        self._end_cue()
        self._cues.append(Cue(number, _seconds(timing, 1), _seconds(timing, 5)))

    def _end_cue(self) -> None:
        for number, line in self._pending:
            if not self._cues:
                self._set_aside(number, line, "before the first subtitle")
            else:
                self._say(line)
        self._pending = []

    def _say(self, line: str) -> None:
        """Add a line to the last caption; another voice in it starts one of its own."""
        # What the pattern splits at are names; before the first the voice goes on.
        before, *parts = _VOICE.split(line)
        self._add(without_tags(before), "")
        for name, said in zip(parts[::2], parts[1::2], strict=True):
            self._add(without_tags(said), name.strip())

    def _add(self, text: str, speaker: str) -> None:
        cue = self._cues[-1]
        if speaker and speaker != cue.speaker and cue.text:
            cue = Cue(cue.line, cue.start, cue.end)
            self._cues.append(cue)
        cue.speaker = speaker or cue.speaker
        if text:
            cue.text.append(text)

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
        return FileError(f"line {number}: {message}", path=self._raw.name)


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds, fraction = timing.group(*range(group, group + 4))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
