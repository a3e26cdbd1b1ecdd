"""Terms of a glossary: how an original's word is to be translated, and where it is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_GLOSS = lazy_compile(
    r"(?P<before>[\u4e00-\u9fff·]{2,12})[（(](?P<term>[A-Za-z][A-Za-z0-9 .&'’/+-]{1,40}?)"
    r"(?:\s*[:：][^（）()\n]{0,80})?[)）]"
)
_LEADS = "的和与及或是在对为把被从向以将等了着这那其该各每"
"""Characters that come before a term and are hardly ever its first."""
_LONGEST = 8
"""How many characters a Chinese term has at most that is made of what is before a gloss."""


class TermEntry(NamedTuple):
    """A term of a glossary.

    Args:
        source: the word of the original.
        targets: the translations that are right, the best first.
        forbidden: translations that are wrong.
    """

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


class TermSlip(NamedTuple):
    """A passage that does not translate a term as the glossary says.

    Args:
        term: the term, which the passage's original has.
        span: the forbidden translation, or the passage where none of the right ones is.
        written: the forbidden translation; empty where the term is not translated at all.
    """

    term: TermEntry
    span: Span
    written: str


def find_term_slips(document: Document, terms: Sequence[TermEntry]) -> Iterator[TermSlip]:
    """Yield where a passage of `document` departs from `terms`."""
    pattern = _pattern(tuple(term.source for term in terms))
    by_source = {term.source.casefold(): term for term in terms}
    for pair in document.once(find_pairs) if terms else ():
        for source in {match[0].casefold() for match in pattern.finditer(pair.source)}:
            term = by_source[source]
            wrong = [
                TermSlip(term, span, word)
                for word in term.forbidden
                for span in _occurrences(document, word, pair.passage)
            ]
            yield from wrong
            if not wrong and not any(word in pair.translation for word in term.targets):
                yield TermSlip(term, pair.passage, "")


def extract_terms(documents: Iterable[Document]) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the terms that posts give in brackets, `框架（framework）`, with their renderings.

    The Chinese word ends at the bracket; where it starts, the other places of the same
    term tell, or a dictionary's words.
    """
    found: dict[str, Counter[str]] = {}
    for document in documents:
        for match in _GLOSS.finditer(document.text, *document.body):
            if match.start() not in document.code:
                term = " ".join(match["term"].split())
                found.setdefault(term, Counter())[match["before"][-_LONGEST:]] += 1
    for term, places in sorted(found.items()):
        renderings: Counter[str] = Counter()
        for before, count in places.items():
            renderings[_word_at_end(before, places)] += count
        yield term, renderings


def _word_at_end(before: str, places: Counter[str]) -> str:
    """Return the end of `before` that other places share, or its last word."""
    shared = max(
        (_shared_end(before, other) for other in places if other != before), key=len, default=""
    )
    word = shared if len(shared) > 1 else _last_word(before)
    return word.lstrip(_LEADS) or word


def _shared_end(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return one[len(one) - length :]


def _last_word(text: str) -> str:
    import rjieba

    words: list[str] = rjieba.cut(text)
    return words[-1] if len(words[-1]) > 1 or len(words) == 1 else "".join(words[-2:])


def _occurrences(document: Document, word: str, within: Span) -> Iterator[Span]:
    at = document.text.find(word, within.start, within.end)
    while at >= 0:
        span = Span(at, at + len(word))
        if not document.masked.overlaps(span):
            yield span
        at = document.text.find(word, span.end, within.end)


@lru_cache(maxsize=8)
def _pattern(sources: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(sources, key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", re.IGNORECASE)
