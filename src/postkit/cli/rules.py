"""`postkit rules`, and the page of a rule."""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import json
from typing import Any

from postkit.cli import EXIT_CLEAN
from postkit.config.checks import describe_type, option_types
from postkit.rules import RULES, Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit rules` takes."""
    parser.add_argument("--output-format", choices=["text", "json"], default="text")


def run(options: argparse.Namespace) -> int:
    """Print all rules, as a table or as JSON."""
    if options.output_format == "json":
        print(json.dumps([_as_json(rule) for rule in RULES], ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        print(f"{rule.code}  {rule.name:<{width}}  {_marks(rule)}  {rule.summary}")
    print("\n* repairs what it finds; - off unless selected. `postkit explain CODE` tells more.")
    return EXIT_CLEAN


def page(rule: type[Rule]) -> str:
    """Return all that is to be said about a rule, as Markdown."""
    facts = [
        f"severity: {rule.severity}",
        "on by default" if rule.default else "off unless selected",
        "can be repaired" if rule.fixable else "is not repaired",
    ]
    parts = [
        f"# {rule.code} {rule.name}",
        f"{rule.summary[0].upper()}{rule.summary[1:]}. ({'; '.join(facts)})",
        inspect.getdoc(rule) or "",
    ]
    options = _options(rule)
    if options:
        lines = [f"Options, in `[rules.{rule.name}]` of `postkit.toml`:", ""]
        lines += [f"    {name} = {default}    # {kind}" for name, kind, default in options]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _options(rule: type[Rule]) -> list[tuple[str, str, str]]:
    """Return the name, the type and the default of each option."""
    defaults = {one.name: one.default for one in dataclasses.fields(rule.Options)}
    return [
        (name.replace("_", "-"), describe_type(hint), _toml(defaults[name]))
        for name, hint in option_types(rule).items()
    ]


def _toml(value: Any) -> str:
    value = list(value) if isinstance(value, tuple) else value
    return json.dumps(value, ensure_ascii=False)


def _marks(rule: type[Rule]) -> str:
    return ("*" if rule.fixable else " ") + (" " if rule.default else "-")


def _as_json(rule: type[Rule]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity.value,
        "default": rule.default,
        "fixable": rule.fixable,
        "explanation": inspect.getdoc(rule),
    }
