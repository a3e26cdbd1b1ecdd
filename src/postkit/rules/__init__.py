"""The rules: a folder per family, one file per rule, and the table of them all.

The engine runs them, the command line lists them. A rule looks at a document and
yields findings; it reads no files, prints nothing and changes no text. All wording
for writers lives here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from postkit.errors import UsageError
from postkit.rules.base import Options, Rule
from postkit.rules.entry import RuleEntry
from postkit.rules.table import TABLE

__all__ = ["RULES", "TABLE", "Options", "Rule", "RuleEntry", "find_entries", "find_rules"]

if TYPE_CHECKING:
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
    wanted = selector.strip()
    entries = tuple(entries)
    if wanted.upper() == "ALL":
        return list(entries)
    found = [
        entry
        for entry in entries
        if entry.name == wanted.lower() or (wanted and entry.code.startswith(wanted.upper()))
    ]
    if not found:
        raise UsageError(f"no rule is called `{selector}`{_nearest(wanted, entries)}")
    return found


def find_rules(selector: str, entries: Iterable[RuleEntry] = TABLE) -> list[type[Rule]]:
    """Return the rules that `selector` names, loaded; see `find_entries`."""
    return [entry.load() for entry in find_entries(selector, entries)]


def _nearest(wanted: str, entries: Iterable[RuleEntry]) -> str:
    import difflib

    names = list(_names(entries))
    matches = difflib.get_close_matches(wanted.lower(), [name.lower() for name in names], n=1)
    if matches:
        near = next(name for name in names if name.lower() == matches[0])
        return f"; did you mean `{near}`?"
    return "; `postkit rules` lists them all"


def _names(entries: Iterable[RuleEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.code
        yield entry.name
