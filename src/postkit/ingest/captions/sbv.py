"""YouTube's plain captions: `.sbv`."""

from __future__ import annotations

import re

from postkit.errors import FileError
from postkit.ingest.captions.cue import Captions, Cue, without_tags
from postkit.ingest.raw_input import RawInput
from postkit.lazy_patterns import lazy_compile

TIMING = lazy_compile(
    r"^[ \t]*(\d{1,3}):(\d\d):(\d\d\.\d{1,3}),(\d{1,3}):(\d\d):(\d\d\.\d{1,3})[ \t]*$", re.MULTILINE
)


_BROKEN_TIMING = lazy_compile(r"[ \t]*\d{1,3}:\d\d:[\w.:]{1,12},[\d.:]{1,12}[ \t]*")


def parse(raw: RawInput) -> Captions:
    """Return the captions, each a line with two times and the lines after it.

    Raises:
        FileError: a time is malformed.
    """
    cues: list[Cue] = []
    for number, line in enumerate(raw.text.split("\n"), 1):
        timing = TIMING.fullmatch(line)
        if timing:
            cues.append(Cue(number, _seconds(timing, 1), _seconds(timing, 4)))
        elif _BROKEN_TIMING.fullmatch(line):
            message = f"`{line.strip()[:60]}` is not two times such as `0:01:02.500,0:01:04.000`"
            raise FileError(f"line {number}: {message}", path=raw.name)
        elif line.strip() and cues:
            for part in line.replace("[br]", "\n").split("\n"):
                if said := without_tags(part):
                    cues[-1].text.append(said)
    return Captions(cues)


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds = timing.group(group, group + 1, group + 2)
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
