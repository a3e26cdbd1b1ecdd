"""Terms of a glossary: how an original's word is to be translated, and where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto

from postkit.bilingual.english import stems, stems_of
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.bilingual.word_index import WordIndex
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
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
        source: the word of the original; empty where the glossary is of one language only.
        targets: the translations that are right, the best first.
        forbidden: translations that are wrong.
    """

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


class SlipKind(Enum):
    """How a passage departs from a glossary."""

    FORBIDDEN = auto()
    """It has a translation that the glossary forbids."""
    MISSING = auto()
    """The original has the term, and the passage none of its translations."""
    WITHOUT_SOURCE = auto()
    """It has the translation of a term that the original does not have."""


class TermSlip(NamedTuple):
    """A passage that does not translate a term as the glossary says.

    Args:
        kind: how it departs from the glossary.
        term: the term.
        span: the word of the passage, or the passage where none of the right ones is.
        written: the word of the passage; empty where it has none.
        pair: the passage and its original.
    """

    kind: SlipKind
    term: TermEntry
    span: Span
    written: str
    pair: Pair


def find_term_slips(document: Document, glossary: TermIndex) -> Iterator[TermSlip]:
    """Yield where a passage of `document` departs from `glossary`, and its original from it."""
    for pair in document.once(find_pairs) if glossary else ():
        written = glossary.written_in(document, pair.passage)
        right = written & glossary.targets
        names = glossary.names_in(pair.source)
        for term in glossary.terms_to_check(names, written):
            wrong = [
                TermSlip(SlipKind.FORBIDDEN, term, span, word, pair)
                for word in term.forbidden
                for span in _occurrences(document, word, pair.passage)
                if not _is_within(span, right, document.text)
            ]
            yield from wrong
            is_there = any(word in pair.translation for word in term.targets)
            if term.source and not wrong and not is_there:
                yield TermSlip(SlipKind.MISSING, term, pair.passage, "", pair)
        yield from _without_source(document, pair, glossary, names, written)


class TermIndex:
    """The terms of a glossary by their words, so that no passage is compared with each term.

    Args:
        terms: all of them, in the order in which they are reported.
    """

    def __init__(self, terms: Sequence[TermEntry]) -> None:
        self._terms = terms
        self._by_form = {form: term.source for term in terms for form in _forms(term.source)}
        self._forms = WordIndex(self._by_form)
        self.targets = {word for term in terms for word in term.targets}
        self.words = WordIndex(self.targets.union(*(term.forbidden for term in terms)))
        self._by_source: dict[str, list[int]] = {}
        self._by_forbidden: dict[str, list[int]] = {}
        self._by_best: dict[str, list[int]] = {}
        for number, term in enumerate(terms):
            if term.source:
                self._by_source.setdefault(term.source, []).append(number)
                for word in term.targets[:1]:
                    self._by_best.setdefault(word, []).append(number)
            else:
                for word in term.forbidden:
                    self._by_forbidden.setdefault(word, []).append(number)

    def __len__(self) -> int:
        return len(self._terms)

    def names_in(self, source: str) -> set[str]:
        """Return the terms that `source` has, in the singular or the plural.

        A longer term hides a shorter one in it.
        """
        return {self._by_form[form] for form in self._forms.whole_words(source.casefold())}

    def written_in(self, document: Document, passage: Span) -> set[str]:
        """Return the translations, right or not, that a passage has or is a part of."""
        start = max(passage.start - self.words.longest, 0)
        return self.words.found_in(document.text[start : passage.end + self.words.longest])

    def terms_to_check(self, names: Iterable[str], written: Iterable[str]) -> list[TermEntry]:
        """Return those whose source is one of `names`, or that have none and a word `written`."""
        numbers = {number for name in names for number in self._by_source[name]}
        numbers.update(at for word in written for at in self._by_forbidden.get(word, ()))
        return self._in_order(numbers)

    def terms_of(self, names: Iterable[str]) -> list[TermEntry]:
        """Return those whose source is one of `names`."""
        return self._in_order({number for name in names for number in self._by_source[name]})

    def with_best(self, words: Iterable[str]) -> list[TermEntry]:
        """Return those with a source whose best translation is one of `words`."""
        return self._in_order({at for word in words for at in self._by_best.get(word, ())})

    def _in_order(self, numbers: Iterable[int]) -> list[TermEntry]:
        return [self._terms[number] for number in sorted(numbers)]


def _without_source(
    document: Document, pair: Pair, glossary: TermIndex, names: Iterable[str], written: set[str]
) -> Iterator[TermSlip]:
    """Yield the translations in a passage whose terms its original has in no form.

    One of them may translate several terms, a part of a longer one says nothing, and an
    original may have a word of a name, or say in full what an abbreviation says.
    """
    explained = {word for term in glossary.terms_of(names) for word in term.targets}
    present = [
        (word, term)
        for term in glossary.with_best(glossary.words.found_in(pair.translation))
        if not term.source.isupper()
        for word in term.targets[:1]
        if len(word) > 1 and word not in explained
    ]
    said = stems_of(pair.source_words) if present else set()
    known = {word for word, term in present if stems(term.source) & said}
    reported: set[str] = set()
    for word, term in present:
        if word in known or word in reported:
            continue
        for span in _occurrences(document, word, pair.passage):
            if not _is_within(span, written, document.text):
                reported.add(word)
                yield TermSlip(SlipKind.WITHOUT_SOURCE, term, span, word, pair)
                break


def _forms(source: str) -> list[str]:
    """Return an English term in lower case, and its plural where that is regular."""
    word = source.casefold()
    if not word or not word[-1].isalpha() or word.endswith("s"):
        return [word] if word else []
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, f"{word[:-1]}ies"]
    return [word, f"{word}es" if word.endswith(("x", "ch", "sh", "z")) else f"{word}s"]


def _is_within(span: Span, words: Iterable[str], text: str) -> bool:
    """Tell whether the word at `span` is only a part of one of `words`."""
    for word in words:
        size = span.end - span.start
        first = word.find(text[span.start : span.end])
        while first >= 0 and len(word) > size:
            start = span.start - first
            if start >= 0 and text.startswith(word, start):
                return True
            first = word.find(text[span.start : span.end], first + 1)
    return False


class Gloss(NamedTuple):
    """A term that is given in brackets, and the Chinese before it."""

    term: str
    before: str


def find_glosses(document: Document) -> Iterator[Gloss]:
    """Yield the terms that `document` gives in brackets, as in `框架（framework）`."""
    for match in _GLOSS.finditer(document.text, *document.body):
        if match.start() not in document.code:
            yield Gloss(" ".join(match["term"].split()), match["before"][-_LONGEST:])


def terms_of(glosses: Mapping[Gloss, int]) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the terms of an archive with their renderings, from its glosses and their numbers.

    The Chinese word ends at the bracket; where it starts, the other places of the same
    term tell, or a dictionary's words.
    """
    found: dict[str, Counter[str]] = {}
    for gloss, number in glosses.items():
        found.setdefault(gloss.term, Counter())[gloss.before] += number
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
