"""Timed Text Markup: `.ttml`, `.dfxp`, and the XML that YouTube gives."""

from __future__ import annotations

import re
from xml.parsers import expat

from postkit.errors import FileError
from postkit.ingest.captions.cue import Captions, Cue
from postkit.ingest.raw_input import RawInput

_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)(?::(\d+))?")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|m|s|ms|f|t)?")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / 30, "t": 1e-7}


def parse(raw: RawInput) -> Captions:
    """Return the paragraphs of timed text.

    Raises:
        FileError: it is not well-formed, or declares entities.
    """
    reader = _Reader(raw.name)
    try:
        reader.parser.Parse(raw.text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = f"line {error.lineno}: {expat.ErrorString(error.code)}"
        raise FileError(message, path=raw.name) from error
    return Captions([cue for cue in reader.cues if cue.text], reader.title, reader.language)


class _Reader:
    def __init__(self, name: str) -> None:
        self.cues: list[Cue] = []
        self.title = ""
        self.language = ""
        self._name = name
        self._agents: dict[str, str] = {}
        self._agent = ""
        self._tick = 1e-7
        self._path: list[str] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._refuse

    def _refuse(self, *declaration: object) -> None:
        raise FileError("declares entities of its own, which are not read", path=self._name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2].lower()
        values = {key.rpartition(":")[2].lower(): value for key, value in attributes.items()}
        self._path.append(tag)
        if tag in ("tt", "timedtext", "transcript"):
            self.language = values.get("lang", "")
            if values.get("tickrate", "").isdecimal() and int(values["tickrate"]):
                self._tick = 1 / int(values["tickrate"])
        elif tag == "agent":
            self._agent = values.get("id", "")
        elif tag in ("p", "text"):
            # In YouTube's older XML `t` and `d` count milliseconds, `start` seconds.
            scale = 0.001 if "t" in values else 1.0
            start = self._seconds(values.get("begin") or values.get("start") or values.get("t"))
            length = self._seconds(values.get("dur") or values.get("d")) * scale
            end = self._seconds(values.get("end")) or start * scale + length
            cue = Cue(self.parser.CurrentLineNumber, start * scale, end, [""])
            cue.speaker = self._agents.get(values.get("agent", ""), "")
            self.cues.append(cue)
        elif tag == "br" and self.cues and self._is_said():
            self.cues[-1].text.append("")
        elif tag == "span" and self.cues and values.get("agent") in self._agents:
            self.cues[-1].speaker = self._agents[values["agent"]]

    def _end(self, name: str) -> None:
        tag = self._path.pop()
        if tag in ("p", "text"):
            lines = (" ".join(line.split()) for line in self.cues[-1].text)
            self.cues[-1].text = [line for line in lines if line]

    def _data(self, data: str) -> None:
        if self._is_said():
            self.cues[-1].text[-1] += data
        elif "title" in self._path:
            self.title += data.strip()
        elif "agent" in self._path and data.strip():
            self._agents[self._agent] = self._agents.get(self._agent, "") + data.strip()

    def _is_said(self) -> bool:
        return any(tag in self._path for tag in ("p", "text")) and "metadata" not in self._path

    def _seconds(self, time: str | None) -> float:
        time = (time or "").strip()
        clock = _CLOCK.fullmatch(time)
        if clock:
            return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3])
        offset = _OFFSET.fullmatch(time)
        if offset is None:
            return 0.0
        unit = offset[2] or "s"
        return float(offset[1]) * (self._tick if unit == "t" else _UNITS[unit])
