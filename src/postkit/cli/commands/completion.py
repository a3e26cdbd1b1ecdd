"""`postkit completion`: what a shell needs to complete commands, options and rules."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from postkit.cli import EXIT_CLEAN
from postkit.cli.parser import build_parser
from postkit.cli.powershell import powershell_script
from postkit.rules import RULES
from postkit.rules.entry import FAMILIES

SHELLS = ("bash", "zsh", "fish", "powershell")

_EXAMPLES = """\
examples:
  eval "$(postkit completion bash)"      for this shell only
  postkit completion bash > ~/.local/share/bash-completion/completions/postkit
  postkit completion zsh > "${fpath[1]}/_postkit"
  postkit completion fish > ~/.config/fish/completions/postkit.fish
  postkit completion powershell >> $PROFILE

The script holds the commands, options and rules of this version: write it
again after an update.
"""

_FILES = ("FILE", "PATH")
_FOLDERS = ("DIR", "FOLDER")
_RULES = ("RULE", "RULES")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit completion` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("shell", choices=SHELLS, help="the shell to write the script for")


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    print(script(options.shell))
    return EXIT_CLEAN


def script(shell: str) -> str:
    """Return the completion script for `shell`, one of `SHELLS`."""
    import shtab

    parser = build_parser()
    rules = list(_selectors())
    for action in _actions(parser):
        metavar = action.metavar if isinstance(action.metavar, str) else ""
        if metavar in _RULES:
            action.choices = rules
        elif metavar in _FILES or metavar in _FOLDERS:
            kind = shtab.FILE if metavar in _FILES else shtab.DIRECTORY
            action.complete = kind  # type: ignore[attr-defined]
    if shell == "powershell":
        return powershell_script(parser)
    made: str = shtab.complete(parser, shell)
    return _with_descriptions(made) if shell == "fish" else made


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what `parser` and the parsers of its commands take."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for own in action.choices.values():
                yield from _actions(own)
        else:
            yield action


def _selectors() -> dict[str, str]:
    """Return what each rule selector is about: `ALL`, the families, the codes and the names."""
    families = {
        family: f"all rules about {folder.replace('_', ' ')}" for family, folder in FAMILIES.items()
    }
    codes = {rule.code: f"{rule.name}: {rule.summary}" for rule in RULES}
    names = {rule.name: f"{rule.code}: {rule.summary}" for rule in RULES}
    return {"ALL": "all rules", **families, **codes, **names}


def _with_descriptions(script: str) -> str:
    """Return a script for fish that says of each rule what it is about, not of the option."""
    rules = _selectors()
    rows = "".join(f"{word}\t{text}\n" for word, text in rules.items())
    quoted = rows.replace("\\", "\\\\").replace("'", "\\'")
    function = f"function __postkit_rules\n    printf '%s' '{quoted}'\nend\n"
    return function + script.replace(f'"{" ".join(rules)}"', '"(__postkit_rules)"')
