"""Suggest the nearest word to a mistyped one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ELSEWHERE = {
    "check": "lint",
    "config": "lint --show-config",
    "fmt": "format",
    "rule": "explain",
    "server": "lsp",
    "validate": "lint",
    "version": "--version",
    "watch": "lint --watch",
}
"""What other tools call the commands: the `check` of ruff."""

_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


def suggestion(typed: str, known: Iterable[str]) -> str:
    """Return `; did you mean ...?`, empty where nothing is near."""
    import difflib

    found = difflib.get_close_matches(typed, list(known), n=1)
    return f"; did you mean `{found[0]}`?" if found else ""


def option_suggestion(typed: str, known: Iterable[str]) -> str:
    """Return what `suggestion` does, for an option: its dashes make it no nearer to others."""
    import difflib

    by_name = {option.lstrip("-"): option for option in known if option.startswith("--")}
    found = difflib.get_close_matches(typed.lstrip("-"), by_name, n=1)
    return f"; did you mean `{by_name[found[0]]}`?" if found else ""


def command_suggestion(typed: str, known: Iterable[str]) -> str:
    """Return what `suggestion` does, for the name of a command here or in another tool."""
    own = _ELSEWHERE.get(typed)
    return f"; did you mean `postkit {own}`?" if own else suggestion(typed, known)


def with_suggestion(message: str) -> str:
    """Return an error of argparse about a choice, with the nearest choice."""
    match = _CHOICE.search(message)
    if match is None:
        return message
    choices = re.findall(r"[^\s,']+", match[2])
    return message + suggestion(match[1], choices)
