"""The rules: a folder per family, one file per rule, and the table of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.errors import UsageError
from postkit.rules import (
    across_posts,
    bilingual,
    details,
    front_matter,
    markdown,
    residue,
    script_mixing,
    suppression,
)
from postkit.rules.base import Options, Rule

__all__ = ["RULES", "Options", "Rule", "find_rules"]

RULES: tuple[type[Rule], ...] = (
    *front_matter.RULES,
    *details.RULES,
    *script_mixing.RULES,
    *markdown.RULES,
    *residue.RULES,
    *bilingual.RULES,
    *across_posts.RULES,
    *suppression.RULES,
)
"""Every rule that ships with postkit, in the order of families and codes."""


def find_rules(selector: str, rules: Iterable[type[Rule]] = RULES) -> list[type[Rule]]:
    """Return the rules that `selector` names.

    A selector is a code (`SM001`), the head of codes (`SM`, `SM1`), a name
    (`unclosed-details`) or `ALL`. Case does not matter.

    Raises:
        UsageError: no rule is called so; the message names the nearest one.
    """
    wanted = selector.strip()
    rules = tuple(rules)
    if wanted.upper() == "ALL":
        return list(rules)
    found = [
        rule
        for rule in rules
        if rule.name == wanted.lower() or (wanted and rule.code.startswith(wanted.upper()))
    ]
    if not found:
        raise UsageError(f"no rule is called `{selector}`{_nearest(wanted, rules)}")
    return found


def _nearest(wanted: str, rules: Iterable[type[Rule]]) -> str:
    import difflib

    names = list(_names(rules))
    matches = difflib.get_close_matches(wanted.lower(), [name.lower() for name in names], n=1)
    if matches:
        near = next(name for name in names if name.lower() == matches[0])
        return f"; did you mean `{near}`?"
    return "; `postkit rules` lists them all"


def _names(rules: Iterable[type[Rule]]) -> Iterator[str]:
    for rule in rules:
        yield rule.code
        yield rule.name
