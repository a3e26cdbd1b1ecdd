"""`postkit status`."""

from __future__ import annotations

import argparse
import os
from datetime import date

from postkit.cli.commands.bump import bump
from postkit.cli.runs.posts import Posts
from postkit.cli.shared_options import (
    add_archive_arguments,
    add_color_argument,
    add_output_format,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.cli.status_table import StatusTable
from postkit.config import Configuration
from postkit.errors import FileError, UsageError, did_you_mean

_BUMP = "bump"
_EXAMPLES = """\
examples:
  postkit status                        the table: which posts are in which stage
  postkit status --limit 0 posts/       the table with all posts
  postkit status --output-format json   for a program
  postkit status bump posts/today.md    to the next stage
  postkit status bump --to published --on 2026-03-14 posts/a.md posts/b.md
  postkit status bump --to draft posts/a.md         and back again
  postkit status bump --diff posts/     show what would change

Without configuration there are the stages draft (`draft: true`), review
(`status: review`) and published (`draft: false`); `status` is left alone where
it says something else. Others are declared in postkit.toml:
  [[status.stages]]
  name = "live"
  when = 'draft == false'           which posts are in it; see postkit edit --help
  set = { draft = false }           what a post gets when it enters
  replace = { status = { review = "live" } }
  remove = ["reviewer"]
  dates = ["published"]             the fields that get the day
  lint = "warning"                  no errors and no warnings; or error, info, off
  files = ["_drafts/"]              posts that are in it because of their folder
  only = 'layout == "post"'         which posts pass through it; all by default

A post is moved only if `postkit lint` finds no error in it, or what `lint` says of
the stage, and if it skips no stage; several posts are moved together or not at all.

exit status:
  0  done     1  a post cannot be moved; with --check or --diff: something would change
  2  wrong usage, bad configuration, or a file that cannot be used
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit status` takes."""
    parser.epilog = _EXAMPLES
    parser.usage = (
        "postkit status [options] [PATH ...]\n"
        "       postkit status bump [--to STAGE] [--on DATE] [--force] [options] PATH ..."
    )
    paths = "files, folders and globs; `bump` before them moves posts"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=paths)
    table = parser.add_argument_group("table")
    add_output_format(table, "print the table for people, or as JSON for programs")
    table.add_argument(
        "--limit",
        type=int,
        default=10,
        metavar="N",
        help="how many posts to show of each stage; 0 for all",
    )
    moving = parser.add_argument_group("bump")
    moving.add_argument(
        "--to", metavar="STAGE", help="the stage to move to (default: the next one)"
    )
    moving.add_argument(
        "--on", metavar="DATE", help="the date, such as 2026-03-14 (default: today)"
    )
    moving.add_argument(
        "--force", action="store_true", help="allow skipped stages and posts with findings"
    )
    moving.add_argument(
        "--check",
        "--dry-run",
        action="store_true",
        help="name the posts that would move, and write nothing",
    )
    moving.add_argument("--diff", action="store_true", help="show the changes, and write nothing")
    add_quiet_argument(moving)
    add_color_argument(moving)
    add_run_arguments(add_archive_arguments(parser), _writes, has_jobs=False, has_cache=False)


def _writes(options: argparse.Namespace) -> bool:
    return bool(options.paths[:1] == [_BUMP])


def run(options: argparse.Namespace) -> int:
    """Show the table or move posts; return the exit status."""
    configuration = chosen_configuration(options)
    if options.paths[:1] == [_BUMP]:
        return bump(options, configuration, options.paths[1:])
    first = "".join(options.paths[:1])
    near = did_you_mean(first, [_BUMP]) if first.isalpha() else ""
    if near and not os.path.exists(first):
        raise UsageError(f"{first}: there is no such file or folder{near}")
    for name in ("to", "on", "force", "check", "diff"):
        if getattr(options, name):
            raise UsageError(
                f"`--{name}` is for moving posts: write `postkit status bump --{name} …`"
            )
    return _show_table(options, configuration)


def _show_table(options: argparse.Namespace, configuration: Configuration) -> int:
    if options.limit < 0:
        raise UsageError("`--limit` must be a number of posts, 0 for all")
    posts = Posts(options, configuration)
    table = StatusTable(configuration, date.today())
    for path in posts.progress.over(posts.paths()):
        try:
            table.add(path)
        except FileError as error:
            posts.report_problem(error)
    if options.output_format == "json":
        table.print_json()
    else:
        table.print(options.limit)
    return posts.status
