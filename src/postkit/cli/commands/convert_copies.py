"""`postkit convert --into` and `--sibling`: results in files of their own."""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass

from postkit.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.diff import unified_diff
from postkit.cli.output import note
from postkit.cli.runs.drafts import STDIN, Drafts
from postkit.cli.runs.rewritten import Result
from postkit.cli.runs.runner import Job, run_all
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.counts import count
from postkit.errors import FileError, UsageError
from postkit.files.discover import find_files
from postkit.files.read_write import FileSource, make_folder, read_source, write_text
from postkit.files.relative_paths import relative_path
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Source

_LANGUAGE = lazy_compile(r"\.(?:zh(?:-[A-Za-z]+)*|ja)$", re.IGNORECASE)


class _Copy(NamedTuple):
    """A result that is to be written, and the file that is there already."""

    source: Source
    path: str
    text: str
    existing: FileSource | None

    @property
    def is_new(self) -> bool:
        return self.existing is None or self.existing.text != self.text


@dataclass(frozen=True)
class _Written(Result):
    """A result that was written; `is_new` is None where there was none."""

    is_new: bool | None = None


def write_copies(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> int:
    """Write each result into a file of its own; return the exit status.

    Nothing is written where one of the files is there with another text, unless
    `options.force` is set.

    Raises:
        UsageError: standard input has no place, or two drafts have the same one.
    """
    if STDIN in options.paths:
        raise UsageError("`--into` and `--sibling` need files, not standard input")
    return _Copies(options, configuration, converters).run()


class _Copies:
    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, converters: Converters
    ) -> None:
        self._options = options
        self._configuration = configuration
        self._converters = converters
        self._drafts = Drafts(options, configuration)
        self._targets = self._plan()
        self._is_dry = options.check or options.diff
        self._total = self._written = 0

    def run(self) -> int:
        if not (self._options.force or self._is_dry) and self._report_obstacles():
            return EXIT_USAGE
        run_all(self._drafts, Job(self._one, _Written.failure), self._take)
        if not self._options.quiet:
            verb = "Would write" if self._is_dry else "Wrote"
            rest = self._total - self._written
            summary = f"{verb} {count(self._written, 'file')}"
            out = sys.stderr if self._options.diff else sys.stdout
            print(summary + (f"; {rest} up to date." if rest else "."), file=out)
        found = EXIT_FOUND if self._is_dry and self._written else EXIT_CLEAN
        return max(self._drafts.status, found)

    def _plan(self) -> dict[str, str]:
        """Return where the result of each draft goes; results of an earlier run are not drafts."""
        targets: dict[str, str] = {}
        for given in self._options.paths or ["."]:
            is_folder = os.path.isdir(given)
            for path in find_files([given], self._configuration.settings, lambda error: None):
                if self._options.into:
                    inside = relative_path(path, given) if is_folder else os.path.basename(path)
                    targets[path] = os.path.join(self._options.into, inside)
                elif not (is_folder and _LANGUAGE.search(os.path.splitext(path)[0])):
                    targets[path] = self._sibling(path)
        taken: dict[str, str] = {}
        for path, target in targets.items():
            real = os.path.realpath(target)
            if real == os.path.realpath(path):
                raise UsageError(
                    f"{path}: the result would overwrite the draft; choose another folder"
                )
            if real in taken and os.path.realpath(taken[real]) != os.path.realpath(path):
                raise UsageError(f"{taken[real]} and {path} would both be written to {target}")
            taken[real] = path
        return targets

    def _sibling(self, path: str) -> str:
        stem, ending = os.path.splitext(path)
        return f"{_LANGUAGE.sub('', stem)}.{self._converters.target.tag}{ending}"

    def _report_obstacles(self) -> bool:
        """Tell which files are in the way, before anything is written."""
        is_blocked = False
        for path, target in self._targets.items():
            if not os.path.lexists(target):
                continue
            try:
                is_new = self._copy(read_source(path)).is_new
            except FileError as error:
                note(str(error))
                is_blocked = True
                continue
            if is_new:
                note(f"{target}: already exists with different text; use `--force` to replace it")
                is_blocked = True
        if is_blocked:
            note("nothing was written")
        return is_blocked

    def _one(self, source: Source) -> _Written:
        if source.path not in self._targets:
            return _Written()
        copy = self._copy(source)
        shown = ""
        if copy.is_new and self._is_dry:
            shown = self._shown(copy)
        elif copy.is_new:
            _write(copy)
        return _Written(shown, is_new=copy.is_new)

    def _take(self, written: _Written) -> None:
        sys.stdout.write(written.text)
        if written.is_new is not None:
            self._total += 1
            self._written += written.is_new

    def _copy(self, source: Source) -> _Copy:
        settings = self._configuration.settings(source.path)
        target = self._targets[source.path or ""]
        text = self._converters.of(settings).convert(source).text
        existing = read_source(target) if os.path.lexists(target) else None
        return _Copy(source, target, text, existing)

    def _shown(self, copy: _Copy) -> str:
        if self._options.diff:
            return "".join(unified_diff(copy.path, copy.source.text, copy.text))
        return f"Would write: {copy.path}\n"


def _write(copy: _Copy) -> None:
    make_folder(os.path.dirname(copy.path))
    write_text(copy.path, copy.text, copy.existing.fingerprint if copy.existing else None)
