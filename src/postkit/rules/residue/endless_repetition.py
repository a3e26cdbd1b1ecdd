"""RS011: a phrase that a model repeats without end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from postkit.diagnostics import Diagnostic
from postkit.document import Document, Regions
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_SENTENCE = lazy_compile(r"[^\s。！？!?.][^\r\n。！？!?.]*[。！？!?.]*")
_SHORT = lazy_compile(r"(\w{1,12}?[，、, ]?)\1{11,}")
_NO_WORDS = lazy_compile(r"[\W_]+")
_MIN_TIMES = 6
_MIN_LENGTH = 60
"""What all repetitions take up together, in characters: less is emphasis."""


class EndlessRepetition(Rule):
    """A sentence or a few words are repeated many times in a row.

    A language model or speech recognition was caught in a loop. The text that should be there
    is missing.

    Bad:

        潮水退了，船还在沙上。

        我们再等一等。我们再等一等。我们再等一等。我们再等一等。我们再等一等。我们再等一等。我们再等一等。
        我们再等一等。我们再等一等。我们再等一等。

    Good:

        潮水退了，船还在沙上。

        我们再等一等。
    """

    code = "RS011"
    name = "endless-repetition"
    summary = "a sentence or phrase is repeated many times in a row"
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of equal sentences or words that readers see as text."""
        text = document.text
        last = -1
        hidden = Regions((*document.code, *document.inlines.comments))
        for span, times in sorted((*_sentences(document), *_words(document))):
            if span.start < last or span.start in hidden:
                continue
            last = span.end
            words = " ".join(span.text(text).split())[:20]
            yield self.found(
                document,
                span,
                f"`{words}…` is repeated {times} times in a row: replace it with the missing text",
            )


def _sentences(document: Document) -> Iterator[tuple[Span, int]]:
    found = _SENTENCE.finditer(document.text, *document.body)
    for words, run in groupby(found, lambda match: _NO_WORDS.sub("", match[0])):
        matches = list(run) if words else []
        if len(matches) >= _MIN_TIMES:
            span = Span(matches[0].start(), matches[-1].end())
            if span.end - span.start >= _MIN_LENGTH:
                yield span, len(matches)


def _words(document: Document) -> Iterator[tuple[Span, int]]:
    for match in _SHORT.finditer(document.text, *document.body):
        if len(match[0]) >= _MIN_LENGTH and _NO_WORDS.sub("", match[1]):
            yield Span(*match.span()), len(match[0]) // len(match[1])
