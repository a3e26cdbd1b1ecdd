"""YouTube's plain captions: `.sbv`."""

from __future__ import annotations

import re

from postkit.ingest.captions.cue import Captions, Cue, without_tags
from postkit.lazy_patterns import lazy_compile

TIMING = lazy_compile(
    r"^[ \t]*(\d{1,3}):(\d\d):(\d\d\.\d{1,3}),(\d{1,3}):(\d\d):(\d\d\.\d{1,3})[ \t]*$", re.MULTILINE
)


def parse(text: str) -> Captions:
    """Return the captions, each a line with two times and the lines after it."""
    cues: list[Cue] = []
    for number, line in enumerate(text.split("\n"), 1):
        timing = TIMING.fullmatch(line)
        if timing:
            cues.append(Cue(number, _seconds(timing, 1), _seconds(timing, 4)))
        elif line.strip() and cues:
            for part in line.replace("[br]", "\n").split("\n"):
                if said := without_tags(part):
                    cues[-1].text.append(said)
    return Captions(cues)


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds = timing.group(group, group + 1, group + 2)
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
