"""The findings that an archive already has, so that only new ones are reported.

A baseline is a JSON file. It holds no line numbers: a finding is known by its
draft, its rule and a fingerprint of the text around it, and by how many such
there are, so that it is found again where lines have moved.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from postkit.diagnostics import Diagnostic
from postkit.engine.fingerprint import fingerprint
from postkit.errors import ConfigError, FileError
from postkit.files.read_write import overwrite_text, read_bytes
from postkit.files.relative_paths import relative_path

DEFAULT_NAME = ".postkit-baseline.json"
_VERSION = 1

Known = dict[str, dict[str, dict[str, int]]]
"""How often each fingerprint occurs, by path and code."""


class Baseline:
    """Known findings: those to leave out, or those to be written.

    Args:
        path: the file. It holds paths of drafts relative to its folder.
        known: what it holds.
    """

    def __init__(self, path: str, known: Known | None = None) -> None:
        self.path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._known: Known = known or {}
        self._left: dict[str, Counter[tuple[str, str]]] = {}
        self._searched: dict[str, frozenset[str]] = {}
        self._deleted = 0
        self._recorded: set[str] = set()

    @classmethod
    def load(cls, path: str) -> Baseline:
        """Return the baseline in the file at `path`.

        Raises:
            ConfigError: the file cannot be read, or is not a baseline.
        """
        try:
            data, _ = read_bytes(path)
            return cls(path, _checked(json.loads(data.decode("utf-8-sig")), path))
        except FileError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise ConfigError(
                    "no such baseline; `postkit lint --write-baseline` writes one", path=path
                ) from error
            raise ConfigError(error.message, path=path) from error
        except json.JSONDecodeError as error:
            raise ConfigError(
                f"is not a baseline: line {error.lineno}, column {error.colno} is not JSON "
                f"({error.msg.lower()})",
                path=path,
            ) from error
        except (UnicodeDecodeError, RecursionError) as error:
            raise ConfigError("is not a baseline: it is not JSON in UTF-8", path=path) from error

    @property
    def gone(self) -> int:
        """How many of its findings are in none of the drafts examined."""
        return self._deleted + sum(
            number
            for key, left in self._left.items()
            for (code, _), number in left.items()
            if code in self._searched[key]
        )

    def new(
        self, path: str, diagnostics: tuple[Diagnostic, ...], codes: Iterable[str]
    ) -> tuple[Diagnostic, ...]:
        """Return the findings that are not in the baseline.

        Of more findings alike than are known the last ones count as new.

        Args:
            path: the draft that was linted. What is found in it may come in parts.
            diagnostics: what was found in it.
            codes: the rules that checked it; what others once found is not missed.
        """
        key = self._key(path)
        if key not in self._known:
            return diagnostics
        left = self._left.get(key)
        if left is None:
            left = self._left[key] = Counter(
                {(code, digits): number for code, digits, number in _each(self._known[key])}
            )
        self._searched[key] = self._searched.get(key, frozenset()).union(codes)
        return tuple(diagnostic for diagnostic in diagnostics if not _take(left, diagnostic))

    def record(self, path: str, diagnostics: Iterable[Diagnostic], codes: Iterable[str]) -> None:
        """Put what was found in a draft in the place of what the baseline holds of it.

        Args:
            path: the draft that was linted. What is found in it may come in parts.
            diagnostics: what was found in it.
            codes: the rules that checked it; what others once found stays.
        """
        key = self._key(path)
        known = self._known.setdefault(key, {})
        if key not in self._recorded:
            self._recorded.add(key)
            for code in codes:
                known.pop(code, None)
        for diagnostic in diagnostics:
            alike = known.setdefault(diagnostic.code, {})
            digits = fingerprint(diagnostic)
            alike[digits] = alike.get(digits, 0) + 1

    def forget(self) -> None:
        """Drop the drafts that no longer exist, and count their findings as gone."""
        for key in list(self._known):
            if not os.path.exists(os.path.join(self._root, key)):
                self._deleted += sum(number for *_, number in _each(self._known.pop(key)))

    def write(self) -> None:
        """Write the file, in order, a finding a line, so that git can merge it.

        Raises:
            FileError: the file cannot be written.
        """
        findings = {path: codes for path, codes in self._known.items() if codes}
        value = {"version": _VERSION, "findings": findings}
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        overwrite_text(self.path, text.encode(errors="backslashreplace").decode() + "\n")

    def _key(self, path: str) -> str:
        return relative_path(os.path.abspath(path), self._root).replace(os.sep, "/")


def _each(codes: dict[str, dict[str, int]]) -> Iterator[tuple[str, str, int]]:
    for code, known in codes.items():
        for digits, number in known.items():
            yield code, digits, number


def _take(left: Counter[tuple[str, str]], diagnostic: Diagnostic) -> bool:
    """Tell whether `diagnostic` is among the findings that are left, and take it out."""
    key = diagnostic.code, fingerprint(diagnostic)
    is_known = left[key] > 0
    left[key] -= is_known
    return is_known


def _checked(value: Any, path: str) -> Known:
    """Return the findings in `value`, having checked every part of it.

    Raises:
        ConfigError: a part is not of its type.
    """
    if not isinstance(value, dict) or "findings" not in value:
        raise ConfigError("is not a baseline: it has no `findings`", path=path)
    if value.get("version") != _VERSION:
        raise ConfigError(
            f"is of version {json.dumps(value.get('version'))}, not {_VERSION}; "
            "regenerate it with `--write-baseline`",
            path=path,
        )
    findings = _table(value["findings"], ("findings",), path)
    for draft, codes in findings.items():
        for code, known in _table(codes, ("findings", draft), path).items():
            here = ("findings", draft, code)
            for digits, number in _table(known, here, path).items():
                if not isinstance(number, int) or isinstance(number, bool) or number < 1:
                    raise _wrong((*here, digits), "must be a whole number of at least 1", path)
    return findings


def _table(value: Any, here: tuple[str, ...], path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(here, "must be an object", path)
    return value


def _wrong(here: tuple[str, ...], what: str, path: str) -> ConfigError:
    return ConfigError(f"is not a baseline: `{' → '.join(here)}` {what}", path=path)
