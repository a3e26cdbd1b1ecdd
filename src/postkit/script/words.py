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
    for word in rjieba.cut(clause, False):
        yield at, word
        at += len(word)


def cut_words(text: str) -> list[str]:
    """Return `text` cut into Simplified Chinese words."""
    # Imported here because only a conversion has a use for it: 260 ms with its dictionary.
    import rjieba

    words: list[str] = rjieba.cut(text, False)
    return words


def is_word(text: str) -> bool:
    """Tell whether `text` is a word of the dictionary of Simplified Chinese."""
    import rjieba

    return bool(rjieba.has_word(text))


def is_in_words(clause: str, start: int, end: int) -> bool:
    """Return whether each character of `clause[start:end]` is part of a word of several.

    The names of people in the dictionary are none: others spell theirs otherwise.
    """
    import rjieba

    covered = set[int]()
    at = 0
    # The cutter reads UTF-8, which has no bytes for half a surrogate pair.
    for word, kind in rjieba.tag(clause.encode("utf-8", "replace").decode(), False):
        if len(word) > 1 and not kind.startswith("nr"):
            covered.update(range(at, at + len(word)))
        at += len(word)
    return covered.issuperset(range(start, end))
