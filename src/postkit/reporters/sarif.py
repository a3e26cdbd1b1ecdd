"""SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from postkit import __version__
from postkit.diagnostics import Diagnostic, Related, Severity
from postkit.edits import Applicability, Edit, Fix
from postkit.engine.fingerprint import unique_fingerprints
from postkit.reporters.base import Reporter, Style
from postkit.reporters.json import JsonArray, dump_strict
from postkit.reporters.paths import repository_path
from postkit.rules import RULES, Rule
from postkit.source import Source, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReporter(Reporter):
    """One run: its results, then their rules."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._rules: dict[tuple[str, str], int] = {}
        root = {_ROOT: {"description": {"text": "The root of the checkout."}}}
        run = {"columnKind": "unicodeCodePoints", "originalUriBaseIds": root}
        open_run = dump_strict(run).removesuffix("}")
        write(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{open_run}, "results": ')
        self._results = JsonArray(write, dump_strict)

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a result for each finding."""
        for diagnostic, fingerprint in unique_fingerprints(diagnostics):
            index = self._rules.setdefault((diagnostic.code, diagnostic.name), len(self._rules))
            self._results.add(_result(diagnostic, index, fingerprint))

    def finish(self) -> None:
        """Write the rules, and close the run."""
        self._results.close()
        known = {rule.code: rule for rule in RULES}
        rules = [
            _descriptor(known[code]) if code in known else {"id": code, "name": _pascal(name)}
            for code, name in self._rules
        ]
        driver = {"name": "postkit", "semanticVersion": __version__, "rules": rules}
        self.write(f',\n"tool": {dump_strict({"driver": driver})}}}]}}\n')


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    artifact = _artifact(diagnostic.path)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [_location(artifact, diagnostic.source, diagnostic.span)],
        "partialFingerprints": {"postkit/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [_related(place, diagnostic) for place in diagnostic.related]
    if diagnostic.fix and diagnostic.fix.applicability is not Applicability.DISPLAY:
        result["fixes"] = [_fix(diagnostic.fix, diagnostic.source, artifact)]
    return result


def _location(artifact: dict[str, str], source: Source, span: Span) -> dict[str, Any]:
    region = _region(source, span)
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _related(place: Related, diagnostic: Diagnostic) -> dict[str, Any]:
    source = place.source or diagnostic.source
    location = _location(_artifact(source.path), source, place.span)
    return {"message": {"text": place.message}, **location}


def _artifact(path: str | None) -> dict[str, str]:
    """Return the place of a file: relative to the checkout, or an absolute URI."""
    inside = repository_path(path)
    uri = quote(inside, errors="surrogatepass")
    if inside.startswith("/"):
        return {"uri": f"file://{uri}"}
    drive, rest = os.path.splitdrive(inside)
    if drive:
        return {"uri": f"file:///{drive}{quote(rest, errors='surrogatepass')}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _fix(fix: Fix, source: Source, artifact: dict[str, str]) -> dict[str, Any]:
    return {
        "description": {"text": fix.message},
        "artifactChanges": [
            {
                "artifactLocation": artifact,
                "replacements": [_replacement(edit, source) for edit in sorted(set(fix.edits))],
            }
        ],
    }


def _replacement(edit: Edit, source: Source) -> dict[str, Any]:
    return {
        "deletedRegion": _region(source, edit.span),
        "insertedContent": {"text": edit.replacement},
    }


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.lines.position(span.start), source.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _descriptor(rule: type[Rule]) -> dict[str, Any]:
    page = inspect.getdoc(rule) or rule.summary
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {
            "enabled": rule.default and not rule.preview,
            "level": _LEVELS[rule.severity],
        },
    }


def _pascal(name: str) -> str:
    return name.title().replace("-", "")
