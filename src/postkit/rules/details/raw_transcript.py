"""DB018: an original that is a raw transcript, one word per line."""

from collections.abc import Iterator

from postkit import details
from postkit.details.reflow import reflow
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Edit, Fix
from postkit.rules.base import Rule
from postkit.rules.signs.details import raw_transcripts
from postkit.source import Span


class RawTranscript(Rule):
    """A block holds a raw transcript from speech recognition, with one word per line.

    Blank lines every few words cut the sentences into pieces. The fix joins the words to
    paragraphs, with a new one for each speaker (`>>`) and after about five sentences.
    `postkit format` does the same.

    Bad:

        <details>
        <summary>Original English</summary>

        Good
         day
         and
         hello
         to
         our
         show

         about
         the
         rain
         in
         the
         hills
         and

         on
         the
         coast
         today
         at
         six

        </details>

    Good:

        <details>
        <summary>Original English</summary>

        Good day and hello to our show about the rain in the hills and on the coast today at six

        </details>
    """

    code = "DB018"
    name = "raw-transcript"
    trigger = "raw-transcripts"
    summary = "an original has one word per line"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block most of whose lines hold one word."""
        for block in document.once(raw_transcripts):
            message = "the original has one word per line: join the words"
            suggestion = Fix("join the words", _joined(document, block), Applicability.UNSAFE)
            yield self.found(document, Span(*block.opening), message, suggestion)


def _joined(document: Document, block: details.DetailsBlock) -> Iterator[Edit]:
    # A generator: joining an hour's words takes longer than finding all else in a draft.
    yield reflow(document, block)
