"""What OpenCC makes of single words, and which of their characters it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import filterfalse

from postkit.named_tuples import NamedTuple
from postkit.script.opencc_converters import convert, convert_with
from postkit.script.opencc_definitions import MARKS, marker
from postkit.script.word_forms import WordForms
from postkit.script.words import is_word

_SHORT = 3
"""Words of more characters are examined."""

_FIRST_MARK = chr(MARKS)

_OPEN = "\0"
"""What no converted text has."""


class Word(NamedTuple):
    """A word as OpenCC converts it.

    `places` are its characters that have several forms, `undecided` those of them
    for which no phrase of OpenCC decides. A sure word is right whatever is around it,
    a doubtful one has other forms elsewhere; in an open one more than the word decides.
    `edges` are the places that the cutter may have given to the wrong word.
    """

    converted: str
    places: tuple[int, ...]
    undecided: frozenset[int]
    is_sure: bool
    is_doubtful: bool
    is_open: bool
    edges: tuple[int, ...] = ()


class ConvertedWords:
    """The words of the texts of one configuration of OpenCC: each is asked about once."""

    def __init__(
        self,
        config: str,
        forms: WordForms,
        in_region: Mapping[str, str],
        several: Collection[str],
    ) -> None:
        self._config = config
        self._forms = forms
        self._in_region = in_region
        self._several = frozenset(several)
        self._chars = "".join(forms.rules)
        self._final_chars = forms.final_chars
        self._words: dict[str, Word] = {}
        self._expected: dict[str, str | None] = {}

    def wrong_in_phrases(self, chars: Set[str]) -> Iterator[str]:
        """Yield the characters that OpenCC gets wrong in phrases that have none of `chars`.

        岩 is 巖 but in some words.
        """
        phrases = self._forms.phrases
        converted = convert("\n".join(phrases), self._config).split("\n")
        for phrase, new in zip(phrases, converted, strict=True):
            if chars.isdisjoint(new):
                right = self._in_region[phrase]
                yield from (char for char, own in zip(new, right, strict=True) if char != own)

    def expected(self, words: Iterable[str]) -> Mapping[str, str | None]:
        """Return what becomes of all words known so far, with `words` among them.

        None for a word whose characters have one form each, and for an open one something
        that no text has.
        """
        new_words = set(filterfalse(self._expected.__contains__, words))
        self._expected.update(dict.fromkeys(new_words))
        some = [word for word in new_words if not self._several.isdisjoint(word)]
        converted = convert("\n".join(some), self._config).split("\n") if some else ()
        marked = self._marked(some)
        for written, new in zip(some, converted, strict=True):
            marks = marked.get(written, new)
            is_short = len(written) <= _SHORT and not self._edges(written)
            if is_short and max(marks) < _FIRST_MARK and self._is_plain(written):
                # As most words are: the rest about them is seldom asked for.
                self._expected[written] = new
            else:
                word = self._words[written] = self._read(written, new, marks)
                is_open = word.is_open or word.edges
                self._expected[written] = _OPEN if is_open else word.converted
        return self._expected

    def _marked(self, words: Iterable[str]) -> Mapping[str, str]:
        """Return those of `words` that have a character with rules, with marks for it."""
        some = [word for word in words if not self._forms.rules.keys().isdisjoint(word)]
        if not some:
            return {}
        marked = convert_with(marker("s2t", self._chars), "\n".join(some)).split("\n")
        return dict(zip(some, marked, strict=True))

    def __getitem__(self, written: str) -> Word:
        """Return a word that is among the expected ones, and not None."""
        word = self._words.get(written)
        if word is None:
            new = self._expected[written] or ""
            word = self._words[written] = self._read(written, new, new)
        return word

    def _is_plain(self, word: str) -> bool:
        forms = self._forms
        return not (
            word in self._in_region or word in forms.doubtful_words or word in forms.open_words
        )

    def _read(self, word: str, converted: str, marked: str) -> Word:
        own = self._own_form(word, converted)
        is_doubtful = word in self._forms.doubtful_words
        undecided = [n for n, char in enumerate(marked) if ord(char) >= MARKS]
        if word in self._forms.open_words:
            undecided = [n for n, char in enumerate(word) if char in self._forms.rules]
        undecided += self._at_open_end(word)
        if is_doubtful or own != converted:
            undecided = []
        places = tuple(n for n, char in enumerate(word) if char in self._several)
        is_sure = word in self._forms.sure_words
        # What becomes of 个 and 才 is known, whatever is around them.
        is_open = is_doubtful or any(word[n] not in self._final_chars for n in undecided)
        edges = () if is_sure else self._edges(word)
        return Word(own, places, frozenset(undecided), is_sure, is_doubtful, is_open, edges)

    def _at_open_end(self, word: str) -> list[int]:
        """Return the places of `word` at which its end has other forms: 计划|编制."""
        if len(word) <= _SHORT or word[-2:] not in self._forms.open_words:
            return []
        return [n for n in (len(word) - 2, len(word) - 1) if word[n] in self._forms.rules]

    def _edges(self, word: str) -> tuple[int, ...]:
        """Return the places at the edges of `word` without which it is a word as well.

        In 所有制药商 the cutter sees 所有制 where 所有 and 制药商 are meant.
        """
        last = len(word) - 1
        if last < _SHORT - 1:
            return ()
        at_start = word[0] in self._several and is_word(word[1:])
        at_end = word[last] in self._several and is_word(word[:last])
        return (0,) * at_start + (last,) * at_end

    def _own_form(self, word: str, converted: str) -> str:
        """Return what becomes of `word`, of which OpenCC makes `converted`.

        OpenCC looks for phrases inside a word that it does not know: 飞机制造.
        """
        if word in self._in_region and len(word) > 1:
            return self._in_region[word]
        for cut in (2, len(word) - 2) if len(word) > _SHORT else ():
            first, last = word[:cut], word[cut:]
            is_one_sure = not self._forms.sure_words.isdisjoint((first, last))
            if is_one_sure and is_word(first) and is_word(last):
                return convert(first, self._config) + convert(last, self._config)
        return self._with_phrase(word, converted)

    def _with_phrase(self, word: str, converted: str) -> str:
        """Return `converted` with a phrase of ours that a word is before or after: 死|胡同."""
        for size in range(len(word) - 1, 1, -1):
            first, last = word[:size], word[-size:]
            if first in self._forms.phrases and _is_any_word(word[size:]):
                return self._in_region[first] + converted[size:]
            if last in self._forms.phrases and _is_any_word(word[:-size]):
                return converted[:-size] + self._in_region[last]
        return converted


def _is_any_word(text: str) -> bool:
    return len(text) == 1 or is_word(text)
