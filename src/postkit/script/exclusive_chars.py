"""What distinguishes text in the source script from text in the target script of a conversion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from postkit.named_tuples import NamedTuple
from postkit.script.characters import SIMPLIFIED, TRADITIONAL
from postkit.script.conversion_targets import Target
from postkit.script.opencc_converters import convert

HAN = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFADA))))
"""The rarer characters beyond U+FFFF give nothing that counts as evidence."""

# OpenCC 1.4 leaves these as they are in some of its phrases, so that what it has
# converted may hold them: 党项 becomes 党項, 海淀 stays, 允祕 becomes 允祕.
_KEPT_FROM_SIMPLIFIED = "万腊价确党蜡适厂厘胜叶冲广据柜淀苹种姗咏强韵"
_KEPT_TO_SIMPLIFIED = "計麽祕蒐剋氾釐扞於脩陞劄"


class ScriptEvidence(NamedTuple):
    """Characters that prove in which script a text is.

    `source` matches a character that only text still to be converted has, and
    `target` one that only converted text has. `singles` gives what becomes of
    each character of the former where it is alone; none of that is matched
    by `source` again, so that a text can always be rid of it.
    """

    source: re.Pattern[str]
    target: re.Pattern[str]
    singles: Mapping[int, str]


@cache
def changed_alone(config: str) -> Mapping[str, str]:
    """Return the characters that OpenCC changes where they are alone, with what they become."""
    converted = convert("\n".join(HAN), config).split("\n")
    return {char: new for char, new in zip(HAN, converted, strict=True) if new != char}


@cache
def with_several_forms() -> frozenset[str]:
    """Return what several characters become in Simplified script, or one besides itself."""
    origins = changed_alone("t2s")
    times = Counter(origins.values())
    return frozenset(c for c, number in times.items() if number > (c in origins or c > "\uffff"))


@cache
def evidence(target: Target) -> ScriptEvidence:
    """Return what distinguishes text that is still to be converted to `target`, another script.

    Characters that are good in both scripts (后, 里, 干) are not evidence.
    """
    changed = changed_alone(target.config)
    results = {char for new in changed.values() for char in new}
    if target.is_from_simplified:
        own, other, kept = SIMPLIFIED, TRADITIONAL, _KEPT_FROM_SIMPLIFIED
    else:
        own, other, kept = TRADITIONAL, SIMPLIFIED, _KEPT_TO_SIMPLIFIED
    sources = sorted(changed.keys() & set(own) - results - set(kept))
    singles = {ord(char): changed[char] for char in sources}
    return ScriptEvidence(_one_of("".join(sources)), _one_of(other), singles)


def _one_of(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{chars}]")
