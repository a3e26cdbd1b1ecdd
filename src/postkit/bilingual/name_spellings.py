"""Names in Latin letters, as a translation spells them and as its original does."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from postkit.bilingual.dictionary import is_common
from postkit.bilingual.english import stem
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_NAME = lazy_compile(r"[A-Z](?<![\w.@/#-].)[A-Za-z\u00c0-\u024f]{3,}(?![\w@/-]|\.\w)")
_ALIKE = 80
"""How alike two spellings of a name are at least, of 100."""
_ALIKE_IN_POST = 85


class Misspelling(NamedTuple):
    """A name at `span` of the text, and the spelling that the original has for it."""

    span: Span
    written: str
    original: str


def find_misspellings(document: Document) -> tuple[Misspelling, ...]:
    """Return the names of each passage that its own original spells in another way.

    Ask for it by `document.once(find_misspellings)`: two rules need it.
    """
    return tuple(_misspellings(document))


def _misspellings(document: Document) -> Iterator[Misspelling]:
    for pair, names in zip(document.once(find_pairs), document.once(find_names), strict=True):
        source = pair.source
        if not any(name not in source and _is_name(name) for _, name in names):
            continue
        names = _in_prose(document, names)
        odd = [(span, name) for span, name in names if name not in source and _is_name(name)]
        words = [word for word in dict.fromkeys(pair.source_words) if len(word) > 3]
        known = {_folded(word) for word in words}
        joined = _fold(source).replace(" ", "").replace("-", "")
        candidates = {_folded(word): word for word in words if _is_name(word) and word[0].isupper()}
        shown = {_folded(name) for _, name in names}
        for span, name in odd:
            folded = _folded(name)
            if folded in known or folded in joined:
                continue
            nearest = _nearest(folded, candidates, _ALIKE)
            if nearest and nearest not in shown and not _is_inflection(folded, nearest):
                yield Misspelling(span, name, _bare(candidates[nearest]))


def find_variants(document: Document, pairs: Sequence[Pair]) -> Iterator[Misspelling]:
    """Yield the names that a post spells in two ways, of which the originals have the other."""
    places = [place for names in document.once(find_names) for place in names]
    words = frozenset[str]().union(*(pair.source_vocabulary for pair in pairs))
    if not any(name not in words and _is_name(name) for _, name in places):
        return
    places = _in_prose(document, places)
    counts = Counter(name for _, name in places if _is_name(name))
    originals = set(map(_folded, words))
    proved = {_folded(name): name for name in counts if _folded(name) in originals}
    variants: dict[str, str] = {}
    for name in counts:
        folded = _folded(name)
        if folded in originals:
            continue
        nearest = _nearest(folded, proved, _ALIKE_IN_POST)
        if nearest and not _is_inflection(folded, nearest):
            variants[name] = proved[nearest]
    for span, name in places:
        if name in variants:
            yield Misspelling(span, name, variants[name])


def find_names(document: Document) -> list[list[tuple[Span, str]]]:
    """Return the words of each passage that look like names, prose or not.

    Ask for it by `document.once(find_names)`: two rules need it.
    """
    return [
        [(Span(*match.span()), match[0]) for match in _NAME.finditer(document.text, *pair.passage)]
        for pair in document.once(find_pairs)
    ]


def _in_prose(document: Document, names: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    masked = document.masked
    return [(span, name) for span, name in names if span.start not in masked]


@lru_cache(maxsize=10_000)
def _is_name(word: str) -> bool:
    lower = _bare(word).lower()
    return not is_common(lower) and not is_common(stem(lower))


def _nearest(word: str, candidates: dict[str, str], least: int) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        word,
        [
            candidate
            for candidate in candidates
            if candidate[:1] == word[:1] or candidate[1:] == word[1:]
        ],
        scorer=fuzz.ratio,
        score_cutoff=least,
    )
    return found[0] if found else None


def _is_inflection(one: str, other: str) -> bool:
    """Return whether two words are forms of one name: `Netflix`, `Netflixes`."""
    if one[:-3] == other[:-3] and {one[-3:], other[-3:]} == {"ism", "ist"}:
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "es", "n", "an", "ian", "ese")


def _bare(word: str) -> str:
    return word.replace("\u2019", "'").removesuffix("'s").rstrip("'")


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    """Return `word` without accents and case, to be compared; a post has its words many times."""
    return _fold(word)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _bare(text))
    if plain.isascii():
        return plain.lower()
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()
