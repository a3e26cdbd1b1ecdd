"""The options about a table of drafts: `--input`."""

from __future__ import annotations

from postkit.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_NOT_WITH_INPUT = (
    *("paths", "stdin_filename", "diff", "fix_only", "statistics", "baseline", "write_baseline"),
    *("show_files", "changed_lines_only", "interactive"),
    *("staged", "diff_base", "check", "into", "sibling", "stdout", "ambiguous", "decide"),
)
"""Options that are about files."""

_LONGEST = 86_400
"""Seconds of a day: timers cannot be set to all numbers."""


def add_table_arguments(
    parser: argparse.ArgumentParser, *, has_output_file: bool = True
) -> argparse._ArgumentGroup:
    """Add what reads drafts from a table, and the output file where a command has none."""
    table = parser.add_argument_group("posts in one file")
    table.add_argument(
        "--input",
        metavar="FILE",
        help="read posts from the rows of .jsonl[.gz|.zst] or .parquet, or from .warc[.gz]",
    )
    table.add_argument("--text-column", metavar="NAME", help="the column that holds the posts")
    table.add_argument("--path-column", metavar="NAME", help="the column that holds their paths")
    table.add_argument(
        "--time-limit",
        type=float,
        metavar="SECONDS",
        help="reject a post of --input that takes longer (default: 60)",
    )
    if not has_output_file:
        table.add_argument("--output-file", metavar="FILE", help="write the rows to this file")
    return table


def check_table_options(options: argparse.Namespace) -> bool:
    """Tell whether posts come from a table.

    Raises:
        UsageError: options contradict each other.
    """
    if options.input is None:
        names = ("text_column", "path_column", "time_limit")
        for name in names:
            if getattr(options, name) is not None:
                raise UsageError(f"`--{name.replace('_', '-')}` needs `--input`")
        return False
    _choose_warc_columns(options)
    _check_combination(options)
    if not options.text_column or not options.output_file:
        raise UsageError("`--input` needs `--text-column` and `--output-file`")
    if options.time_limit is not None and not 0 < options.time_limit <= _LONGEST:
        raise UsageError("`--time-limit` must be a number of seconds above 0, at most 86400: a day")
    return True


def _check_combination(options: argparse.Namespace) -> None:
    """Raise UsageError where an option would do nothing."""
    for name in _NOT_WITH_INPUT:
        value = getattr(options, name, None)
        if value or (name == "write_baseline" and value is not None):  # Without a file it is "".
            raise UsageError(f"`--input` cannot be combined with `{_shown(name)}`")
    if getattr(options, "output_format", None) not in {None, "full", "text"}:
        raise UsageError("`--input` cannot be combined with `--output-format`")


def _choose_warc_columns(options: argparse.Namespace) -> None:
    """Give the columns their names where the input has none: its paths are addresses."""
    from postkit.bulk.inputs import check_input_ending, is_warc

    check_input_ending(options.input)
    if is_warc(options.input):
        if options.path_column:
            raise UsageError("`--path-column` is for tables; the path in a .warc is the address")
        options.text_column = options.text_column or "text"


def _shown(name: str) -> str:
    return "PATH" if name == "paths" else f"--{name.replace('_', '-')}"
