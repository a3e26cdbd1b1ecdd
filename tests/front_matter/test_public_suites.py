"""The public suites of YAML, TOML and JSON as front matter, judged by readers of others."""

from __future__ import annotations

import json
import lzma
import math
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML, YAMLError

from postkit import ChangeError, apply_edits, fix_text, format_text, lint_text, set_value
from postkit.document import Document

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning"),
]
SUITES = Path(__file__).parent / "suites"
BODY = "\n\n正文。\n"
PATH = "draft.md"


class Case(NamedTuple):
    """A text between fences, and the reader that judges it."""

    name: str
    content: str
    text: str
    read: Callable[[str], Any]
    lines_before: int


class UnreadableError(Exception):
    """The judge reads no value; the cause is in these lines of the content."""

    def __init__(self, lines: range) -> None:
        super().__init__(lines)
        self.lines = lines


def read_yaml(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    try:
        [document] = [*yaml.load_all(text)] or [None]
    except YAMLError as error:
        last = getattr(error, "problem_mark", None)
        first = getattr(error, "context_mark", None) or last
        lines = range(first.line + 1, last.line + 2) if last and first else all_lines(text)
        raise UnreadableError(lines) from error
    except (ValueError, TypeError, AssertionError) as error:
        raise UnreadableError(all_lines(text)) from error
    return document


def read_toml(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _, is_there, place = str(error).rpartition("(at line ")
        line = int(place.split(",")[0]) if is_there else text.count("\n")
        raise UnreadableError(range(line, line + 2)) from error


def read_json(text: str) -> Any:
    if not text.startswith("{"):
        raise UnreadableError(all_lines(text))
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        # A comma too many is on the line before.
        raise UnreadableError(range(error.lineno - 1, error.lineno + 1)) from error
    except RecursionError as error:
        raise UnreadableError(all_lines(text)) from error
    return value


def all_lines(text: str) -> range:
    return range(1, text.count("\n") + 2)


def cases() -> list[Case]:
    found = []
    for name, case in load("yaml-test-suite").items():
        content = ended(case["yaml"])
        found.append(Case(name, content, f"---\n{content}---{BODY}", read_yaml, 1))
    for name, toml in load("toml-test").items():
        content = ended(toml)
        found.append(Case(name, content, f"+++\n{content}+++{BODY}", read_toml, 1))
    for name, value in load("json-test-suite").items():
        content = f'{{\n"title": "河",\n"value": {value}\n}}'
        found.append(Case(name, content, content + BODY, read_json, 0))
        content = ended(value)
        found.append(Case(f"{name}-alone", content, f"---json\n{content}---{BODY}", read_json, 1))
    return found


def load(suite: str) -> dict[str, Any]:
    cases: dict[str, Any] = json.loads(
        lzma.decompress((SUITES / suite / "cases.json.xz").read_bytes())
    )
    return cases


def ended(content: str) -> str:
    return content if content.endswith("\n") else f"{content}\n"


def content_of(text: str) -> str | None:
    front_matter = Document.parse(text, path=PATH).front_matter
    return front_matter.content.text(text) if front_matter else None


def is_whole(case: Case) -> bool:
    """Tell whether the fences enclose all of the case: a `---` in it ends it for every site."""
    return (content_of(case.text) or "").strip("\n") == case.content.strip("\n")


def value_of(case: Case, content: str) -> Any:
    """Return what the judge reads, `None` where it reads nothing."""
    try:
        return comparable(case.read(content))
    except (UnreadableError, RecursionError):
        return None


def error_lines(case: Case) -> range | None:
    """Return the lines of the content where the judge stops, None where it reads all."""
    try:
        case.read(case.content)
    except UnreadableError as error:
        return error.lines
    return None


def comparable(value: Any) -> Any:
    """Return `value` in a form in which 1 is not true, and nan is nan."""
    if isinstance(value, dict):
        return [(comparable(key), comparable(item)) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return [comparable(item) for item in value]
    return "nan" if isinstance(value, float) and math.isnan(value) else repr(value)


# ruamel.yaml stops at a tab between a colon and its value, which is white space.
UNREAD_BY_THE_JUDGE = {"6BCT-0"}
PARTS = 6


@pytest.fixture(scope="module", params=range(PARTS), ids=lambda part: f"part {part + 1}")
def some(request: pytest.FixtureRequest) -> list[Case]:
    """Return some of the cases: all of them in one test would hold one processor for long."""
    return cases()[request.param :: PARTS]


@pytest.fixture(scope="module")
def whole(some: list[Case]) -> list[Case]:
    return [case for case in some if is_whole(case)]


def test_most_cases_are_whole(whole: list[Case]) -> None:
    assert len(whole) > 1200 / PARTS


def test_no_case_is_too_much(some: list[Case]) -> None:
    for case in some:
        assert lint_text(case.text, path=PATH).failures == (), case.name

        for after in (fix_text(case.text, path=PATH).text, format_text(case.text, path=PATH).text):
            before_value, after_value = value_of(case, case.content), content_of(after)
            if is_whole(case) and before_value is not None:
                assert after_value is not None, case.name
                assert value_of(case, after_value) == before_value, case.name


def test_errors_are_reported_where_they_are(whole: list[Case]) -> None:
    for case in whole:
        front_matter = Document.parse(case.text, path=PATH).front_matter
        assert front_matter is not None, case.name
        expected = error_lines(case)
        if front_matter.failure is None or expected is None or case.name in UNREAD_BY_THE_JUDGE:
            continue
        lines = [
            finding.line - case.lines_before
            for finding in lint_text(case.text, path=PATH).diagnostics
            if finding.code == "FM004"
        ]
        assert [line for line in lines if line in expected], case.name


def test_a_change_of_one_field_leaves_the_others(whole: list[Case]) -> None:
    for case in whole:
        try:
            edits = set_value(Document.parse(case.text, path=PATH), "added_key", 1)
        except ChangeError:
            continue
        before = value_of(case, case.content)
        after = content_of(apply_edits(case.text, edits))
        assert after is not None, case.name
        if isinstance(before, list):
            added = (repr("added_key"), repr(1))
            left = [pair for pair in value_of(case, after) if pair != added]
            assert left == before, case.name
