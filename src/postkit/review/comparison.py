"""What comparing posts with each other finds, kept while single posts change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from postkit.diagnostics import Diagnostic
from postkit.edits import Edit, Moves
from postkit.engine.compare_posts import ArchiveFinding, compare
from postkit.engine.linter import Linter
from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.rules.across_posts.archive_rule import Fact, PlacedFact
from postkit.source import Source

_Key = tuple[str, str]
"""The rule and the key of facts that are compared with each other."""


class ComparedPosts:
    """Compares the posts of an archive by the rules that are selected for them.

    Args:
        linter: gives the rules of the post at a path.
    """

    def __init__(self, linter: Callable[[str], Linter]) -> None:
        self._linter = linter
        self._groups: dict[_Key, dict[str, tuple[Fact, ...]]] = {}
        self._keys: dict[str, set[_Key]] = {}
        self._found: dict[_Key, list[ArchiveFinding]] = {}
        self._by_path: dict[str, set[_Key]] = {}

    def replace(self, facts: Mapping[str, Iterable[Fact]]) -> set[str]:
        """Take in the facts of posts, by path; return the paths whose findings may be others."""
        changed: set[_Key] = set()
        for path, own in facts.items():
            changed |= self._replace(path, own)
        affected: set[str] = set()
        for key in changed:
            before = self._found.pop(key, [])
            found = [*self._compare(key)]
            if found:
                self._found[key] = found
            for finding in before:
                self._by_path.get(finding.path, set()).discard(key)
            for finding in found:
                self._by_path.setdefault(finding.path, set()).add(key)
            affected.update(finding.path for finding in chain(before, found))
        return affected

    def findings(
        self, path: str, source: Source | None = None, edits: Sequence[Edit] = ()
    ) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the post at `path`, given the others.

        Args:
            path: the post.
            source: its text; it is read where None.
            edits: what was changed in the text since it was compared.
        """
        keys = self._by_path.get(path)
        if not keys:
            return ()
        try:
            source = source or read_source(path)
        except FileError:
            return ()
        moves = Moves(edits)
        found = [
            _moved(finding, moves)
            for key in sorted(keys)
            for finding in self._found[key]
            if finding.path == path
        ]
        # Somebody may have shortened the file a moment ago; then it is compared again soon.
        found = [finding for finding in found if finding.span.end <= len(source.text)]
        return self._linter(path).report_across(source, found, _read).diagnostics

    def _replace(self, path: str, facts: Iterable[Fact]) -> set[_Key]:
        """Put `facts` in the place of those of the post at `path`; return the keys of both."""
        by_key: dict[_Key, list[Fact]] = {}
        for fact in facts:
            by_key.setdefault((fact.code, fact.key), []).append(fact)
        old = self._keys.pop(path, set())
        for key in old - by_key.keys():
            self._groups[key].pop(path)
        for key, own in by_key.items():
            self._groups.setdefault(key, {})[path] = tuple(own)
        if by_key:
            self._keys[path] = set(by_key)
        return old | by_key.keys()

    def _compare(self, key: _Key) -> Iterable[ArchiveFinding]:
        group = self._groups[key]
        rules = {rule.code: rule for path in group for rule in self._linter(path).across}
        paths = sorted(group, key=_place)
        return compare((PlacedFact(path, fact) for path in paths for fact in group[path]), rules)


def _read(path: str) -> Source | None:
    try:
        return read_source(path)
    except FileError:
        return None


def _moved(finding: ArchiveFinding, moves: Moves) -> ArchiveFinding:
    fault = finding.fault
    fact = fault.place.fact._replace(span=moves.span_after(finding.span))
    return finding._replace(fault=fault._replace(place=fault.place._replace(fact=fact)))


def _place(path: str) -> list[tuple[bool, str]]:
    """Return what sorts paths as folders are read: files first, then the folders in it."""
    *folders, name = path.split(os.sep)
    return [*((True, folder) for folder in folders), (False, name)]
