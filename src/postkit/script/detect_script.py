"""Which Chinese script a draft is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache

from postkit.document import Document
from postkit.document.unusual_characters import RareCharacters
from postkit.lazy_patterns import lazy_compile
from postkit.script.characters import SIMPLIFIED, TRADITIONAL


class Script(Enum):
    """The two scripts of Chinese."""

    SIMPLIFIED = "Simplified"
    TRADITIONAL = "Traditional"

    @property
    def other(self) -> Script:
        """The one of the two that this is not."""
        return Script.TRADITIONAL if self is Script.SIMPLIFIED else Script.SIMPLIFIED


_MAJORITY = 2
"""How many times as frequent as the other a script must be to count as the draft's own."""

_SAMPLE = 4096
"""How many characters of a text are enough to count those of Simplified script."""

_DECLARATIONS = ("lang", "language", "locale")
_TRADITIONAL_TAG = lazy_compile(r"(?:zh[-_])?(?:hant|tw|hk|mo)\b|zh[-_]hant", re.IGNORECASE)
_SIMPLIFIED_TAG = lazy_compile(r"(?:zh[-_])?(?:hans|cn|sg|my)\b|zh[-_]hans", re.IGNORECASE)


def dominant(document: Document) -> Script | None:
    """Return the script of the body; None where neither prevails.

    What the front matter declares (`lang: zh-Hant`) counts more than what the
    characters say. Otherwise one script must hold two thirds of the characters
    that belong to one script only. Ask for it by `document.once(dominant)`.
    """
    declared = _declared(document)
    if declared:
        return declared
    chinese = document.chinese.text
    traditional = len(document.once(traditional_places))
    if not traditional:
        # The first few characters tell, as a rule.
        return None if _simplified().isdisjoint(chinese) else Script.SIMPLIFIED
    # Every other character of a Simplified text may count: in a long one a part is enough.
    stride = 1 + len(chinese) // _SAMPLE
    found = pattern(Script.SIMPLIFIED).finditer(chinese[::stride])
    places = [match.start() * stride for match in found]
    if places and document.code:
        # Comments in code stay as they are when a post is converted.
        traditional = sum(1 for _ in _outside_code(document, document.once(traditional_places)))
        places = list(_outside_code(document, places))
    simplified = len(places) * stride
    if simplified == traditional == 0:
        return None
    if simplified >= _MAJORITY * traditional:
        return Script.SIMPLIFIED
    return Script.TRADITIONAL if traditional >= _MAJORITY * simplified else None


def _outside_code(document: Document, places: Iterable[int]) -> Iterator[int]:
    """Yield those of `places` in `document.chinese.text` that are not in code."""
    code, offset = document.code, document.chinese.offset
    return (at for at in places if offset(at) not in code)


def traditional_places(document: Document) -> tuple[int, ...]:
    """Return where in `document.chinese.text` characters are that only Traditional uses."""
    if not _FEW_HAVE.are_in(document.chinese.text):
        return ()
    found = pattern(Script.TRADITIONAL).finditer(document.chinese.text)
    return tuple(match.start() for match in found)


def may_mix_scripts(document: Document) -> bool:
    """Tell whether the body has Traditional characters, or is to be in them."""
    return bool(document.once(traditional_places)) or _declared(document) is Script.TRADITIONAL


def simplified_places(document: Document) -> tuple[int, ...]:
    """Return where in `document.chinese.text` characters are that only Simplified uses."""
    found = pattern(Script.SIMPLIFIED).finditer(document.chinese.text)
    return tuple(match.start() for match in found)


@cache
def _simplified() -> frozenset[str]:
    return frozenset(SIMPLIFIED)


@cache
def pattern(script: Script) -> re.Pattern[str]:
    """Return a pattern for one character that only `script` uses."""
    chars = SIMPLIFIED if script is Script.SIMPLIFIED else TRADITIONAL
    # Compiled when first needed: with 3,500 characters in it that takes 3 ms.
    return re.compile(f"[{chars}]")


# Not a set of them: to make it takes longer than all searches for the characters of a post.
_FEW_HAVE = RareCharacters(
    TRADITIONAL.__contains__, lambda text: pattern(Script.TRADITIONAL).search(text)
)


def _declared(document: Document) -> Script | None:
    values = document.front_matter.values if document.front_matter else {}
    for key in _DECLARATIONS:
        tag = values.get(key)
        if isinstance(tag, str):
            if _TRADITIONAL_TAG.match(tag):
                return Script.TRADITIONAL
            if _SIMPLIFIED_TAG.match(tag):
                return Script.SIMPLIFIED
    return None
