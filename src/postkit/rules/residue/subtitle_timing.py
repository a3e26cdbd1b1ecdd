"""RS017: the timing of a subtitle."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_TIMING = lazy_compile(
    r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}[ \t]*--?>[ \t]*(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}[^\r\n]*"
)


class SubtitleTiming(Rule):
    """A line says when a subtitle is shown.

    A transcript was made from subtitles, and their timings were left between the sentences.
    `postkit import` turns subtitle files into paragraphs. Timings in code are not reported.

    Bad:

        00:00:01,000 --> 00:00:04,000
        潮水退了，船还在沙上。

    Good:

        潮水退了，船还在沙上。
    """

    code = "RS017"
    name = "subtitle-timing"
    trigger = "text:->"
    summary = "the timing of a subtitle is left in the text"
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each timing outside code."""
        text = document.text
        at = text.find("->", document.body.start)
        seen = -1
        while at >= 0:
            line = document.source.line_span(at)
            if line.start > seen:
                seen = line.start
                match = _TIMING.fullmatch(text[line.start : line.end].strip())
                if match and line.start not in document.code:
                    yield self.found(
                        document,
                        Span(*line),
                        "this line is the timing of a subtitle; remove it, "
                        "or import the subtitle file",
                    )
            at = text.find("->", max(line.end, at + 2))
