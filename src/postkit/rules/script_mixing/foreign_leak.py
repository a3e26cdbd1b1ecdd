"""SM012: a foreign word that a model left in Chinese prose."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN, HAN_RUN
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_MAX_LETTERS = 40
"""A draft with more letters of one foreign script is about its language."""

_LANGUAGE = lazy_compile(
    "(?:俄|韩|韓|朝鲜|朝鮮|日|泰|阿拉伯|希伯来|希伯來|印地|梵|希腊|希臘|乌克兰|烏克蘭|蒙古?|藏|维|維|波斯)"
    "[语語文]|[假片谚諺]名?[文假]|字母|发音|發音|词源|詞源|单词|單詞|颜文字|顏文字"
)
_QUOTED = lazy_compile(
    r"《[^》\n]{1,200}》|「[^」\n]{1,200}」|『[^』\n]{1,200}』|“[^”\n]{1,200}”|‘[^’\n]{1,200}’"
    r"|（[^）\n]{1,200}）|\([^)\n]{1,200}\)|\[[^\]\n]{1,200}\]|【[^】\n]{1,200}】|\"[^\"\n]{1,200}\""
)
_BEFORE = lazy_compile(rf"([{HAN}，。、；：！？A-Za-z])\s{{0,2}}\Z")
_AFTER = lazy_compile(rf"\s{{0,2}}(?:([{HAN}])|[，。、；：！？]|[（(][{HAN}]|[A-Za-z])")
_JOINED_TO_LATIN = frozenset(("Greek", "Cyrillic", "Hangul", "Japanese"))
"""Alphabets that people join with Latin letters: `TGFβ`, `K팝`, `Tシャツ`."""

_SENTENCE = 3
_GAP = lazy_compile(r"[\s-]{0,2}")


class ForeignLeak(Rule):
    """A word in another alphabet is among Chinese words, without quotation marks.

    Language models now and then write a word in Russian, Korean, Hindi or Japanese where the
    Chinese one belongs. Words in quotation marks, brackets and titles are not reported, and
    neither are single letters (`α`, `の`), sentences about the language and words that come
    again, as names do.

    Bad:

        斗争应当направленный向监管机构。

    Good:

        斗争应当指向监管机构。
    """

    code = "SM012"
    name = "foreign-leak"
    trigger = "unusual-characters"
    summary = "a Cyrillic, Hangul, kana, Thai … word left in Chinese prose"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each word that nothing marks as meant."""
        found = list(_words(document))
        if not found or not HAN_RUN.search(document.text):
            return
        letters = Counter[str]()
        times = Counter(span.text(document.text) for _, span in found)
        once = [placed for placed in found if times[placed[1].text(document.text)] == 1]
        lines = Counter(document.source.line_span(span.start) for _, span in found)
        for alphabet, span in found:
            letters[alphabet] += span.end - span.start
        for alphabet, span in once:
            # Several words are a sentence of their own, such as one in Japanese.
            if lines[document.source.line_span(span.start)] >= _SENTENCE:
                continue
            if letters[alphabet] <= _MAX_LETTERS and _is_leaked(document, alphabet, span):
                word = " ".join(span.text(document.text).split())
                yield self.found(
                    document,
                    span,
                    f"`{word}` is a word in {alphabet} letters left in Chinese prose; translate it",
                )


def _words(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the foreign words of the body with the alphabet they are written in."""
    text = document.text
    found = document.once(unusual)
    previous: tuple[str, Span] | None = None
    for span in sorted((*found[UnusualKind.EUROPEAN], *found[UnusualKind.FOREIGN])):
        if span.start < document.body.start:
            continue
        alphabet = _alphabet(text[span.start])
        if (
            previous
            and previous[0] == alphabet
            and _GAP.fullmatch(text, previous[1].end, span.start)
        ):
            previous = alphabet, Span(previous[1].start, span.end)
            continue
        if previous:
            yield previous
        previous = alphabet, span
    if previous:
        yield previous


@cache
def _alphabet(char: str) -> str:
    name = unicodedata.name(char, "foreign").split()[0].capitalize()
    return (
        "Japanese" if name in ("Hiragana", "Katakana", "Halfwidth", "Katakana-hiragana") else name
    )


def _is_leaked(document: Document, alphabet: str, span: Span) -> bool:
    text = document.text
    if alphabet not in _JOINED_TO_LATIN and _is_in_latin_word(text, span):
        return not _is_meant(document, span)
    # `σ-π` is two letters.
    if sum(map(str.isalpha, span.text(text))) < (3 if alphabet == "Greek" else 2):
        return False
    before = _BEFORE.search(text[max(span.start - 3, 0) : span.start])
    after = _AFTER.match(text, span.end)
    if not (before and after) or not (HAN_RUN.match(before[1]) or HAN_RUN.search(after[0])):
        return False
    return not _is_meant(document, span)


def _is_in_latin_word(text: str, span: Span) -> bool:
    around = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return any(char.isascii() and char.isalpha() for char in around)


def _is_meant(document: Document, span: Span) -> bool:
    """Tell whether `span` is quoted, no prose, or on a line about its language."""
    line = document.source.line_span(span.start)
    around = Span(max(line.start, span.start - 200), min(line.end, span.end + 200))
    text = document.text
    return (
        document.is_foreign(span)
        or document.masked.overlaps(span)
        or bool(_LANGUAGE.search(text, *around))
        or any(span.overlaps(Span(*quoted.span())) for quoted in _QUOTED.finditer(text, *around))
    )
