"""Captions as JSON: YouTube's json3, Whisper, WhisperX and whisper.cpp."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from postkit.document.han import HAN_RUN
from postkit.document.letters import letters
from postkit.document.sentences import ends_sentence
from postkit.errors import FileError
from postkit.ingest.captions.cue import Captions, Cue
from postkit.ingest.raw_input import RawInput
from postkit.ingest.untyped_values import as_list, as_text

_LISTS = ("segments", "events", "transcription", "results", "utterances", "body", "chunks", "words")
_PAUSE = 1.0
"""Between words that are not segments: after how many seconds a new caption starts."""


def captions_in(values: Any) -> list[dict[str, Any]] | None:
    """Return the list of captions in `values`; None where they are not captions."""
    found = values
    if isinstance(values, dict):
        found = next((values[key] for key in _LISTS if isinstance(values.get(key), list)), None)
    if not isinstance(found, list) or not found:
        return None
    captions = [item for item in found if isinstance(item, dict)]
    return captions if any(map(_is_caption, captions)) else None


def _is_caption(item: dict[str, Any]) -> bool:
    has_time = any(key in item for key in ("start", "tStartMs", "offsets", "timestamp", "from"))
    return has_time and any(key in item for key in ("text", "segs", "words", "content", "word"))


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
    cues = [cue for caption in _segments(captions) for cue in _cues(caption)]
    return Captions(cues, language=language if isinstance(language, str) else "")


def _segments(captions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield `captions`; words that are not in segments are gathered to sentences."""
    words: list[dict[str, Any]] = []
    for caption in captions:
        if words and (
            "word" not in caption
            or ends_sentence(as_text(words[-1].get("word")))
            or _times(caption)[0] - _times(words[-1])[1] >= _PAUSE
        ):
            yield {"words": words, "start": _times(words[0])[0], "end": _times(words[-1])[1]}
            words = []
        if "word" in caption:
            words.append(caption)
        else:
            yield caption
    if words:
        yield {"words": words, "start": _times(words[0])[0], "end": _times(words[-1])[1]}


def _cues(segment: dict[str, Any]) -> Iterator[Cue]:
    """Yield a segment as a caption, or as one for each of its speakers."""
    start, end = _times(segment)
    words = [word for word in as_list(segment.get("words")) if isinstance(word, dict)]
    text = _text(segment, words)
    turns = [
        (speaker, list(said))
        for speaker, said in groupby(_with_speakers(words), itemgetter("speaker"))
    ]
    if len(turns) > 1 and letters(_joined(words)) == letters(text):
        for speaker, said in turns:
            yield _cue(_joined(said), speaker, _times(said[0])[0] or start, _times(said[-1])[1])
        return
    yield _cue(text, as_text(segment.get("speaker")) or (turns[0][0] if turns else ""), start, end)


def _cue(text: str, speaker: str, start: float, end: float) -> Cue:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return Cue(1, start, end, [line for line in lines if line], speaker)


def _with_speakers(words: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield `words`, those without a speaker with that of the word before or after."""
    speaker = next(filter(None, (as_text(word.get("speaker")) for word in words)), "")
    for word in words:
        speaker = as_text(word.get("speaker")) or speaker
        yield {**word, "speaker": speaker}


def _text(segment: dict[str, Any], words: list[dict[str, Any]]) -> str:
    for key in ("text", "content"):
        if isinstance(segment.get(key), str):
            return str(segment[key])
    parts = [part for part in as_list(segment.get("segs")) if isinstance(part, dict)]
    return "".join(as_text(part.get("utf8")) for part in parts) if parts else _joined(words)


def _joined(words: list[dict[str, Any]]) -> str:
    """Return the text of `words`, which have their spaces with them or need some."""
    texts = [as_text(word.get("word")) for word in words]
    is_spaced = any(text.startswith(" ") for text in texts[1:]) or HAN_RUN.search("".join(texts))
    return ("" if is_spaced else " ").join(texts)


def _times(segment: dict[str, Any]) -> tuple[float, float]:
    if "tStartMs" in segment:
        start = _number(segment["tStartMs"]) / 1000
        return start, start + _number(segment.get("dDurationMs")) / 1000
    offsets = segment.get("offsets")
    if isinstance(offsets, dict):
        return _number(offsets.get("from")) / 1000, _number(offsets.get("to")) / 1000
    pair = segment.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return _number(pair[0]), _number(pair[1])
    start = _number(segment.get("start", segment.get("from")))
    return start, _number(segment.get("end", segment.get("to"))) or start + _number(
        segment.get("duration")
    )


def _number(value: Any) -> float:
    try:
        return float(value) if isinstance(value, int | float | str) else 0.0
    except ValueError:
        return 0.0
