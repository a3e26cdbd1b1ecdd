"""SM011: a Cyrillic or Greek letter in a Latin word."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.sentence_context import is_in_heading
from postkit.source import Span

_CYRILLIC = dict(
    zip("АВЕКМНОРСТУХІЈЅԀԚԜаеорсухіјѕһԁԛԝ", "ABEKMHOPCTYXIJSdQWaeopcyxijshdqw", strict=True)
)
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LATIN = _CYRILLIC | _GREEK
_LOOKS_EITHER_WAY = frozenset(_LATIN.values())
_OTHER_WORD = lazy_compile("[\u0370-\u052f]{3}")
_WORD_CHARS = lazy_compile("[A-Za-z\u0370-\u03ff\u0400-\u052f]{0,40}")
_SOUNDS_OTHERWISE = ("у", "У")
"""At the end of a word of Polish or Czech, the Cyrillic letter may be a `u` by its sound."""
_OTHER_LETTER = f"(?![{''.join(_LATIN)}])[\u0370-\u052f]"
_MIXED_WORD = lazy_compile(f"[A-Za-z]{_OTHER_LETTER}|{_OTHER_LETTER}[A-Za-z]")
_ALPHABET = lazy_compile(r"西里|斯拉夫字|希腊字|希臘字|(?i:cyrillic|greek|homograph|homoglyph)")
_LONGEST_LINE = 10_000
"""In a longer line the word is not searched for in Latin letters: it is taken to be there."""


class LookAlikeLetter(Rule):
    """A Latin word holds a Cyrillic or Greek letter that looks like a Latin one.

    Nobody sees the difference, but the word cannot be found, linked or read aloud. Only words whose
    other letters are Latin are reported: Greek letters in formulas and names such as `α`, `Δt` or
    `TNF-α` are right. The fix is unsafe where the letter may be one too many, as at the start of
    `сco-author` and `АWhen`, or a `u`, as at the end of the Polish `marketingу`, in headings,
    beside kana, and where the line has the word in Latin letters too, names the other alphabet, or
    has words in it and this one may be one of them, such as `Нa`.

    Bad:

        这是 Сlaude 的回答。

    Good:

        这是 Claude 的回答。
    """

    code = "SM011"
    name = "look-alike-letter"
    trigger = "unusual-characters"
    summary = "a Cyrillic or Greek letter in a Latin word (`Сlaude`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each word that mixes the alphabets."""
        end = document.body.start
        for span in document.once(unusual)[UnusualKind.EUROPEAN]:
            if span.start < end:
                continue
            word = _word_around(document.text, span)
            end = word.end
            wrong = word.text(document.text)
            right = "".join(_LATIN.get(char, char) for char in wrong)
            if _is_latin(wrong, right) and not document.masked.overlaps(word):
                is_doubtful = (
                    _may_be_too_many(wrong, right)
                    or wrong.endswith(_SOUNDS_OTHERWISE)
                    or _may_compare(document, word, right)
                    or _may_be_of_other_alphabet(document, word, right)
                    or _is_part_of_name(document.text, word)
                    or _is_styled(document, word)
                )
                make = unsafe_fix if is_doubtful or is_in_heading(document, span.start) else fix
                yield self.found(
                    document,
                    word,
                    f"`{wrong}` holds letters of another alphabet that look Latin; "
                    f"write `{right}` in Latin letters",
                    make("write it in Latin letters", *_edits(document.text, word)),
                )


def _word_around(text: str, span: Span) -> Span:
    before = _WORD_CHARS.match(text[max(span.start - 40, 0) : span.start][::-1])
    after = _WORD_CHARS.match(text, span.end)
    return Span(span.start - (before.end() if before else 0), after.end() if after else span.end)


def _is_latin(wrong: str, right: str) -> bool:
    """Tell whether `right` is Latin throughout, and `wrong` at least by half."""
    latin = sum(map(str.isascii, wrong))
    return right.isascii() and 2 * latin >= len(wrong) > 1


def _may_be_too_many(wrong: str, right: str) -> bool:
    """Tell whether `wrong` may be a word with a letter of another alphabet before it."""
    return wrong[0] in _LATIN and (
        right[0] == right[1] or (right[:2].isupper() and not right.isupper())
    )


def _may_compare(document: Document, word: Span, right: str) -> bool:
    """Tell whether the line of `word` may be about the difference.

    It has the word in Latin letters, too, or it names the other alphabet.
    """
    line = document.source.line_span(word.start)
    if line.end - line.start > _LONGEST_LINE:
        return True
    return document.text.find(right, *line) >= 0 or bool(_ALPHABET.search(document.text, *line))


def _may_be_of_other_alphabet(document: Document, word: Span, right: str) -> bool:
    """Tell whether `word` is short or all its letters look the same, in a line of that alphabet."""
    if len(right) > 3 and not _LOOKS_EITHER_WAY.issuperset(right):
        return False
    line = document.source.line_span(word.start)
    return bool(_OTHER_WORD.search(document.text, *line))


def _is_part_of_name(text: str, word: Span) -> bool:
    """Tell whether kana are beside `word`: a name made of several scripts, such as `БRIDGEの`."""
    return any("\u3041" <= char <= "\u30ff" for char in text[max(word.start - 1, 0) : word.end + 1])


def _is_styled(document: Document, word: Span) -> bool:
    """Tell whether the line of `word` is written with look-alikes on purpose: `υѕe caѕe`."""
    return bool(_MIXED_WORD.search(document.text, *document.source.line_span(word.start)))


def _edits(text: str, word: Span) -> Iterator[Edit]:
    for at in range(word.start, word.end):
        if text[at] in _LATIN:
            yield Edit(at, at + 1, _LATIN[text[at]])
