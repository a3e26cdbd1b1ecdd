"""Find which of many words a text has, in one pass however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.lazy_patterns import lazy_compile

_WORD_START = lazy_compile(r"(?<![A-Za-z0-9])\S")
_GOES_ON = lazy_compile(r"[A-Za-z0-9]")


class WordIndex:
    """The words of a glossary, found in a text.

    Args:
        words: what may be found; an empty one never is.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        # Thousands of terms have only a few lengths, so that a text is cut a few times.
        self._lengths = sorted({len(word) for word in self._words} - {0}, reverse=True)
        self.longest = max(self._lengths, default=0)

    def found_in(self, text: str) -> set[str]:
        """Return the words that `text` has, those inside others included.

        They are found anywhere: Chinese has no gaps between words.
        """
        return {
            part
            for length in self._lengths
            for at in range(len(text) - length + 1)
            if (part := text[at : at + length]) in self._words
        }

    def whole_words(self, text: str) -> Iterator[str]:
        """Yield the whole words in `text`, as in English; a longer one hides others."""
        end = 0
        for start in (match.start() for match in _WORD_START.finditer(text)):
            if start < end:
                continue
            for length in self._lengths:
                word = text[start : start + length]
                if word in self._words and not _GOES_ON.match(text, start + length):
                    yield word
                    end = start + length
                    break
