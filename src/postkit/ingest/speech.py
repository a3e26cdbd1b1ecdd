"""What is said, joined to sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from postkit.document.sentences import as_first_word, ends_sentence
from postkit.lazy_patterns import lazy_compile

# Chinese, Japanese and their punctuation stand without spaces.
_WIDE_END = lazy_compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]\Z")
_PUNCTUATION = lazy_compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20“”‘’…—]")

SPEAKER = lazy_compile(r"(?:>>|-|–|—)\s*(?=\S)|[A-Z][\w. ]{0,30}:\s|[^\W\d_a-zA-Z]{1,8}[：:]")
"""What a line starts with where a new voice speaks."""

_LONG_PAUSE = 2.0
"""A pause after which a new paragraph starts, if a sentence has ended; in seconds."""
_LONGEST_SENTENCE = 1200
"""From how many characters on a paragraph ends though no sentence does."""
_PARAGRAPH = 400
"""From how many characters on a paragraph ends with its sentence."""


class Utterance(NamedTuple):
    """Some words: how long a pause precedes them, in seconds, and whether a new voice speaks."""

    text: str
    pause: float = 0.0
    is_turn: bool = False


def join_utterances(utterances: Iterable[Utterance]) -> str:
    """Return what is said as paragraphs of Markdown.

    A paragraph starts with a new speaker, after a pause that follows a sentence,
    and where the one before has become long. No character is lost but white
    space.
    """
    paragraphs: list[str] = []
    words: list[str] = []
    length = 0
    for text, pause, is_turn in utterances:
        is_ended = bool(words) and ends_sentence(words[-1].rsplit(maxsplit=1)[-1])
        if words and (
            is_turn
            or (is_ended and (pause >= _LONG_PAUSE or length >= _PARAGRAPH))
            or length >= _LONGEST_SENTENCE
        ):
            paragraphs.append(_joined(words))
            words, length = [], 0
        words.append(text)
        length += len(text)
    if words:
        paragraphs.append(_joined(words))
    return "\n\n".join(paragraphs)


def _joined(words: list[str]) -> str:
    parts = [words[0]]
    for before, word in pairwise(words):
        parts.append(_glue(before, word) + word)
    first, gap, rest = "".join(parts).partition(" ")
    return as_first_word(first) + gap + rest


def _glue(before: str, after: str) -> str:
    if _PUNCTUATION.match(before[-1]) or _PUNCTUATION.match(after[0]):
        return "" if _WIDE_END.search(before) or _PUNCTUATION.match(after[0]) else " "
    return " "
