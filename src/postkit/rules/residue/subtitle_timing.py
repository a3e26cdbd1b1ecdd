"""RS017: the timing of a subtitle."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_TIME = r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}"
_TIMING = lazy_compile(rf"(?<![^\r\n])[ \t]*+{_TIME}[ \t]*--?>[ \t]*{_TIME}[^\r\n]*")


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
        for match in _TIMING.finditer(document.text, *document.body):
            if match.start() not in document.code:
                yield self.found(
                    document,
                    Span(*match.span()),
                    "this line is the timing of a subtitle; remove it, or import the subtitle file",
                )
