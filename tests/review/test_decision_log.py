"""The file of decisions: appended, merged line by line, never lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from postkit.errors import FileError
from postkit.review.decision_log import Decision, Decisions


def test_a_decision_is_a_line_that_is_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / "d.jsonl")
    decisions = Decisions(path)
    decisions.add([Decision.now("a.md", "reject", code="MD002", finding="f1")])

    again = Decisions(path)
    again.read()

    assert again.rejected("a.md") == decisions.rejected("a.md") == {"f1"}
    assert again.rejected("b.md") == set()
    (line,) = (tmp_path / "d.jsonl").read_text().splitlines()
    assert json.loads(line).keys() == {"id", "time", "path", "decision", "code", "finding"}


def test_the_order_of_lines_says_nothing(tmp_path: Path) -> None:
    rejected = Decision.now("a.md", "reject", finding="f1")
    undone = Decision.now("a.md", "undo", of=rejected.id)
    for name, lines in {"1": [rejected, undone], "2": [undone, rejected]}.items():
        (tmp_path / name).write_text("".join(line.to_json() + "\n" for line in lines))
        decisions = Decisions(str(tmp_path / name))
        decisions.read()

        assert decisions.rejected("a.md") == set()


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< ours",
        "[]",
        "7",
        '{"id": "1"}',
        '{"id": 1, "time": "t", "path": "a", "decision": "reject"}',
        '{"id": "1", "time": "t", "path": "a", "decision": "maybe"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_skipped_and_stays(tmp_path: Path, line: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(line)
    decisions = Decisions(str(path))
    decisions.read()
    assert decisions.unread == [1]

    decisions.add([Decision.now("a.md", "reject", finding="f1")])

    assert path.read_text().startswith(line + "\n")
    assert decisions.rejected("a.md") == {"f1"}


def test_a_key_of_a_later_version_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(
        '{"id": "1", "time": "t", "path": "a", "decision": "reject", "finding": "f", "by": "Li"}'
    )
    decisions = Decisions(str(path))
    decisions.read()

    assert decisions.rejected("a") == {"f"}


def test_it_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    (tmp_path / "d.jsonl").symlink_to(tmp_path / "other")

    with pytest.raises(FileError, match="cannot be written"):
        Decisions(str(tmp_path / "d.jsonl")).add([Decision.now("a.md", "reject", finding="f")])

    assert (tmp_path / "other").read_text() == ""


def test_git_merges_the_decisions_of_two_branches(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def reject(finding: str) -> None:
        decisions = Decisions(str(tmp_path / "postkit-review.jsonl"))
        decisions.add([Decision.now("a.md", "reject", finding=finding)])
        git("add", "-A")
        git("commit", "-qm", finding)

    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("postkit-review.jsonl merge=union\n")
    reject("first")
    git("checkout", "-qb", "other")
    reject("theirs")
    git("checkout", "-q", "main")
    reject("ours")
    git("merge", "-q", "other")

    merged = Decisions(str(tmp_path / "postkit-review.jsonl"))
    merged.read()
    assert merged.rejected("a.md") == {"first", "ours", "theirs"}
    assert merged.unread == []
