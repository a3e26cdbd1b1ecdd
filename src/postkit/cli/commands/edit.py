"""`postkit edit`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TextIO

from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.carets import pointed
from postkit.cli.change_options import Asked, read_change
from postkit.cli.output import note
from postkit.cli.runs.revisions import Revision, make_all, read_revisions, write_revisions
from postkit.cli.runs.rewriting import (
    JSON_LINES,
    Rewriting,
    Wording,
    add_rewrite_arguments,
    rewrite,
)
from postkit.cli.shared_options import (
    add_configuration_arguments,
    add_output_format,
    add_path_arguments,
    add_run_arguments,
    chosen_configuration,
    writes_posts,
)
from postkit.config.settings import Settings
from postkit.counts import count
from postkit.document import Document
from postkit.errors import ChangeError, FileError, UsageError
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.foreign_forms import FOREIGN
from postkit.source import Source
from postkit.workflow.operations import apply_all
from postkit.workflow.where import Condition, ConditionError, parse_condition

_EXAMPLES = """\
examples:
  postkit edit --set draft=false posts/today.md
  postkit edit --set cover.alt="a bridge" posts/     a field in `cover`
  postkit edit --rename companies=companies_orgs --remove channel posts/
  postkit edit --replace speaker:TED="TED Talks" --check posts/
  postkit edit --replace tags:llms=llm --add tags:ai --drop tags:war posts/
  postkit edit --split tags:, posts/                 `a, b` becomes two tags
  postkit edit --move tags:ai=topic posts/           the tag becomes a field
  postkit edit --set area=tech --where 'speaker == "TED" and "ai" in tags' posts/
  postkit edit --mapping names.yaml --diff posts/    hundreds of replacements
  postkit edit --rename area=topic --undo-file undo.json posts/
  postkit edit --undo undo.json                      undo that run

A key with dots is a path; in quotes ('"a.b"') it is the name of one field.
A VALUE is read as YAML: true, 2026-03-14, [a, b]; anything else is text. If a
list already has the new item, the old one is dropped, which merges two tags.
Changes are made in the order in which they are given.

--where compares fields (date, author.name, `a b`) with texts, numbers, days,
true, false, null and [lists]:
  ==  !=  <  <=  >  >=  in  not in  and  or  not  has(field)  ( )
A missing field is null. `in` looks for an item of a list or a part of a text.

A mapping file has the new items by field and old item; an empty one drops it:
  tags:                              tags,llms,llm
    llms: llm                        tags,war,
    war:
  (YAML; or JSON or TOML)            (CSV)

exit status:
  0  done     1  with --check or --diff: something would change
  2  wrong usage, or a post that could not be changed; the others are changed
"""

_WORDING = Wording("Changed", "Would change", "as requested")
_NEED_NOTHING = ("--set", "--add")
"""Changes that can be made in any post; the others are about something that is there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit edit` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser)
    changes = parser.add_argument_group("changes")
    for flag, metavar, text in (
        ("--set", "KEY=VALUE", "set a field to a value"),
        ("--remove", "KEY", "remove a field"),
        ("--rename", "OLD=NEW", "rename a field"),
        ("--replace", "KEY:OLD=NEW", "replace an item of a list, or a text"),
        ("--add", "KEY:ITEM", "add an item to a list"),
        ("--split", "KEY:SEPARATOR", "split a text into a list"),
        ("--drop", "KEY:ITEM", "remove an item from a list"),
        ("--move", "KEY:ITEM=FIELD", "move an item from a list to a field"),
        ("--mapping", "FILE", "make the replacements that a file lists"),
    ):
        changes.add_argument(flag, action=_Collect, metavar=metavar, help=text)
    changes.add_argument(
        "--where", metavar="CONDITION", help="change only the posts that match this condition"
    )
    output = add_rewrite_arguments(parser)
    add_output_format(output, JSON_LINES)
    output.add_argument(
        "--all-or-nothing",
        action="store_true",
        help="write nothing if any file cannot be changed",
    )
    output.add_argument(
        "--undo-file", metavar="FILE", help="write what `--undo` needs to a new file"
    )
    output.add_argument("--undo", metavar="FILE", help="undo the run that wrote FILE")
    add_run_arguments(add_configuration_arguments(parser), writes_posts, has_cache=False)
    parser.set_defaults(changes=[])


def run(options: argparse.Namespace) -> int:
    """Change the front matter of the drafts that `options` name; return the exit status."""
    if options.undo is not None:
        return _undo(options)
    asked = [change for flag, argument in options.changes for change in read_change(flag, argument)]
    if not asked:
        raise UsageError("nothing to change: give `--set`, `--replace` or the like (see --help)")
    where = _condition(options.where) if options.where is not None else None
    editing = _Editing(asked, where)
    configuration = chosen_configuration(options)
    carry_out = None
    if options.all_or_nothing or options.undo_file:
        if "-" in options.paths:
            raise UsageError(
                "`-` (standard input) writes no file: leave out `--all-or-nothing`, `--undo-file`"
            )
        carry_out = partial(_carry_out, options)
    wording = _WORDING
    if any(flag not in _NEED_NOTHING for flag, _ in options.changes):
        wording = wording._replace(state=f"{wording.state}, or without what is to be changed")
    if where is not None:
        wording = wording._replace(state=f"{wording.state}, or not matched by `--where`")
    status = rewrite(options, configuration, editing.change, wording, editing.count, carry_out)
    if not options.quiet:
        is_alone = options.diff or "-" in options.paths or options.output_format == "json"
        editing.report(sys.stderr if is_alone else sys.stdout)
    return status


def _carry_out(
    options: argparse.Namespace, revisions: Sequence[Revision], is_whole: bool
) -> tuple[int, int]:
    """Write the changed files, as the options say; return how many are changed, and the status.

    Raises:
        PostkitError: the undo file cannot be written, or one file, where it is all or nothing.
    """
    if options.all_or_nothing and not is_whole:
        note("nothing was written, because not all files can be changed (`--all-or-nothing`)")
        return 0, EXIT_USAGE
    if options.undo_file:
        write_revisions(options.undo_file, revisions)
    if options.all_or_nothing:
        make_all(revisions)
        return len(revisions), EXIT_CLEAN
    return _make_each(revisions)


def _make_each(revisions: Iterable[Revision]) -> tuple[int, int]:
    """Make the revisions that can be made; return how many are, and the exit status."""
    made, status = 0, EXIT_CLEAN
    for revision in revisions:
        try:
            made += revision.make()
        except FileError as error:
            note(str(error))
            status = EXIT_USAGE
    return made, status


def _undo(options: argparse.Namespace) -> int:
    if options.changes or options.paths or options.where is not None:
        raise UsageError("`--undo` takes neither changes nor paths: its file lists them")
    if options.check or options.diff or options.undo_file:
        raise UsageError("`--undo` can only be combined with `--all-or-nothing`")
    revisions = [revision.reversed for revision in read_revisions(options.undo)]
    made, status = _carry_out(options, revisions, is_whole=True)
    if not options.quiet:
        print(f"Restored {count(made, 'file')}.")
    return status


class _Collect(argparse.Action):
    """Keeps the changes in the order in which they are typed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        namespace.changes = [*namespace.changes, (self.option_strings[0], values)]


class _Editing:
    """One run: counts for each change how many files it has changed."""

    def __init__(self, asked: list[Asked], where: Condition | None) -> None:
        self._asked = asked
        self._where = where
        self._counts: Counter[str] = Counter()

    def change(self, source: Source, settings: Settings) -> Rewriting:
        """Return the text of a draft after all changes."""
        document = Document(source, dialect=settings.dialect(source.path))
        if self._where is not None and not self._where.holds(_values(document)):
            return Rewriting(source.text)
        after, changed = apply_all(document, [change.operation for change in self._asked])
        pairs = zip(self._asked, changed, strict=True)
        made = tuple(pair.typed for pair, is_changed in pairs if is_changed)
        return Rewriting(after.text, made=made)

    def count(self, made: Iterable[str]) -> None:
        """Count one more file for each of the changes that were `made` in it."""
        self._counts.update(made)

    def report(self, stream: TextIO) -> None:
        """Print how many files each change is about, and which changes found none."""
        if len(self._asked) < 2:
            return
        for typed in dict.fromkeys(change.typed for change in self._asked):
            number = self._counts[typed]
            print(f"  {typed}: {count(number, 'file') if number else 'no file'}", file=stream)


def _values(document: Document) -> dict[str, Any]:
    front_matter = document.front_matter
    if document.foreign_front_matter:
        raise ChangeError(FOREIGN, path=document.path)
    if front_matter is None:
        return {}
    if front_matter.error:
        line = document.source.lines.position(front_matter.error.span.start).line
        raise ChangeError(
            f"line {line}: the front matter cannot be read: {sentence(front_matter.error)}",
            path=document.path,
        )
    return front_matter.values


def _condition(text: str) -> Condition:
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise UsageError(pointed("--where", error.problem, text, error.offset)) from error
