"""The arguments that the command line takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeAlias

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_LINT_EPILOG = """\
examples:
  postkit lint                          the drafts below this folder
  postkit lint posts/ README.md         a folder and a file
  postkit lint --select FM,DB posts/    only front matter and details blocks
  postkit lint --fix --diff posts/      what the safe fixes would change
  cat post.md | postkit lint - --stdin-filename posts/post.md

exit status:
  0  nothing found     1  something found
  2  wrong usage, bad configuration or an unreadable file
  3  a bug in postkit
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `options.run` is the function that carries them out."""
    parser = argparse.ArgumentParser(
        prog="postkit",
        description="Check and repair Markdown posts, above all bilingual Chinese/English ones.",
        epilog="`postkit COMMAND --help` explains a command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_lint(commands, "lint", "report what is wrong in drafts", fixes=False)
    _add_lint(commands, "fix", "repair what can be repaired safely", fixes=True)
    rules = commands.add_parser("rules", help="list all rules")
    rules.add_argument("--output-format", choices=["text", "json"], default="text")
    rules.set_defaults(run=_run_rules)
    explain = commands.add_parser("explain", help="explain a rule")
    explain.add_argument("rule", metavar="RULE", help="a code (SM001) or a name")
    explain.set_defaults(run=_run_explain)
    return parser.parse_args(arguments)


def _add_lint(commands: _Commands, name: str, summary: str, *, fixes: bool) -> None:
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=_LINT_EPILOG if name == "lint" else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders and globs; `-` for standard input; this folder where none is given",
    )
    rules = parser.add_argument_group("rules")
    for option, text in (
        ("--select", "run only these rules: codes, heads of codes, names or ALL"),
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
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format", choices=["full", "concise", "json", "jsonl"], default="full"
    )
    output.add_argument("--statistics", action="store_true", help="count findings by rule instead")
    output.add_argument("-q", "--quiet", action="store_true", help="print findings, no summary")
    output.add_argument("--color", choices=["auto", "always", "never"], default="auto")
    output.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if something is found"
    )
    repair = parser.add_argument_group("repair")
    if not fixes:
        repair.add_argument("--fix", action="store_true", help="repair what is safe to repair")
    repair.add_argument(
        "--unsafe-fixes", action="store_true", help="make repairs too that need a look"
    )
    repair.add_argument(
        "--fix-only", action="store_true", help="repair, and don't report what is left"
    )
    repair.add_argument(
        "--diff", action="store_true", help="show what would be repaired, and write nothing"
    )
    files = parser.add_argument_group("files and configuration")
    files.add_argument(
        "--stdin-filename", metavar="PATH", help="the path that standard input would have"
    )
    files.add_argument("--config", metavar="FILE", help="use this configuration file for all")
    files.add_argument("--isolated", action="store_true", help="use no configuration file")
    files.add_argument(
        "--show-config", action="store_true", help="print the settings and where they come from"
    )
    files.add_argument("--show-files", action="store_true", help="print the files, and stop")
    if fixes:
        parser.set_defaults(fix=True)
    parser.set_defaults(run=_run_lint)


def _run_lint(options: argparse.Namespace) -> int:
    from postkit.cli.lint import run

    return run(options)


def _run_rules(options: argparse.Namespace) -> int:
    from postkit.cli.rules import list_rules

    return list_rules(options.output_format)


def _run_explain(options: argparse.Namespace) -> int:
    from postkit.cli.rules import explain

    return explain(options.rule)
