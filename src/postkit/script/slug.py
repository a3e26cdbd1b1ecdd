"""Names for files: titles in Latin letters, Chinese by pinyin."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from postkit.document.han import HAN_RUN
from postkit.lazy_patterns import lazy_compile

LONGEST = 60
"""How long a slug is at most, in characters."""

_WORD = lazy_compile(r"[a-z0-9]+")
_APOSTROPHE = lazy_compile(r"(?<=\w)['’](?=\w)")
_ENOUGH_HAN = 40
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)


def slug_of_title(title: str) -> str:
    """Return `title` in small Latin letters and digits, words joined by hyphens.

    Chinese is written in pinyin without tones, a syllable a word. Where it is
    too long it ends with a word. Empty where the title has no letter that can
    be written so.
    """
    latin = HAN_RUN.sub(lambda match: f" {_pinyin(match[0])} ", title[: 4 * LONGEST])
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", latin))
    return _joined(re.sub(r"[\u0300-\u036f]", "", plain))


def slug_of_id(identifier: str) -> str:
    """Return what a source calls an article as a file name, its case kept.

    Of an address the last part counts: `3765201` of `https://a.example/articles/3765201`.
    """
    if re.match(r"[a-zA-Z][\w+.-]*:", identifier):
        try:
            parts = urlsplit(identifier)
        except ValueError:
            return ""
        words = [part for part in unquote(parts.path).split("/") if part]
        video = re.search(r"(?:^|&)(?:v|id)=([\w-]+)", parts.query)
        identifier = video[1] if video else (words[-1] if words else "")
        identifier = re.sub(r"\.(?:html?|php|aspx?)\Z", "", identifier)
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", identifier).strip("-")[:LONGEST].rstrip("-")
    return "" if name.lower() in _RESERVED else name


def _pinyin(text: str) -> str:
    # Its dictionary takes a tenth of a second to load.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(text[:_ENOUGH_HAN], errors="ignore"))


def _joined(text: str) -> str:
    slug = ""
    for word in _WORD.findall(text.lower()):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LONGEST:
            return slug or word[:LONGEST]
        slug = longer
    return f"{slug}-post" if slug in _RESERVED else slug
