"""Runs over an archive remember what they found, and say the same as if they did not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shell import CLEAN, QUOTED, REPEATED, Shell

from postkit.cli.runs import cached_results
from postkit.config import Configuration, result_caches
from postkit.engine.cache import Cache
from postkit.files import read_write
from postkit.reporters import REPORTERS
from postkit.review.board import Board

OLD = 1_600_000_000
DRAFTS = 15


@pytest.fixture(autouse=True)
def results_are_kept_of_a_few_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_results, "WORTHWHILE", DRAFTS - 2)


@pytest.fixture
def archive(shell: Shell) -> Shell:
    """Return a folder of drafts that were written long ago."""
    for number in range(DRAFTS):
        text = {0: REPEATED, 1: QUOTED}.get(number % 7, CLEAN).replace("桥", f"桥{number}")
        os.utime(shell.write(f"posts/{number:02}.md", text), (OLD, OLD))
    return shell


def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that will hold the drafts that are checked."""
    paths: list[str] = []
    check = cached_results.CheckWithFingerprint.__call__

    def note(self: cached_results.CheckWithFingerprint, path: str) -> cached_results.CheckedFile:
        paths.append(path)
        return check(self, path)

    monkeypatch.setattr(cached_results.CheckWithFingerprint, "__call__", note)
    return paths


@pytest.mark.parametrize("output", ["full", "concise", "jsonl"])
@pytest.mark.parametrize("more", [(), ("--statistics",), ("--select", "FM,XP")], ids=str)
def test_the_second_run_says_the_same_and_checks_nothing(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, output: str, more: tuple[str, ...]
) -> None:
    command = ("lint", "--output-format", output, *more, "posts")
    without = archive.run(*command, "--no-cache")
    first = archive.run(*command)
    paths = checked(monkeypatch)

    assert archive.run(*command) == first == without
    assert paths == []


def test_each_draft_is_read_once_for_its_findings_and_its_digest(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    open_file = read_write._open_at_once

    def note(path: str, flags: int) -> int:
        opened.append(path)
        return open_file(path, flags)

    monkeypatch.setattr(read_write, "_open_at_once", note)
    archive.run("lint", "posts")

    drafts = [path for path in opened if path.endswith(".md")]
    assert len(drafts) == len(set(drafts)) == DRAFTS


def test_findings_that_were_only_counted_are_shown_afterwards(archive: Shell) -> None:
    without = archive.run("lint", "--no-cache", "posts")
    archive.run("lint", "--statistics", "posts")

    assert archive.run("lint", "posts") == without


FORMATS = [(), ("--statistics",), *(("--output-format", name) for name in REPORTERS)]


@pytest.mark.parametrize("more", FORMATS, ids=str)
def test_report_and_board_check_nothing_that_was_linted(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    report = ("report", "--output-format", "json", "posts")
    without = archive.run(*report, "--no-cache")
    archive.run("lint", *more, "posts")
    monkeypatch.setattr("postkit.cli.runs.outcome.Check.check", pytest.fail)
    monkeypatch.setattr("postkit.cli.runs.reported_posts.make_entry", pytest.fail)
    monkeypatch.setattr("postkit.review.scan.make_entry", pytest.fail)

    assert archive.run(*report) == without
    board = Board(Configuration, ["posts"])
    board.load(lambda number: None, pytest.fail)
    assert len(board.rows()) == DRAFTS
    assert board.posts_to_decide() == 2


def test_only_what_has_changed_is_checked_again(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.run("lint", "--output-format", "concise", "posts")
    archive.write("posts/07.md", CLEAN)
    archive.write("posts/99.md", QUOTED)
    paths = checked(monkeypatch)

    answer = archive.run("lint", "--output-format", "concise", "posts")

    assert paths == [os.path.join("posts", name) for name in ("07.md", "99.md")]
    assert answer == archive.run("lint", "--output-format", "concise", "--no-cache", "posts")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("--ignore", "FM009"), id="another choice of rules"),
        pytest.param(("--severity", "FM009=error"), id="another severity"),
        pytest.param(("--output-format", "concise"), id="another format"),
    ],
)
def test_other_settings_are_another_matter(archive: Shell, change: tuple[str, ...]) -> None:
    archive.run("lint", "posts")

    assert archive.run("lint", *change, "posts") == archive.run(
        "lint", *change, "--no-cache", "posts"
    )


def test_a_changed_configuration_or_schema_is_seen(archive: Shell) -> None:
    archive.write("postkit.toml", '[[schemas]]\npath = "site.json"\n')
    archive.write("site.json", '{"required": []}')
    assert "FM101" not in archive.run("lint", "posts").out

    archive.write("site.json", '{"required": ["date"]}')
    assert "FM101" in archive.run("lint", "posts").out

    archive.write("postkit.toml", 'ignore = ["FM"]\n')
    assert archive.run("lint", "posts").status == 0


def test_a_damaged_cache_is_no_obstacle(archive: Shell) -> None:
    before = archive.run("lint", "posts")
    (database,) = Path(".postkit_cache").glob("*.sqlite")
    database.write_bytes(database.read_bytes()[:9000])

    assert archive.run("lint", "posts") == before


def test_a_few_drafts_leave_no_cache(shell: Shell) -> None:
    shell.write("posts/a.md", QUOTED)

    shell.run("lint", "posts")

    assert os.listdir(".") == ["posts"]


def test_the_cache_may_live_elsewhere_and_be_removed(archive: Shell) -> None:
    archive.run("lint", "--cache-dir", "elsewhere", "posts")
    assert sorted(os.listdir(".")) == ["elsewhere", "posts"]

    assert archive.run("clean", "--cache-dir", "posts").out == "There is no cache in posts.\n"
    assert archive.run("clean", "--cache-dir", "elsewhere").out == "Removed elsewhere.\n"
    assert os.listdir(".") == ["posts"]


def test_clean_removes_the_cache_beside_the_configuration(archive: Shell) -> None:
    archive.write("postkit.toml", "")
    archive.run("lint", "posts")
    assert ".postkit_cache" in os.listdir(".")

    archive.run("clean", "posts")

    assert ".postkit_cache" not in os.listdir(".")


def test_the_cache_is_read_once_for_all_folders_with_equal_settings(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(DRAFTS):
        os.utime(shell.write(f"{number % 5}/{number}.md", QUOTED), (OLD, OLD))
    shell.run("lint", "--isolated", ".")
    opened: list[str] = []
    monkeypatch.setattr(
        result_caches, "Cache", lambda folder, key: opened.append(folder) or Cache(folder, key)
    )

    answer = shell.run("lint", "--isolated", ".")

    assert answer == shell.run("lint", "--isolated", "--no-cache", ".")
    assert len(opened) == 1


UNTIDY = "---\ntitle: 桥\n---\n\n文字。 \n"


@pytest.fixture
def untidy(archive: Shell) -> Shell:
    """Return the archive with a post that `postkit format` changes, and one that it keeps."""
    os.utime(archive.write("posts/98.md", UNTIDY), (OLD, OLD))
    original = "\n<details>\n<summary>Original</summary>\n\n- A bridge.\n\n</details>\n"
    os.utime(archive.write("posts/99.md", CLEAN + original), (OLD, OLD))
    return archive


@pytest.mark.parametrize(
    "more", [("--check",), ("--diff",), ("--check", "--details-style", "paragraph")], ids=" ".join
)
def test_format_says_the_same_again(untidy: Shell, more: tuple[str, ...]) -> None:
    without = untidy.run("format", *more, "--no-cache", "posts")
    first = untidy.run("format", *more, "posts")

    assert untidy.run("format", *more, "posts") == first == without
    assert first.status == 1


@pytest.mark.parametrize(
    ("more", "again"),
    [(("--check",), []), (("--diff",), ["posts/98.md"]), ((), ["posts/98.md"])],
    ids=str,
)
def test_only_a_post_whose_new_text_is_needed_is_formatted_again(
    untidy: Shell, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], again: list[str]
) -> None:
    untidy.run("format", "--check", "posts")
    paths = checked(monkeypatch)

    untidy.run("format", *more, "posts")

    assert paths == again


def test_what_was_formatted_is_not_taken_for_what_it_was(untidy: Shell) -> None:
    untidy.run("format", "--check", "posts")

    assert untidy.run("format", "posts").out.startswith("Formatted 1 file;")
    assert untidy.run("format", "--check", "posts").status == 0
    untidy.write("posts/98.md", UNTIDY)
    assert "Would format: posts/98.md" in untidy.run("format", "--check", "posts").out


@pytest.mark.parametrize("value", [b"", b"{}", b"[]", b"[1]", b"[true, 1]", b"\xff", b"null"])
def test_a_damaged_value_is_formatted_again(
    untidy: Shell, monkeypatch: pytest.MonkeyPatch, value: bytes
) -> None:
    first = untidy.run("format", "--check", "posts")
    monkeypatch.setattr(Cache, "get", lambda self, path: value)

    assert untidy.run("format", "--check", "posts") == first


def test_what_is_excluded_does_not_make_the_cache_useless(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.run("lint", "posts")
    paths = checked(monkeypatch)

    archive.run("lint", "--exclude", "01.md", "posts")
    archive.write("postkit.toml", 'exclude = ["02.md"]\n')
    archive.run("lint", "posts")

    assert paths == []
