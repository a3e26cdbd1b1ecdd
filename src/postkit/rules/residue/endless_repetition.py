"""RS011: a phrase that a model repeats without end."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.signs.residue import FEWEST_TIMES, LONGEST_WORDS, SHORTEST_RUN
from postkit.source import Span

_SAMPLE = 8
_STEP = SHORTEST_RUN - LONGEST_WORDS - 2 * _SAMPLE
"""How far apart samples are taken, so that one is far enough before the end of each run."""


class EndlessRepetition(Rule):
    """A sentence or a few words are repeated many times in a row.

    A language model or speech recognition was caught in a loop. The text that should be there
    is missing.

    Bad:

        潮水退了，船还在沙上。

        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。
        我们在河边再等一等。

    Good:

        潮水退了，船还在沙上。

        我们在河边再等一等。
    """

    code = "RS011"
    name = "endless-repetition"
    trigger = "repeated-words"
    summary = "a sentence or phrase is repeated many times in a row"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of equal sentences or words that readers see as text."""
        text = document.text
        for span, words in _runs(text, document.body):
            if span.start not in document.masked:
                times = (span.end - span.start) // len(words)
                yield self.found(
                    document,
                    span,
                    f"`{' '.join(words.split())[:20]}…` is repeated {times} times in a row: "
                    "replace it with the missing text",
                )


def _runs(text: str, body: Span) -> Iterator[tuple[Span, str]]:
    """Yield each run of the same words, and the words."""
    at = body.start
    while at < body.end - _SAMPLE:
        again = text.find(text[at : at + _SAMPLE], at + 1, at + LONGEST_WORDS + _SAMPLE)
        if again < 0:
            at += _STEP
            continue
        words, start, end = text[at:again], at, again
        while text.startswith(words, end):
            end += len(words)
        while start >= body.start + len(words) and text.startswith(words, start - len(words)):
            start -= len(words)
        is_long = end - start >= max(SHORTEST_RUN, FEWEST_TIMES * len(words))
        if is_long and any(map(str.isalpha, words)):
            yield Span(start, end), words
        at = max(end, at + _STEP)
