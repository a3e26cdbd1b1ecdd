"""What is mistyped is answered with the nearest; nothing typed, with what is used most."""

from __future__ import annotations

import pytest
from shell import Shell


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("lnt", "postkit: no command is called `lnt`; did you mean `lint`? See `postkit --help`"),
        ("lint --unsafe-fixs", "arguments: --unsafe-fixs; did you mean `--unsafe-fixes`?"),
        ("format --qiet", "did you mean `--quiet`?"),
        ("lint --output-format jsn", "did you mean `json`?"),
        ("schema infr", "did you mean `infer`?"),
        ("check posts/", "no command is called `check`; did you mean `postkit lint`? See"),
        ("version", "did you mean `postkit --version`?"),
        ("bump a.md", "did you mean `postkit status bump`?"),
        ("help lnt", "no command is called `lnt`; did you mean `lint`?"),
        ("edit --delete a", "arguments: --delete; see"),
        ("lint -fix", "did you mean `--fix`?"),
        ("lint --zzzzzz", "unrecognized arguments: --zzzzzz; see `postkit lint --help`"),
    ],
)  # fmt: skip
def test_the_nearest_is_named(
    shell: Shell, capsys: pytest.CaptureFixture[str], typed: str, answer: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        shell.run(*typed.split())

    error = capsys.readouterr().err
    assert stop.value.code == 2
    assert answer in error
    assert error.count("\n") == 1


def test_a_file_with_a_dash_is_distinguished_from_an_option(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("-a.md")
    monkeypatch.chdir(shell.folder)

    with pytest.raises(SystemExit):
        shell.run("lint", "-a.md")

    assert "; a file of this name is written `./-a.md`; see" in capsys.readouterr().err


def test_nothing_typed_shows_what_is_used_most(shell: Shell) -> None:
    answer = shell.run()

    assert answer.status == 0
    assert answer.out.count("  postkit ") == 3


@pytest.mark.parametrize(
    ("typed", "answer"), [("help", "usage: postkit "), ("help lint", "usage: postkit lint ")]
)
def test_help_is_a_command_too(
    shell: Shell, capsys: pytest.CaptureFixture[str], typed: str, answer: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        shell.run(*typed.split())

    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(answer)
