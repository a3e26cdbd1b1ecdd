"""The tags, values and labels that the posts of a folder use, for an editor to propose.

An archive of ten thousand posts is not read while somebody waits: each time words are asked
for, reading goes on for a moment.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable

from postkit.config import Settings
from postkit.document import Document
from postkit.errors import PostkitError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_LONGEST = 60
"""A text longer than this, in characters, is nothing that another post would have too."""
_MOMENT = 0.15
"""Seconds for which posts are read each time that words are asked for."""
_LEAST = 2
"""How often a value or a label must be there to be proposed: a title is there once."""
_MOST = 200
"""How many words are proposed."""
_SUMMARY = lazy_compile(rf"<summary>[ \t]*+([^<>\r\n]{{1,{_LONGEST}}}?)[ \t]*</summary>")


class _Words(NamedTuple):
    """The words of one post: items of lists and other values, each with its key, and labels."""

    items: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()


class ArchiveWords:
    """The words of the posts below a folder.

    Args:
        folder: where the posts are.
        settings: gives what is in force for the post at a path.
    """

    def __init__(self, folder: str, settings: Callable[[str], Settings]) -> None:
        self._settings = settings
        self._paths = find_files([folder], settings, _ignore)
        self._by_path: dict[str, _Words] = {}
        self._is_read = False
        self.is_partial = False
        """Whether words were asked for before all posts were read."""

    def _read(self) -> None:
        """Read more posts, until somebody would notice."""
        until = time.monotonic() + _MOMENT
        while not self._is_read and time.monotonic() < until:
            try:
                path = next(self._paths, None)
            except PostkitError:
                path = None
            if path is None:
                self._is_read = True
            else:
                self.read_again(path)
        self.is_partial = not self._is_read

    def read_again(self, path: str) -> None:
        """Read the post at `path` as it is on disk now."""
        try:
            source = read_source(path)
            document = Document(source, dialect=self._settings(path).dialect(path))
        except PostkitError:
            self._by_path.pop(os.path.abspath(path), None)
        else:
            self._by_path[os.path.abspath(path)] = _words_of(document)

    def items(self, is_key: Callable[[str], bool]) -> list[str]:
        """Return the items of lists under the keys that `is_key` takes, the most frequent first."""
        self._read()
        pairs = (pair for words in self._by_path.values() for pair in words.items)
        return _ranked((text for key, text in pairs if is_key(key)), 1)

    def values(self, is_key: Callable[[str], bool]) -> list[str]:
        """Return the texts that several posts have under such a key, the most frequent first."""
        self._read()
        pairs = (pair for words in self._by_path.values() for pair in words.values)
        return _ranked((text for key, text in pairs if is_key(key)), _LEAST)

    def labels(self) -> list[str]:
        """Return the labels of summaries that are there several times, the most frequent first."""
        self._read()
        return _ranked(
            (label for words in self._by_path.values() for label in words.labels), _LEAST
        )


def _words_of(document: Document) -> _Words:
    items: list[tuple[str, str]] = []
    values: list[tuple[str, str]] = []
    root = document.front_matter.root if document.front_matter else None
    for entry in root.entries if root else ():
        is_list = entry.value.kind == "sequence"
        for node in entry.value.items if is_list else (entry.value,):
            if isinstance(node.value, str) and 0 < len(node.value) <= _LONGEST:
                (items if is_list else values).append((entry.key, node.value))
    return _Words(tuple(items), tuple(values), tuple(labels_in(document.text)))


def labels_in(text: str) -> list[str]:
    """Return the label of each summary in a text."""
    return _SUMMARY.findall(text)


def _ranked(words: Iterable[str], least: int) -> list[str]:
    counts = Counter(words)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return [word for word in ranked if counts[word] >= least][:_MOST]


def _ignore(error: PostkitError) -> None:
    """Leave the error to the command line: an editor asks about the other posts."""
