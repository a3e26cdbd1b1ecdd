"""Words that stay where OpenCC's phrases of a region have what technical texts mean by them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from postkit.script.tables import read_table

_NOWHERE = "(?!)"


@cache
def everyday_words(config: str) -> re.Pattern[str]:
    """Return a pattern for the words of a Simplified text that stay, as `everyday_words.toml` says.

    Args:
        config: one of OpenCC's configurations with the words of a region, such as `s2twp`.
    """
    table = read_table("everyday_words.toml").get(config, {})
    return re.compile("|".join(_patterns(table)) or _NOWHERE)


def _patterns(table: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for word, others in table.get("kept", {}).items():
        yield f"{word}(?!{'|'.join(others.split())})" if others else word
    for word, others in table.get("kept_before", {}).items():
        yield f"{word}(?={'|'.join(others.split())})"
    for word, others in table.get("kept_after", {}).items():
        yield f"(?:{'|'.join(_lookbehinds(others.split()))}){word}"


def _lookbehinds(words: Iterable[str]) -> Iterator[str]:
    """Yield a lookbehind for the words of each length: it has to have one."""
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    return (f"(?<={'|'.join(some)})" for some in by_length.values())
