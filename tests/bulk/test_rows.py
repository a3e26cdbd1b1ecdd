"""Findings as plain rows."""

from __future__ import annotations

import json
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from jsonschema import Draft202012Validator
from shell import CLEAN, QUOTED, REPEATED

import postkit
from postkit.document import Document
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.rules.own import term

SCHEMAS = Path(__file__).parents[2] / "schemas"
ISOLATED = postkit.Configuration(isolated=True)


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator() -> Draft202012Validator:
    return Draft202012Validator(schema("rows"))


def test_a_finding_has_the_same_schema_in_both_files() -> None:
    assert schema("rows")["$defs"] == schema("diagnostics")["$defs"]


def test_a_row_is_plain_and_holds_no_draft() -> None:
    text = REPEATED + "".join(f"第{number}段文字。\n\n" for number in range(5000))

    found = postkit.rows(text, "post.md", config=ISOLATED)

    assert [(row["path"], row["line"], row["code"]) for row in found] == [("post.md", 2, "FM011")]
    assert len(pickle.dumps(found)) < 1000
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        pytest.param(b"\xff", "not-text", "the text is not UTF-8: ", id="no UTF-8"),
        pytest.param(
            None, "not-text", "the text is missing: its column holds nothing", id="no text"
        ),
        pytest.param(
            5, "not-text", "the text is missing: its column holds a number", id="a number"
        ),
    ],
)
def test_an_error_is_a_row(text: Any, name: str, message: str) -> None:
    (row,) = postkit.RowLinter(isolated=True).rows(text, "post.md")

    assert (row["path"], row["code"], row["name"]) == ("post.md", None, name)
    assert row["message"].startswith(message)
    assert list(validator().iter_errors(row)) == []


def test_a_slow_draft_and_a_broken_rule_are_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(rule: object, document: Document) -> Iterator[Any]:
        if "slow" in document.text:
            signal.setitimer(signal.ITIMER_REAL, 0.01)  # Its minute is over at once.
            time.sleep(60)
        raise ZeroDivisionError

    monkeypatch.setattr(BrokenEmphasis, "check", check)
    linter = postkit.RowLinter({"select": [BrokenEmphasis.code]}, isolated=True, time_limit=60)

    names = [linter.rows(text)[0]["name"] for text in ("**slow。**好", "**。**好")]

    assert names == ["time-limit", "internal-error"]


def test_a_slow_pattern_is_no_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(term, "SECONDS", 0.05)
    file = tmp_path / "postkit.toml"
    file.write_text(
        'select = ["HT"]\n[[patterns]]\ncode = "HT001"\nname = "slow"\npattern = "(x+x+)+y"\n'
    )

    (row,) = postkit.RowLinter(file=str(file)).rows("x" * 50_000, "post.md")

    assert (row["path"], row["name"]) == ("post.md", "limit")
    assert "postkit.toml:2: HT001 slow: the pattern `(x+x+)+y` takes more than" in row["message"]
    assert list(validator().iter_errors(row)) == []


def test_a_time_limit_that_cannot_be_kept_is_refused() -> None:
    errors: list[str] = []

    def run() -> None:
        try:
            postkit.rows(CLEAN, config=ISOLATED, time_limit=1)
        except postkit.UsageError as error:
            errors.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()

    (error,) = errors
    assert error == (
        "a time limit works only in the main thread; elsewhere use "
        "`RowLinter(…, own_process=True)`, or leave it out"
    )


@pytest.mark.parametrize("limit", [0, -1, float("nan"), float("inf"), 1e12, "x", "5"])
@pytest.mark.parametrize("own_process", [False, True])
def test_a_time_limit_that_is_none_is_refused_at_once(limit: Any, own_process: bool) -> None:
    with pytest.raises(
        postkit.UsageError, match="a number of seconds above 0 and up to 1,000,000,000, or None"
    ):
        postkit.RowLinter(isolated=True, time_limit=limit, own_process=own_process)
    with pytest.raises(postkit.UsageError, match="the time limit must be"):
        postkit.rows(CLEAN, config=ISOLATED, time_limit=limit)


def test_a_warm_linter_pickles_small_and_finds_the_same() -> None:
    linter = postkit.RowLinter({"ignore": ["FM002"]}, isolated=True)
    found = linter.rows(REPEATED)

    data = pickle.dumps(linter)

    assert len(data) < 300
    assert pickle.loads(data).rows(REPEATED) == found != []


def test_rows_of_all_kinds_follow_the_published_schemas() -> None:
    drafts = [REPEATED, QUOTED, "**桥。**好\n", None, "\ud800<details>\n"]
    batch = pyarrow.RecordBatch.from_pydict(
        {"text": pyarrow.array([b"\xff", *(d and d.encode("utf-8", "replace") for d in drafts)])}
    )
    linter = postkit.RowLinter(isolated=True)

    (table,) = postkit.lint_batches([batch], linter)

    assert table.schema == postkit.arrow_schema()
    assert {"not-text", "repeated-list-item"} <= set(table.column("name").to_pylist())
    for row in table.to_pylist():
        assert list(validator().iter_errors(row)) == []


def test_a_column_that_is_not_there_is_named() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"body": ["x"]})

    with pytest.raises(postkit.UsageError, match="no single column `text`; the columns are `body`"):
        list(postkit.lint_batches([batch], postkit.RowLinter(isolated=True)))
