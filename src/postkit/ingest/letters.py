"""The letters of a text: what must arrive of it."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter

from postkit.lazy_patterns import lazy_compile

ENOUGH = 0.995
"""The share of the letters of a text that arrive; below it text was lost."""

_MARKUP = lazy_compile(r"\]\((?:<[^<>\n]*>|[^()\s]*)(?: \"[^\"\n]*\")?\)|</?[a-zA-Z][^<>]*>")


def letters(text: str) -> str:
    """Return the letters and digits of `text`."""
    return "".join(filter(str.isalnum, text))


def share_kept(shown: str, markdown: str) -> float:
    """Return the share of the letters of `shown` that are in the text of `markdown`.

    Addresses and tags do not count: they could hide what is missing.
    """
    wanted = _count(shown)
    total = sum(wanted.values())
    if not total:
        return 1.0
    missing = wanted - _count(html.unescape(_MARKUP.sub(" ", markdown)))
    return 1 - sum(missing.values()) / total


def _count(text: str) -> Counter[str]:
    return Counter(letters(unicodedata.normalize("NFKC", text)))
