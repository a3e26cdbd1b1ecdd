"""RS011: a phrase that a model repeats without end."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.signs.residue import repeated_words


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
        for span, words in document.once(repeated_words):
            if span.start not in document.masked:
                times = (span.end - span.start) // len(words)
                yield self.found(
                    document,
                    span,
                    f"`{' '.join(words.split())[:20]}…` is repeated {times} times in a row: "
                    "replace it with the missing text",
                )
