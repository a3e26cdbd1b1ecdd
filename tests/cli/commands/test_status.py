"""`postkit status` and `postkit status bump`, as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from shell import Shell, process

TODAY = date.today()

DRAFT = "---\ntitle: 桥\ndraft: true # 未完\n---\n\n文字。\n"
BROKEN = "---\ntitle: 桥\ndraft: true\n---\n\n<details>\n<summary>a</summary>\n"
"""DB001, an error."""


def dated(days: int, rest: str) -> str:
    return f"---\ndate: {TODAY - timedelta(days)}\n{rest}---\n"


def test_the_board(shell: Shell) -> None:
    shell.write("a.md", dated(3, "title: 甲\ndraft: true\n"))
    shell.write("b.md", dated(12, "title: 乙\ndraft: true\n"))
    shell.write("c.md", dated(5, "draft: false\n"))
    shell.write("d.md", "没有\n")

    answer = shell.run("status")

    assert answer.status == 0
    assert answer.out == (
        "4 posts.\n"
        "\ndraft: 2 posts\n    12d  b.md  乙\n     3d  a.md  甲\n"
        "\nreview: 0 posts\n"
        "\npublished: 1 post\n     5d  c.md\n"
        "\nno stage: 1 post\n    ~0d  d.md  has no front matter\n"
    )
    assert (
        "    12d  b.md  乙\n         … and 1 younger\n" in shell.run("status", "--limit", "1").out
    )


def test_the_board_for_programs(shell: Shell) -> None:
    shell.write("a.md", dated(3, "title: 甲\ndraft: true\n"))
    shell.write("b.md", dated(1, "title: 乙\n"))

    board = json.loads(shell.run("status", "--output-format", "json").out)

    day = str(TODAY - timedelta(3))
    post = {"path": "a.md", "title": "甲", "age": 3, "day": day, "from": "field"}
    assert board["stages"][0] == {"name": "draft", "count": 1, "oldest": 3, "posts": [post]}
    assert [stage["name"] for stage in board["stages"]] == ["draft", "review", "published"]
    assert board["unplaced"][0]["reason"] == "fits no stage: `draft` and `status` are missing"


def test_a_file_that_cannot_be_read_is_reported_beside_the_board(shell: Shell) -> None:
    shell.write("a.md", b"\xff\n")
    shell.write("b.md", DRAFT)

    answer = shell.run("status")

    assert answer.status == 2
    assert "a.md: is not UTF-8" in answer.err
    assert "draft: 1 post\n" in answer.out


def test_a_bump_moves_a_post_to_the_next_stage(shell: Shell) -> None:
    shell.write("a.md", DRAFT)

    first = shell.run("status", "bump", "a.md")
    second = shell.run("status", "bump", "a.md")

    assert (first.status, first.out) == (0, "a.md: draft → review\n")
    assert (second.status, second.out) == (0, "a.md: review → published\n")
    expected = DRAFT.replace("true # 未完\n", "false # 未完\nstatus: published\n")
    assert shell.read("a.md") == expected


def test_a_bump_back(shell: Shell) -> None:
    shell.write("a.md", DRAFT.replace("true", "false"))

    answer = shell.run("status", "bump", "a.md", "--to", "draft")

    assert answer.out == "a.md: published → draft\n"
    assert shell.read("a.md") == DRAFT


def test_a_bump_with_a_day(shell: Shell) -> None:
    shell.write("a.md", DRAFT)

    shell.run("status", "bump", "a.md", "--on", "2026-03-14")

    assert "date: 2026-03-14\n" in shell.read("a.md")


def test_a_bump_is_refused_where_the_post_has_errors_and_no_other_post_moves(shell: Shell) -> None:
    shell.write("a.md", DRAFT)
    shell.write("b.md", BROKEN)

    answer = shell.run("status", "bump", "a.md", "b.md")

    assert answer.status == 1
    assert answer.out == ""
    assert "b.md: has errors, which `review` does not allow:\n  line 6: DB001 " in answer.err
    assert answer.err.endswith("nothing was written: 1 post cannot be moved\n")
    assert shell.read("a.md") == DRAFT
    assert shell.run("status", "bump", "--force", "a.md", "b.md").status == 0
    assert "status: review\n" in shell.read("b.md")


@pytest.mark.parametrize("flag", ["--check", "--diff"])
def test_nothing_is_written_when_it_is_only_shown(shell: Shell, flag: str) -> None:
    shell.write("a.md", DRAFT)

    answer = shell.run("status", "bump", flag, "a.md")

    assert answer.status == 1
    assert shell.read("a.md") == DRAFT
    assert "a.md: would go from draft → review\n" in answer.out + answer.err
    assert ("+status: review\n" in answer.out) == (flag == "--diff")


def test_a_post_that_is_there_already_stays(shell: Shell) -> None:
    shell.write("a.md", DRAFT)

    answer = shell.run("status", "bump", "--to", "draft", "a.md")

    assert (answer.status, answer.out) == (0, "a.md: is already in draft\n")


CONFIGURATION = """\
[status]
age = "updated"

[[status.stages]]
name = "idea"
when = 'not has(published)'

[[status.stages]]
name = "live"
set = { state = "live" }
dates = ["published"]
lint = "warning"
"""


def test_stages_of_ones_own(shell: Shell) -> None:
    shell.write("postkit.toml", CONFIGURATION)
    shell.write("a.md", dated(30, f"updated: {TODAY}\n"))

    assert shell.run("status").out.startswith("1 post.\n\nidea: 1 post\n     0d  a.md\n\nlive: 0")
    assert shell.run("status", "bump", "a.md").out == "a.md: idea → live\n"
    assert shell.read("a.md").endswith(f"state: live\npublished: {TODAY}\n---\n")


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ("[status]\nstage = 1\n", "postkit.toml:2: `stage` is not a key of `status`; did you mean"),
        ("[status]\nage = 1\n", "postkit.toml:2: `age` must be the name of a field"),
        ("status = 1\n", "postkit.toml:1: `status` must be a table"),
        ("[status]\nstages = 1\n", "postkit.toml:2: `stages` must be a list of tables"),
        (CONFIGURATION.replace("warning", "strict"), "postkit.toml:12: `lint` must be one of"),
        (CONFIGURATION.replace("dates", "date"), "postkit.toml:11: `date` is not a key of a stage"),
        (CONFIGURATION.replace("not has(", "has(("), "postkit.toml:6: `when`: the condition"),
        (CONFIGURATION.replace('"live"\nset', '"idea"\nset'), "toml:9: two stages are called"),
    ],
)
def test_a_wrong_configuration_is_reported_with_its_line(
    shell: Shell, configuration: str, message: str
) -> None:
    shell.write("postkit.toml", configuration)
    shell.write("a.md", DRAFT)

    for arguments in (["status"], ["status", "bump", "a.md"]):
        answer = shell.run(*arguments)
        assert answer.status == 2
        assert message in answer.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bump"], "needs the posts to move"),
        (["bump", "--to", "live", "a.md"], "no stage `live`; there are `draft`, `review`, `pub"),
        (["bump", "--on", "14.3.2026", "a.md"], "--on 14.3.2026: write a day as 2026-03-14"),
        (["bump", "--on", "2026-02-30", "a.md"], "--on 2026-02-30: write a day"),
        (["bump", "--on", "20260314", "a.md"], "--on 20260314: write a day"),
        (
            ["bump", "--output-format", "json", "a.md"],
            "`--output-format` is only for `postkit status`",
        ),
        (["bump", "none.md"], "none.md: there is no such file"),
        (["bump", "a.md", "none.md"], "none.md: there is no such file"),
        (["--to", "draft", "a.md"], "write `postkit status bump --to …`"),
        (["--limit", "-1"], "`--limit` must be a number"),
    ],
)
def test_bad_input_is_reported_and_nothing_is_written(
    shell: Shell, arguments: list[str], message: str
) -> None:
    shell.write("a.md", DRAFT)

    answer = shell.run("status", *arguments)

    assert answer.status == 2
    assert message in answer.err
    assert shell.read("a.md") == DRAFT


@pytest.mark.slow
def test_of_processes_that_move_one_post_at_once_each_is_done_or_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nn: 0\n---\n")
    lines = [f"[[status.stages]]\nname = 's{n}'\nset = {{ n = {n} }}\n" for n in range(7)]
    (tmp_path / "postkit.toml").write_text("".join(lines))
    source = process(tmp_path, "-c", "import postkit; print(postkit.__file__)").stdout

    running = [
        subprocess.Popen(
            [sys.executable, "-m", "postkit", "status", "bump", "--force", "a.md"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(source).parents[1])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    outcomes = [(item.communicate()[1], item.returncode) for item in running]

    moved = sum(status == 0 for _, status in outcomes)
    assert (tmp_path / "a.md").read_text() == f"---\nn: {moved}\n---\n"
    assert all(b"was changed by someone else" in err for err, status in outcomes if status)


@pytest.mark.parametrize(
    ("path", "is_reported"), [("bmp", True), ("posts", False), ("bum*", False)]
)
def test_a_mistyped_bump_is_reported(shell: Shell, path: str, is_reported: bool) -> None:
    answer = shell.run("status", path)

    assert answer.status == 2
    assert ("; did you mean `bump`?" in answer.err) == is_reported


def test_a_folder_with_a_name_like_bump_is_a_folder(shell: Shell) -> None:
    shell.write("bum/a.md")

    assert shell.run("status", "bum").status == 0
