"""What is mistyped is answered with the nearest; nothing typed, with what is used most."""

from __future__ import annotations

import pytest
from shell import Shell


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("lnt", "postkit: no command is called `lnt`; did you mean `lint`?; see `postkit --help`"),
        ("lint --unsafe-fixs", "arguments: --unsafe-fixs; did you mean `--unsafe-fixes`?"),
        ("format --qiet", "did you mean `--quiet`?"),
        ("lint --output-format jsn", "did you mean `json`?"),
        ("schema infr", "did you mean `infer`?"),
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


def test_nothing_typed_shows_what_is_used_most(shell: Shell) -> None:
    answer = shell.run()

    assert answer.status == 0
    assert answer.out.count("  postkit ") == 3


def test_doctor_says_what_was_found(shell: Shell) -> None:
    shell.write("hugo.toml", "")
    shell.write("postkit.toml", 'ignore = ["SM"]\n')
    shell.write(".postkit_cache/x", b"1234")

    answer = shell.run("doctor")

    assert answer.status == 0
    for line in (
        "  version: 0.1.0",
        "  files: postkit.toml",
        "  site: hugo (found hugo.toml)",
        "  markdown: goldmark",
        "  size: 4 bytes",
    ):
        assert line in answer.out.splitlines()


def test_doctor_knows_only_what_is_there(shell: Shell) -> None:
    answer = shell.run("doctor", "nope.md")

    assert (answer.status, answer.err) == (
        2,
        "postkit: nope.md: there is no such file or folder\n",
    )


def test_doctor_names_what_is_wrong(shell: Shell) -> None:
    shell.write("postkit.toml", "ignore = 1\n")

    answer = shell.run("doctor")

    assert answer.status == 2
    assert "  configuration: postkit.toml:1: `ignore` must be a list of strings" in answer.out
