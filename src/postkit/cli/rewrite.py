"""What `format`, `convert` and `edit` share: each draft gives a text, which is shown or stored."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NamedTuple

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.drafts import Drafts, print_diff, store
from postkit.cli.summary import count
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.source import Source


class Wording(NamedTuple):
    """How a command speaks of what it does: `Formatted`, `Would format`, `formatted`."""

    done: str
    planned: str
    state: str


def add_rewrite_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add `--check`, `--diff` and `--quiet` to what a command takes; return their group."""
    output = parser.add_argument_group("output")
    output.add_argument(
        "--check",
        "--dry-run",
        action="store_true",
        help="name the files that would change, and write nothing",
    )
    output.add_argument("--diff", action="store_true", help="show the changes, and write nothing")
    output.add_argument("-q", "--quiet", action="store_true", help="print no summary")
    return output


def rewrite(
    options: argparse.Namespace,
    configuration: Configuration,
    change: Callable[[Source, Settings], str],
    wording: Wording,
) -> int:
    """Put each draft through `change`; return the exit status.

    With `--check` or `--diff` nothing is written, and the status is 1 where
    something would change.

    Args:
        options: with the arguments of `add_path_arguments`,
            `add_configuration_arguments` and `add_rewrite_arguments`.
        configuration: the settings of each draft.
        change: returns the new text of a draft. A `FileError` that it raises is
            told, and that draft left alone.
        wording: for the summary.
    """
    run = _Rewriting(options, configuration, change, wording)
    run.drafts.each(run.one)
    return run.finish()


class _Rewriting:
    """One run over all drafts."""

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        change: Callable[[Source, Settings], str],
        wording: Wording,
    ) -> None:
        self.drafts = Drafts(options, configuration)
        self._options = options
        self._configuration = configuration
        self._change = change
        self._wording = wording
        self._is_dry = options.check or options.diff
        self._total = self._changed = 0

    def one(self, source: Source) -> None:
        text = self._change(source, self._configuration.settings(source.path))
        is_changed = text != source.text
        if not self._is_dry:
            store(source, text)
        elif is_changed and self._options.diff:
            print_diff(source, text)
        elif is_changed:
            print(f"{self._wording.planned}: {source.path or '<stdin>'}")
        self._total += 1
        self._changed += is_changed

    def finish(self) -> int:
        if not self._options.quiet:
            is_alone = self.drafts.is_stdin or self._options.diff
            print(self._summary(), file=sys.stderr if is_alone else sys.stdout)
        return max(self.drafts.status, EXIT_FOUND if self._is_dry and self._changed else EXIT_CLEAN)

    def _summary(self) -> str:
        wording = self._wording
        if not self._total:
            return "No file was looked at."
        if not self._changed:
            return f"{count(self._total, 'file')} already {wording.state}."
        verb = wording.planned if self._is_dry else wording.done
        rest = self._total - self._changed
        return f"{verb} {count(self._changed, 'file')}" + (f"; {rest} left alone." if rest else ".")
