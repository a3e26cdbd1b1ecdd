"""DB018: an original that is a raw transcript, one word a line."""

from collections.abc import Iterator

from postkit import details
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_MIN_LINES = 20
_MAX_LINE = 12
_MIN_SHARE = 0.8
_TAG = lazy_compile(r"<[^<>\n]*>")


class RawTranscript(Rule):
    """A block holds a transcript as the recogniser gave it: a word on each line.

    Every second or so a blank line cuts a sentence into paragraphs. The fix
    puts the words into one paragraph, or one for each speaker (`>>`).

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
    summary = "an original stands one word a line"
    fixable = True
    reshapes = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block most of whose lines hold one word."""
        text = document.text
        for block in document.once(details.parse).blocks:
            start, end = block.content
            lines = text.count("\n", start, end)
            if lines < _MIN_LINES or end - start > lines * _MAX_LINE or block.children:
                continue
            content = text[start:end]
            if not _is_one_word_a_line(content) or _TAG.search(content):
                continue
            inner = content.strip()
            first = start + len(content) - len(content.lstrip())
            edit = Edit(first, first + len(inner), _joined(inner, document.source.newline))
            message = "this original stands one word a line: join the words"
            remedy = unsafe_fix("join the words", edit)
            yield self.found(document, Span(*block.opening), message, remedy)


def _is_one_word_a_line(content: str) -> bool:
    lines = [line for line in content.splitlines() if line.strip()]
    single = sum(len(line.split()) == 1 for line in lines)
    return len(lines) >= _MIN_LINES and single >= _MIN_SHARE * len(lines)


def _joined(content: str, newline: str) -> str:
    """Return the words of `content` in one line for each speaker, with blank lines between."""
    turns: list[list[str]] = [[]]
    for word in content.split():
        if word.startswith(">>") and turns[-1]:
            turns.append([])
        turns[-1].append(word)
    return (newline * 2).join(" ".join(turn) for turn in turns)
