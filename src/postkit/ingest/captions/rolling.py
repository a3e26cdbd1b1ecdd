"""Rolling captions: each repeats the line before it, as automatic captions do."""

from __future__ import annotations

from itertools import pairwise

from postkit.ingest.captions.cue import Cue

_ROLLING = 0.5
"""The share of cues that begin with what the one before ended with, in captions that roll."""
_FEWEST = 2


def said_once(cues: list[Cue]) -> list[tuple[Cue, list[str]]]:
    """Return each caption with those of its lines that are new."""
    if not _is_rolling(cues):
        return [(cue, cue.text) for cue in cues]
    result: list[tuple[Cue, list[str]]] = []
    before: list[str] = []
    for cue in cues:
        result.append((cue, new_lines(before, cue.text)))
        before = cue.text
    return result


def _is_rolling(cues: list[Cue]) -> bool:
    pairs = list(pairwise(cues))
    repeated = sum(len(new_lines(pair.text, other.text)) < len(other.text) for pair, other in pairs)
    grown = sum(other.text[0].startswith(pair.text[-1] + " ") for pair, other in pairs)
    return repeated + grown >= max(_FEWEST, _ROLLING * len(pairs))


def new_lines(before: list[str], lines: list[str]) -> list[str]:
    """Return those of `lines` that do not repeat the end of the caption before."""
    for shared in range(min(len(before), len(lines)), 0, -1):
        if before[-shared:] == lines[:shared]:
            return lines[shared:]
    if before and lines[0].startswith(before[-1] + " "):
        return [lines[0][len(before[-1]) :].strip(), *lines[1:]]
    return lines
