"""Every output format: exact text for small drafts, and what holds for any text."""

from __future__ import annotations

import json
from unicodedata import category

import pytest
from findings import finding, report
from hypothesis import given
from hypothesis import strategies as st

from postkit.cli.runs.lint_run import statistics
from postkit.counts import count
from postkit.diagnostics import Diagnostic, Severity
from postkit.edits import Applicability, Edit, Fix
from postkit.reporters import REPORTERS, Style, Tally, find_reporter
from postkit.reporters.width import display

FIX = Fix("fix it", (Edit(0, 1, "新"),))


def shown(one: Diagnostic, width: int = 100) -> tuple[str, str]:
    """Return the line and the carets below it, as `full` shows them."""
    lines = report("full", (one,), style=Style(width=width)).split("\n")
    return lines[2], lines[3]


@pytest.mark.parametrize(
    ("fix", "mark"),
    [
        (None, ""),
        (FIX, "[*] "),
        (Fix("fix it", FIX.edits, Applicability.UNSAFE), "[~] "),
        (Fix("fix it", FIX.edits, Applicability.DISPLAY), ""),
    ],
)
def test_concise(fix: Fix | None, mark: str) -> None:
    one = finding("一\n二三", "三", fix=fix)

    assert report("concise", (one,)) == f"a.md:2:2: XX001 {mark}a message\n"


def test_concise_in_colour() -> None:
    text = report("concise", (finding("x", "x", path=None),), style=Style(color=True))

    assert text == "\x1b[1m-\x1b[0m:1:1: \x1b[1;33mXX001\x1b[0m a message\n"


def test_json_holds_all_there_is_to_know() -> None:
    one = finding("一\n二三", "三", fix=FIX, severity=Severity.ERROR)
    expected = {
        "path": "a.md",
        "code": "XX001",
        "name": "a-rule",
        "severity": "error",
        "message": "a message",
        "line": 2,
        "column": 2,
        "end_line": 2,
        "end_column": 3,
        "fix": {
            "message": "fix it",
            "applicability": "safe",
            "edits": [{"start": 0, "end": 1, "replacement": "新"}],
        },
        "related": [],
    }

    assert json.loads(report("json", (one,))) == [expected]
    assert json.loads(report("jsonl", (one,))) == expected


def test_json_of_several_drafts_is_one_array() -> None:
    first, second = finding("x", "x"), finding("y", "y", path=None)

    assert [row["path"] for row in json.loads(report("json", (first,), (second, second)))] == [
        "a.md",
        None,
        None,
    ]
    assert report("json") == "[]\n"
    assert report("jsonl") == ""


@given(st.text(st.characters(categories=["L", "Cs", "Cc"]), min_size=1))
def test_json_can_be_written_whatever_the_path(path: str) -> None:
    one = finding("x", "x", path=path)

    for name in ("json", "jsonl"):
        text = report(name, (one,))
        read = json.loads(text.encode())
        assert (read[0] if name == "json" else read)["path"] == path
    assert report("jsonl", (one, one)).count("\n") == 2


def test_only_formats_for_people_are_followed_by_a_summary() -> None:
    people = {name for name in REPORTERS if find_reporter(name).is_for_people}

    assert people == {"full", "concise"}


def test_tally_and_statistics() -> None:
    tally = Tally()
    one = finding("x", "x", fix=FIX)
    tally.add((one, one, finding("x", "x", severity=Severity.INFO)))
    tally.add(())

    assert (tally.total, tally.files, tally.files_with_findings) == (3, 2, 1)
    assert tally.fixable[Applicability.SAFE] == 2
    assert statistics(tally) == "3  XX001  a-rule\n"
    assert statistics(Tally()) == ""


def test_statistics_put_the_most_frequent_first() -> None:
    tally = Tally()
    tally.by_rule.update({("B1", "b"): 2, ("A1", "a"): 2, ("C1", "c"): 11})

    assert statistics(tally) == "11  C1  c\n 2  A1  a\n 2  B1  b\n"


def test_count() -> None:
    assert [count(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


HOSTILE = "\x1b[31m\x7f\x9b31m\u061c\u200e\u2028\u2029\u202e\u2066\n]]><script>|"


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_no_format_writes_what_a_terminal_obeys(name: str) -> None:
    text = HOSTILE + "x"
    hostile = finding(text, "x", message=f"`{HOSTILE}` is odd", path=f"{HOSTILE}.md")

    shown = report(name, (hostile,))

    assert [char for char in shown if category(char) in ("Cc", "Cf", "Zl", "Zp")] == [
        char for char in shown if char in "\n\t"
    ]


@pytest.mark.parametrize("name", ["concise", "full", "markdown", "github", "azure"])
@pytest.mark.parametrize("command", ["::error::", "##vso[task.complete]", "##[ERROR]"])
def test_no_value_is_a_command_to_the_host_of_a_job(name: str, command: str) -> None:
    hostile = finding(f"{command}x", "x", message=f"`{command}`", path=f"{command}.md")

    lines = report(name, (hostile,)).splitlines()

    assert not any(line.lstrip().startswith("::error::") for line in lines)
    assert not any("##[" in line or "##vso[task.complete" in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("##[桥](b.md)", id="a heading without a space that is a link"),
        pytest.param("### 桥", id="a heading"),
        pytest.param("a:: b", id="colons"),
    ],
)
def test_what_is_no_command_is_shown_as_it_is(text: str) -> None:
    assert display(text) == text
