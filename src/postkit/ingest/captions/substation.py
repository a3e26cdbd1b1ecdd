"""SubStation Alpha: `.ass` and `.ssa`."""

from __future__ import annotations

import re

from postkit.ingest.captions.cue import Captions, Cue
from postkit.lazy_patterns import lazy_compile

_TAGS = lazy_compile(r"\{[^{}]*\}")
_DRAWING = lazy_compile(r"\{(?:[^{}\\]|\\(?!p[1-9]))*+\\p[1-9][^{}]*\}")
_BREAK = lazy_compile(r"\\[Nn]")
_FIELDS = (
    "layer",
    "start",
    "end",
    "style",
    "name",
    "marginl",
    "marginr",
    "marginv",
    "effect",
    "text",
)


def parse(text: str) -> Captions:
    """Return the dialogue of a script, in the order of its times, without comments."""
    cues: list[Cue] = []
    names: tuple[str, ...] = _FIELDS
    title = ""
    for number, line in enumerate(text.split("\n"), 1):
        kind, _, rest = line.partition(":")
        kind = kind.strip().lower()
        if kind == "title" and not title:
            title = rest.strip()
        elif kind == "format" and "text" in rest.lower():
            names = tuple(name.strip().lower() for name in rest.split(","))
        elif kind == "dialogue":
            values = dict(zip(names, rest.split(",", len(names) - 1), strict=False))
            said = values.get("text", "")
            if _DRAWING.search(said):
                continue
            lines = [_plain(part) for part in _BREAK.split(said)]
            speaker = values.get("name", values.get("actor", "")).strip()
            cue = Cue(number, _seconds(values.get("start", "")), _seconds(values.get("end", "")))
            cue.text, cue.speaker = [part for part in lines if part], speaker
            cues.append(cue)
    cues.sort(key=lambda cue: cue.start)
    return Captions(_without_layers(cues), title if title != "Default Aegisub file" else "")


def _plain(text: str) -> str:
    return " ".join(_TAGS.sub("", text).replace("\\h", " ").split())


def _seconds(time: str) -> float:
    match = re.fullmatch(r"\s*(\d+):(\d\d?):(\d\d?(?:[.,]\d+)?)\s*", time)
    if match is None:
        return 0.0
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3].replace(",", "."))


def _without_layers(cues: list[Cue]) -> list[Cue]:
    """Return `cues` without those that only repeat one of the same time, for its shadow or glow."""
    kept: list[Cue] = []
    seen: set[tuple[float, float, tuple[str, ...]]] = set()
    for cue in cues:
        key = (cue.start, cue.end, tuple(cue.text))
        if key not in seen:
            seen.add(key)
            kept.append(cue)
    return kept
