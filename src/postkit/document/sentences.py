"""What is said, word by word, as sentences of Markdown."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

_END = lazy_compile(r"""[.!?。！？…]["'”’）)\]」』]*\Z""")
_ABBREVIATION = lazy_compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|St|vs|Jr|Sr|No|[A-Z]|(?:[A-Za-z]\.){1,5}[A-Za-z])\.\Z"
)
_OPENING = lazy_compile(r"(?:#{1,6}|[-+*=]+|~~~.*|\|.*|>.*|:?-+:?)\Z")
_NUMBER = lazy_compile(r"(\d{1,9})([.)])\Z")


def ends_sentence(word: str) -> bool:
    """Tell whether a sentence ends with `word`, which has no white space: `Dr.` ends none."""
    return bool(_END.search(word)) and not _ABBREVIATION.match(word)


def as_first_word(word: str) -> str:
    """Return `word` so that it opens no list, heading, quotation or the like in Markdown."""
    if _OPENING.match(word):
        return "\\" + word
    return _NUMBER.sub(r"\1\\\2", word)
