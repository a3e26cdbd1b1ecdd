"""Somebody else's archive is checked: nothing outside of it is read, written or obeyed."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

import pytest
from shell import REPEATED, REPEATED_FIXED, Shell


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a draft with a safe fix, outside the folder that commands run in."""
    path = tmp_path_factory.mktemp("outside") / "post.md"
    path.write_text(REPEATED, encoding="utf-8")
    return path


def test_a_link_out_of_the_archive_is_not_written_through(shell: Shell, outside: Path) -> None:
    (shell.folder / "link.md").symlink_to(outside)

    answer = shell.run("fix", "link.md")

    assert answer.status == 2
    assert "outside this folder; left alone" in answer.err
    assert outside.read_text(encoding="utf-8") == REPEATED


def test_a_glob_does_not_follow_links_out_of_the_archive(shell: Shell, outside: Path) -> None:
    shell.write("posts/own.md", REPEATED)
    (shell.folder / "posts/link").symlink_to(outside.parent)

    answer = shell.run("fix", "posts/**/*.md")

    assert answer.status == 0
    assert shell.read("posts/own.md") == REPEATED_FIXED
    assert outside.read_text(encoding="utf-8") == REPEATED


def test_a_folder_that_is_a_link_out_of_the_archive_is_not_written_through(
    shell: Shell, outside: Path
) -> None:
    (shell.folder / "posts").symlink_to(outside.parent)

    for path in ("posts", "posts/post.md", "./posts/"):
        answer = shell.run("fix", path)

        assert answer.status == 2
        assert "outside this folder; left alone" in answer.err
    assert outside.read_text(encoding="utf-8") == REPEATED


def test_a_folder_elsewhere_is_written_where_it_is_named(shell: Shell, outside: Path) -> None:
    assert shell.run("fix", str(outside)).status == 0
    assert outside.read_text(encoding="utf-8") == REPEATED_FIXED


def test_a_link_within_the_archive_is_followed(shell: Shell) -> None:
    shell.write("posts/own.md", REPEATED)
    (shell.folder / "link.md").symlink_to(shell.folder / "posts/own.md")

    assert shell.run("fix", "link.md").status == 0
    assert shell.read("posts/own.md") == REPEATED_FIXED
    assert (shell.folder / "link.md").is_symlink()


@pytest.mark.parametrize("linked", ["folder", "database"])
def test_a_cache_that_is_a_link_is_not_used(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, outside: Path, linked: str
) -> None:
    monkeypatch.setattr("postkit.cli.runs.cached_results.WORTHWHILE", 1)
    shell.write("a.md", REPEATED)
    database = outside.with_name("results.sqlite")
    with sqlite3.connect(database) as connection:
        connection.execute("create table mine (value text)")
    connection.close()
    before = database.read_bytes()
    cache = shell.folder / ".postkit_cache"
    if linked == "folder":
        cache.symlink_to(outside.parent)
    else:
        cache.mkdir()
        (cache / "results.sqlite").symlink_to(database)

    assert shell.run("lint", "-q", ".").status == 1
    assert shell.run("lint", "-q", ".").status == 1
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "value", [b"[", b"[1, 2]", b"null", b'[[1],"text",[["a"]]]', b"\xff", "text", None]
)
def test_a_damaged_value_of_the_cache_is_a_miss(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, value: bytes | str | None
) -> None:
    monkeypatch.setattr("postkit.cli.runs.cached_results.WORTHWHILE", 1)
    os.utime(shell.write("a.md", REPEATED), (1_700_000_000, 1_700_000_000))
    first = shell.run("lint", ".")
    with sqlite3.connect(shell.folder / ".postkit_cache/results.sqlite") as connection:
        connection.execute("update results set value = ?", (value,))
    connection.close()

    assert shell.run("lint", ".") == first


def test_settings_are_not_read_from_a_device_or_a_pipe(shell: Shell) -> None:
    shell.write("a.md")
    os.mkfifo(shell.folder / "pipe.toml")
    for name in ("/dev/zero", "pipe.toml"):
        shell.write("postkit.toml", f'extend = "{name}"\n')

        answer = shell.run("lint", "a.md")

        assert answer.status == 2
        assert "is not a regular file" in answer.err


def test_a_configured_baseline_stays_inside(shell: Shell, outside: Path) -> None:
    shell.write("a.md", REPEATED)
    target = outside.with_name("baseline.json")
    shell.write("postkit.toml", f'baseline = "{os.path.relpath(target, shell.folder)}"\n')

    answer = shell.run("lint", "--write-baseline", "--", "a.md")

    assert answer.status == 2
    assert "points outside the folder" in answer.err
    assert not target.exists()


def test_a_path_may_start_with_a_dash(shell: Shell) -> None:
    shell.write("-l.md", REPEATED)

    assert shell.run("fix", "--", "-l.md").status == 0
    assert shell.read("-l.md") == REPEATED_FIXED


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param('glossaries = ["TARGET"]\nselect = ["BI010"]\n', id="glossary of terms"),
        pytest.param('[convert]\nglossary = "TARGET"\n', id="glossary of a conversion"),
        pytest.param(
            '[[terms]]\ncode = "HS001"\nname = "house"\npath = "TARGET"\n', id="list of terms"
        ),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_no_setting_makes_a_run_wait_for_ever(shell: Shell, settings: str, kind: str) -> None:
    target = shell.folder / "terms.csv"
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to("/dev/zero")
    shell.write("postkit.toml", settings.replace("TARGET", "terms.csv"))
    shell.write("a.md", "文字。\n")

    answer = shell.run("lint", "a.md")

    assert answer.status == 2
    # A list of terms that is a link is refused for where it leads.
    assert re.search("terms.csv:? is (not a regular file|outside of the archive)", answer.err)


def test_a_pipe_beside_a_folder_is_no_reason_to_wait(shell: Shell) -> None:
    shell.write("posts/a.md")
    os.mkfifo(shell.folder / "b.md")

    answer = shell.run("lint", "posts", "b.md")

    assert answer.status == 2
    assert answer.err == "postkit: b.md: is not a regular file\n"


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_plugin_is_read_from_a_file(shell: Shell, kind: str) -> None:
    target = shell.folder / "rules.py"
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to("/dev/zero")
    shell.write("postkit.toml", 'plugins = ["rules.py"]\n')
    shell.write("a.md", "文字。\n")

    answer = shell.run("lint", "--allow-plugins", "a.md")

    assert answer.status == 2
    assert "rules.py: is not a regular file" in answer.err


@pytest.mark.parametrize(
    ("name", "settings", "size"),
    [
        pytest.param("other.toml", 'extend = "other.toml"\n', 1, id="settings"),
        pytest.param("a.json", '[[schemas]]\npath = "a.json"\n', 5, id="schema"),
        pytest.param("a.csv", 'glossaries = ["a.csv"]\nselect = ["BI010"]\n', 20, id="glossary"),
        pytest.param("rules.py", 'plugins = ["rules.py"]\n', 5, id="plugin"),
        pytest.param(
            "a.txt", '[[terms]]\ncode = "HS001"\nname = "house"\npath = "a.txt"\n', 5, id="terms"
        ),
    ],
)
def test_what_settings_name_may_not_be_of_any_size(
    shell: Shell, name: str, settings: str, size: int
) -> None:
    with (shell.folder / name).open("wb") as file:
        file.truncate(size * 1_000_000 + 1)
    shell.write("postkit.toml", settings)
    shell.write("a.md", "文字。\n")

    answer = shell.run("lint", "--allow-plugins", "a.md")

    assert answer.status == 2
    assert f"is larger than {size} MB" in answer.err
