"""Names in Latin letters, as a translation spells them and as its original does."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain

from postkit.bilingual.dictionary import is_common
from postkit.bilingual.english import stem
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

# A class of two ranges compiles in half the time of one of three.
_NAME = lazy_compile(r"[A-Z](?<![\w.@/#-].)(?:[A-z\u00c0-\u024f](?<![\[-`])){3,}(?![\w@/-]|\.\w)")
_IN_WORD = lazy_compile(r"[A-Za-z\u00c0-\u024f'\u2019]")
_ENDINGS = ("", "s", "es", "n", "an", "ian", "ese")
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
        originals = _other_spellings(pair, {name for _, name in names})
        if not originals:
            continue
        names = _in_prose(document, names)
        shown = {_folded(name) for _, name in names}
        for span, name in names:
            original = originals.get(name)
            if original and _folded(original) not in shown:
                yield Misspelling(span, name, _bare(original))


def _other_spellings(pair: Pair, names: Iterable[str]) -> dict[str, str]:
    """Return those of `names` that the original lacks, with the most alike that it has."""
    odd = [name for name in names if name not in pair.source and _is_name(name)]
    joined = _fold(pair.source).replace(" ", "").replace("-", "") if odd else ""
    odd = [name for name in odd if _folded(name) not in joined]
    if not odd:
        return {}
    capitals = dict.fromkeys(word for word in pair.source_words if word[0].isupper())
    candidates = {_folded(word): word for word in capitals if len(word) > 3 and _is_name(word)}
    known = _Names(candidates)
    nearest = {name: known.nearest(_folded(name), _ALIKE) for name in odd}
    return {name: candidates[near] for name, near in nearest.items() if near}


def find_variants(document: Document, pairs: Sequence[Pair]) -> Iterator[Misspelling]:
    """Yield the names that a post spells in two ways, of which the originals have the other."""
    by_pair = document.once(find_names)
    if not _may_have_variants(pairs, [{name for _, name in names} for names in by_pair]):
        return
    words = set(chain.from_iterable(pair.source_words for pair in pairs))
    originals = set(map(_folded, words))
    places = _in_prose(document, chain.from_iterable(by_pair))
    names = dict.fromkeys(name for _, name in places if _is_name(name))
    proved = {_folded(name): name for name in names if _folded(name) in originals}
    known = _Names(proved)
    variants: dict[str, str] = {}
    for name in names:
        folded = _folded(name)
        nearest = known.nearest(folded, _ALIKE_IN_POST) if folded not in originals else None
        if nearest:
            variants[name] = proved[nearest]
    for span, name in places:
        if name in variants:
            yield Misspelling(span, name, variants[name])


def _may_have_variants(pairs: Sequence[Pair], words: Sequence[Set[str]]) -> bool:
    """Tell whether a name is like another of the post, and not in the original of its passage."""
    apart = {
        word
        for pair, own in zip(pairs, words, strict=True)
        for word in own
        if not _has_word(pair.source, word) and _is_name(word)
    }
    if not apart:
        return False
    names = _Names({_folded(word) for word in set().union(*words) if _is_name(word)})
    return any(names.has_alike(_folded(word), _ALIKE_IN_POST) for word in apart)


def _has_word(text: str, word: str) -> bool:
    """Tell whether `word` is in `text`, and no part of a word. Faster than to cut all words."""
    at = text.find(word)
    while at >= 0:
        is_start = at == 0 or not _IN_WORD.match(text, at - 1)
        if is_start and not _IN_WORD.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


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


class _Names:
    """Folded names, of which those alike another one share its first letter or all after it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first = defaultdict[str, list[str]](list)
        self._by_rest = defaultdict[str, list[str]](list)
        for name in names:
            self._by_first[name[:1]].append(name)
            self._by_rest[name[1:]].append(name)

    def nearest(self, word: str, least: int) -> str | None:
        """Return the name most like `word`, if one is alike and no inflection of it."""
        close = self._close(word)
        if not close:
            return None
        from rapidfuzz import fuzz, process

        found = process.extractOne(word, close, scorer=fuzz.ratio, score_cutoff=least)
        return found[0] if found and not _is_inflection(word, found[0]) else None

    def has_alike(self, word: str, least: int) -> bool:
        """Tell whether any name is alike and no inflection of `word`."""
        close = [name for name in self._close(word) if name != word]
        if not close:
            return False
        from rapidfuzz import fuzz, process

        alike = process.extract_iter(word, close, scorer=fuzz.ratio, score_cutoff=least)
        return any(not _is_inflection(word, name) for name, *_ in alike)

    def _close(self, word: str) -> list[str]:
        return [*self._by_first.get(word[:1], ()), *self._by_rest.get(word[1:], ())]


def _is_inflection(one: str, other: str) -> bool:
    """Return whether two words are forms of one name, or the same: `Netflix`, `Netflixes`."""
    if one[:-3] == other[:-3] and {one[-3:], other[-3:]} == {"ism", "ist"}:
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


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
