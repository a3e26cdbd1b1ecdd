"""Commands without what Windows has not: processes that fork, modes of files, one root for all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import windows
from shell import CLEAN, REPEATED, REPEATED_FIXED, Answer, Shell

CRLF = REPEATED.replace("\n", "\r\n")


@pytest.fixture
def there(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell on what looks like Windows."""
    windows.pretend(monkeypatch)
    return shell


def test_a_checkout_with_its_newlines_is_fixed_and_keeps_them(there: Shell) -> None:
    there.write("a.md", CRLF)

    answer = there.run("fix", "a.md")

    assert answer.status == 0
    assert there.read("a.md") == REPEATED_FIXED.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (("lint", "."), 1),
        (("lint", "--write-baseline", "known.json"), 0),
        (("fix", "--unsafe-fixes", "."), 0),
        (("format", "."), 0),
        (("convert", "--to", "zh-Hant", "."), 0),
        (("convert", "--to", "zh-Hant", "--into", "hant", "."), 0),
        (("edit", "--set", "draft=true", "--undo-file", "undo.json", "."), 0),
        (("status", "bump", "--to", "draft", "a.md"), 0),
        (("new", "河边的新桥", "--no-input"), 0),
        (("init", "--preset", "hugo"), 0),
        (("new-rule", "my-rule"), 0),
        (("import", "b.txt", "--into", "drafts"), 0),
        (("report", "--output-format", "json"), 0),
        (("schema", "infer", "--output-file", "schema.json"), 0),
        (("doctor",), 0),
        (("clean",), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_does_there_what_it_does_here(
    there: Shell, command: tuple[str, ...], status: int
) -> None:
    there.write("a.md", CRLF)
    there.write("b.txt", "标题\r\n\r\n一段。\r\n")

    answer = there.run(*command)

    assert answer.status == status, answer
    assert "bug" not in answer.err


def test_nothing_is_left_beside_a_file_that_was_written(there: Shell) -> None:
    there.write("a.md", REPEATED)
    there.write(".postkit-1-0", "of a process that may still write it")
    left = there.write(".postkit-2-0", "of one that cannot")
    os.utime(left, (1, 1))

    there.run("fix", "a.md")

    assert sorted(path.name for path in there.folder.iterdir()) == [".postkit-1-0", "a.md"]


def test_rows_of_a_file_need_processes_that_fork(there: Shell) -> None:
    there.write("in.jsonl", '{"text": "a"}\n')

    answer = there.run("lint", "--input", "in.jsonl", "--text-column", "text",
                       "--output-file", "out.jsonl")  # fmt: skip

    assert answer == Answer(2, "", "postkit: `--input` needs Linux or macOS\n")


@pytest.mark.parametrize(
    "command",
    [
        ("lint", "--output-format", "concise"),
        ("lint", "--output-format", "sarif"),
        ("lint", "--exclude", "x/y.md"),
        ("lint", "--force-exclude"),
        ("lint", "--baseline", "known.json"),
        ("lint", "--per-file-ignores", "x/*.md:SM"),
        ("fix", "--diff"),
        ("format", "--check"),
        ("status",),
        ("report", "--output-format", "json"),
    ],
    ids=" ".join,
)
def test_posts_may_be_on_another_drive(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    command: tuple[str, ...],
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "a.md").write_text(CLEAN, "utf-8")
    shell.write("known.json", '{"version": 1, "findings": {}}')
    windows.pretend_drives(monkeypatch, str(other))

    answer = shell.run(*command, str(other), str(other / "a.md"))

    assert answer.status in (0, 1), answer.err
    assert "bug" not in answer.err


def test_a_configuration_may_be_on_another_drive(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "postkit.toml").write_text("select = 1\n", "utf-8")
    shell.write("a.md")
    windows.pretend_drives(monkeypatch, str(other))

    answer = shell.run("lint", "--config", str(other / "postkit.toml"), "a.md")

    assert answer.status == 2
    assert f"{Path(other, 'postkit.toml')}:1:" in answer.err
