"""`postkit lint`."""

from __future__ import annotations

import sys

from postkit.cli import EXIT_CLEAN
from postkit.cli.runs.drafts import Drafts
from postkit.cli.runs.lint_run import LintRun
from postkit.cli.runs.scope import Scope, add_scope_arguments
from postkit.cli.shared_options import (
    add_color_argument,
    add_configuration_arguments,
    add_path_arguments,
    add_run_arguments,
    chosen_configuration,
    overrides,
)
from postkit.cli.table_options import add_table_arguments, check_table_options
from postkit.reporters import REPORTERS
from postkit.reporters.width import display

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_EXAMPLES = """\
examples:
  postkit lint                          the posts below this folder
  postkit lint posts/ README.md         a folder and a file
  postkit lint --select FM,DB posts/    only front matter and details blocks
  postkit lint --fix --diff posts/      what the safe fixes would change
  postkit lint --diff-base origin/main  only what this branch has changed
  cat post.md | postkit lint - --stdin-filename posts/post.md
  postkit lint --input posts.parquet --text-column text --output-file findings.parquet

exit status:
  0  nothing found     1  something found
  2  wrong usage, bad configuration or an unreadable file
  3  a bug in postkit
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit lint` takes."""
    parser.epilog = _EXAMPLES
    add_shared_arguments(parser).add_argument("--fix", action="store_true", help="apply safe fixes")


def add_shared_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what `postkit lint` and `postkit fix` take; return the group about fixes."""
    add_path_arguments(parser)
    _add_rule_arguments(parser.add_argument_group("rules"))
    _add_output_arguments(parser.add_argument_group("output"))
    add_scope_arguments(parser)
    fixes = parser.add_argument_group("fixes")
    _add_fix_arguments(fixes)
    files = add_configuration_arguments(parser)
    add_run_arguments(files, writes)
    files.add_argument(
        "--show-config", action="store_true", help="print the settings and where they come from"
    )
    files.add_argument(
        "--show-files", action="store_true", help="list the files that would be checked, and exit"
    )
    add_table_arguments(parser)
    return fixes


def _add_rule_arguments(rules: argparse._ArgumentGroup) -> None:
    for option, text in (
        ("--select", "run only these rules: codes, code prefixes, names or ALL"),
        ("--extend-select", "run these rules too"),
        ("--ignore", "don't run these rules"),
    ):
        rules.add_argument(option, action="append", default=[], metavar="RULES", help=text)
    rules.add_argument(
        "--severity",
        action="append",
        default=[],
        metavar="RULE=LEVEL",
        help="report a rule as error, warning or info, or turn it off",
    )
    rules.add_argument(
        "--per-file-ignores",
        action="append",
        default=[],
        metavar="GLOB:RULES",
        help="don't run these rules on files that match",
    )


def _add_output_arguments(output: argparse._ArgumentGroup) -> None:
    output.add_argument(
        "--output-format",
        choices=list(REPORTERS),
        default="full",
        help="how findings are written (default: full)",
    )
    output.add_argument("--output-file", metavar="FILE", help="write the findings to this file")
    output.add_argument(
        "--statistics",
        action="store_true",
        help="print the number of findings of each rule instead",
    )
    output.add_argument("-q", "--quiet", action="store_true", help="print findings, no summary")
    add_color_argument(output)
    output.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if something is found"
    )


def _add_fix_arguments(fixes: argparse._ArgumentGroup) -> None:
    fixes.add_argument("--unsafe-fixes", action="store_true", help="also apply unsafe fixes")
    fixes.add_argument("-i", "--interactive", action="store_true", help="ask about each unsafe fix")
    fixes.add_argument(
        "--fix-only", action="store_true", help="apply fixes, and do not report what is left"
    )
    fixes.add_argument(
        "--check",
        "--dry-run",
        action="store_true",
        help="list the files that would be fixed, and write nothing",
    )
    fixes.add_argument(
        "--diff", action="store_true", help="show what would be fixed, and write nothing"
    )


def run(options: argparse.Namespace) -> int:
    """Lint, or fix, the drafts that `options` name; return the exit status."""
    configuration = chosen_configuration(options, overrides(options))
    if options.show_config:
        from postkit.cli.commands.show_config import show_config

        return show_config(configuration, options.stdin_filename or next(iter(options.paths), "."))
    if check_table_options(options):
        from postkit.cli.runs.table_run import fix_table, lint_table

        return (fix_table if options.fix else lint_table)(options, configuration)
    scope = Scope(options, configuration)
    drafts = Drafts(
        options, configuration, scope.includes if options.diff_base is not None else None
    )
    if options.show_files:
        # A terminal would obey the control characters of a path; a program needs them.
        shown = display if sys.stdout.isatty() else str
        for path in drafts.paths():
            print(shown(path))
        return EXIT_CLEAN
    if options.interactive:
        from postkit.cli.runs.interactive import Interactive

        return Interactive(options, configuration, drafts).execute()
    return LintRun(options, configuration, scope, drafts).execute()


def writes(options: argparse.Namespace) -> bool:
    """Return whether what was typed changes posts or the baseline, or asks the user."""
    is_recording = options.write_baseline is not None
    return options.fix or options.fix_only or options.interactive or is_recording
