"""What `postkit lint` says about the examples of a rule."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.dialects import find_dialect
from postkit.engine.compare_posts import compare
from postkit.engine.linter import Linter
from postkit.reporters import Style, find_reporter
from postkit.rules import RULES, Rule, find_rules
from postkit.rules.across_posts.archive_rule import ArchiveRule, PlacedFact
from postkit.source import Source

_POST = re.compile(r"^# (\w[\w.]*\.md)\n", re.MULTILINE)
"""The line before each post in the example of a rule that compares posts."""


def said(rule: type[Rule], text: str) -> str:
    """Return what `postkit lint` prints about `text` for `rule`, a line for each finding."""
    out = io.StringIO()
    found = _compared(rule(), text) if issubclass(rule, ArchiveRule) else _found(rule, text)
    find_reporter("concise")(out.write, Style()).add(tuple(found))
    return out.getvalue()


def _found(rule: type[Rule], text: str) -> Iterator[Diagnostic]:
    # What a comment is good for shows only beside the rules that it switches off.
    is_about_comments = rule in find_rules("PK")
    rules = (
        [rule() for rule in RULES if rule.default]
        if is_about_comments
        else [rule(rule.example_options)]
    )
    linter = Linter(rules, dialect=find_dialect(rule.site))
    for diagnostic in linter.lint(Source(text, "post.md")).diagnostics:
        if diagnostic.code == rule.code:
            yield diagnostic


def _compared(rule: Rule, text: str) -> Iterator[Diagnostic]:
    assert isinstance(rule, ArchiveRule)
    _, *parts = _POST.split(text)
    linter = Linter([rule])
    reports = [
        linter.lint(Source(post.strip("\n") + "\n", path))
        for path, post in zip(parts[::2], parts[1::2], strict=True)
    ]
    facts = [
        PlacedFact(report.source.path or "", fact) for report in reports for fact in report.facts
    ]
    found = list(compare(facts, {rule.code: rule}))
    for report in reports:
        own = [diagnostic for diagnostic in found if diagnostic.path == report.source.path]
        yield from linter.report_across(report.source, own).diagnostics
