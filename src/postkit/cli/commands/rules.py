"""`postkit rules`."""

from __future__ import annotations

import argparse
import inspect
import json
from typing import Any

from postkit.cli import EXIT_CLEAN
from postkit.cli.rule_entries import known_entries
from postkit.cli.shared_options import add_configuration_choice, add_output_format
from postkit.rules import Rule

_EXAMPLES = """\
examples:
  postkit rules                         codes, names and what each finds
  postkit rules --output-format json    for a program
"""
_FIXES = {"safe": "*", "unsafe": "~", "none": " "}
"""The marks of findings, but for the brackets."""
_LEGEND = """
* has a safe fix; ~ has an unsafe fix; - off unless selected; p in preview.
`postkit explain CODE` says more."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit rules` takes."""
    parser.epilog = _EXAMPLES
    add_output_format(parser, "print a table for people, or JSON for programs")
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print all rules, your own included, as a table or as JSON."""
    rules = [entry.load() for entry in known_entries(options)]
    if options.output_format == "json":
        print(json.dumps([_as_json(rule) for rule in rules], ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        print(f"{rule.code}  {rule.name:<{width}}  {_marks(rule)}  {rule.summary}")
    print(_LEGEND)
    return EXIT_CLEAN


def _marks(rule: type[Rule]) -> str:
    return _FIXES[rule.fix_kind()] + ("p" if rule.preview else " " if rule.default else "-")


def _as_json(rule: type[Rule]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity.value,
        "default": rule.default and not rule.preview,
        "preview": rule.preview,
        "fixable": rule.fixable,
        "fix": rule.fix_kind(),
        "explanation": inspect.getdoc(rule),
    }
