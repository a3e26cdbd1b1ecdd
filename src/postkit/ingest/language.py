"""Which language an article is in, as far as its letters show."""

from __future__ import annotations

from postkit.document import Document
from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile
from postkit.script import Script, dominant

_SAMPLE = 20_000
"""How many characters of a text are examined."""

_KANA = lazy_compile("[\u3041-\u30ff]")
_HANGUL = lazy_compile("[\uac00-\ud7a3]")
_NO_WORDS = lazy_compile(r"\]\([^()\s]*|https?://[!-~]*|</?[A-Za-z][^<>]*>")
_LATIN_WORD = lazy_compile(r"[A-Za-z\u00c0-\u024f]+")
_ENGLISH = frozenset(
    [
        *("the", "of", "and", "to", "in", "a", "is", "that", "it", "for", "on", "with", "as"),
        *("was", "this", "are", "be", "by", "you", "i", "we"),
    ]
)
_LEAST_ENGLISH = 0.15
"""The share of these words in English prose is a quarter to a third."""


def guess_language(text: str) -> str:
    """Return `zh-Hans`, `zh-Hant`, `zh`, `ja`, `ko` or `en` (BCP 47); empty where none is plain."""
    sample = _NO_WORDS.sub("]", text[:_SAMPLE])
    han = count_han(sample)
    words = [word.lower() for word in _LATIN_WORD.findall(sample)]
    hangul = len(_HANGUL.findall(sample))
    if hangul > max(han, len(words)):
        return "ko"
    # A Han character says about as much as half a word.
    if han > len(words):
        if 10 * len(_KANA.findall(sample)) > han:
            return "ja"
        script = dominant(Document.parse(sample))
        return {Script.SIMPLIFIED: "zh-Hans", Script.TRADITIONAL: "zh-Hant", None: "zh"}[script]
    english = sum(word in _ENGLISH for word in words)
    return "en" if words and english >= _LEAST_ENGLISH * len(words) else ""


def declared_language(tag: str) -> str:
    """Return what a source declares, as BCP 47 writes it: `zh-hans` becomes `zh-Hans`."""
    parts = tag.strip().replace("_", "-").split("-")
    if not parts[0].isalpha() or len(parts[0]) > 3:
        return ""
    sizes = {2: str.upper, 4: str.title}
    return "-".join(
        [parts[0].lower(), *(sizes.get(len(part), str.lower)(part) for part in parts[1:])]
    )
