"""Tables that cannot be read or written, and wrong usage."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import Any

import pytest
from shell import CLEAN, REPEATED, Shell


def lines(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def run(shell: Shell, command: str, source: str, target: str, *options: str) -> Any:
    columns = ["--text-column", "text", "--isolated"]
    files = ["--input", source, "--output-file", target]
    return shell.run(*command.split(), *files, *columns, *options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            ["--text-column", "bodi"],
            "no single column `bodi`; the columns are `body`, `path`; did you mean `body`?",
            id="the column of the posts",
        ),
        pytest.param(
            ["--text-column", "body", "--path-column", "url"],
            "no single column `url`; the columns are `body`, `path`",
            id="the column of their paths",
        ),
    ],
)
def test_a_misspelt_column_stops_the_run(shell: Shell, options: list[str], message: str) -> None:
    rows = [{"body": REPEATED}, {"body": CLEAN, "path": "a.md"}]
    shell.write("in.jsonl", "{broken\n" + lines(*rows))

    answer = shell.run("lint", "--input", "in.jsonl", "--output-file", "out.jsonl", *options)

    assert (answer.status, answer.out) == (2, "")
    assert message in answer.err
    assert [path.name for path in shell.folder.iterdir()] == ["in.jsonl"]


def test_an_input_that_cannot_be_read_leaves_nothing(shell: Shell) -> None:
    (shell.folder / "in.jsonl.gz").write_bytes(b"no gzip")

    answer = run(shell, "lint", "in.jsonl.gz", "out.jsonl")

    assert answer.status == 2
    assert "in.jsonl.gz: cannot be read" in answer.err
    assert [path.name for path in shell.folder.iterdir()] == ["in.jsonl.gz"]


def test_a_missing_extra_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    shell.write("in.jsonl", lines({"text": CLEAN}))

    assert run(shell, "lint", "in.jsonl", "out.jsonl").status == 0
    answer = run(shell, "lint", "in.parquet", "out.jsonl")

    assert (answer.status, answer.out) == (2, "")
    assert "needs pyarrow, which is not installed: `pip install 'postkit-lint[rows]'`" in answer.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("lint --text-column text", "`--text-column` needs `--input`"),
        ("lint --input a.jsonl", "`--input` needs `--text-column` and `--output-file`"),
        ("lint x.md --input a.jsonl --text-column t --output-file b.jsonl", "with `PATH`"),
        ("lint --input a.csv --text-column t --output-file b.jsonl", "must end in one of .jsonl"),
        ("fix --input a.jsonl --text-column t --output-file b.parquet", "input must be .jsonl"),
        (
            "lint --input a.warc.zst",
            "must end in one of .jsonl, .jsonl.gz, .jsonl.zst, .parquet, .warc",
        ),
        ("lint --input a.jsonl --show-files", "cannot be combined with `--show-files`"),
        ("lint --input a.jsonl --changed-lines-only", "with `--changed-lines-only`"),
        ("fix --input a.jsonl -i", "cannot be combined with `--interactive`"),
        ("lint --input a.jsonl --write-baseline", "cannot be combined with `--write-baseline`"),
        ("lint --input a.jsonl --output-format json", "combined with `--output-format`"),
        *(
            (
                f"lint --input a.jsonl --text-column t --output-file b.jsonl --time-limit {n}",
                "a day",
            )
            for n in ("0", "inf", "nan", "1e12")
        ),
        ("lint --input none.jsonl --text-column t --output-file b.jsonl", "none.jsonl: no such"),
    ],
)
def test_wrong_usage_says_what_to_do(shell: Shell, options: str, message: str) -> None:
    answer = shell.run(*options.split())

    assert answer.status == 2
    assert message in answer.err


@pytest.mark.parametrize("command", ["lint", "fix", "convert --to zh-Hant"])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("in.jsonl", "in.jsonl", id="the same name"),
        pytest.param("in.jsonl", "./in.jsonl", id="the same file"),
        pytest.param("in.jsonl", "link.jsonl", id="a link to it"),
        pytest.param("out.jsonl.rejected.jsonl", "out.jsonl", id="what an earlier run rejected"),
    ],
)
def test_the_input_is_never_replaced(shell: Shell, command: str, source: str, target: str) -> None:
    rows = lines({"text": REPEATED}, {"text": None})
    path = shell.write(source, rows)
    if target == "link.jsonl":
        (shell.folder / target).symlink_to(path)

    answer = run(shell, command, source, target)

    assert answer.status == 2
    assert "is the input, which it would replace" in answer.err
    assert shell.read(source) == rows


@pytest.mark.parametrize("name", ["mine.txt", "000000.jsonl"])
def test_a_folder_of_something_else_is_left_alone(shell: Shell, name: str) -> None:
    shell.write("in.jsonl", lines({"text": REPEATED}))
    shell.write(f"out.jsonl.parts/{name}", "mine")

    answer = run(shell, "lint", "in.jsonl", "out.jsonl")

    assert answer.status == 2
    assert "move the folder away, or choose another --output-file" in answer.err
    assert shell.read(f"out.jsonl.parts/{name}") == "mine"
    assert not (shell.folder / "out.jsonl").exists()


def test_a_disk_that_is_full_is_named_and_nothing_else(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    shell.write("in.jsonl", lines({"text": CLEAN}))

    answer = run(shell, "lint", "in.jsonl", "out.jsonl")

    assert answer.status == 2
    assert "no such process" not in answer.err
    assert "results cannot be written" in answer.err
