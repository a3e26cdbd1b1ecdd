"""Drafts on standard input."""

from __future__ import annotations

import io
import json

from shell import REPEATED, REPEATED_FIXED, Answer, Shell, fill

# Exit statuses and summaries


def test_check_of_standard_input_prints_no_draft(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, REPEATED)

    answer = shell.run("fix", "--check", "-")

    assert answer.status == 1
    assert answer.out == "Would fix: <stdin>\nWould fix 1 finding in 1 file.\n"


def test_stdin_is_linted_under_the_name_it_would_have(shell: Shell, stdin: io.BytesIO) -> None:
    shell.write("posts/postkit.toml", 'ignore = ["FM009"]\n')
    fill(stdin, "---\ntitle: “桥”\ntags: [a, b, a]\n---\n")

    assert shell.codes("-", "--stdin-filename", "posts/a.md") == ["posts/a.md:FM011"]


def test_stdin_without_a_name(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, REPEATED)

    answer = shell.run("lint", "-", "--output-format", "concise", "-q")

    assert answer.out == "-:2:14: FM011 [*] `a` is already in this list; remove it\n"


def test_fixed_stdin_goes_to_stdout_alone(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, REPEATED.replace("\n", "\r\n"))

    answer = shell.run("fix", "-")

    assert answer.out == REPEATED_FIXED.replace("\n", "\r\n")
    assert answer.err.startswith("Fixed 1 finding in 1 file.\n")


def test_stdin_diff(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, REPEATED)

    answer = shell.run("fix", "--diff", "-", "--stdin-filename", "posts/a.md")

    assert answer.status == 1
    assert answer.out.startswith("--- posts/a.md\n+++ posts/a.md\n")


def test_bad_bytes_on_stdin(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, b"a\nb\xff")

    answer = shell.run("lint", "-", "--output-format", "json")

    assert (answer.status, json.loads(answer.out)) == (2, [])
    assert answer.err.splitlines()[0] == (
        "postkit: <stdin>: is not UTF-8: byte 0xFF at line 2, column 2 is not part of a "
        "character; save the file as UTF-8"
    )


def test_stdin_is_alone(shell: Shell) -> None:
    answer = shell.run("lint", "-", "a.md")

    assert answer == Answer(
        status=2, out="", err="postkit: `-` (standard input) cannot be combined with other paths\n"
    )
