"""The search of the documentation: English words by their stems, Chinese by pairs of characters.

Sphinx's own way for Chinese cuts a page into words and leaves a query whole, so that
only a query of one word finds anything. Pairs are cut alike on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sphinx.search.en import SearchEnglish

_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")

_SPLIT = r"""
var splitQuery = (query) =>
  (query.match(/[\u3400-\u9fff]+|(?:(?![\u3400-\u9fff])[\p{Letter}\p{Number}_])+/gu) || [])
    .flatMap((word) =>
      /^[\u3400-\u9fff]{2,}$/.test(word)
        ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
        : [word]);
"""


class ChineseAndEnglish(SearchEnglish):
    """Finds both on one page."""

    lang = "zh"
    js_splitter_code = _SPLIT

    def split(self, input: str) -> list[str]:  # noqa: A002 - the name that Sphinx calls
        """Return the words of a text, and the pairs of its Chinese."""
        return list(_pieces(input))


def _pieces(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if len(word) > 1 and "\u3400" <= word[0] <= "\u9fff":
            yield from map("".join, pairwise(word))
        else:
            yield word
