"""What most command lines are made of, paths and flags, read without argparse.

argparse and what it imports take five milliseconds, as long as it takes to check a short post.
Hooks and editors start the command for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from postkit.load_module import load_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

_COMMANDS = ("lint", "fix")
"""Commands that add their arguments as `_Arguments` takes them."""


class _Arguments:
    """Takes what a command adds to an `argparse.ArgumentParser`."""

    def __init__(self) -> None:
        self.defaults: dict[str, Any] = {}
        self.flags: dict[str, str] = {}

    def add_argument(
        self, *names: str, action: str = "store", default: Any = None, **_: object
    ) -> None:
        """Take an argument; its name for the program is that of its first long option."""
        name = next((name for name in names if name.startswith("--")), names[0])
        name = name.lstrip("-").replace("-", "_")
        if action == "store_true":
            default = False
            self.flags |= dict.fromkeys(names, name)
        self.defaults[name] = default

    def add_argument_group(self, title: str) -> _Arguments:
        """Take the arguments of a group as well."""
        return self

    def set_defaults(self, **defaults: Any) -> None:
        """Take values that no argument has."""
        self.defaults |= defaults


def read_plain(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return the options that `argparse` would; None where its help is needed.

    Args:
        arguments: what was typed.
    """
    command, *rest = arguments
    if command not in _COMMANDS:
        return None
    module = load_module(f"postkit.cli.commands.{command}")
    taken = _Arguments()
    module.add_arguments(taken)
    options = {**taken.defaults, "paths": [], "run": module.run}
    for argument in rest:
        if argument in taken.flags:
            options[taken.flags[argument]] = True
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            options["paths"].append(argument)
    return SimpleNamespace(**options)  # type: ignore[return-value]
