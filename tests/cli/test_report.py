"""`postkit report` as it is typed."""

from __future__ import annotations

import json

import pytest
from shell import CLEAN, REPEATED, Shell

DRAFT = REPEATED.replace("---\n", "---\nauthor: Li\ndraft: true\n", 1)


@pytest.fixture
def archive(shell: Shell) -> Shell:
    shell.write("posts/a.md", DRAFT)
    shell.write("posts/b.md", CLEAN)
    return shell


def test_a_page_is_written(archive: Shell) -> None:
    answer = archive.run("report", "posts", "-o", "report", "--language", "zh")

    assert answer == (0, "wrote report/index.html\n", "")
    page = archive.read("report/index.html")
    assert '<html lang="zh-Hans">' in page
    assert "FM011 repeated-list-item" in page
    assert 'id="rule-FM011"' in page
    assert "postkit: 1 warning" in archive.read("report/badge.svg")


def test_figures_for_programs(archive: Shell) -> None:
    figures = json.loads(archive.run("report", "posts", "--format", "json").out)

    assert (figures["posts"], figures["clean_posts"]) == (2, 1)
    assert figures["findings"] == {"error": 0, "warning": 1, "info": 0}
    assert [rule["code"] for rule in figures["rules"]] == ["FM011"]
    assert figures["authors"][0]["name"] == "Li"
    assert {one["name"]: one["posts"] for one in figures["stages"]}["draft"] == 1


def test_figures_as_a_table(archive: Shell) -> None:
    assert (
        archive.run("report", "posts", "--format", "csv")
        .out.splitlines()[1]
        .endswith(",FM011,repeated-list-item,warning,1,1")
    )
    assert "| FM011 repeated-list-item | 1 | 1 |" in archive.run("report", "--format", "md").out


def test_the_history_grows(archive: Shell) -> None:
    archive.write(
        "h.jsonl", '{"day": "2026-01-01", "posts": 1, "error": 5, "warning": 0, "info": 0}\n'
    )

    archive.run("report", "posts", "-o", "report", "--history", "h.jsonl")

    assert archive.read("h.jsonl").count("\n") == 2
    assert "2026-01-01" in archive.read("report/index.html")


def test_the_folder_must_be_named(archive: Shell) -> None:
    answer = archive.run("report", "posts")

    assert answer.status == 2
    assert "-o report/" in answer.err


def test_what_cannot_be_read_is_reported_and_the_rest_is_done(archive: Shell) -> None:
    archive.write("posts/c.md", b"\xff")

    answer = archive.run("report", "posts", "-o", "report")

    assert answer.status == 2
    assert "posts/c.md: is not UTF-8" in answer.err
    assert "FM011" in archive.read("report/index.html")


def test_without_the_extra_the_message_says_what_to_install(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postkit.cli.commands.report.find_spec", lambda name: None)

    answer = archive.run("report", "posts", "-o", "report")

    assert answer.status == 2
    assert "pip install 'postkit-lint[report]'" in answer.err
