"""Options that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from postkit.config import Configuration


def add_path_arguments(parser: argparse.ArgumentParser, *, has_stdin: bool = True) -> None:
    """Add the paths of drafts to what a command takes, `-` among them unless `has_stdin` is off."""
    what = "files, folders and globs, or `-` for standard input"
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"{what if has_stdin else 'files, folders and globs'} (default: this folder)",
    )


def add_configuration_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what chooses the configuration of drafts to what a command takes."""
    files = parser.add_argument_group("files and configuration")
    files.add_argument("--stdin-filename", metavar="PATH", help="path to assume for standard input")
    add_configuration_choice(files)
    add_exclusion_arguments(files)
    return files


def add_archive_arguments(
    parser: argparse.ArgumentParser, *, has_jobs: bool = True
) -> argparse._ArgumentGroup:
    """Add what is common to commands that read an archive and take no standard input.

    Args:
        parser: the command.
        has_jobs: whether it does the same to each draft, in several processes.
    """
    files = parser.add_argument_group("files and configuration")
    add_configuration_choice(files)
    add_exclusion_arguments(files)
    if has_jobs:
        add_jobs_argument(files)
    return files


def add_exclusion_arguments(files: argparse._ActionsContainer) -> None:
    """Add what leaves files out that paths name."""
    files.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="skip these files and folders too",
    )
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="skip files that are excluded, even if they are named",
    )


def add_quiet_argument(output: argparse._ActionsContainer, text: str = "print no summary") -> None:
    """Add `--quiet`, which turns the progress off as well."""
    output.add_argument("-q", "--quiet", action="store_true", help=text)


def add_cache_arguments(files: argparse._ActionsContainer) -> None:
    """Add what chooses the cache to a command that has one."""
    files.add_argument("--no-cache", action="store_true", help="ignore the cache")
    files.add_argument("--cache-dir", metavar="DIR", help="cache directory")


def add_jobs_argument(files: argparse._ActionsContainer) -> None:
    """Add `--jobs` to a command that does the same to each draft."""
    files.add_argument(
        "--jobs",
        "-j",
        type=_positive,
        metavar="N",
        help="number of worker processes (default: one per core)",
    )


def add_configuration_choice(files: argparse._ActionsContainer) -> None:
    """Add what chooses the configuration to the arguments about files."""
    files.add_argument("--config", metavar="FILE", help="use this configuration file")
    files.add_argument("--isolated", action="store_true", help="use no configuration file")
    files.add_argument(
        "--allow-plugins",
        action="store_true",
        help="run the Python files that the configuration names as `plugins`",
    )


def chosen_configuration(
    options: argparse.Namespace, overrides: Mapping[str, Any] | None = None
) -> Configuration:
    """Return the configuration that the arguments of `add_configuration_choice` choose.

    Args:
        options: what was typed.
        overrides: the settings that other arguments set.

    Raises:
        ConfigError: the configuration cannot be used.
        UsageError: one of `overrides` cannot be used.
    """
    from postkit.cli.setting_options import option_error
    from postkit.config import Configuration

    return Configuration(
        overrides,
        file=options.config,
        isolated=options.isolated,
        allow_plugins=options.allow_plugins,
        fail=option_error,
        exclude=getattr(options, "exclude", ()),
    )


def add_output_format(output: argparse._ActionsContainer, text: str) -> None:
    """Add `--output-format` and `--json` to a command that speaks to people and to programs."""
    output.add_argument("--output-format", choices=["text", "json"], default="text", help=text)
    output.add_argument(
        "--json",
        dest="output_format",
        action="store_const",
        const="json",
        help="the same as --output-format json",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` must be a number from 1")
    return int(text)
