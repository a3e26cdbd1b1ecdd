"""Somebody else's archive is checked: nothing outside of it is read, written or obeyed."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest
from shell import REPEATED, REPEATED_FIXED, Shell, process

import postkit
from postkit.cli.runs.outcome import _remarks
from postkit.engine.fixer import FixResult

ESCAPE = "\x1b[31m"
COMMAND = "\n::error::owned"


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


@pytest.mark.parametrize("form", ["concise", "full", "github", "azure"])
def test_no_value_reaches_the_terminal_or_starts_a_line(shell: Shell, form: str) -> None:
    value = '"a\\n::error::owned\\e[31m"'
    shell.write("a.md", f"---\ntitle: 桥\ntags: [{value}, {value}]\n---\n\n文字。\n")
    shell.write(f"b{ESCAPE}{COMMAND}.md", "---\ntags: [a, a]\n---\n\n文字。\n")
    shell.write("c.md", f"---\ntitle: 桥\n---\n\n<!-- postkit-disable {ESCAPE}X -->\n")

    answer = shell.run("lint", "--no-cache", "--output-format", form, ".")

    assert answer.status == 1
    assert "\x1b" not in answer.out + answer.err
    assert not [line for line in answer.out.splitlines() if line.lstrip().startswith("::error::o")]


def test_an_inferred_schema_shows_no_escapes(shell: Shell) -> None:
    for number in range(6):
        shell.write(f"{number}.md", f'---\ntitle: 桥{number}\nkind: "a\\e[31m"\n---\n\n文字。\n')

    answer = shell.run("schema", "infer", ".")

    assert "a<U+001B>[31m" in answer.err
    assert "\x1b" not in answer.out + answer.err


def test_the_name_of_a_file_in_an_error_is_one_line(shell: Shell) -> None:
    shell.write(f"a{COMMAND}.md", b"\xff\xff")

    answer = shell.run("lint", "--no-cache", ".")

    assert answer.err.count("\n") == 1
    assert answer.err.startswith("postkit: a<U+000A>::error::owned.md: is not UTF-8")


def test_a_diff_shows_escapes_on_a_terminal_only(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("a.md", REPEATED.replace("文", ESCAPE))
    arguments = ("fix", "--diff", "--color", "never", "--select", "FM011", "a.md")
    assert ESCAPE in shell.run(*arguments).out

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    out = shell.run(*arguments).out
    assert "<U+001B>[31m" in out
    assert ESCAPE not in out


def test_a_path_may_start_with_a_dash(shell: Shell) -> None:
    shell.write("-l.md", REPEATED)

    assert shell.run("fix", "--", "-l.md").status == 0
    assert shell.read("-l.md") == REPEATED_FIXED


@pytest.mark.parametrize(("options", "status"), [(["--exit-zero"], 0), ([], 1)])
def test_a_reader_that_has_seen_enough(shell: Shell, options: list[str], status: int) -> None:
    for number in range(300):
        shell.write(f"{number}.md", REPEATED)
    done = process(
        shell.folder,
        "-c",
        "import subprocess, sys\n"
        "lint = [sys.executable, '-m', 'postkit', 'lint', '--no-cache', *sys.argv[1:], '.']\n"
        "run = subprocess.Popen(lint, stdout=subprocess.PIPE)\n"
        "run.stdout.readline(); run.stdout.close(); sys.exit(run.wait())",
        *options,
    )

    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("lint", 1),
        ("--version", 0),
        *(
            pytest.param(command, status, marks=pytest.mark.slow)
            for command, status in (
                ("", 0),
                ("--help", 0),
                ("lint --help", 0),
                ("doctor", 0),
                ("explain SM001", 0),
                ("rules", 0),
                ("status", 0),
                ("lint --show-config", 0),
                ("fix --check", 1),
                ("format --diff", 1),
            )
        ),
    ],
)
def test_a_reader_that_is_gone(shell: Shell, command: str, status: int) -> None:
    shell.write("a.md", REPEATED.replace("文字。", "文字。   "))
    reader, closed = os.pipe()
    os.close(reader)

    done = process(shell.folder, "-m", "postkit", *command.split(), stdout=closed)

    os.close(closed)

    assert (done.returncode, done.stderr) == (status, "")


def test_a_withdrawn_fix_gives_no_command_to_a_log() -> None:
    report = postkit.lint_text("这座桥,很长。\n", path="a\n::error::b.md")
    result = FixResult(report.source, report.source.text, (), report.diagnostics, report)

    (remark,) = _remarks(result)

    assert remark.startswith("a<U+000A>::error::b.md:1: the fix of SM101 was withdrawn")


@pytest.mark.parametrize(
    ("name", "text", "command"),
    [
        ("schema.json", '{"title": "a", "\\u001b[2J": {}}', ("schema", "check", "schema.json")),
        ("postkit.toml", 'exclude = ["\\u001b[2J"]\n', ("lint", "--show-config")),
    ],
)
def test_what_an_archive_says_reaches_no_terminal_raw(
    shell: Shell, name: str, text: str, command: tuple[str, ...]
) -> None:
    shell.write(name, text)

    assert "\x1b" not in (answer := shell.run(*command)).out + answer.err


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
