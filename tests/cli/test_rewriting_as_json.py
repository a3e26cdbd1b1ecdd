"""What `format`, `convert` and `edit` say of each post to a program."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from shell import CLEAN, Answer, Shell, fill

SCHEMA = json.loads(
    Path(__file__).parents[2].joinpath("schemas", "changes.schema.json").read_text("utf-8")
)
UNTIDY = "---\ntitle: 桥\n---\n\n汉字。 \n"
KEPT = CLEAN + "\n<details>\n<summary>Original</summary>\n\n- A bridge.\n\n</details>\n"
COMMANDS = [("format",), ("convert", "--to", "zh-Hant"), ("edit", "--set", "title=门")]


def lines(answer: Answer) -> list[dict[str, Any]]:
    values = [json.loads(line) for line in answer.out.splitlines()]
    for value in values:
        jsonschema.validate(value, SCHEMA)
    return values


@pytest.mark.parametrize("more", [(), ("--check",), ("--quiet",)], ids=str)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_post_has_a_line(
    shell: Shell, command: tuple[str, ...], more: tuple[str, ...]
) -> None:
    shell.write("a.md", UNTIDY)
    shell.write("b.md", "---\ntitle: 门\n---\n\n門。\n")
    shell.write("c.md", b"\xff")

    answer = shell.run(*command, "--json", *more, ".")

    assert lines(answer) == [
        {"path": "a.md", "changed": True, "notes": []},
        {"path": "b.md", "changed": command[0] == "convert", "notes": []},
    ]
    assert answer.status == 2
    assert "c.md: is not UTF-8" in answer.err


def test_the_difference_is_a_member(shell: Shell) -> None:
    shell.write("a.md", UNTIDY)
    plain = shell.run("format", "--diff", "a.md")

    answer = shell.run("format", "--diff", "--json", "a.md")

    assert lines(answer) == [{"path": "a.md", "changed": True, "notes": [], "diff": plain.out}]
    assert (answer.status, answer.err) == (plain.status, plain.err)


def test_notes_are_there_from_the_cache_too(shell: Shell) -> None:
    shell.write("a.md", KEPT)
    shell.run("lint")
    command = ("format", "--details-style", "paragraph", "--check", "--json", ".")

    first = lines(shell.run(*command))

    assert "keeps its style" in first[0]["notes"][0]
    assert lines(shell.run(*command)) == first


def test_standard_input_gives_its_text_or_a_line(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, UNTIDY)

    assert shell.run("format", "--json", "-").err == (
        "postkit: `-` prints the new text: add `--check` or `--diff` for JSON\n"
    )
    assert lines(shell.run("format", "--json", "--check", "-")) == [
        {"path": None, "changed": True, "notes": []}
    ]


@pytest.mark.parametrize("where", [("--into", "x"), ("--sibling",), ("--stdout",)], ids=" ".join)
def test_results_that_go_elsewhere_have_no_lines(shell: Shell, where: tuple[str, ...]) -> None:
    shell.write("a.md")

    answer = shell.run("convert", "--to", "zh-Hant", "--json", *where, "a.md")

    assert answer.status == 2
    assert "in place" in answer.err
