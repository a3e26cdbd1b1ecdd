"""Posts in the rows of one file: `--input`."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet
from shell import CLEAN, REPEATED, REPEATED_FIXED, Shell

from postkit.bulk import inputs
from postkit.document import Document
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis

_COMMANDS = ("lint", "fix")


MARKED = "---\ntags: [a, b, a]\n---\n\n`**好。**好` {mark}\n"
"""BrokenEmphasis runs on it, and finds nothing."""


def lines(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def read(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line) for line in text.splitlines()]


def run(shell: Shell, command: str, source: str, target: str, *options: str) -> Any:
    columns = ["--text-column", "text", "--isolated"]
    files = ["--input", source, "--output-file", target]
    return shell.run(*command.split(), *files, *columns, *options)


def act_on(monkeypatch: pytest.MonkeyPatch, act: Any) -> None:
    """Have a rule call `act` with each draft."""

    def check(rule: object, document: Document) -> Iterator[Any]:
        act(document.text)
        return iter(())

    monkeypatch.setattr(BrokenEmphasis, "check", check)


def test_each_finding_is_a_row_and_each_bad_row_has_its_reason(shell: Shell) -> None:
    good = lines({"text": REPEATED, "path": "a.md"}, {"text": CLEAN}, {"text": None, "path": "b"})
    shell.write("in.jsonl", good + "{broken\n\n[1]\n")

    answer = run(shell, "lint", "in.jsonl", "out.jsonl.gz", "--path-column", "path")

    (found,) = read(shell.folder / "out.jsonl.gz")
    assert (found["row"], found["path"], found["line"], found["code"]) == (1, "a.md", 2, "FM011")
    rejected = read(shell.folder / "out.jsonl.gz.rejected.jsonl")
    assert [(row["row"], row["path"], row["name"]) for row in rejected] == [
        (3, "b", "not-text"),
        (4, None, "not-json"),
        (6, None, "not-json"),
    ]
    assert answer.status == 1
    assert "5 posts in" in answer.err
    assert "1 finding, 3 rejected: `out.jsonl.gz.rejected.jsonl`" in answer.err
    assert not (shell.folder / "out.jsonl.gz.parts").exists()


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [("fix", REPEATED, REPEATED_FIXED), ("convert --to zh-Hant", "头发。\n", "頭髮。\n")],
)
def test_drafts_are_changed_and_all_else_stays(
    shell: Shell, command: str, before: str, after: str
) -> None:
    unchanged = '{"n": 1.50,  "text": "abc\\n"}\n'
    row = '{"f":0.12345678901234567890123, "e":1E5,"text":%s,"h":1e400}\n'
    shell.write("in.jsonl", row % json.dumps(before) + unchanged)

    answer = run(shell, command, "in.jsonl", "out.jsonl")

    changed, same = shell.read("out.jsonl").splitlines(keepends=True)
    assert changed == row % json.dumps(after, ensure_ascii=False)
    assert same == unchanged
    assert answer.status == 0


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_binary(), pyarrow.string_view()])
def test_parquet_keeps_its_types(shell: Shell, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SHARD_ROWS", 2)
    cells = [REPEATED, CLEAN, None, REPEATED, CLEAN]
    texts = pyarrow.array([cell and cell.encode() for cell in cells], pyarrow.binary()).cast(kind)
    days = pyarrow.array(range(5), pyarrow.date32())
    parquet.write_table(pyarrow.table({"day": days, "text": texts}), shell.folder / "in.parquet")

    answers = [run(shell, command, "in.parquet", f"{command}.parquet") for command in _COMMANDS]

    assert [answer.status for answer in answers] == [1, 1]
    found = parquet.read_table(shell.folder / "lint.parquet")
    assert found.select(["row", "code"]).to_pylist() == [
        {"row": 1, "code": "FM011"},
        {"row": 4, "code": "FM011"},
    ]
    fixed = parquet.read_table(shell.folder / "fix.parquet")
    assert fixed.column("day").equals(pyarrow.chunked_array([days.take([0, 1, 3, 4])]))
    assert fixed.schema.field("text").type == kind
    expected = [REPEATED_FIXED, CLEAN, REPEATED_FIXED, CLEAN]
    assert fixed.column("text").cast(pyarrow.string()).to_pylist() == expected


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_empty_table_gives_an_empty_table(shell: Shell, command: str, form: str) -> None:
    shell.write("in.jsonl", "")
    parquet.write_table(pyarrow.table({"text": pyarrow.array([], "str")}), "in.parquet")

    answer = run(shell, command, f"in.{form}", f"out.{form}")

    assert answer.status == 0
    assert (shell.folder / f"out.{form}").exists()
    assert read(shell.folder / f"out.{form}.rejected.jsonl") == []


def test_zstandard_is_read_and_written(shell: Shell) -> None:
    with pyarrow.output_stream(shell.folder / "in.jsonl.zst", compression="zstd") as file:
        file.write(lines({"text": REPEATED}).encode())

    run(shell, "fix", "in.jsonl.zst", "out.jsonl.zst")

    with pyarrow.input_stream(shell.folder / "out.jsonl.zst", compression="zstd") as file:
        assert json.loads(file.read()) == {"text": REPEATED_FIXED}


def test_drafts_that_end_or_hold_their_process_are_rejected_and_no_other(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(text: str) -> None:
        if "poison" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "slow" in text:
            signal.setitimer(signal.ITIMER_REAL, 0.1)  # Its minute is over at once.
            time.sleep(60)

    act_on(monkeypatch, act)
    marks = ["a", "poison", "b", "slow", "poison", "c"]
    records = [{"text": MARKED.format(mark=mark), "path": mark} for mark in marks]
    shell.write("in.jsonl", lines(*records))

    run(shell, "lint", "in.jsonl", "out.jsonl", "--path-column", "path", "--time-limit", "60")

    assert [row["path"] for row in read(shell.folder / "out.jsonl")] == ["a", "b", "c"]
    rejected = read(shell.folder / "out.jsonl.rejected.jsonl")
    assert [(row["row"], row["path"], row["name"]) for row in rejected] == [
        (2, "poison", "process-died"),
        (4, "slow", "time-limit"),
        (5, "poison", "process-died"),
    ]
    killed = "the process of the draft was killed (signal 9), often for lack of memory"
    assert rejected[0]["message"] == killed


@pytest.mark.slow
def test_a_killed_run_is_gone_on_with(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SHARD_ROWS", 10)
    log = shell.folder / "log"
    held = shell.folder / "held"
    held.touch()

    def act(text: str) -> None:
        number = text.split()[-1]
        with log.open("a") as file:
            file.write(number + "\n")
        while held.exists() and int(number) >= 70:  # It is killed before it ends.
            time.sleep(0.01)

    act_on(monkeypatch, act)
    titled = MARKED.replace("tags", "title: 桥\ntags")
    records = [{"text": titled.format(mark=f" {number}")} for number in range(100)]
    command = ("lint", "in.jsonl", "out.jsonl", "--jobs", "2", "--extend-select", "XP002")
    shell.write("in.jsonl", lines(*records))
    child = os.fork()
    if not child:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        run(shell, *command)
        os._exit(0)
    parts = shell.folder / "out.jsonl.parts"
    while len(whole := list(parts.glob("*[0-9].jsonl"))) < 3:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    held.unlink()
    finished = {row["row"] - 1 for part in whole for row in read(part)}

    answer = run(shell, *command)

    assert answer.status == 1
    found = [(row["row"], row["code"]) for row in read(shell.folder / "out.jsonl")]
    assert found[:100] == [(row, "FM011") for row in range(1, 101)]
    assert found[100:] == [(row, "XP002") for row in range(2, 101)]
    done = [int(line) for line in log.read_text().split() if line.isdecimal()]
    assert set(done) == set(range(100))
    assert all(done.count(number) == 1 for number in finished)
    assert len(finished) >= 30
    assert len(done) < 150


def test_a_row_may_lack_a_column_that_others_have(shell: Shell) -> None:
    shell.write("in.jsonl", lines({"note": "x"}, {"text": CLEAN}))

    run(shell, "lint", "in.jsonl", "out.jsonl")

    assert [row["row"] for row in read(shell.folder / "out.jsonl.rejected.jsonl")] == [1]


def test_a_run_that_was_ended_is_not_gone_on_with_by_another(shell: Shell) -> None:
    shell.write("in.jsonl", lines({"text": CLEAN}))
    shell.write("out.jsonl.parts/job.json", "[]")

    answer = run(shell, "lint", "in.jsonl", "out.jsonl")

    assert answer.status == 2
    assert "`out.jsonl.parts` has an unfinished run of another input" in answer.err


def _link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere)


def _hard_link(path: Path, elsewhere: Path) -> None:
    path.hardlink_to(elsewhere)


def _pipe(path: Path, elsewhere: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path, elsewhere: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.rejected.jsonl"])
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_link, "is reached by a link to"),
        (_hard_link, "cannot be written: it has another name (a hard link)"),
        (_pipe, "cannot be written: it is not a regular file"),
        (_folder, "cannot be written: it is not a regular file"),
    ],
)
def test_an_output_that_must_not_be_replaced_is_left_alone(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory, make: Any, why: str, name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "kept.jsonl"
    elsewhere.write_text("kept")
    shell.write("in.jsonl", lines({"text": REPEATED}))
    make(shell.folder / name, elsewhere)

    answer = run(shell, "fix", "in.jsonl", "out.jsonl")

    assert answer.status == 2
    assert answer.err.startswith(f"postkit: {name}: {why}")
    assert elsewhere.read_text() == "kept"
    assert sorted(os.listdir(shell.folder)) == sorted(["in.jsonl", name])


def test_a_link_in_the_place_of_the_unfinished_run_is_not_followed(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shell.write("in.jsonl", lines({"text": REPEATED}))
    (shell.folder / "out.jsonl.parts").symlink_to(elsewhere)

    answer = run(shell, "fix", "in.jsonl", "out.jsonl")

    assert (answer.status, answer.err) == (
        2,
        "postkit: `out.jsonl.parts` is a link; delete it\n",
    )
    assert not list(elsewhere.iterdir())
