"""Captions in two languages: the translation, and the original of each caption."""

from __future__ import annotations

from bisect import bisect_right

from postkit.document.han import count_han
from postkit.ingest.captions.cue import Cue
from postkit.lazy_patterns import lazy_compile

_LETTER = lazy_compile(r"[^\W\d_]")
_MOST = 0.6
"""The share of captions with a line in each language, in bilingual ones."""


def is_chinese(line: str) -> bool:
    """Tell whether `line` is Chinese: a Han character says about as much as a word."""
    return 3 * count_han(line) >= len(_LETTER.findall(line)) > 0


def separate(cues: list[Cue]) -> list[Cue]:
    """Return `cues`, of bilingual ones the originals moved from `text` to `original`."""
    cues = _joined(cues)
    two = [cue for cue in cues if len({is_chinese(line) for line in cue.text if _says(line)}) == 2]
    if not cues or len(two) < _MOST * len(cues):
        return cues
    for cue in cues:
        cue.original = [line for line in cue.text if _says(line) and not is_chinese(line)]
        cue.text = [line for line in cue.text if not _says(line) or is_chinese(line)]
    return cues


def _joined(cues: list[Cue]) -> list[Cue]:
    """Return `cues`, two of the same time as one where only one of them is Chinese."""
    joined: list[Cue] = []
    for cue in cues:
        last = joined[-1] if joined else None
        if (
            last
            and (last.start, last.end) == (cue.start, cue.end)
            and any(map(is_chinese, last.text)) != any(map(is_chinese, cue.text))
        ):
            last.text += cue.text
            last.speaker = last.speaker or cue.speaker
        else:
            joined.append(cue)
    return joined


def _says(line: str) -> bool:
    return bool(_LETTER.search(line))


def merge(cues: list[Cue], originals: list[Cue]) -> None:
    """Give each of `originals` to the caption of `cues` that is shown in its middle."""
    starts = [cue.start for cue in cues]
    for original in originals:
        middle = (original.start + max(original.end, original.start)) / 2
        index = max(bisect_right(starts, middle) - 1, 0)
        cues[index].original += original.text
