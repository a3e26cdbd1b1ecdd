"""Conversion from Simplified script word by word.

OpenCC finds its phrases without regard to words: in 这不是只有你 it sees 是只, and in
收入分配制度 it sees 配制. So a text is cut into words first. A phrase of OpenCC
counts inside a word; what no word decides is decided by `word_forms`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from postkit.lazy_patterns import lazy_compile
from postkit.script.exclusive_chars import HAN
from postkit.script.opencc_converters import convert, convert_with
from postkit.script.opencc_definitions import MARKS, marker
from postkit.script.word_forms import WordForms, word_forms

CUT_IN_WORD = "OpenCC's phrase does not keep to the words"
SEVERAL_FORMS = "no word decides"

_KEPT = "乾徵瞭藉覆餘鍾麼著甦夥佈併像彷座揹俱伕枱待"
"""Characters that OpenCC may make of others, and leaves as they are on the way back."""

_RUN = lazy_compile("[\u3400-\u9fff]+")


class Reading(NamedTuple):
    """What a character becomes in its word.

    `reason` says why a person should look at it; empty where nobody needs to.
    `choices` are the forms that came into question, the best first;
    `is_by_context` says that the text around it chose.
    """

    at: int
    choices: tuple[str, ...]
    reason: str = ""
    is_by_context: bool = False


class _Word(NamedTuple):
    """A word as OpenCC converts it.

    `places` are its characters that have several forms, `undecided` those of them
    for which no phrase of OpenCC decides.
    """

    converted: str
    places: tuple[int, ...]
    undecided: frozenset[int]


def convert_by_words(text: str, config: str) -> str:
    """Return `text`, which is in Simplified script, converted word by word.

    Args:
        text: any text; newlines stay.
        config: one of OpenCC's configurations from Simplified without the words of a
            region: `s2t`, `s2tw` or `s2hk`.
    """
    plain = convert(text, config)
    if len(plain) != len(text):
        return plain
    chars: list[str] = []
    for reading in _reader(config).read(text, plain):
        if plain[reading.at] != reading.choices[0]:
            chars = chars or list(plain)
            chars[reading.at] = reading.choices[0]
    return "".join(chars) or plain


def doubtful_readings(text: str, config: str) -> Iterator[Reading]:
    """Yield the characters of `text`, which is in Simplified script, that need a look."""
    plain = convert(text, config)
    if len(plain) == len(text):
        yield from (word for word in _reader(config).read(text, plain) if word.reason)


def cut_words(text: str) -> list[str]:
    """Return `text` cut into Simplified Chinese words."""
    # Imported here because only a conversion has a use for it: 260 ms with its dictionary.
    import rjieba

    return list(rjieba.cut(text, False))


def is_word(text: str) -> bool:
    """Tell whether `text` is a word of the dictionary of Simplified Chinese."""
    import rjieba

    return bool(rjieba.has_word(text))


@cache
def _reader(config: str) -> _Reader:
    return _Reader(config)


class _Reader:
    """Reads texts for one configuration of OpenCC, and remembers their words."""

    def __init__(self, config: str) -> None:
        self._config = config
        self._forms = word_forms()
        self._chars = "".join(self._forms.rules)
        self._in_region = _in_region(config, self._forms)
        singly = dict(zip(HAN, convert("\n".join(HAN), config).split("\n"), strict=True))
        origins = dict(zip(HAN, convert("\n".join(HAN), "t2s").split("\n"), strict=True))
        times = Counter(origins.values())
        self._several = {char for char, number in times.items() if number > 1}.union(self._chars)
        rules = self._forms.rules.items()
        is_open = {char for char, (*_, last) in rules if not last.form.is_final}
        by_phrase = (c for c, origin in origins.items() if singly.get(origin) != c)
        by_form = (c for c, origin in origins.items() if origin in is_open)
        self._in_question = re.compile(f"[{''.join({*by_phrase, *by_form, *_KEPT})}]")
        self._words: dict[str, _Word | None] = {}

    def read(self, text: str, plain: str) -> Iterator[Reading]:
        """Yield what becomes of the characters of `text` that may have several forms.

        Args:
            text: the text in Simplified script.
            plain: what OpenCC makes of it, as long as `text`.
        """
        in_question = self._in_question.search
        spans = (match.span() for match in _RUN.finditer(text))
        runs = [span for span in spans if in_question(plain, *span)]
        cut = cut_words("\n".join(text[start:end] for start, end in runs))
        self._learn(set(cut).difference(self._words))
        words, starts = self._words, iter(runs)
        at = next(starts)[0] if runs else 0
        for number, written in enumerate(cut):
            if written == "\n":
                at = next(starts)[0]
                continue
            word = words[written]
            end = at + len(written)
            if word is not None and (word.undecided or word.converted != plain[at:end]):
                for reading in self._read_word(text, plain, at, word):
                    yield self._by_phrase(reading, cut, number)
            at = end

    def _learn(self, words: set[str]) -> None:
        """Ask OpenCC about `words`, all at once."""
        some = [word for word in words if not self._several.isdisjoint(word)]
        self._words.update(dict.fromkeys(words))
        joined = "\n".join(some)
        converted = convert(joined, self._config).split("\n")
        marked = convert_with(marker("s2t", self._chars), joined).split("\n")
        for word, new, marks in zip(some, converted, marked, strict=True) if some else ():
            own = self._in_region[word] if word in self._forms.phrases else new
            places = tuple(n for n, char in enumerate(word) if char in self._several)
            undecided = [n for n, char in enumerate(marks) if ord(char) >= MARKS]
            self._words[word] = _Word(own, places, frozenset(undecided if own == new else ()))

    def _read_word(self, text: str, plain: str, at: int, word: _Word) -> Iterator[Reading]:
        for n in word.places:
            by_phrase, by_word = plain[at + n], word.converted[n]
            if n in word.undecided:
                yield self._read_char(text, at + n, by_phrase, by_word)
            elif by_phrase != by_word:
                yield self._settled(text, at + n) or Reading(
                    at + n, (by_word, by_phrase), CUT_IN_WORD
                )

    def _read_char(self, text: str, at: int, by_phrase: str, alone: str) -> Reading:
        """Return what becomes of a character for which no phrase inside its word decides."""
        settled = self._settled(text, at)
        if settled:
            return settled
        form = self._forms.form(text, at)
        char = self._in_region[form.char] if form else alone
        if form and form.is_final:
            return Reading(at, (char,))
        if by_phrase not in (alone, char):
            return Reading(at, (char, by_phrase), CUT_IN_WORD, form is not None and form.is_special)
        if form and form.is_doubtful and by_phrase == alone:
            return Reading(at, (char,), SEVERAL_FORMS)
        return Reading(at, (char,))

    def _by_phrase(self, reading: Reading, cut: Sequence[str], number: int) -> Reading:
        """Return `reading` with the choice of OpenCC where its phrase cuts no word: 妆/发."""
        if reading.reason != CUT_IN_WORD or len(cut[number]) > 1 or reading.is_by_context:
            return reading
        first = last = number
        while first and len(cut[first - 1]) == 1:
            first -= 1
        while last + 1 < len(cut) and len(cut[last + 1]) == 1:
            last += 1
        phrase = "".join(cut[first : last + 1])
        if convert(phrase, self._config)[number - first] != reading.choices[1]:
            return reading
        return reading._replace(choices=reading.choices[1::-1])

    def _settled(self, text: str, at: int) -> Reading | None:
        """Return what a phrase of `word_forms` makes of `text[at]`."""
        for phrase, n in self._forms.phrases_with(text[at]):
            if text.startswith(phrase, max(at - n, 0)) and at >= n:
                return Reading(at, (self._in_region[phrase][n],))
        return None


def _in_region(config: str, forms: WordForms) -> dict[str, str]:
    """Return the forms of the region of `config` for the phrases and characters of `forms`."""
    chars = {rule.form.char for rules in forms.rules.values() for rule in rules}
    standard = {**forms.phrases, **{char: char for char in chars}}
    if config == "s2t":
        return standard
    converted = convert("\n".join(standard.values()), config.replace("s2", "t2", 1))
    return dict(zip(standard, converted.split("\n"), strict=True))
