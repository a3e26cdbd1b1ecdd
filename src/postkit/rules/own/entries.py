"""Make entries of rules that do not ship with postkit, once they are checked."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from postkit.diagnostics import Severity
from postkit.errors import ConfigError
from postkit.rules.base import Rule
from postkit.rules.entry import FAMILIES, RuleEntry
from postkit.rules.triggers import is_trigger

_CODE = re.compile(r"[A-Z]{2,5}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def rules_in(module: ModuleType) -> Iterator[type[Rule]]:
    """Yield the rules that `module`, or a module below it, defines, in their order there."""
    for found in list(vars(module).values()):
        if not (inspect.isclass(found) and issubclass(found, Rule)):
            continue
        is_own = f"{found.__module__}.".startswith(f"{module.__name__}.")
        if is_own and "code" in vars(found):
            yield found


def make_entry(rule: type[Rule], origin: str) -> RuleEntry:
    """Return the entry of a rule, as the table has them.

    Args:
        rule: the class.
        origin: where it comes from, for messages.

    Raises:
        ConfigError: the class is not a rule that can run beside the others.
    """
    problem = _problem(rule)
    if problem:
        raise ConfigError(f"{origin}: {problem}")
    return RuleEntry(
        rule.code,
        rule.name,
        rule.default,
        rule.preview,
        rule.trigger,
        rule,
        rule.depends_on_day,
        rule.fixable,
        rule.always_unsafe,
    )


def joined(known: Iterable[RuleEntry], new: Iterable[RuleEntry], origin: str) -> list[RuleEntry]:
    """Return `known` with `new` after them.

    Raises:
        ConfigError: two of them have one code or name.
    """
    entries = list(known)
    taken = {entry.code: entry for entry in entries} | {entry.name: entry for entry in entries}
    for entry in new:
        for word in (entry.code, entry.name):
            if word in taken:
                other = taken[word]
                raise ConfigError(
                    f"{origin}: `{word}` is taken by {other.code} {other.name}; choose another"
                )
            taken[word] = entry
        entries.append(entry)
    return entries


def _problem(rule: type[Rule]) -> str:
    """Return why the class cannot run as a rule; empty where it can."""
    texts = ("code", "name", "summary")
    missing = [name for name in texts if not isinstance(getattr(rule, name, None), str)]
    if missing:
        return f"`{missing[0]}` must be a string"
    if not _CODE.fullmatch(rule.code):
        return f"`code` must be two to five letters and three digits, not `{rule.code}`"
    if rule.code[:-3] in FAMILIES:
        return f"the codes of `{rule.code[:-3]}` are postkit's own; choose other letters"
    if not _NAME.fullmatch(rule.name):
        return f"`name` must be lower-case words with hyphens between, not `{rule.name}`"
    if not isinstance(rule.severity, Severity):
        return "`severity` must be one of `postkit.Severity`"
    if not is_trigger(rule.trigger):
        return f"`trigger`: `{rule.trigger}` is unknown; write `text:` and the signs to search for"
    return _why_not_made(rule)


def _why_not_made(rule: type[Any]) -> str:
    if inspect.isabstract(rule):
        return "the method `check` is missing"
    try:
        rule()
    except Exception as error:
        return f"cannot be created: {type(error).__name__}: {error}"
    return ""
