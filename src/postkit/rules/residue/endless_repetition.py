"""RS011: a phrase that a model repeats without end."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.signs.residue import FEWEST_TIMES, SHORTEST_RUN, repeated_samples
from postkit.source import Span

_ENDS = " \t\r\n。！？，、；：…”’」』）》.!?,;:)"


class EndlessRepetition(Rule):
    """A sentence or a few words are repeated many times in a row.

    A language model or speech recognition was caught in a loop. The text that should be there
    is missing.

    Bad:

        潮水退了，船还在沙上。

        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。
        我们在河边再等一等，船还没有回来。

    Good:

        潮水退了，船还在沙上。

        我们在河边再等一等，船还没有回来。
    """

    code = "RS011"
    name = "endless-repetition"
    trigger = "repeated-words"
    summary = "a sentence or phrase is repeated many times in a row"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of equal sentences or words that readers see as text."""
        for span, words in _runs(document):
            if span.start not in document.masked:
                times = (span.end - span.start) // len(words)
                yield self.found(
                    document,
                    span,
                    f"`{' '.join(words.split())[:20]}…` is repeated {times} times in a row: "
                    "replace it with the missing text",
                )


def _runs(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield each run of the same words, and the words."""
    text, (first, last) = document.text, document.body
    end = first
    for at, size in document.once(repeated_samples):
        if at < end:
            continue
        start, end = at, at + size
        while start > first and text[start - 1] == text[start - 1 + size]:
            start -= 1
        while end < last and text[end] == text[end - size]:
            end += 1
        # What ends the text before may be what ends the words.
        start += size - len(text[start : start + size].lstrip(_ENDS))
        words = text[start : start + size]
        is_long = end - start >= max(SHORTEST_RUN, FEWEST_TIMES * size)
        if is_long and any(map(str.isalpha, words)):
            yield Span(start, start + (end - start) // size * size), words
