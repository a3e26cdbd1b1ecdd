"""The letters of a text, all of which must arrive."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter

from postkit.document.letters import letters
from postkit.lazy_patterns import lazy_compile

ENOUGH = 0.995
"""The share of the letters of a text that arrive; below it text was lost."""

_ADDRESS = lazy_compile(
    r"\]\((?:<[^<>\n]*>|[^()\s]*)(?: \"[^\"\n]*\")?\)|\b(?:href|src|poster)=\"[^\"\n]*\""
)
_FENCE = lazy_compile(r"[ >\-*+\d.)]*(`{3,})")


def share_kept(shown: str, markdown: str) -> float:
    """Return the share of the letters of `shown` that are in the text of `markdown`.

    Addresses do not count: they could hide what is missing.
    """
    wanted = _count(shown)
    total = sum(wanted.values())
    if not total:
        return 1.0
    missing = wanted - _count(text_of(markdown))
    return 1 - sum(missing.values()) / total


def text_of(markdown: str) -> str:
    """Return `markdown` without its addresses, and references as characters; code as it is."""
    lines: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        lines.append(line if fence else html.unescape(_ADDRESS.sub(" ", line)))
    return "\n".join(lines)


def _count(text: str) -> Counter[str]:
    return Counter(letters(unicodedata.normalize("NFKC", text)))
