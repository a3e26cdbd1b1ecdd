"""Shared driver of commands that rewrite drafts: `format`, `convert`, `edit`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.runs.drafts import Drafts, diff, names_folder, store
from postkit.cli.runs.revisions import Revision
from postkit.cli.runs.rewritten import Rewritten, planned
from postkit.cli.runs.runner import Job, processes, run_all
from postkit.cli.shared_options import add_color_argument, add_quiet_argument
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.counts import count
from postkit.errors import UsageError
from postkit.named_tuples import NamedTuple
from postkit.reporters.json import dump
from postkit.source import Source

JSON_LINES = "print lines for people, or a JSON object for each post"
"""What `--output-format` is for in commands that rewrite drafts."""


class Wording(NamedTuple):
    """How a command describes what it does: `Formatted`, `Would format`, `formatted`."""

    done: str
    planned: str
    state: str


class Rewriting(NamedTuple):
    """What a command makes of a draft.

    `text` is its new text, `notes` are messages about it, and `made` are those of
    several changes that it needed.
    """

    text: str
    notes: tuple[str, ...] = ()
    made: tuple[str, ...] = ()


def add_rewrite_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add `--check`, `--diff` and `--quiet` to what a command takes; return their group."""
    output = parser.add_argument_group("output")
    output.add_argument(
        "--check",
        "--dry-run",
        action="store_true",
        help="list the files that would change, and write nothing",
    )
    output.add_argument("--diff", action="store_true", help="show the changes, and write nothing")
    add_quiet_argument(output)
    add_color_argument(output)
    return output


def rewrite(
    options: argparse.Namespace,
    configuration: Configuration,
    change: Callable[[Source, Settings], Rewriting],
    wording: Wording,
    on_made: Callable[[Iterable[str]], object] = tuple,
    carry_out: Callable[[Sequence[Revision], bool], tuple[int, int]] | None = None,
    cache_name: str = "",
) -> int:
    """Put each draft through `change`; return the exit status.

    With `--check` or `--diff` nothing is written, and the status is 1 where
    something would change.

    Args:
        options: with the arguments of `add_path_arguments`,
            `add_configuration_arguments`, `add_jobs_argument` and
            `add_rewrite_arguments`.
        configuration: the settings of each draft.
        change: what is done to a draft, in any process. A `FileError` that it
            raises is reported, and that draft left alone.
        wording: for the summary.
        on_made: takes what of several changes was made in a draft.
        carry_out: writes all changed files at the end, instead of one by one.
            It takes the changes and whether each file could be changed, and
            returns how many it has written, and the exit status of that.
        cache_name: the name under which it is cached whether a draft needs a change; empty
            where that depends on more than the draft and its settings.
    """
    run = _Rewriting(options, configuration, wording, on_made)
    rewrite_draft = _Rewrite(options, configuration, change, wording.planned, carry_out is not None)
    job = Job(rewrite_draft, Rewritten.failure)
    is_done = run.execute(job, cache_name)
    if carry_out and run.revisions:
        is_whole = is_done and run.drafts.status == EXIT_CLEAN
        run.changed, status = carry_out(run.revisions, is_whole)
        run.drafts.status = max(run.drafts.status, status)
    return run.finish()


@dataclass(frozen=True)
class _Rewrite:
    """Puts one draft through a change, in any process."""

    options: argparse.Namespace
    configuration: Configuration
    change: Callable[[Source, Settings], Rewriting]
    planned: str
    is_kept: bool

    def __call__(self, source: Source) -> Rewritten:
        text, notes, made = self.change(source, self.configuration.settings(source.path))
        is_changed = text != source.text
        shown = ""
        revision = None
        is_dry = self.options.check or self.options.diff
        if not is_dry and self.is_kept:
            if is_changed:
                revision = Revision.between(source.path or "", source.text, text)
        elif not is_dry:
            shown = store(source, text)
        elif is_changed and self.options.diff:
            is_json = self.options.output_format == "json"
            shown = diff(source, text, "never" if is_json else self.options.color)
        elif is_changed:
            shown = planned(self.planned, source.path)
        return Rewritten(
            shown,
            notes=notes,
            is_changed=is_changed,
            made=made,
            revision=revision,
            path=source.path,
        )


class _Rewriting:
    """One run over all drafts."""

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        wording: Wording,
        on_made: Callable[[Iterable[str]], object],
    ) -> None:
        self.drafts = Drafts(options, configuration)
        self._options = options
        self._configuration = configuration
        self._wording = wording
        self._on_made = on_made
        self._is_dry = options.check or options.diff
        self._is_json = options.output_format == "json"
        if self._is_json and self.drafts.is_stdin and not self._is_dry:
            raise UsageError("`-` prints the new text: add `--check` or `--diff` for JSON")
        self._total = self.changed = 0
        self.revisions: list[Revision] = []

    def execute(self, job: Job, cache_name: str) -> bool:
        """Do `job` for each draft that is not cached; return whether all are done."""
        if not cache_name or self._options.no_cache or not names_folder(self._options):
            return run_all(self.drafts, job, self.take)
        from postkit.cli.runs.cached_changes import CachedChanges
        from postkit.cli.runs.cached_results import in_order_with_cached

        verb, number = self._wording.planned, processes(self.drafts)
        cached = CachedChanges(self._options, self._configuration, cache_name, verb)
        is_done = run_all(
            self.drafts,
            job,
            self.take,
            lambda paths: in_order_with_cached(job, paths, number, cached),
        )
        cached.close()
        return is_done

    def take(self, rewritten: Rewritten) -> None:
        sys.stdout.write(self._as_json(rewritten) if self._is_json else rewritten.text)
        self._on_made(rewritten.made)
        if rewritten.revision:
            self.revisions.append(rewritten.revision)
        if rewritten.is_changed is not None:
            self._total += 1
            self.changed += rewritten.is_changed

    def _as_json(self, rewritten: Rewritten) -> str:
        """Return a line about a draft; empty for one that could not be changed."""
        if rewritten.is_changed is None:
            return ""
        value = {
            "path": rewritten.path,
            "changed": rewritten.is_changed,
            "notes": list(rewritten.notes),
        }
        return dump({**value, "diff": rewritten.text} if self._options.diff else value) + "\n"

    def finish(self) -> int:
        if not self._options.quiet:
            is_alone = self.drafts.is_stdin or self._options.diff or self._is_json
            print(self._summary(), file=sys.stderr if is_alone else sys.stdout)
        return max(self.drafts.status, EXIT_FOUND if self._is_dry and self.changed else EXIT_CLEAN)

    def _summary(self) -> str:
        wording = self._wording
        if not self._total:
            if self.drafts.status:
                return "No files were changed."
            return f"No files were checked.{self.drafts.where_searched()}"
        if not self.changed:
            return f"{count(self._total, 'file')} already {wording.state}."
        verb = wording.planned if self._is_dry else wording.done
        rest = self._total - self.changed
        return f"{verb} {count(self.changed, 'file')}" + (f"; {rest} unchanged." if rest else ".")
