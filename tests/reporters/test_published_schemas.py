"""Formats of others, held against what others have published: see `schemas/README.md`."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from examples import up_to
from findings import drafts, finding, report
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml

from postkit.diagnostics import Diagnostic, Severity
from postkit.edits import Applicability, Edit, Fix, apply_edits
from postkit.engine.linter import Linter
from postkit.files.read_write import read_source
from postkit.reporters import REPORTERS
from postkit.rules import RULES
from postkit.source import Span

SCHEMAS = Path(__file__).parent / "schemas"
OURS = Path(__file__).parents[2] / "schemas"


@cache
def _json_schema(path: Path) -> Any:
    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@cache
def _xml_schema(name: str) -> Any:
    # Slow to load, and of use to few tests; so is the reader of SARIF.
    import xmlschema

    return xmlschema.XMLSchema(SCHEMAS / name)


def check_sarif(text: str) -> None:
    from sarif_pydantic import Sarif

    _json_schema(SCHEMAS / "sarif-2.1.0.schema.json").validate(json.loads(text))
    Sarif.model_validate_json(text)


def check_junit(text: str) -> None:
    _xml_schema("junit-10.xsd").validate(text)
    JUnitXml.fromstring(text.encode())


def check_gitlab(text: str) -> None:
    issues = json.loads(text)
    for issue in issues:
        _json_schema(SCHEMAS / "code-climate-issue.schema.json").validate(issue)
    # GitLab drops a second finding with the same fingerprint.
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def check_rdjson(text: str) -> None:
    _json_schema(SCHEMAS / "rdformat.schema.json").validate(json.loads(text))


def check_checkstyle(text: str) -> None:
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "checkstyle"
    for error in root.iterfind("file/error"):
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}


def check_json(text: str) -> None:
    _json_schema(OURS / "diagnostics.schema.json").validate(json.loads(text))


def check_jsonl(text: str) -> None:
    for line in text.split("\n")[:-1]:
        check_json(f"[{line}]")


CHECKS: dict[str, Callable[[str], None]] = {
    "sarif": check_sarif,
    "junit": check_junit,
    "gitlab": check_gitlab,
    "rdjson": check_rdjson,
    "checkstyle": check_checkstyle,
    "json": check_json,
    "jsonl": check_jsonl,
}


def test_every_format_for_programs_is_checked() -> None:
    lines = {"full", "concise", "github", "azure", "markdown"}

    assert {*CHECKS, *lines} == set(REPORTERS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_run_without_findings(name: str) -> None:
    CHECKS[name](report(name))


@pytest.mark.parametrize("name", CHECKS)
def test_any_finding_in_any_text(name: str) -> None:
    @up_to(40)
    @given(st.lists(drafts(), max_size=3, unique_by=lambda draft: draft[0].path))
    def check(found: list[tuple[Diagnostic, ...]]) -> None:
        CHECKS[name](report(name, *found))

    check()


@pytest.mark.parametrize("name", CHECKS)
def test_what_the_rules_find_in_real_drafts(name: str, shared: Path) -> None:
    linter = Linter([rule() for rule in RULES])
    found = [
        linter.lint(read_source(path)).diagnostics for path in sorted(shared.glob("seeds/*.txt"))
    ]

    assert all(found)
    CHECKS[name](report(name, *found))


# Fixes: a reader that knows only the format must come to the text that `postkit fix` makes


def code_point_offset(text: str, line: int, column: int) -> int:
    return _line_starts(text)[line - 1] + column - 1


def byte_offset(text: str, line: int, column: int) -> int:
    return len(text[: _line_starts(text)[line - 1]].encode()) + column - 1


def _line_starts(text: str) -> list[int]:
    ended = text.replace("\r\n", " \n").replace("\r", "\n")
    return [0, *(at + 1 for at, char in enumerate(ended) if char == "\n")]


FIXED = finding(
    "🌉桥a\r\n第二行,在这里\n🌉尾",
    "第二行",
    fix=Fix("fix it", (Edit(5, 8, "二"), Edit(8, 9, "，"), Edit(8, 9, "，"))),
)


def test_sarif_counts_code_points() -> None:
    run = json.loads(report("sarif", (FIXED,)))["runs"][0]
    [change] = run["results"][0]["fixes"][0]["artifactChanges"]
    text = FIXED.source.text

    edits = [
        Edit(
            code_point_offset(text, item["startLine"], item["startColumn"]),
            code_point_offset(text, item["endLine"], item["endColumn"]),
            replacement["insertedContent"]["text"],
        )
        for replacement in change["replacements"]
        for item in [replacement["deletedRegion"]]
    ]

    assert run["columnKind"] == "unicodeCodePoints"
    assert apply_edits(text, edits) == "🌉桥a\r\n二，在这里\n🌉尾"


def test_rdjson_counts_bytes() -> None:
    [one] = json.loads(report("rdjson", (FIXED,)))["diagnostics"]
    [suggestion] = one["suggestions"]
    text = FIXED.source.text

    start, end = (byte_offset(text, **suggestion["range"][edge]) for edge in ("start", "end"))
    changed = text.encode()[:start] + suggestion["text"].encode() + text.encode()[end:]

    assert changed.decode() == "🌉桥a\r\n二，在这里\n🌉尾"


def test_sarif_offers_no_fix_that_is_never_applied() -> None:
    shown = Fix("fix it", (Edit(0, 1, "b"),), Applicability.DISPLAY)
    results = json.loads(report("sarif", (finding("a", "a", fix=shown),)))["runs"][0]["results"]

    assert "fixes" not in results[0]


def test_rdjson_suggests_nothing_that_is_too_long_to_review() -> None:
    text = "a" * 9000
    far = Fix("fix it", (Edit(0, 1, "b"), Edit(8999, 9000, "b")))
    [one] = json.loads(report("rdjson", (finding(text, Span(0, 1), fix=far),)))["diagnostics"]

    assert one["suggestions"] == []


def test_sarif_names_each_rule_once_and_findings_point_to_it() -> None:
    found = (finding("a", "a", code="SM001"), finding("a", "a", code="XX001"))
    run = json.loads(report("sarif", found, found))["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["SM001", "XX001"]
    assert rules[0]["help"]["markdown"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["SM001", "XX001"] * 2


def test_checkstyle_holds_all_there_is_to_know() -> None:
    one = finding('一\n"<&>\t桥', "桥", message='`"<&>\t` \0', severity=Severity.INFO)
    root = ElementTree.fromstring(report("checkstyle", (one,)).encode())

    assert root[0].attrib == {"name": "a.md"}
    assert root[0][0].attrib == {
        "line": "2",
        "column": "6",
        "severity": "info",
        "message": '`"<&>\t` <U+0000>',
        "source": "postkit.XX001",
    }


def test_junit_counts_every_finding_as_a_failure() -> None:
    suites = JUnitXml.fromstring(report("junit", (FIXED, FIXED), (FIXED,)).encode())

    assert [(suite.tests, suite.failures) for suite in suites] == [(2, 2), (1, 1)]


def test_junit_without_findings_has_a_test_that_passes() -> None:
    [suite] = JUnitXml.fromstring(report("junit").encode())

    assert (suite.tests, suite.failures, len(list(suite))) == (1, 0, 1)
