"""Captions in two languages: the translation, and the original of each caption."""

from __future__ import annotations

from bisect import bisect_right

from postkit.document.passages import HAN
from postkit.ingest.captions.cue import Cue
from postkit.lazy_patterns import lazy_compile

_HAN = lazy_compile(f"[{HAN}]")
_LETTER = lazy_compile(r"[^\W\d_]")
_MOST = 0.6
"""The share of captions with a line in each language, in bilingual ones."""


def is_chinese(line: str) -> bool:
    """Tell whether `line` is Chinese: a Han character says about as much as a word."""
    return 3 * len(_HAN.findall(line)) >= len(_LETTER.findall(line)) > 0


def separate(cues: list[Cue]) -> None:
    """Move the originals of bilingual captions from `text` to `original`."""
    two = [cue for cue in cues if len({is_chinese(line) for line in cue.text if _says(line)}) == 2]
    if not cues or len(two) < _MOST * len(cues):
        return
    for cue in cues:
        cue.original = [line for line in cue.text if _says(line) and not is_chinese(line)]
        cue.text = [line for line in cue.text if not _says(line) or is_chinese(line)]


def _says(line: str) -> bool:
    return bool(_LETTER.search(line))


def merge(cues: list[Cue], originals: list[Cue]) -> None:
    """Give each of `originals` to the caption of `cues` that is shown in its middle."""
    starts = [cue.start for cue in cues]
    for original in originals:
        middle = (original.start + max(original.end, original.start)) / 2
        index = max(bisect_right(starts, middle) - 1, 0)
        cues[index].original += original.text
