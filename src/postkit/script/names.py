"""Names in a draft, which keep the script in which their bearers write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_PROSE_KEYS = frozenset(("title", "subtitle", "summary", "description", "excerpt", "insight"))
_MAX_NAME = 40
_LABEL = lazy_compile(r"^[*_ >-]{0,6}([^\s*_:：]{1,16})[*_]{0,3}[:：]", re.MULTILINE)


def proper_names(document: Document) -> Iterator[str]:
    """Yield the names that the front matter gives, and the labels of speakers.

    Of the front matter every short value counts that is not prose: authors,
    guests, companies, tags. A label is what comes before a colon at the start of
    at least two lines.
    """
    values = document.front_matter.values if document.front_matter else {}
    for key, value in values.items():
        if key not in _PROSE_KEYS:
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and len(item) <= _MAX_NAME:
                    yield item
    labels = Counter(match[1] for match in _LABEL.finditer(document.chinese.text))
    yield from (label for label, count in labels.items() if count > 1)


def is_named(text: str, run: Span, names: Iterable[str]) -> bool:
    """Tell whether `text[run.start:run.end]` is part of one of `names`.

    A single character must have its neighbour in common with the name too, or be
    the surname at its head.
    """
    start, end = run
    word = text[start:end]
    before, after = text[max(start - 1, 0) : end], text[start : end + 1]
    return any(
        word in name and (len(word) > 1 or name.startswith(word) or before in name or after in name)
        for name in names
    )
