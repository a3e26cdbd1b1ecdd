"""Words of Chinese, by the cutter `rjieba` and its dictionary (that of jieba, MIT).

Loaded only where a stray character has been found: importing it takes 30 ms.
"""

from __future__ import annotations

from collections.abc import Iterator


def words(clause: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a Simplified clause, each with the offset where it starts.

    Only words of the dictionary are longer than one character: nothing is guessed.
    """
    import rjieba

    at = 0
    for word in rjieba.cut(_encodable(clause), False):
        yield at, clause[at : at + len(word)]
        at += len(word)


def cut_words(text: str) -> list[str]:
    """Return `text` cut into Simplified Chinese words."""
    return [word for _, word in words(text)]


def is_word(text: str) -> bool:
    """Tell whether `text` is a word of the dictionary of Simplified Chinese."""
    import rjieba

    return bool(rjieba.has_word(_encodable(text)))


def is_in_words(clause: str, start: int, end: int) -> bool:
    """Return whether each character of `clause[start:end]` is part of a word of several.

    The names of people in the dictionary do not count: others spell theirs otherwise.
    """
    import rjieba

    covered = set[int]()
    at = 0
    for word, kind in rjieba.tag(_encodable(clause), False):
        if len(word) > 1 and not kind.startswith("nr"):
            covered.update(range(at, at + len(word)))
        at += len(word)
    return covered.issuperset(range(start, end))


def _encodable(text: str) -> str:
    """Return `text` with a sign for each half of a surrogate pair, which UTF-8 has no bytes for."""
    return text.encode("utf-8", "replace").decode()
