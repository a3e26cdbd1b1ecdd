"""`postkit edit`, as it is typed."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Shell, fill, process

POST = """\
---
title: "一座桥: 上"  # 题
speaker: TED
summary: >-
  折叠的
  两行
tags: # 标签
  - ai # 一
  # 二
  - 'war'
note: |
  原样

date: 2026-03-14
---

正文 speaker: TED
"""


def test_only_the_bytes_of_the_named_fields_change(shell: Shell) -> None:
    shell.write("a.md", POST.replace("\n", "\r\n"))

    answer = shell.run(
        "edit", "--replace", "speaker:TED=TED: 演讲", "--replace", "tags:ai=war",
        "--remove", "date", "--set", "draft=false", "a.md",
    )  # fmt: skip

    expected = (
        POST.replace("speaker: TED\nsum", 'speaker: "TED: 演讲"\nsum')
        .replace("  - ai # 一\n", "")
        .replace("date: 2026-03-14\n", "draft: false\n")
    )
    assert shell.read("a.md") == expected.replace("\n", "\r\n")
    assert answer.status == 0
    assert answer.out == (
        "Changed 1 file.\n"
        "  --replace speaker:TED=TED: 演讲: 1 file\n"
        "  --replace tags:ai=war: 1 file\n"
        "  --remove date: 1 file\n"
        "  --set draft=false: 1 file\n"
    )


def test_where_chooses_the_posts(shell: Shell) -> None:
    shell.write("a.md", "---\nspeaker: TED\ntags: [ai]\n---\n")
    shell.write("b.md", "---\nspeaker: TED\ntags: [war]\n---\n")
    shell.write("c.md", "没有\n")

    answer = shell.run("edit", "--where", 'speaker == "TED" and "ai" in tags', "--set", "x=1")

    assert "x: 1" in shell.read("a.md")
    assert "x: 1" not in shell.read("b.md") + shell.read("c.md")
    assert answer.out == "Changed 1 file; 2 unchanged.\n"


@pytest.mark.parametrize("flag", ["--check", "--diff"])
def test_nothing_is_written_when_it_is_only_shown(shell: Shell, flag: str) -> None:
    shell.write("a.md", POST)

    answer = shell.run("edit", flag, "--set", "speaker=BBC", "a.md")

    assert answer.status == 1
    assert shell.read("a.md") == POST
    if flag == "--diff":
        assert "-speaker: TED\n+speaker: BBC\n" in answer.out
    else:
        assert answer.out == "Would change: a.md\nWould change 1 file.\n"


def test_a_second_run_changes_nothing(shell: Shell) -> None:
    shell.write("a.md", POST)
    typed = ["edit", "--add", "tags:新", "--drop", "tags:war", "--move", "tags:ai=topic", "a.md"]
    shell.run(*typed)
    once = shell.read("a.md")

    answer = shell.run(*typed)

    assert shell.read("a.md") == once
    assert "topic: ai\n" in once
    assert answer.out.startswith("1 file already as requested, or without what is to be changed.\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["--set", "speaker=TED"], "1 file already as requested.\n"),
        (["--rename", "speakr=guest"], "or without what is to be changed.\n"),
        (["--remove", "speakr"], "or without what is to be changed.\n"),
        (["--replace", "tags:nope=x"], "or without what is to be changed.\n"),
    ],
)
def test_what_is_not_there_is_not_said_to_be_changed(
    shell: Shell, change: list[str], said: str
) -> None:
    shell.write("a.md", POST)

    assert shell.run("edit", *change, "a.md").out.endswith(said)


def test_what_no_condition_matches_is_not_said_to_be_done(shell: Shell) -> None:
    shell.write("a.md", POST)

    answer = shell.run("edit", "--where", "nobody == 1", "--set", "area=新", "a.md")

    assert answer.out == "1 file already as requested, or not matched by `--where`.\n"


def test_a_mapping_file_renames_many(shell: Shell) -> None:
    shell.write("a.md", POST)
    shell.write("names.csv", "tags,ai,war\ntags,war,ai\nspeaker,TED,BBC\n")

    answer = shell.run("edit", "--mapping", "names.csv", "a.md")

    expected = POST.replace("- ai #", "- war #").replace("'war'", "'ai'")
    assert shell.read("a.md") == expected.replace("speaker: TED\nsum", "speaker: BBC\nsum")
    assert "--mapping names.csv, tags: 1 file\n" in answer.out


def test_standard_input_goes_to_standard_output(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, POST)

    answer = shell.run("edit", "--set", "title=新", "-")

    assert answer.out == POST.replace('"一座桥: 上"', '"新"')


def test_a_post_that_cannot_be_changed_is_reported_and_the_others_are_done(shell: Shell) -> None:
    shell.write("a.md", "---\ntags: [\n---\n")
    shell.write("b.md", "---\nx: 1\nx: 2\n---\n")
    shell.write("c.md", "---\nx: 1\n---\n")

    answer = shell.run("edit", "--set", "x=3", ".")

    assert answer.status == 2
    assert "a.md: line 2: the front matter cannot be read: the list" in answer.err
    assert "b.md: line 3: `x` is set twice" in answer.err
    assert shell.read("c.md") == "---\nx: 3\n---\n"


CARET = """\
postkit: --where: write `==` to compare
  讲者 = "TED"
       ^
"""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "nothing to change", id="no change"),
        pytest.param(["--where", '讲者 = "TED"', "--set", "a=1"], CARET, id="condition"),
        pytest.param(["--set", "a"], "--set a: write it as `--set KEY=VALUE`", id="set"),
        pytest.param(["--set", "a=[x"], "--set: `[x` cannot be read as YAML", id="value"),
        pytest.param(["--remove", ""], "write it as `--remove KEY`", id="remove"),
        pytest.param(["--rename", "a="], "write it as `--rename OLD=NEW`", id="rename"),
        pytest.param(["--replace", "a:b"], "`--replace KEY:OLD=NEW`", id="replace"),
        pytest.param(["--replace", "a:b="], "use `--drop` to remove one", id="replace by nothing"),
        pytest.param(["--add", "a"], "write it as `--add KEY:ITEM`", id="add"),
        pytest.param(["--drop", "a:"], "write it as `--drop KEY:ITEM`", id="drop"),
        pytest.param(["--move", "a:b"], "`--move KEY:ITEM=FIELD`", id="move"),
        pytest.param(["--mapping", "no.yaml"], "no.yaml: cannot be read: no such", id="mapping"),
        pytest.param(["--mapping", "bad.yaml"], "--mapping: bad.yaml:1: must hold", id="mapped"),
    ],
)
def test_bad_input_is_reported_and_nothing_is_written(
    shell: Shell, arguments: list[str], message: str
) -> None:
    shell.write("a.md", POST)
    shell.write("bad.yaml", "- a\n")

    answer = shell.run("edit", "--set", "speaker=BBC", *arguments, "a.md") if arguments else (
        shell.run("edit", "a.md")
    )  # fmt: skip

    assert answer.status == 2
    assert message in answer.err
    assert shell.read("a.md") == POST


def test_what_the_help_shows_works(shell: Shell) -> None:
    shell.write("posts/a.md", POST)
    shell.write("names.yaml", "tags:\n  war:\n")

    for arguments in (
        ["--rename", "companies=companies_orgs", "--remove", "channel"],
        ["--replace", "tags:llms=llm", "--add", "tags:ai", "--drop", "tags:war"],
        ["--move", "tags:ai=topic"],
        ["--set", "area=tech", "--where", 'speaker == "TED" and "ai" in tags'],
        ["--mapping", "names.yaml", "--diff"],
    ):
        assert shell.run("edit", *arguments, "posts/").status in (0, 1)


@pytest.mark.slow
def test_of_processes_that_edit_one_post_at_once_each_is_done_or_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntags: []\n---\n")
    source = process(tmp_path, "-c", "import postkit; print(postkit.__file__)").stdout
    command = [sys.executable, "-m", "postkit", "edit", "--add"]

    running = [
        subprocess.Popen(
            [*command, f"tags:t{number}", "a.md"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(Path(source).parents[1])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(8)
    ]
    outcomes = [(item.communicate(), item.returncode) for item in running]

    text = path.read_text()
    for number, ((_, err), status) in enumerate(outcomes):
        is_there = f"t{number}" in text
        assert is_there == (status == 0)
        assert is_there or b"was changed by someone else in the meantime" in err
