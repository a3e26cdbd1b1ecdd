"""Nothing that an archive holds is a command to a terminal or a log."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import pytest
from shell import REPEATED, Shell, process

import postkit
from postkit import cli
from postkit.cli.runs.outcome import _remarks
from postkit.engine.fixer import FixResult

ESCAPE = "\x1b[31m"


COMMAND = "\n::error::owned"


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
    "arguments",
    [
        pytest.param([f"a{ESCAPE}{COMMAND}"], id="a command"),
        pytest.param(["rules", f"--a{ESCAPE}{COMMAND}"], id="an option"),
        pytest.param(["lint", f"a{ESCAPE}{COMMAND}.md"], id="a path"),
        pytest.param(["lint", "--config", "bad.toml", "."], id="a setting"),
        pytest.param(["schema", "infer", "."], id="a draft that is left out"),
    ],
)
def test_no_error_starts_a_line_with_a_command(
    shell: Shell, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    shell.write("bad.toml", f'"k\\u001b[31m{COMMAND.encode("unicode_escape").decode()}" = 1\n')
    shell.write(f"a{COMMAND}.md", "---\ntitle: [\n---\n\n文字。\n")
    shell.write("b.md")

    with suppress(SystemExit):
        cli.main(arguments)
    error = capsys.readouterr().err

    assert "::error" in error or ":<U+003A>error" in error
    assert "\x1b" not in error
    assert not [line for line in error.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    "arguments", [["lint", "--show-files", "."], ["report", "--output-format", "csv", "."]]
)
def test_a_list_of_files_shows_escapes_on_a_terminal_only(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    shell.write(f"a{ESCAPE}.md", REPEATED)
    assert ESCAPE in shell.run(*arguments).out

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    answer = shell.run(*arguments)

    assert "a<U+001B>[31m.md" in answer.out
    assert "\x1b" not in answer.out
