"""The forms that `word_forms.toml` gives to phrases, and to characters in their context."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from postkit.named_tuples import NamedTuple
from postkit.script import word_contexts
from postkit.script.tables import read_table
from postkit.script.word_contexts import EDGE, Side

_REACH = 8
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


class WordForm(NamedTuple):
    """What a character becomes, and whether that is for a person to review.

    `is_final` says that a phrase of OpenCC across words is no reason to doubt it,
    `is_special` that it needs a context, and a doubtful one, `is_usual` that it needs none.
    """

    char: str
    is_doubtful: bool = False
    is_final: bool = False
    is_special: bool = False
    is_usual: bool = False


class _Rule(NamedTuple):
    before: Side
    after: Side
    form: WordForm


class WordForms(NamedTuple):
    """Phrases and what they become, and the rules of each character.

    `sure_words` are words that are right whatever OpenCC's phrases say across them,
    `usual_words` those that OpenCC converts right where no numeral is before, and
    `open_words` those for which OpenCC has one form where there are several, which the
    rules of their characters tell apart; `doubtful_words`, with the more usual of their
    forms, are always for a person to review. The characters of `only_before` need a
    review only before certain characters.
    """

    phrases: Mapping[str, str]
    sure_words: frozenset[str]
    usual_words: frozenset[str]
    open_words: frozenset[str]
    doubtful_words: Mapping[str, str]
    only_before: Mapping[str, str]
    rules: Mapping[str, tuple[_Rule, ...]]

    @property
    def final_chars(self) -> frozenset[str]:
        """The characters that have one form, whatever is around them."""
        rules = self.rules.items()
        return frozenset(
            c for c, (first, *_) in rules if first.form.is_final and first.form.is_usual
        )

    def form(self, text: str, at: int) -> WordForm | None:
        """Return what `text[at]` becomes by what is around it; None where no rule is for it."""
        rules = self.rules.get(text[at])
        if rules is None:
            return None
        context = text[max(at - _REACH, 0) : at]
        last, first = context[-1:] or EDGE, text[at + 1 : at + 2] or EDGE
        # What is no Han character is an edge.
        is_within, goes_on = (_FIRST_HAN <= char <= _LAST_HAN for char in (last, first))
        for (lasts, before), (firsts, after), form in rules:
            if firsts and first not in firsts and (goes_on or EDGE not in firsts):
                continue
            if lasts and last not in lasts and (is_within or EDGE not in lasts):
                continue
            # What is after is examined in one place, what is before in many.
            if (after is None or after.match(text, at + 1)) and (
                before is None or before.search(context)
            ):
                return form
        return None


@cache
def word_forms() -> WordForms:
    """Return the table that comes with postkit."""
    table = read_table("word_forms.toml")
    phrases = table["phrases"]
    rules = {char: tuple(map(_read, lines)) for char, lines in table["characters"].items()}
    sure, usual, undecided = (
        frozenset(table[key].split()) for key in ("sure_words", "usual_words", "open_words")
    )
    return WordForms(phrases, sure, usual, undecided, table["words"], table["only_before"], rules)


def _read(line: str) -> _Rule:
    context, _, form = line.rpartition(" ")
    before, _, after = context.partition("_")
    return _Rule(
        word_contexts.before(before),
        word_contexts.after(after),
        WordForm(
            form[0],
            is_doubtful=form.endswith("?"),
            is_final=form.endswith("!"),
            is_special=bool(context != "_" and form[1:]),
            is_usual=context == "_",
        ),
    )


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the longest of `phrases`, by their first characters."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first[phrase[0]].append(phrase[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(by_first[first])})" for first in by_first))
