"""The page of a rule: all that is to be said about it, for a terminal or an editor."""

from __future__ import annotations

import inspect
import json
from typing import Any

from postkit.config.value_types import describe_type, option_types
from postkit.rules import Rule
from postkit.rules.unseen import UNSEEN, UNSEEN_NOTE

_FIXES = {
    "safe": "has a safe fix",
    "unsafe": "has an unsafe fix, which somebody should review",
    "none": "has no fix",
}


def page(rule: type[Rule]) -> str:
    """Return all that is to be said about a rule, as Markdown."""
    facts = [
        f"severity: {rule.severity}",
        _when_it_runs(rule),
        _FIXES[rule.fix_kind()],
    ]
    parts = [
        f"# {rule.code} {rule.name}",
        f"{rule.summary[0].upper()}{rule.summary[1:]}. ({'; '.join(facts)})",
        inspect.getdoc(rule) or "",
    ]
    if rule.code in UNSEEN:
        parts.append(UNSEEN_NOTE)
    options = _options(rule)
    if options:
        lines = [f"Options, in `[rules.{rule.name}]` of `postkit.toml`:", ""]
        lines += [f"    {name} = {default}    # {kind}" for name, kind, default in options]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _when_it_runs(rule: type[Rule]) -> str:
    if rule.preview:
        return "in preview: runs only when selected by its code or name, or with `preview = true`"
    return "on by default" if rule.default else "off unless selected"


def _options(rule: type[Rule]) -> list[tuple[str, str, str]]:
    """Return the name, the type and the default of each option."""
    return [
        (name.replace("_", "-"), describe_type(hint), _toml(getattr(rule.Options, name)))
        for name, hint in option_types(rule).items()
    ]


def _toml(value: Any) -> str:
    value = list(value) if isinstance(value, tuple) else value
    return json.dumps(value, ensure_ascii=False)
