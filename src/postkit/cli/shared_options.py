"""Options that several commands share, and the settings that they set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from postkit.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from postkit.config import Configuration
    from postkit.config.key_positions import Path


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


def add_archive_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what is common to commands that read an archive and take no standard input."""
    files = parser.add_argument_group("files and configuration")
    add_configuration_choice(files)
    add_exclusion_arguments(files)
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


def add_run_arguments(
    files: argparse._ActionsContainer,
    writes: Callable[[argparse.Namespace], bool] | None = None,
    *,
    has_jobs: bool = True,
    has_cache: bool = True,
    has_watch: bool = True,
) -> None:
    """Add what says how an archive is gone through; every command that does so takes it.

    Args:
        files: the arguments about files.
        writes: whether what was typed changes posts, unless `--check` or `--diff` is given;
            None where it never does.
        has_jobs: whether it does the same to each post, in several processes.
        has_cache: whether it keeps results from one run to the next.
        has_watch: whether it ends by itself, so that it can be done again.
    """
    files.add_argument(
        "--jobs",
        "-j",
        type=_positive,
        metavar="N",
        help="number of worker processes (default: one per core)"
        if has_jobs
        else "has no effect here: one process reads the posts fastest",
    )
    none = "has no effect here: nothing is cached"
    files.add_argument(
        "--no-cache", action="store_true", help="ignore the cache" if has_cache else none
    )
    files.add_argument("--cache-dir", metavar="DIR", help="cache directory" if has_cache else none)
    if has_watch:
        files.add_argument(
            "--watch",
            action="store_true",
            help="run again when posts or settings change, until you press Ctrl+C",
        )
        files.set_defaults(writes=writes or writes_nothing)


def add_color_argument(output: argparse._ActionsContainer) -> None:
    """Add `--color` to a command that prints findings or differences."""
    output.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="whether to print colors (default: auto, on terminals)",
    )


def writes_nothing(options: argparse.Namespace) -> bool:
    """Say of a command that reads posts that it writes none."""
    return False


def writes_posts(options: argparse.Namespace) -> bool:
    """Say of a command that changes posts that it writes some."""
    return True


def add_configuration_choice(files: argparse._ActionsContainer) -> None:
    """Add what chooses the configuration to the arguments about files."""
    files.add_argument("--config", metavar="FILE", help="use this configuration file")
    files.add_argument(
        "--isolated",
        action="store_true",
        help="use postkit as it ships: no configuration file, no signs of a site generator, and "
        "rules of installed packages only where they are selected",
    )
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
    """Add `--output-format` and `--json` to a command for people and for programs."""
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
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"`{text}` must be a whole number of at least 1")
    return int(text)


def overrides(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that `options` set.

    Raises:
        UsageError: a rule is unknown, or an option is not of its form.
    """
    values: dict[str, Any] = {
        key: _split(given)
        for key, given in (
            ("select", options.select),
            ("extend-select", options.extend_select),
            ("ignore", options.ignore),
        )
        if given
    }
    if options.severity:
        values["severity"] = dict(
            _pair(pair, "=", "--severity", "RULE=LEVEL") for pair in _split(options.severity)
        )
    if options.per_file_ignores:
        ignores: dict[str, list[str]] = {}
        for ignore in options.per_file_ignores:
            glob, rules = _pair(ignore, ":", "--per-file-ignores", "GLOB:RULES")
            ignores.setdefault(glob, []).extend(_split([rules]))
        values["per-file-ignores"] = ignores
    return values


def option_error(path: Path, message: str) -> UsageError:
    """Return the error about an option, in its own words."""
    # On the command line the option's name says more than the setting's.
    return UsageError(message.replace(f"`{path[0]}`: ", f"--{path[0]}: "))


def _split(given: Iterable[str]) -> list[str]:
    return [name.strip() for option in given for name in option.split(",") if name.strip()]


def _pair(given: str, sign: str, option: str, form: str) -> tuple[str, str]:
    name, found, value = given.rpartition(sign)
    if not (found and name and value):
        raise UsageError(f"{option} takes {form}, not `{given}`")
    return name.strip(), value.strip()
