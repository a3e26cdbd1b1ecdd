"""Timed lyrics: `.lrc`."""

from __future__ import annotations

from itertools import pairwise

from postkit.ingest.captions.cue import Captions, Cue
from postkit.lazy_patterns import lazy_compile

TIMED = lazy_compile(r"[ \t]*((?:\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\][ \t]*)+)(.*)")
_TIME = lazy_compile(r"\[(\d{1,3}):(\d\d(?:[.:]\d{1,3})?)\]")
_WORD_TIME = lazy_compile(r"<\d{1,3}:\d\d(?:[.:]\d{1,3})?>")
_HEAD = lazy_compile(r"\[([a-z#]{2,8}):([^\]]*)\]\s*")


def parse(text: str) -> Captions:
    """Return the lines in the order of their times; one with several times is said each time."""
    cues: list[Cue] = []
    head: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        timed = TIMED.fullmatch(line)
        if timed is None:
            about = _HEAD.fullmatch(line)
            if about:
                head[about[1]] = about[2].strip()
            elif line.strip() and cues:
                cues[-1].text.append(" ".join(line.split()))
            continue
        said = " ".join(_WORD_TIME.sub("", timed[2]).split())
        for time in _TIME.finditer(timed[1]):
            start = int(time[1]) * 60 + float(time[2].replace(":", "."))
            cues.append(Cue(number, start, start, [said] if said else []))
    cues.sort(key=lambda cue: cue.start)
    return Captions(_joined(cues), head.get("ti", ""), head.get("la", ""))


def _joined(cues: list[Cue]) -> list[Cue]:
    """Return `cues` with those of one time as one: a line and its translation."""
    joined: list[Cue] = []
    for cue in cues:
        if joined and joined[-1].start == cue.start and cue.text:
            joined[-1].text += cue.text
        else:
            joined.append(cue)
    for cue, following in pairwise(joined):
        cue.end = following.start
    return joined
