"""English words as they are compared: lower case, without the endings of inflection."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from postkit.lazy_patterns import lazy_compile

# A letter, and letters and apostrophes after it. A class of more than two ranges, one of them
# beyond Latin-1, takes ten times as long to compile: so these are apart from those of ASCII.
WORD = lazy_compile(
    r"[A-z\u00c0-\u024f](?<![\[-`])[A-Za-z']*+(?:[\u00c0-\u024f\u2019][A-Za-z']*+)*+"
)

_STOP_WORDS = (
    "a about after all also am an and any are as at be because been before being but by can "
    "could did do does doing for from get go goes going got had has have having he her here "
    "him his how i if in into is it its just kind know let like lot make me more most much my "
    "no not now of on one only or other our out over really right say see she so some such "
    "than that the their them then there these they thing things think this those to too up "
    "us use used very want was we well were what when where which while who why will with "
    "would you your yeah okay oh um uh don doesn didn isn ll ve re etc sb sth "
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about which passage a text belongs to."""


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Return what an English word shares with its inflections: `builds`, `building` -> `build`.

    Rough on purpose: two words count as the same where their stems are.
    """
    word = word.lower().replace("\u2019", "'").removesuffix("'s").replace("'", "")
    for ending, kept, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + kept
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_ENDINGS = (
    ("iest", "y", 2),
    ("ier", "y", 2),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("ing", "", 3),
    ("edly", "", 3),
    ("ed", "", 3),
    ("ely", "", 3),
    ("ly", "", 3),
    ("sses", "ss", 2),
    ("es", "e", 3),
    ("ss", "ss", 1),
    ("us", "us", 1),
    ("s", "", 3),
)


def stems(text: str) -> set[str]:
    """Return the stems of the words of `text` that say something."""
    return stems_of(WORD.findall(text))


def stems_of(words: Iterable[str]) -> set[str]:
    """Return the stems of those of `words` that say something."""
    found = set(map(_stem_or_nothing, words))
    found.discard("")
    return found


@lru_cache(maxsize=100_000)
def _stem_or_nothing(word: str) -> str:
    return stem(word) if len(word) > 1 and word.lower() not in STOP_WORDS else ""
