"""Paths and flags are read without argparse, and as argparse reads them."""

from __future__ import annotations

import pytest

from postkit.cli.parser import parse
from postkit.cli.plain_arguments import read_plain


@pytest.mark.parametrize("command", ["lint", "fix"])
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a.md",
        "a.md posts b.md",
        "- --quiet",
        "-q a.md --no-cache b.md",
        "--dry-run a.md",
        "--check --diff --exit-zero -i",
        "--force-exclude --statistics --show-config --show-files --watch --isolated",
    ],
)
def test_paths_and_flags_are_read_as_argparse_reads_them(command: str, typed: str) -> None:
    arguments = [command, *typed.split()]

    plain = read_plain(arguments)

    assert plain is not None
    # What the parser of all commands takes is not among the options of one.
    assert {**vars(plain), "version": False} == vars(parse(arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["lint", "--help"], id="help"),
        pytest.param(["lint", "--output-format", "json"], id="an option with a value"),
        pytest.param(["lint", "--jobs=2"], id="an option with its value"),
        pytest.param(["lint", "--no-ca"], id="a flag cut short"),
        pytest.param(["lint", "-qi"], id="two flags in one"),
        pytest.param(["lint", "--", "-q"], id="a path with a dash"),
        pytest.param(["lint", "--write-baseline"], id="an option with a value or none"),
        pytest.param(["format", "a.md"], id="another command"),
        pytest.param(["--version", "lint"], id="a flag before the command"),
    ],
)
def test_anything_else_is_left_to_argparse(arguments: list[str]) -> None:
    assert read_plain(arguments) is None
