"""The characters of a draft whose conversion a person should review."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from postkit.conversion.convert import ConversionOptions, is_converted
from postkit.conversion.convertible_text import chinese_prose
from postkit.conversion.overrides import CharContext
from postkit.conversion.prose_lines import ProseLine
from postkit.document import Document
from postkit.document.regions import Regions
from postkit.script.ambiguity import ambiguities
from postkit.script.conversion_targets import Target
from postkit.script.exclusive_chars import evidence
from postkit.script.review_reasons import ReviewReason
from postkit.source import Source

_REASONS = {
    ReviewReason.CUT_IN_WORD: "OpenCC's phrase does not keep to the words",
    ReviewReason.SEVERAL_FORMS: "no word decides",
}


@dataclass(frozen=True, slots=True)
class AmbiguousChar:
    """A character that may become several, and what leaves it open.

    `offset` is its place in the text of `source`, in code points; the first of
    `choices` is what is written for it where nobody says otherwise.
    """

    source: Source
    offset: int
    context: CharContext
    choices: tuple[str, ...]
    reason: str
    target: Target

    @property
    def choice(self) -> str:
        """What is written for the character."""
        return self.choices[0]

    @property
    def line(self) -> int:
        """The line of the character, from 1."""
        return self.source.lines.position(self.offset).line

    @property
    def column(self) -> int:
        """The column of the character, from 1, in code points."""
        return self.source.lines.position(self.offset).column

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values; with another `choice` they are a line of the ledger."""
        return {
            "path": self.source.path,
            "line": self.line,
            "column": self.column,
            "target": self.target.tag,
            **self.context._asdict(),
            "choice": self.choice,
            "choices": list(self.choices),
            "reason": self.reason,
        }


def find_ambiguous(document: Document, options: ConversionOptions) -> Iterator[AmbiguousChar]:
    """Yield what a person should decide in `document`, in the order of the text.

    Left out are characters that a word, their context, a term, a correction or a
    decision settles, and lines that are in the target script already.
    """
    lines = list(_unconverted_lines(document, options))
    # All at once: a call of OpenCC costs more than a line of text.
    text = "\n".join(text for _, text in lines)
    starts = list(accumulate((len(text) + 1 for _, text in lines), initial=0))
    found = ambiguities(text, options.target)
    for number, group in groupby(found, lambda character: bisect_right(starts, character.at) - 1):
        line, text = lines[number]
        settled = Regions((start, end) for start, end, _ in options.overrides.places(text))
        offsets = [part.start + n for part in line for n in range(len(part.text))]
        for character in group:
            at = character.at - starts[number]
            if at not in settled:
                where = (document.source, offsets[at], CharContext.at(text, at))
                yield AmbiguousChar(
                    *where, character.choices, _REASONS[character.reason], options.target
                )


def decided_contexts(document: Document, options: ConversionOptions) -> set[CharContext]:
    """Return the keys of those decisions of `options` whose context is in `document`."""
    decisions = {context.key for context in options.overrides.decisions}
    found = set()
    for line in chinese_prose(document, options.fields):
        text = _text(line)
        for index, char in enumerate(text):
            if char in options.overrides.decided_chars:
                key = CharContext.at(text, index).key
                if key in decisions:
                    found.add(key)
    return found


def _unconverted_lines(
    document: Document, options: ConversionOptions
) -> Iterator[tuple[ProseLine, str]]:
    target = options.target
    if is_converted(document.text, target) or not target.is_between_scripts:
        return
    source_only, target_only, _ = evidence(target)
    for line in chinese_prose(document, options.fields):
        text = _text(line)
        if source_only.search(text) or not target_only.search(text):
            yield line, text


def _text(line: ProseLine) -> str:
    return "".join(part.text for part in line)
