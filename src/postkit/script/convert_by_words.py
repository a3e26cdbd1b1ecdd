"""Conversion from Simplified script word by word.

OpenCC finds its phrases without regard to words: in 这不是只有你 it sees 是只, and in
收入分配制度 it sees 配制. So a text is cut into words first. A phrase of OpenCC
counts inside a word; what no word decides is decided by `word_forms`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from postkit.named_tuples import NamedTuple
from postkit.script.characters import BY_PHRASE
from postkit.script.converted_words import ConvertedWords, Word
from postkit.script.exclusive_chars import changed_alone, with_several_forms
from postkit.script.names_among_words import is_in_name
from postkit.script.opencc_converters import convert
from postkit.script.review_reasons import ReviewReason
from postkit.script.runs_in_question import COUNTED_AFTER, RunsInQuestion
from postkit.script.word_forms import WordForms, any_of, word_forms
from postkit.script.words import cut_words, is_word

_USUALLY_ALONE = frozenset("致胜升借别卜表祢")
"""Characters that take their first form wherever no phrase says otherwise."""

_PAIR = 2

_LONGEST = 2
"""At most this many words are before the last one of a phrase that is searched for."""


class CharForm(NamedTuple):
    """What a character becomes in its word.

    `reason` says why a person should review it; None where nobody needs to.
    `choices` are the forms that came into question, the best first;
    `is_by_context` says that the text around it chose.
    """

    at: int
    choices: tuple[str, ...]
    reason: ReviewReason | None = None
    is_by_context: bool = False


class _Settled(NamedTuple):
    """What a phrase from `start` to `end` makes of a character."""

    char: str
    start: int
    end: int


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
    parts: list[str] = []
    done = 0
    for reading in _reader(config).read(text, plain):
        if plain[reading.at] != reading.choices[0]:
            parts += plain[done : reading.at], reading.choices[0]
            done = reading.at + 1
    return "".join([*parts, plain[done:]])


def doubtful_readings(text: str, config: str) -> Iterator[CharForm]:
    """Yield the characters of `text`, in Simplified script, that a person should review."""
    plain = convert(text, config)
    if len(plain) == len(text):
        yield from (form for form in _reader(config).read(text, plain) if form.reason)


@cache
def _reader(config: str) -> _Reader:
    return _Reader(config)


class _Reader:
    """Reads texts for one configuration of OpenCC, and remembers their words."""

    def __init__(self, config: str) -> None:
        self._config = config
        self._in_region = _in_region(config, word_forms())
        self._forms = _with_forms_of(self._in_region, word_forms())
        self._chars = "".join(self._forms.rules)
        singly, origins = changed_alone(config), changed_alone("t2s")
        self._several = with_several_forms().union(self._chars, BY_PHRASE)
        rules = self._forms.rules.items()
        is_open = {char for char, (*_, last) in rules if not last.form.is_final}
        self._open = is_open.difference(_USUALLY_ALONE)
        by_phrase = {c for c, origin in origins.items() if singly.get(origin, origin) != c}
        by_form = {c for c, origin in origins.items() if origin in is_open}
        phrases = "".join(pair[0] for pair in BY_PHRASE.split())
        if config != "s2t":
            phrases = convert(phrases, _to_region(config))
        self._words = ConvertedWords(config, self._forms, self._in_region, self._several)
        unchanged = (singly.keys() | is_open) - origins.keys()
        chars = by_phrase.union(by_form, unchanged, phrases)
        self._in_question = RunsInQuestion(
            chars.union(self._words.wrong_in_phrases(chars)),
            convert(" ".join(self._forms.sure_words), config).split(),
            (self._in_region[phrase] for phrase in self._forms.phrases),
            {c: convert(after, config) for c, after in self._forms.only_before.items()},
            "".join({*phrases}.difference(self._chars)),
            convert(" ".join(self._forms.usual_words), config).split(),
        )
        self._phrases = any_of(self._forms.phrases)

    def read(self, text: str, plain: str) -> Iterator[CharForm]:
        """Yield what becomes of the characters of `text` that may have several forms.

        Args:
            text: the text in Simplified script.
            plain: what OpenCC makes of it, as long as `text`.
        """
        runs = self._in_question.find(plain, text)
        joined = "\n".join([text[start:end] for start, end in runs])
        converted = "\n".join([plain[start:end] for start, end in runs])
        cut = cut_words(joined)
        expected = self._words.expected(cut)
        offsets = list(accumulate(map(len, cut), initial=0))
        settled = self._settled(joined)
        touched = {bisect_right(offsets, at) - 1 for at in settled}
        is_as_converted = converted.startswith
        # Only few words matter: the rest is skipped without a call for each.
        numbers = [
            number
            for number, new in enumerate(map(expected.__getitem__, cut))
            if new and (number in touched or not is_as_converted(new, offsets[number]))
        ]
        starts = list(accumulate((end - start + 1 for start, end in runs), initial=0))
        run = 0
        for number in numbers:
            word, offset = self._words[cut[number]], offsets[number]
            while offset >= starts[run + 1]:
                run += 1
            at = runs[run][0] + offset - starts[run]
            is_clear = not word.is_open and is_as_converted(word.converted, offset)
            is_usual = cut[number] in self._forms.usual_words
            is_whole = is_clear or word.is_sure or is_usual
            here = _inside(settled, offset, word, is_whole) if number in touched else {}
            if is_usual and not here and plain[at - 1 : at] not in COUNTED_AFTER:
                word = word._replace(is_sure=True)
            if here or not is_clear:
                for reading in self._read_word(text, plain, at, word, here):
                    yield self._among_words(reading, cut, number)
            elif word.edges:
                yield from self._read_edges(text, at, word)

    def _settled(self, joined: str) -> dict[int, _Settled]:
        """Return what phrases of `word_forms` make of characters, by their places."""
        found = {}
        for match in self._phrases.finditer(joined):
            for at, char in enumerate(self._in_region[match[0]], match.start()):
                found[at] = _Settled(char, *match.span())
        return found

    def _read_word(
        self, text: str, plain: str, at: int, word: Word, settled: Mapping[int, str]
    ) -> Iterator[CharForm]:
        for n in word.places:
            by_phrase, by_word = plain[at + n], word.converted[n]
            if n in settled:
                yield CharForm(at + n, (settled[n],), is_by_context=True)
            elif n in word.undecided:
                yield self._read_char(text, at + n, by_phrase, by_word)
            elif word.is_doubtful and text[at + n] in self._forms.rules:
                forms = tuple(dict.fromkeys((by_word, by_phrase)))
                yield CharForm(at + n, forms, ReviewReason.SEVERAL_FORMS)
            elif by_phrase != by_word:
                doubt = None if word.is_sure else ReviewReason.CUT_IN_WORD
                yield CharForm(at + n, (by_word, by_phrase), doubt)

    def _read_edges(self, text: str, at: int, word: Word) -> Iterator[CharForm]:
        """Yield the characters of a clear word that have another form with their neighbours."""
        for n in word.edges:
            first = max(at + n - (n == 0), 0)
            pair = text[first : first + _PAIR]
            if not is_word(pair):
                continue
            other = convert(pair, self._config)[at + n - first]
            if other != word.converted[n]:
                yield CharForm(at + n, (word.converted[n], other), ReviewReason.CUT_IN_WORD)

    def _read_char(self, text: str, at: int, by_phrase: str, alone: str) -> CharForm:
        """Return what becomes of a character for which no phrase inside its word decides."""
        form = self._forms.form(text, at)
        char = self._in_region[form.char] if form else alone
        if form and form.is_final:
            return CharForm(at, (char,))
        if by_phrase not in (alone, char):
            return CharForm(
                at,
                (char, by_phrase),
                ReviewReason.CUT_IN_WORD,
                form is not None and form.is_special,
            )
        if form and form.is_doubtful:
            return CharForm(at, (char,), ReviewReason.SEVERAL_FORMS)
        return CharForm(at, (char,), is_by_context=form is not None and not form.is_usual)

    def _among_words(self, reading: CharForm, cut: Sequence[str], number: int) -> CharForm:
        """Return `reading` of a character in the word `cut[number]` as its neighbours suggest."""
        if reading.reason or reading.is_by_context:
            return self._by_phrase(reading, cut, number)
        word = cut[number]
        if word in self._forms.sure_words:
            return reading
        if not self._open.isdisjoint(word) and is_in_name(cut, number):
            return reading._replace(reason=ReviewReason.SEVERAL_FORMS)
        return reading

    def _by_phrase(self, reading: CharForm, cut: Sequence[str], number: int) -> CharForm:
        """Return `reading` with the choice of OpenCC where its phrase cuts no word.

        妆/发 is one of two words of a character each, 草莓/干 one that ends with such a word.
        """
        word = cut[number]
        if reading.reason != ReviewReason.CUT_IN_WORD or len(word) > 1 or reading.is_by_context:
            return reading
        first = last = number
        while first and len(cut[first - 1]) == 1:
            first -= 1
        while last + 1 < len(cut) and len(cut[last + 1]) == 1:
            last += 1
        choice = reading.choices[1]
        phrase = "".join(cut[first : last + 1])
        words = cut[max(number - _LONGEST, 0) : number + 1]
        is_phrase = convert(phrase, self._config)[number - first] == choice
        if is_phrase or (word not in self._forms.only_before and self._ends_phrase(choice, words)):
            return reading._replace(choices=reading.choices[1::-1])
        return reading

    def _ends_phrase(self, choice: str, cut: Sequence[str]) -> bool:
        """Tell whether the last of `cut` is `choice` in a phrase of all of its last words."""
        for first in range(len(cut) - 1):
            before, phrase = cut[first:-1], "".join(cut[first:])
            apart = "".join(convert(word, self._config) for word in before)
            is_phrase = convert(phrase, self._config) == apart + choice
            if is_phrase and convert(phrase[1:], self._config)[-1:] != choice:
                return True
        return False


def _inside(
    settled: Mapping[int, _Settled], offset: int, word: Word, is_whole: bool
) -> dict[int, str]:
    """Return what is settled of the characters of `word`, which is at `offset`.

    What `is_whole` is not part of a phrase that ends inside it, unless both agree:
    相关|系统, 标签|了.
    """
    end = offset + len(word.converted)
    found = {}
    for n in word.places:
        place = settled.get(offset + n)
        if place is None:
            continue
        is_across = place.start > offset or place.end < end
        if not (is_whole and is_across) or place.char == word.converted[n]:
            found[n] = place.char
    return found


def _in_region(config: str, forms: WordForms) -> dict[str, str]:
    """Return the forms of the region of `config` for the phrases and characters of `forms`."""
    chars = {rule.form.char for rules in forms.rules.values() for rule in rules}
    standard = {**forms.phrases, **forms.doubtful_words, **{char: char for char in chars}}
    if config == "s2t":
        return standard
    converted = convert("\n".join(standard.values()), _to_region(config))
    return dict(zip(standard, converted.split("\n"), strict=True))


def _with_forms_of(in_region: Mapping[str, str], forms: WordForms) -> WordForms:
    """Return `forms` without the characters that have one form in the region: 周 is 週 as well."""
    rules = {}
    for char, those in forms.rules.items():
        standard = {rule.form.char for rule in those}
        if len(standard) == 1 or len({in_region[form] for form in standard}) > 1:
            rules[char] = those
    return forms._replace(rules=rules)


def _to_region(config: str) -> str:
    """Return the configuration that turns OpenCC's standard into what `config` gives."""
    return config.replace("s2", "t2", 1)
