"""The words of a region, put in only where they are words: not 數組 in 少數組織."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.script.convert_by_words import convert_by_words
from postkit.script.everyday_words import everyday_words
from postkit.script.opencc_converters import convert, convert_with
from postkit.script.opencc_definitions import regional
from postkit.script.words import cut_words, is_word

CUT = "\ufdd0"
"""Where a text is cut into pieces: a noncharacter of Unicode, which no text should hold."""

_RUN = lazy_compile("[A-Z]{0,3}[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)*")
_SHORT = 4
"""Words of fewer characters are not examined."""

_LONGEST = 8
"""At most this many words make up one word of a region, as the parts of a foreign name do."""

_CUT_BY_ONE = 3
"""So long is a word that may be one of two characters with something before it."""


class _Word(NamedTuple):
    origin: str
    standard: str


def convert_to_region(text: str, config: str) -> str:
    """Return `text`, which is in Simplified script, with the words of a region.

    Args:
        text: any text; newlines stay. No word is put in across `CUT`, which stays as well.
        config: `s2twp` or `s2hkp`.
    """
    plain = text.replace(CUT, "")
    standard = convert_by_words(plain, "s2t")
    if len(standard) != len(plain):
        pieces = text.split(CUT)
        return CUT.join(_in_region(convert_by_words(piece, "s2t"), config) for piece in pieces)
    at, pieces = 0, []
    for piece in text.split(CUT):
        pieces.append(_piece_in_region(piece, standard[at : at + len(piece)], config))
        at += len(piece)
    return CUT.join(pieces)


def _piece_in_region(text: str, standard: str, config: str) -> str:
    runs = [match.span() for match in _RUN.finditer(text)]
    # All at once: a call of OpenCC costs more than a run.
    before = "\n".join([standard[start:end] for start, end in runs])
    after = convert_with(regional(config), before)
    parts: list[str] = []
    done = 0
    pairs = zip(runs, before.split("\n"), after.split("\n"), strict=True)
    for (start, end), run, new in pairs if after != before else ():
        if run != new:
            parts += standard[done:start], _run_in_region(text[start:end], run, new, config)
            done = end
    return "".join([*parts, standard[done:]])


@lru_cache(maxsize=10_000)
def _run_in_region(run: str, standard: str, new: str, config: str) -> str:
    """Return a run of Han characters with the words of a region; OpenCC makes `new` of it."""
    parts, done = [], 0
    for match in everyday_words(config).finditer(run):
        start, end = match.span()
        parts.append(_part_in_region(run[done:start], standard[done:start], config))
        parts.append(_by_characters(standard[start:end], config))
        done = end
    if done:
        return "".join([*parts, _part_in_region(run[done:], standard[done:], config)])
    return _cut_in_region(run, standard, new, config)


def _part_in_region(part: str, standard: str, config: str) -> str:
    return _cut_in_region(part, standard, _in_region(standard, config), config)


def _cut_in_region(run: str, standard: str, new: str, config: str) -> str:
    """Return a run of Han characters, cut into words, with those of a region."""
    words, at = [], 0
    for origin in cut_words(run):
        words.append(_Word(origin, standard[at : at + len(origin)]))
        at += len(origin)
    if new == "".join(_in_region(word.standard, config) for word in words):
        # No word of the region is made of several: no need to look for one.
        return "".join(_word_in_region(word.standard, word.origin, config) for word in words)
    return "".join(_by_words(words, config))


def _by_words(words: Sequence[_Word], config: str) -> Iterator[str]:
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at), 1, -1)
        size = next((n for n in sizes if _is_one_word(words[at : at + n], config)), 1)
        if size == 1:
            yield _word_in_region(words[at].standard, words[at].origin, config)
        else:
            yield _in_region("".join(word.standard for word in words[at : at + size]), config)
        at += size


def _is_one_word(words: Sequence[_Word], config: str) -> bool:
    """Tell whether the region has a word for all of `words` and not for a part of them."""
    first, *middle, last = (word.standard for word in words)
    return _differs([first, *middle, last], config) and not (
        _differs([first[1:], *middle, last], config)
        or _differs([first, *middle, last[:-1]], config)
    )


def _differs(words: Sequence[str], config: str) -> bool:
    apart = "".join(_in_region(word, config) for word in words)
    return _in_region("".join(words), config) != apart


@lru_cache(maxsize=10_000)
def _in_region(text: str, config: str) -> str:
    return convert_with(regional(config), text) if text else ""


def _by_characters(text: str, config: str) -> str:
    """Return `text` with the characters of the region, and without its words."""
    return convert(text, config.replace("s2", "t2", 1).removesuffix("p"))


def _word_in_region(word: str, origin: str, config: str) -> str:
    """Return `word`, which was `origin` in Simplified script, as the region writes it."""
    new = _in_region(word, config)
    is_cut = len(word) == _CUT_BY_ONE and new == _in_region(word[:-1], config) + word[-1] != word
    rest = _in_region(word[1:], config)
    if is_cut and rest != word[1:] and is_word(origin[1:]):
        # 短信息 is 信息 that is short, not 短信 with something after it.
        return _in_region(word[0], config) + rest
    is_whole = len(word) < _SHORT or new == word or _leaves_words(origin, word, config)
    return new if is_whole or _is_one_phrase(word, config) else _by_characters(word, config)


def _is_one_phrase(word: str, config: str) -> bool:
    """Tell whether the region has something for all of `word` that no two parts of it give."""
    return all(_differs([word[:at], word[at:]], config) for at in range(1, len(word)))


def _leaves_words(origin: str, word: str, config: str) -> bool:
    """Tell whether what the region has no word for is a word: not 晰度 of 高清晰度."""
    size = len(word)
    sizes = range(1, size)
    end = next((n for n in sizes if _in_region(word[:n], config) != word[:n]), size)
    start = next((n for n in reversed(sizes) if _in_region(word[n:], config) != word[n:]), 0)
    rests = (origin[:start], origin[end:])
    return all(len(rest) < _SHORT - 2 or is_word(rest) for rest in rests)
