"""The rules: a folder per family, one file per rule, and the table of them all.

The engine runs them, the command line lists them. A rule looks at a document and
yields findings; it reads no files, prints nothing and changes no text. All wording
for writers lives here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.errors import UsageError
from postkit.rules.base import Options, Rule
from postkit.rules.entry import RuleEntry
from postkit.rules.table import TABLE

__all__ = [
    "RULES",
    "TABLE",
    "Options",
    "Rule",
    "RuleEntry",
    "find_entries",
    "find_rules",
    "matching_entries",
    "no_rule",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    RULES: tuple[type[Rule], ...]
    """Every rule that ships with postkit, in the order of families and codes."""


def __getattr__(name: str) -> Any:
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # All modules of rules: for those who list or explain them, not for a run.
    globals()["RULES"] = rules = tuple(entry.load() for entry in TABLE)
    return rules


def find_entries(selector: str, entries: Iterable[RuleEntry] = TABLE) -> list[RuleEntry]:
    """Return the entries of the rules that `selector` names.

    A selector is a code (`SM001`), a code prefix (`SM`, `SM1`), a name
    (`unclosed-details`) or `ALL`. Case does not matter.

    Raises:
        UsageError: no rule is called so; the message names the nearest one.
    """
    entries = tuple(entries)
    found = matching_entries(selector, entries)
    if not found:
        raise UsageError(no_rule(selector, entries))
    return found


def matching_entries(selector: str, entries: Iterable[RuleEntry] = TABLE) -> list[RuleEntry]:
    """Return the entries of the rules that `selector` names, none where it names no rule."""
    wanted = selector.strip()
    if wanted.upper() == "ALL":
        return list(entries)
    return [
        entry
        for entry in entries
        if entry.name == wanted.lower() or (wanted and entry.code.startswith(wanted.upper()))
    ]


def find_rules(selector: str, entries: Iterable[RuleEntry] = TABLE) -> list[type[Rule]]:
    """Return the rules that `selector` names, loaded; see `find_entries`."""
    return [entry.load() for entry in find_entries(selector, entries)]


def no_rule(selector: str, entries: Iterable[RuleEntry] = TABLE) -> str:
    """Return the message about `selector`, which names no rule, with the nearest name."""
    import difflib

    names = list(_names(entries))
    wanted = selector.strip().lower()
    matches = difflib.get_close_matches(wanted, [name.lower() for name in names], n=1)
    if not matches:
        return f"no rule is called `{selector}`; `postkit rules` lists them all"
    near = next(name for name in names if name.lower() == matches[0])
    return f"no rule is called `{selector}`; did you mean `{near}`?"


def _names(entries: Iterable[RuleEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.code
        yield entry.name
