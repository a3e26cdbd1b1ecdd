"""Spoken words, joined into sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from postkit.document.sentences import ends_sentence
from postkit.ingest.html.escape import escape, escape_line_start
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

# Chinese, Japanese and their punctuation are written without spaces.
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


ORIGINAL = "View/Hide Original English"
"""The label of a block that holds an original."""


class Utterance(NamedTuple):
    """Some words.

    `pause` is how long nothing was said before them, in seconds, `is_turn` whether
    a new voice speaks, `original` the same in the language of the talk.
    """

    text: str
    pause: float = 0.0
    is_turn: bool = False
    original: str = ""


class Paragraph(NamedTuple):
    """A paragraph of Markdown, and its original where it is a translation."""

    text: str
    original: str = ""


def folded(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text of `paragraphs`, each original in a details block under its translation."""
    blocks: list[str] = []
    for text, original in paragraphs:
        if text and original:
            blocks.append(
                f"{text}\n\n<details>\n<summary>{ORIGINAL}</summary>\n\n{original}\n\n</details>"
            )
        else:
            blocks.append(text or original)
    return "\n\n".join(blocks)


def join_utterances(utterances: Iterable[Utterance]) -> list[Paragraph]:
    """Return what is said as paragraphs of Markdown.

    A paragraph starts with a new speaker, after a pause that follows a sentence,
    and where the one before has become long. No character is lost but white
    space.
    """
    paragraphs: list[Paragraph] = []
    words: list[str] = []
    originals: list[str] = []
    length = 0
    for text, pause, is_turn, original in utterances:
        last = words[-1] if words else ""
        is_ended = bool(last) and ends_sentence(last.rsplit(maxsplit=1)[-1])
        if (words or originals) and (
            is_turn
            or (is_ended and (pause >= _LONG_PAUSE or length >= _PARAGRAPH))
            or length >= _LONGEST_SENTENCE
        ):
            paragraphs.append(Paragraph(_joined(words), _joined(originals)))
            words, originals, length = [], [], 0
        if text:
            words.append(text)
        if original:
            originals.append(original)
        length += len(text)
    if words or originals:
        paragraphs.append(Paragraph(_joined(words), _joined(originals)))
    return paragraphs


def _joined(words: list[str]) -> str:
    if not words:
        return ""
    parts = [words[0]]
    for before, word in pairwise(words):
        parts.append(_glue(before, word) + word)
    text = "".join(parts)
    return escape_line_start(escape(text, tildes=text.count("~") > 1))


def _glue(before: str, after: str) -> str:
    if _PUNCTUATION.match(before[-1]) or _PUNCTUATION.match(after[0]):
        return "" if _WIDE_END.search(before) or _PUNCTUATION.match(after[0]) else " "
    return " "
