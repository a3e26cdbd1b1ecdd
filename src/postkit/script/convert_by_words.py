"""Conversion from Simplified script word by word.

OpenCC finds its phrases without regard to words: in 这不是只有你 it sees 是只, and in
收入分配制度 it sees 配制. So a text is cut into words first. A phrase of OpenCC
counts inside a word; what no word decides is decided by `word_forms`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from postkit.script.characters import BY_PHRASE
from postkit.script.exclusive_chars import HAN
from postkit.script.opencc_converters import convert, convert_with
from postkit.script.opencc_definitions import MARKS, marker
from postkit.script.runs_in_question import runs_with
from postkit.script.word_forms import WordForms, word_forms

CUT_IN_WORD = "OpenCC's phrase does not keep to the words"
SEVERAL_FORMS = "no word decides"

_NO_NAMES = frozenset(
    "的了是在和与及或也都就不有为被把由对到从向这那之而其以所很没还又再要能会可我你他她它们个一二三四五六七八"
    "九十两几第每某上下中里内外前后来去说做让给等但若如因且并即至于地得着过吗呢吧啊\n"
)
"""Words of one character that are parts of no name, and the edge of a run of words."""

_HOLDING = frozenset(
    "年月周期天日季夜书文词句诗话课歌戏梦集卷稿群队班组帮堆客人心手脑胃水河海湖山林泥锅碗杯盘罐桶箱盒柜袋包车船舱楼屋房家院"
    "墙框网链流线台店村城牢洞孔轮例事间层段列根画图片画剧台这那哪"
)
"""Nouns of one character for what something can be inside of."""

_USUALLY_ALONE = frozenset("致胜升借别卜表")
"""Characters that take their first form wherever no phrase says otherwise."""


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
        some = {char for char, number in times.items() if number > 1}
        self._several = some.union(self._chars, BY_PHRASE)
        rules = self._forms.rules.items()
        is_open = {char for char, (*_, last) in rules if not last.form.is_final}
        self._open = is_open.difference(_USUALLY_ALONE)
        by_phrase = (c for c, origin in origins.items() if singly.get(origin) != c)
        by_form = (c for c, origin in origins.items() if origin in is_open)
        phrases = "".join(pair[0] for pair in BY_PHRASE.split())
        if config != "s2t":
            phrases = convert(phrases, _to_region(config))
        self._in_question = runs_with(
            {*by_phrase, *by_form, *phrases},
            convert(" ".join(self._forms.sure_words), config).split(),
        )
        self._known: set[str] = set()
        self._words: dict[str, _Word] = {}

    def read(self, text: str, plain: str) -> Iterator[Reading]:
        """Yield what becomes of the characters of `text` that may have several forms.

        Args:
            text: the text in Simplified script.
            plain: what OpenCC makes of it, as long as `text`.
        """
        runs = [match.span() for match in self._in_question.finditer(plain)]
        cut = cut_words("\n".join([text[start:end] for start, end in runs]))
        self._learn(set(cut))
        words = self._words
        # Only few words matter: the rest is passed over without a line of Python for each.
        numbers = [number for number, written in enumerate(cut) if written in words]
        offsets = list(accumulate(map(len, cut), initial=0))
        starts = list(accumulate((end - start + 1 for start, end in runs), initial=0))
        run = 0
        for number in numbers:
            word, offset = words[cut[number]], offsets[number]
            while offset >= starts[run + 1]:
                run += 1
            at = runs[run][0] + offset - starts[run]
            if word.undecided or not plain.startswith(word.converted, at):
                for reading in self._read_word(text, plain, at, word):
                    yield self._among_words(reading, cut, number)

    def _learn(self, words: set[str]) -> None:
        """Ask OpenCC about those of `words` that are new, all at once."""
        new_words = words - self._known
        self._known |= new_words
        some = [word for word in new_words if not self._several.isdisjoint(word)]
        joined = "\n".join(some)
        converted = convert(joined, self._config).split("\n")
        marked = convert_with(marker("s2t", self._chars), joined).split("\n")
        for word, new, marks in zip(some, converted, marked, strict=True) if some else ():
            own = self._in_region[word] if word in self._forms.phrases else new
            places = tuple(n for n, char in enumerate(word) if char in self._several)
            undecided = [n for n, char in enumerate(marks) if ord(char) >= MARKS]
            if word in self._forms.open_words:
                undecided = [n for n, char in enumerate(word) if char in self._forms.rules]
            self._words[word] = _Word(own, places, frozenset(undecided if own == new else ()))

    def _read_word(self, text: str, plain: str, at: int, word: _Word) -> Iterator[Reading]:
        is_doubtful = text[at : at + len(word.converted)] not in self._forms.sure_words
        for n in word.places:
            by_phrase, by_word = plain[at + n], word.converted[n]
            if n in word.undecided:
                yield self._read_char(text, at + n, by_phrase, by_word)
            elif by_phrase != by_word:
                yield self._settled(text, at + n) or Reading(
                    at + n, (by_word, by_phrase), CUT_IN_WORD if is_doubtful else ""
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
        if form and form.is_doubtful:
            return Reading(at, (char,), SEVERAL_FORMS)
        return Reading(at, (char,), is_by_context=form is not None and not form.is_usual)

    def _among_words(self, reading: Reading, cut: Sequence[str], number: int) -> Reading:
        """Return `reading` of a character in the word `cut[number]` as its neighbours suggest."""
        if reading.reason or reading.is_by_context:
            return self._by_phrase(reading, cut, number)
        if cut[number] in self._open and (
            _is_among_chars(cut, number) or _ends_a_name(cut, number)
        ):
            return reading._replace(reason=SEVERAL_FORMS)
        return reading

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
                return Reading(at, (self._in_region[phrase][n],), is_by_context=True)
        return None


def _is_among_chars(cut: Sequence[str], number: int) -> bool:
    """Return whether a word of one character is between others of which no grammar makes use.

    So are the parts of names and other words that no dictionary knows.
    """
    if not 0 < number < len(cut) - 1:
        return False
    neighbours = (cut[number - 1], cut[number + 1])
    return all(len(word) == 1 and word not in _NO_NAMES for word in neighbours)


def _ends_a_name(cut: Sequence[str], number: int) -> bool:
    """Return whether `cut[number]` is the 里 of a place or person rather than of a noun."""
    before = cut[number - 1] if number else "\n"
    return cut[number] == "里" and len(before) == 1 and before not in _HOLDING and before != "\n"


def _in_region(config: str, forms: WordForms) -> dict[str, str]:
    """Return the forms of the region of `config` for the phrases and characters of `forms`."""
    chars = {rule.form.char for rules in forms.rules.values() for rule in rules}
    standard = {**forms.phrases, **{char: char for char in chars}}
    if config == "s2t":
        return standard
    converted = convert("\n".join(standard.values()), _to_region(config))
    return dict(zip(standard, converted.split("\n"), strict=True))


def _to_region(config: str) -> str:
    """Return the configuration that turns OpenCC's standard into what `config` gives."""
    return config.replace("s2", "t2", 1)
