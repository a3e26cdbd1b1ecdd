"""What programs read: a report in a file, and the list of rules."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from shell import REPEATED, Shell

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_findings_go_to_the_file_and_the_summary_to_the_terminal(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    answer = shell.run("lint", "--output-format", "sarif", "--output-file", "out.sarif")

    assert answer.status == 1
    assert answer.out.startswith("Found 1 warning in 1 file of 1.\n")
    results = json.loads(shell.read("out.sarif"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["FM011"]


def test_the_file_is_written_again(shell: Shell) -> None:
    shell.write("a.md")
    shell.write("out.json", "x" * 100)

    shell.run("lint", "--output-format", "json", "--output-file", "out.json")

    assert shell.read("out.json") == "[]\n"


def test_counts_go_to_the_file_too(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    shell.run("lint", "--statistics", "--output-file", "out.txt")

    assert shell.read("out.txt") == "1  FM011  repeated-list-item\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--output-file", "no/out.txt"], "there is no such folder", id="no folder"),
        pytest.param(["--output-file", "posts"], "is not a regular file", id="folder"),
        pytest.param(["--output-file", "/dev/null"], "is not a regular file", id="device"),
        pytest.param(["--output-file", "posts/a.md"], "looks like a post", id="draft"),
        pytest.param(["--output-file", "out", "--diff"], "reports none", id="diff"),
        pytest.param(["--output-file", "out", "--fix-only"], "reports none", id="fix only"),
    ],
)
def test_what_cannot_be_is_reported_before_anything_is_done(
    shell: Shell, arguments: list[str], message: str
) -> None:
    shell.write("posts/a.md", REPEATED)

    answer = shell.run("fix", *arguments)

    assert answer.status == 2
    assert answer.err.startswith("postkit: --output-file ")
    assert message in answer.err
    assert shell.read("posts/a.md") == REPEATED


def test_the_list_of_rules_is_as_its_schema_says(shell: Shell) -> None:
    schema = json.loads((SCHEMAS / "rules.schema.json").read_text(encoding="utf-8"))

    rules = json.loads(shell.run("rules", "--output-format", "json").out)

    jsonschema.Draft202012Validator(schema).validate(rules)
    assert len(rules) > 50


KEEPING = pytest.mark.parametrize(
    "arguments", [("--output-format", "sarif", "--output-file", "kept"), ("--write-baseline=kept",)]
)


@KEEPING
def test_a_run_that_a_broken_configuration_ends_leaves_files_as_they_are(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    shell.write("a.md", REPEATED)
    shell.run("lint", "--write-baseline=kept", "a.md")
    before = shell.read("kept")
    shell.write("b/postkit.toml", "selct = 1\n")
    shell.write("b/b.md", REPEATED)

    answer = shell.run("lint", *arguments)

    assert answer.status == 2
    assert "is not a setting" in answer.err
    assert shell.read("kept") == before


@KEEPING
@pytest.mark.parametrize("path", ["absent", "binary.md"])
def test_a_run_that_could_check_nothing_leaves_files_as_they_are(
    shell: Shell, arguments: tuple[str, ...], path: str
) -> None:
    shell.write("a.md", REPEATED)
    shell.write("binary.md", "\0")
    shell.run("lint", "--write-baseline=kept", "a.md")
    before = shell.read("kept")

    answer = shell.run("lint", *arguments, path)

    assert answer.status == 2
    assert answer.out == "No files were checked.\n" or "--write-baseline=kept" in arguments
    assert "wrote" not in answer.err
    assert shell.read("kept") == before


def test_a_folder_without_posts_has_no_findings(shell: Shell) -> None:
    answer = shell.run("lint", "--output-format", "json", "--output-file", "out.json")

    assert answer.status == 0
    assert shell.read("out.json") == "[]\n"
