"""Captions as JSON: YouTube's json3, Whisper, WhisperX and whisper.cpp."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from postkit.errors import FileError
from postkit.ingest.captions.cue import Captions, Cue
from postkit.ingest.raw_input import RawInput

_LISTS = ("segments", "events", "transcription", "results", "utterances", "body")


def captions_in(values: Any) -> list[dict[str, Any]] | None:
    """Return the list of captions in `values`; None where they are no captions."""
    found = values
    if isinstance(values, dict):
        found = next((values[key] for key in _LISTS if isinstance(values.get(key), list)), None)
    if not isinstance(found, list) or not found:
        return None
    captions = [item for item in found if isinstance(item, dict)]
    return captions if any(_is_caption(one) for one in captions) else None


def _is_caption(one: dict[str, Any]) -> bool:
    has_time = any(key in one for key in ("start", "tStartMs", "offsets", "timestamp", "from"))
    return has_time and any(key in one for key in ("text", "segs", "words", "content"))


def parse(raw: RawInput) -> Captions:
    """Return the captions of a JSON file.

    Raises:
        FileError: it is not JSON, or holds none.
    """
    try:
        values = json.loads(raw.text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f": line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise FileError(f"cannot be read as JSON{where}", path=raw.name) from error
    captions = captions_in(values)
    if captions is None:
        raise FileError("holds no captions: no list of segments with times", path=raw.name)
    head = values if isinstance(values, dict) else {}
    language = head.get("language") or (head.get("result") or {}).get("language")
    cues = [cue for one in captions for cue in _cues(one)]
    return Captions(cues, language=language if isinstance(language, str) else "")


def _cues(one: dict[str, Any]) -> Iterator[Cue]:
    start, end = _times(one)
    words = one.get("words")
    speaker = _string(one.get("speaker"))
    if speaker == "" and isinstance(words, list):
        named = [_string(word.get("speaker")) for word in words if isinstance(word, dict)]
        speaker = max(named, key=named.count, default="")
    text = _text(one)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    yield Cue(1, start, end, [line for line in lines if line], speaker)


def _text(one: dict[str, Any]) -> str:
    for key in ("text", "content"):
        if isinstance(one.get(key), str):
            return str(one[key])
    segments = one.get("segs")
    if isinstance(segments, list):
        return "".join(_string(part.get("utf8")) for part in segments if isinstance(part, dict))
    words = one.get("words")
    if isinstance(words, list):
        return " ".join(_string(word.get("word")) for word in words if isinstance(word, dict))
    return ""


def _times(one: dict[str, Any]) -> tuple[float, float]:
    if "tStartMs" in one:
        start = _number(one["tStartMs"]) / 1000
        return start, start + _number(one.get("dDurationMs")) / 1000
    offsets = one.get("offsets")
    if isinstance(offsets, dict):
        return _number(offsets.get("from")) / 1000, _number(offsets.get("to")) / 1000
    pair = one.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return _number(pair[0]), _number(pair[1])
    start = _number(one.get("start", one.get("from")))
    return start, _number(one.get("end", one.get("to"))) or start + _number(one.get("duration"))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float:
    try:
        return float(value) if isinstance(value, int | float | str) else 0.0
    except ValueError:
        return 0.0
