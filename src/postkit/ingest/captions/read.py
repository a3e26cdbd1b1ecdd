"""Captions as one article: what is said, in paragraphs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

from postkit.errors import FileError
from postkit.ingest.article import Article, Reading
from postkit.ingest.captions import (
    bilingual,
    json_captions,
    lyrics,
    sbv,
    subrip,
    substation,
    ttml,
)
from postkit.ingest.captions.cue import Captions
from postkit.ingest.captions.rolling import said_once
from postkit.ingest.raw_input import RawInput
from postkit.ingest.speech import SPEAKER, Utterance, folded, join_utterances
from postkit.ingest.titles import title_of_file
from postkit.lazy_patterns import lazy_compile

ENDINGS = (".srt", ".vtt", ".ass", ".ssa", ".lrc", ".ttml", ".dfxp", ".sbv", ".json3", ".srv3")
_HEAD = 4096
_TIMING = lazy_compile(r"^[^\S\n]*(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}\s*-->", re.MULTILINE)
_LYRICS = lazy_compile(r"^[^\S\n]*\[\d{1,3}:\d\d[.:]\d{2,3}\]", re.MULTILINE)
_FIRST_ELEMENT = lazy_compile(r"<(?:\w+:)?([a-zA-Z]\w*)")
_TIMED_TEXT = frozenset(["tt", "timedtext", "transcript"])
_SEVERAL = 3


def looks_like_captions(raw: RawInput) -> bool:
    """Tell whether an input is captions, by what it holds."""
    return bool(_format(raw.text, raw.name))


def _format(text: str, name: str) -> str:
    start = text[:_HEAD].lstrip()
    if start.startswith("WEBVTT") or _TIMING.search(start):
        return "subrip"
    if start.lower().startswith("[script info]") or "\n[Events]" in text[: 16 * _HEAD]:
        return "substation"
    element = _FIRST_ELEMENT.search(start) if start.startswith("<") else None
    if element and element[1].lower() in _TIMED_TEXT:
        return "ttml"
    if sbv.TIMING.search(start) or name.lower().endswith(".sbv"):
        return "sbv"
    if len(_LYRICS.findall(start)) >= _SEVERAL or (name.endswith(".lrc") and "[" in start):
        return "lyrics"
    if start.startswith(("{", "[{", "[\n", "[ ")) and '"' in start:
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return ""
        return "json" if json_captions.captions_in(values) is not None else ""
    return ""


def read(raw: RawInput) -> Reading:
    """Return what is said in captions as one article.

    Captions with a line in each of two languages become the Chinese text, with
    the original folded under each paragraph.

    Raises:
        FileError: they break off, a timing is malformed, or nothing is said.
    """
    captions = _parsed(raw)
    return _reading(raw, captions._replace(cues=bilingual.separate(captions.cues)))


def read_pair(raw: RawInput, original: RawInput) -> Reading:
    """Return what is said in captions, with the originals of a second file under each paragraph.

    Raises:
        FileError: one of them cannot be read.
    """
    captions = _parsed(raw)
    originals = _parsed(original)
    once = said_once(originals.cues)
    for cue, lines in once:
        cue.text = lines
    bilingual.merge(captions.cues, [cue for cue, _ in once])
    return _reading(raw, captions)


def _parsed(raw: RawInput) -> Captions:
    form = _format(raw.text, raw.name)
    if form == "json" or (not form and raw.text.lstrip().startswith(("{", "["))):
        captions = json_captions.parse(raw)
    elif form == "ttml":
        captions = ttml.parse(raw)
    elif form == "sbv":
        captions = sbv.parse(raw)
    elif form in ("substation", "lyrics"):
        captions = (substation if form == "substation" else lyrics).parse(raw.text)
    else:
        captions = subrip.parse(raw)
    cues = [cue for cue in captions.cues if cue.text]
    if not cues:
        raise FileError("holds no subtitles with text", path=raw.name)
    return captions._replace(cues=cues)


def _reading(raw: RawInput, captions: Captions) -> Reading:
    paragraphs = join_utterances(_utterances(captions))
    stem = os.path.splitext(os.path.basename(raw.name))[0]
    shown = "\n".join("\n".join((*lines, *cue.original)) for cue, lines in said_once(captions.cues))
    article = Article(
        captions.title or title_of_file(stem),
        folded(paragraphs),
        line=captions.cues[0].line,
        language=captions.language,
        shown=shown,
    )
    return Reading((article,), captions.unplaced)


def _utterances(captions: Captions) -> Iterator[Utterance]:
    """Yield the lines of the captions; a speaker's name comes before the first words only."""
    end = captions.cues[0].start
    speaker = ""
    for cue, lines in said_once(captions.cues):
        is_new = bool(cue.speaker) and cue.speaker != speaker
        speaker = cue.speaker or speaker
        for number, line in enumerate(lines or ([""] if cue.original else [])):
            prefix = ""
            if is_new and number == 0:
                prefix = f"{speaker}：" if bilingual.is_chinese(line) else f"{speaker}: "
            yield Utterance(
                prefix + line,
                cue.start - end if number == 0 else 0.0,
                is_turn=bool(prefix) or bool(SPEAKER.match(line)),
                original=" ".join(cue.original) if number == 0 else "",
            )
        end = cue.end
