"""Only what a branch has changed is linted, as git tells it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import CLEAN, QUOTED, REPEATED, Shell

MANY = "---\ntitle: 桥\n---\n\n先看桥,再看河。\n\n文字。\n\n山高,水长。\n"
"""SM101 in lines 5 and 9."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=N", "-c", "user.email=n@example.org", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "step")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a repository on the branch `work`, with old findings on `main`."""
    folder = tmp_path_factory.mktemp("repository")
    with pytest.MonkeyPatch.context() as patched:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patched.delenv(name)
        git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
        (folder / "旧.md").write_text(REPEATED, encoding="utf-8")
        (folder / "many.md").write_text(MANY, encoding="utf-8")
        (folder / "posts").mkdir()
        (folder / "posts/a b.md").write_text(CLEAN, encoding="utf-8")
        commit(folder)
        git(folder, "switch", "--quiet", "--create", "work")
        yield folder


@pytest.fixture
def archive(shell: Shell, repository: Path) -> Shell:
    """Return a shell in a copy of the repository."""
    shutil.copytree(repository, shell.folder, dirs_exist_ok=True)
    return shell


# Files


def test_without_changes_nothing_is_linted(archive: Shell) -> None:
    answer = archive.run("lint", "--diff-base", "main")

    assert (answer.status, answer.out) == (0, "No files were checked.\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        pytest.param("posts/a b.md", id="space"),
        pytest.param("新的 帖子.md", id="Chinese"),
        pytest.param('q"uo\\te.md', id="quote and backslash"),
        pytest.param("tab\there.md", id="tab"),
        pytest.param("line\nbreak.md", id="newline"),
        pytest.param("-option.md", id="dash"),
        pytest.param("deep/er/b.md", id="new folder"),
    ],
)
@pytest.mark.parametrize("state", ["untracked", "staged", "committed"])
def test_a_changed_draft_is_linted_whatever_it_is_called(
    archive: Shell, path: str, state: str
) -> None:
    archive.write(path, QUOTED)
    if state == "staged":
        git(archive.folder, "add", "--all")
    if state == "committed":
        commit(archive.folder)

    expected = [f"{path}:FM009"]
    assert archive.codes("--diff-base", "main") == expected
    assert archive.codes("--diff-base", "main", "--changed-lines-only") == expected


def test_a_path_that_is_no_unicode(archive: Shell) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    archive.write(name, QUOTED)
    commit(archive.folder)

    assert archive.codes("--diff-base", "main", "--changed-lines-only") == [f"{name}:FM009"]


def test_what_git_ignores_or_the_branch_deletes_is_not_linted(archive: Shell) -> None:
    archive.write(".gitignore", "drafts/\n")
    archive.write("drafts/a.md", QUOTED)
    os.remove(archive.folder / "旧.md")

    assert archive.codes("--diff-base", "main") == []


def test_what_the_base_has_gained_meanwhile_does_not_count(archive: Shell) -> None:
    archive.write("new.md", QUOTED)
    commit(archive.folder)
    git(archive.folder, "switch", "--quiet", "main")
    archive.write("旧.md", REPEATED + "\n更多。\n")
    commit(archive.folder)
    git(archive.folder, "switch", "--quiet", "work")

    assert archive.codes("--diff-base", "main") == ["new.md:FM009"]


def test_only_what_is_named_and_changed_is_linted(archive: Shell) -> None:
    archive.write("posts/b.md", QUOTED)
    archive.write("c.md", QUOTED)

    assert archive.codes("--diff-base", "main", "posts", "旧.md") == ["posts/b.md:FM009"]
    assert archive.run("lint", "--diff-base", "main", "--show-files").out == "c.md\nposts/b.md\n"


def test_from_a_folder_of_the_repository(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("posts/b.md", QUOTED)
    archive.write("c.md", QUOTED)
    monkeypatch.chdir("posts")

    assert archive.codes("--diff-base", "main") == ["b.md:FM009"]
    assert archive.codes("--diff-base", "main", "..") == ["../c.md:FM009", "../posts/b.md:FM009"]


def test_through_a_link_to_the_repository(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "site"
    link.symlink_to(archive.folder)
    archive.write("c.md", QUOTED)

    assert archive.codes("--diff-base", "main", str(link)) == [f"{link}/c.md:FM009"]


# Lines


def test_a_changed_draft_is_linted_whole_unless_lines_are_asked_for(archive: Shell) -> None:
    archive.write("many.md", MANY.replace("山高", "山高高"))

    assert archive.codes("--diff-base", "main") == ["many.md:SM101"] * 2
    assert archive.codes("--diff-base", "main", "--changed-lines-only") == ["many.md:SM101"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(MANY.replace("文字。", "文字！"), [], id="between"),
        pytest.param(MANY.replace("再看河", "再看江"), [5], id="first"),
        pytest.param(MANY.replace("\n\n文字。\n\n", "\n"), [5, 6], id="taken out beside both"),
        pytest.param(
            MANY.replace("文字。", "文字,好。\n+++ b/x.md\n--- a/x"), [7], id="like a header"
        ),
        pytest.param(MANY.replace("文字。", "文字。\r还是,文字。"), [8], id="lone carriage return"),
        pytest.param(MANY.replace("\n", "\r\n"), [5, 9], id="every newline"),
        pytest.param(MANY.removesuffix("\n"), [9], id="no newline at the end"),
        pytest.param(MANY + "末,行", [10], id="added at the end, without newline"),
    ],
)
def test_changed_lines(archive: Shell, text: str, lines: list[int]) -> None:
    archive.write("many.md", text)

    answer = archive.run(
        *("lint", "--diff-base", "main", "--changed-lines-only", "-q"),
        *("--output-format", "concise", "--select", "SM101"),
    )

    assert [int(line.split(":")[1]) for line in answer.out.splitlines()] == lines


def test_a_renamed_draft_has_changed_but_none_of_its_lines(archive: Shell) -> None:
    git(archive.folder, "mv", "many.md", "more.md")

    assert archive.codes("--diff-base", "main") == ["more.md:SM101"] * 2
    assert archive.codes("--diff-base", "main", "--changed-lines-only") == []


def test_the_line_of_a_renamed_draft_that_was_changed(archive: Shell) -> None:
    git(archive.folder, "mv", "many.md", "多.md")
    archive.write("多.md", MANY.replace("山高", "山很高"))

    assert archive.codes("--diff-base", "main", "--changed-lines-only") == ["多.md:SM101"]


def test_a_link_that_becomes_a_draft_is_new(archive: Shell) -> None:
    (archive.folder / "link.md").symlink_to("many.md")
    commit(archive.folder)
    git(archive.folder, "switch", "--quiet", "--create", "later")
    os.remove(archive.folder / "link.md")
    archive.write("link.md", QUOTED)

    assert archive.codes("--diff-base", "work", "--changed-lines-only") == ["link.md:FM009"]


def test_the_user_may_have_configured_git_otherwise(archive: Shell) -> None:
    for name, value in (
        *(("diff.noprefix", "true"), ("color.ui", "always"), ("diff.external", "false")),
        *(("core.quotePath", "false"), ("diff.interHunkContext", "20"), ("diff.context", "9")),
        *(("diff.relative", "true"), ("diff.mnemonicPrefix", "true"), ("diff.renames", "copies")),
    ):
        git(archive.folder, "config", name, value)
    archive.write("旧.md", REPEATED + "\n新\n")
    archive.write("many.md", MANY.replace("山高", "山高高"))

    assert archive.codes("--diff-base", "main", "--changed-lines-only") == ["many.md:SM101"]


def test_fix_changes_only_drafts_that_have_changed(archive: Shell) -> None:
    archive.write("many.md", MANY + "新。\n")

    archive.run("fix", "--diff-base", "main")

    assert archive.read("旧.md") == REPEATED
    assert "," not in archive.read("many.md")


def test_a_baseline_goes_with_it(archive: Shell) -> None:
    archive.run("lint", "--write-baseline", "known.json")
    archive.write("many.md", MANY + "末,行\n")

    found = archive.codes("--diff-base", "main", "--baseline", "known.json")
    assert found == ["many.md:SM101"]


# What cannot be


def test_an_unknown_revision(archive: Shell) -> None:
    answer = archive.run("lint", "--diff-base", "no-such")

    assert answer.status == 2
    assert answer.err == "postkit: --diff-base no-such: git knows no such revision\n"


def test_a_revision_that_looks_like_an_option(archive: Shell) -> None:
    assert archive.run("lint", "--diff-base=--help").status == 2


def test_a_shallow_clone(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("c.md", QUOTED)
    commit(archive.folder)
    git(archive.folder, "clone", "--quiet", "--depth=1", f"file://{archive.folder}", "clone")
    monkeypatch.chdir("clone")

    answer = archive.run("lint", "--diff-base", "origin/main")

    assert answer.status == 2
    assert "git knows no such revision; this clone has only a part of the history" in answer.err


def test_histories_that_have_nothing_in_common(archive: Shell) -> None:
    git(archive.folder, "switch", "--quiet", "--orphan", "other")
    archive.write("c.md", QUOTED)
    commit(archive.folder)

    answer = archive.run("lint", "--diff-base", "main")

    assert answer.status == 2
    assert "no commit in common" in answer.err


def test_no_repository(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shell.folder.parent))

    answer = shell.run("lint", "--diff-base", "main")

    assert answer.status == 2
    assert answer.err.startswith("postkit: --diff-base: git says: not a git repository")


def test_no_git(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(archive.folder))

    answer = archive.run("lint", "--diff-base", "main")

    assert (answer.status, answer.err) == (
        2,
        "postkit: --diff-base needs git, which is not installed here\n",
    )


def test_options_that_contradict_each_other(archive: Shell) -> None:
    assert archive.run("lint", "--changed-lines-only").err == (
        "postkit: --changed-lines-only needs --diff-base\n"
    )
    assert archive.run("lint", "--diff-base", "main", "-").status == 2
