"""Several processes say and do the same as one."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import house_rules
import pytest
from shell import QUOTED, REPEATED, Shell

from postkit.engine import parallel

pytestmark = pytest.mark.slow


DRAFTS = 40


UNTIDY = (
    "---\ntags: [a, b]\n---\n\n\n\n后说好。\n\n"
    "<details>\n<summary>Original English</summary>\n\n- A bridge.\n\n</details>"
)
"""A draft that every command that rewrites has something to do in."""


@pytest.fixture
def archive(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a folder of drafts, most of which are done in other processes."""
    monkeypatch.setattr(parallel, "SERIAL_BYTES", 300)
    monkeypatch.setattr(parallel, "_CHUNK_BYTES", 200)
    for number in range(DRAFTS):
        shell.write(f"{number:02}.md", REPEATED if number % 3 else QUOTED)
    return shell


@pytest.fixture
def untidy(archive: Shell) -> Shell:
    """Return the same folder, of drafts that all want to be formatted and converted."""
    for number in range(DRAFTS):
        archive.write(f"{number:02}.md", UNTIDY)
    return archive


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("lint",), id="lint"),
        pytest.param(("lint", "--output-format", "json"), id="gathered"),
        pytest.param(("lint", "--statistics"), id="statistics"),
        pytest.param(("lint", "--select", "XP"), id="across posts"),
        pytest.param(("fix", "--diff"), id="diff"),
    ],
)
def test_the_number_of_processes_changes_nothing(archive: Shell, command: tuple[str, ...]) -> None:
    archive.write("17.md", b"\xff")

    one = archive.run(*command, "--jobs", "1", "--no-cache")

    assert archive.run(*command, "--jobs", "3", "--no-cache") == one
    assert "17.md: is not UTF-8" in one.err


REWRITING = [
    pytest.param(("format",), id="format"),
    pytest.param(("format", "--details-style", "paragraph"), id="format with notes"),
    pytest.param(("convert", "--to", "zh-Hant"), id="convert"),
    pytest.param(("convert", "--to", "zh-Hant", "--into", "copies"), id="copies"),
    pytest.param(("convert", "--to", "zh-Hant", "--sibling"), id="siblings"),
    pytest.param(("edit", "--set", "draft=true", "--drop", "tags:b"), id="edit"),
]


@pytest.mark.parametrize("command", REWRITING)
@pytest.mark.parametrize("look", [(), ("--check",), ("--diff",)], ids=["write", "check", "diff"])
def test_several_processes_rewrite_as_one_does(
    untidy: Shell, command: tuple[str, ...], look: tuple[str, ...]
) -> None:
    untidy.write("17.md", b"\xff")
    untidy.write("30.md", "---\na: [\n---\n")
    before = contents(untidy)

    one = untidy.run(*command, *look, "--jobs", "1", ".")
    after_one = contents(untidy)
    restore(untidy, before)
    several = untidy.run(*command, *look, "--jobs", "3", ".")

    assert several == one
    assert contents(untidy) == after_one
    assert one.status == 2
    assert "17.md: is not UTF-8" in one.err
    assert (after_one == before) == bool(look)


@pytest.mark.parametrize("command", [("format",), ("convert", "--to", "zh-Hant")], ids=" ".join)
def test_a_look_by_several_processes_tells_what_would_change(
    untidy: Shell, command: tuple[str, ...]
) -> None:
    answer = untidy.run(*command, "--check", "--jobs", "3", ".")

    assert answer.status == 1
    assert answer.out.startswith("Would ")
    assert answer.out.count("\n") == DRAFTS + 1

    untidy.run(*command, "--jobs", "3", ".")
    assert untidy.run(*command, "--check", "--jobs", "3", ".").status == 0


RESTARTED = [
    pytest.param("spawn", ("lint", "--no-cache", "--select", "FM,SM,XP"), id="lint"),
    pytest.param("forkserver", ("lint", "--no-cache"), id="lint, forkserver"),
    pytest.param("spawn", ("lint", "--output-format", "json"), id="gathered"),
    pytest.param("spawn", ("fix", "--unsafe-fixes", "--select", "FM,SM"), id="fix"),
    pytest.param("spawn", ("convert", "--to", "zh-Hant", "--ambiguous"), id="decisions"),
    pytest.param("spawn", ("pairs", "--output-format", "tmx"), id="pairs"),
    pytest.param("spawn", ("terms", "--least", "1"), id="terms"),
    *(pytest.param("spawn", *row.values, id=str(row.id)) for row in REWRITING),
]


@pytest.mark.parametrize(("start_method", "command"), RESTARTED)
def test_processes_that_are_not_forked_do_the_same(
    untidy: Shell, monkeypatch: pytest.MonkeyPatch, start_method: str, command: tuple[str, ...]
) -> None:
    before = contents(untidy)
    one = untidy.run(*command, "--jobs", "1", ".")
    after_one = contents(untidy)
    restore(untidy, before)
    monkeypatch.setattr(parallel, "START_METHOD", start_method)
    started = started_processes(monkeypatch)

    several = untidy.run(*command, "--jobs", "2", ".")

    assert started == [start_method]
    assert several == one
    assert contents(untidy) == after_one


def started_processes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the start method of each pool of processes."""
    started: list[str] = []
    get_context = multiprocessing.get_context

    def noted(method: str) -> object:
        started.append(method)
        return get_context(method)

    monkeypatch.setattr(multiprocessing, "get_context", noted)
    return started


def test_a_rule_of_ones_own_runs_in_a_process_that_is_not_forked(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "START_METHOD", "spawn")
    archive.write("rules/house.py", house_rules.RULE)
    archive.write("postkit.toml", 'plugins = ["rules/house.py"]\n')
    for number in range(DRAFTS):
        archive.write(f"{number:02}.md", "一，二，三，四，五！\n")
    started = started_processes(monkeypatch)

    found = archive.codes("--allow-plugins", "--no-cache", "--jobs", "2", "--select", "HS001")

    assert started == ["spawn"]
    assert found == [f"{number:02}.md:HS001" for number in range(DRAFTS)]


def test_what_is_to_be_decided_is_listed_in_order(untidy: Shell) -> None:
    command = ("convert", "--to", "zh-Hant", "--ambiguous", ".")

    one = untidy.run(*command, "--jobs", "1")

    assert untidy.run(*command, "--jobs", "3") == one
    assert f"{DRAFTS} characters to decide.\n" in one.out


def test_a_path_that_is_not_there_is_reported_in_order(untidy: Shell) -> None:
    paths = [f"{number:02}.md" for number in range(DRAFTS)]
    paths[25:25] = ["nowhere.md"]
    paths[5:5] = ["gone.md"]

    one = untidy.run("format", "--details-style", "paragraph", "--check", "--jobs", "1", *paths)
    several = untidy.run("format", "--details-style", "paragraph", "--check", "--jobs", "3", *paths)

    assert several == one
    assert several.status == 2
    lines = several.err.splitlines()
    at = lines.index("postkit: nowhere.md: there is no such file or folder")
    assert lines[at - 1].startswith("postkit: 24.md:")
    assert lines[at + 1].startswith("postkit: 25.md:")


@pytest.mark.parametrize(
    "command", [("lint", "--no-cache"), ("format",), ("convert", "--to", "zh-Hant")], ids=" ".join
)
def test_a_process_that_dies_is_reported_with_its_draft(
    untidy: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    own = os.getpid()

    def die_of_one(path: str, flags: int) -> int:
        if path == "20.md" and os.getpid() != own:
            os._exit(1)
        return os.open(path, flags)

    monkeypatch.setattr("postkit.files.read_write._open_at_once", die_of_one)

    answer = untidy.run(*command, "--jobs", "2")

    assert answer.status == 3
    assert answer.err.count("postkit: 20.md: the process that worked on this draft was killed") == 1
    if command[0] != "lint":
        left = untidy.run(*command, "--check", "--jobs", "1").out.splitlines()[:-1]
        assert [line.partition(": ")[2] for line in left] == ["20.md"]


def test_a_bug_is_reported_with_its_draft_and_the_others_are_done(
    untidy: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_at_one(path: str, flags: int) -> int:
        if path in ("02.md", "20.md"):
            raise ValueError("too odd")
        return os.open(path, flags)

    monkeypatch.setattr("postkit.files.read_write._open_at_once", fail_at_one)

    answer = untidy.run("format", "--jobs", "2")

    assert (answer.status, answer.out) == (3, f"Formatted {DRAFTS - 2} files.\n")
    assert [line.partition(";")[0] for line in answer.err.splitlines()] == [
        "postkit: 02.md: failed with ValueError: too odd",
        "postkit: 20.md: failed with ValueError: too odd",
    ]


def test_a_broken_configuration_ends_the_run_in_order(untidy: Shell) -> None:
    untidy.write("z/postkit.toml", "select = 1\n")
    untidy.write("z/a.md", UNTIDY)

    answer = untidy.run("format", "--jobs", "3")

    assert (answer.status, answer.out) == (2, f"Formatted {DRAFTS} files.\n")
    assert answer.err.startswith("postkit: z/postkit.toml:1: ")
    assert untidy.read("z/a.md") == UNTIDY


def contents(shell: Shell) -> dict[str, bytes]:
    """Return what is in each file of the folder."""
    return {str(path): path.read_bytes() for path in shell.folder.rglob("*.md")}


def restore(shell: Shell, before: dict[str, bytes]) -> None:
    """Bring the folder back to what it was."""
    for path in shell.folder.rglob("*.md"):
        path.unlink()
    for name, data in before.items():
        Path(name).write_bytes(data)


def test_drafts_are_fixed_in_all_processes(archive: Shell) -> None:
    answer = archive.run("fix", "--unsafe-fixes", "--jobs", "3")

    assert answer.status == 0
    assert answer.out.startswith(f"Fixed {DRAFTS} findings in {DRAFTS} files.\n")


def test_a_baseline_goes_with_several_processes(archive: Shell) -> None:
    archive.run("lint", "--write-baseline", "--jobs", "3")
    archive.write("99.md", QUOTED)

    assert archive.codes("--baseline", ".postkit-baseline.json", "--jobs", "3") == ["99.md:FM009"]


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_processes_that_is_none(
    shell: Shell, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        shell.run("lint", f"--jobs={number}")

    assert caught.value.code == 2
    assert (
        f"argument --jobs/-j: `{number}` must be a whole number of at least 1; see"
        in capsys.readouterr().err
    )
