"""`postkit report` as it is typed."""

from __future__ import annotations

import html
import json
import os
import re
import sqlite3
import subprocess
from pathlib import Path

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
    assert {stage["name"]: stage["posts"] for stage in figures["stages"]}["draft"] == 1


def test_figures_as_a_table(archive: Shell) -> None:
    rows = archive.run("report", "posts", "--format", "csv").out.splitlines()
    assert rows[0] == "date,of,name,figure,value"
    figures = {row.split(",", 1)[1] for row in rows}
    assert {
        "archive,,posts,2",
        "archive,,warning,1",
        "rule,FM011 repeated-list-item,findings,1",
        "rule,FM011 repeated-list-item,posts,1",
        "folder,posts,warning,1",
        "author,Li,posts,1",
        "stage,draft,posts,1",
        "worst post,posts/a.md,warning,1",
    } <= figures
    assert "| FM011 repeated-list-item | 1 | 1 |" in archive.run("report", "--format", "md").out


def test_a_table_has_no_formulas(archive: Shell) -> None:
    archive.write("=2+3/-d.md", DRAFT.replace("Li", "=1+1"))

    rows = archive.run("report", ".", "--format", "csv").out

    assert "author,'=1+1,posts,1" in rows
    assert "worst post,'=2+3/-d.md,warning,1" in rows
    assert not re.search(r"(?m)[,\n][=+@-]", rows)


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_figures_in_a_file(archive: Shell, form: str) -> None:
    printed = archive.run("report", "posts", "--format", form).out
    answer = archive.run("report", "posts", "--format", form, "-o", f"new/figures.{form}")

    assert answer == (0, f"wrote new/figures.{form}\n", "")
    assert archive.read(f"new/figures.{form}") == printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "csv", "-o", "posts"], "-o posts: is a folder; name the file, as `-o posts"),
        (["--format", "md", "-o", "new/"], "-o new/: is a folder; name the file, as `-o new/"),
        (["-o", "posts/a.md"], "-o posts/a.md: is a file; name the folder of the page"),
        ([], "name the folder of the page: `-o report/`"),
        (["--format", "csv", "-o", "posts/a.md"], "-o posts/a.md: looks like a post; name"),
        (["--format", "md", "-o", "link"], "-o link: looks like a post; name"),
        (["-o", "."], "./index.html: is not a report; name another folder"),
    ],
)
def test_where_nothing_can_be_written(archive: Shell, arguments: list[str], message: str) -> None:
    archive.write("index.html", "home")
    Path("link").symlink_to("posts/a.md")

    answer = archive.run("report", "posts", *arguments)

    assert (answer.status, answer.out) == (2, "")
    assert message in answer.err
    assert (archive.read("posts/a.md"), archive.read("index.html")) == (DRAFT, "home")


@pytest.mark.parametrize("arguments", [["-o", "new"], ["--format", "md", "-o", "new.md"]])
def test_a_report_takes_the_place_of_an_earlier_one(archive: Shell, arguments: list[str]) -> None:
    assert archive.run("report", "posts", *arguments).status == 0
    assert archive.run("report", "posts", *arguments).status == 0


@pytest.mark.parametrize("arguments", [["-o", "new"], ["--format", "md"]])
def test_where_no_post_is_found_it_says_where_it_was_searched_for(
    archive: Shell, arguments: list[str]
) -> None:
    Path("empty").mkdir()

    answer = archive.run("report", "empty", *arguments)

    assert answer.status == 0
    assert "No files were checked. In folders postkit searches for `*.md`" in answer.err
    assert archive.run("report", "empty", "--quiet", *arguments).err == ""


@pytest.mark.parametrize(
    "address",
    ["javascript:a", " JaVa\tscript:{path}", "data:text/html,{path}", "vbscript:"],
)
def test_a_link_leads_somewhere(archive: Shell, address: str) -> None:
    answer = archive.run("report", "posts", "-o", "report", "--link", address)

    assert answer.status == 2
    assert "runs as a program" in answer.err


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "https://example.org/{file}#L{line}",
            "`{file}` has no meaning; there are `{path}` and `{line}`",
        ),
        ("https://example.org/{path}#{}", "`{}` has no meaning"),
        ("https://example.org/{line}", "every finding would lead to the same page; write `{path}`"),
        ("https://example.org/", "every finding would lead to the same page; write `{path}`"),
    ],
)
def test_a_link_names_the_post(archive: Shell, address: str, message: str) -> None:
    answer = archive.run("report", "posts", "-o", "report", "--link", address)

    assert (answer.status, Path("report").exists()) == (2, False)
    assert f"--link: {message}" in answer.err


@pytest.mark.parametrize("address", ["https://example.org/{path}#L{line}", "../{path}", "{path}"])
def test_a_link_to_posts_is_taken(archive: Shell, address: str) -> None:
    assert archive.run("report", "posts", "-o", "report", "--link", address).status == 0
    assert f'data-link="{address}"' in archive.read("report/index.html")


def test_git_tells_when_posts_were_added(archive: Shell) -> None:
    def git(*arguments: str, day: str = "") -> None:
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], check=True, env={**os.environ, **dates})

    git("init", "-q")
    for name, day in (("a", "2026-01-05"), ("b", "2026-03-05")):
        git("add", f"posts/{name}.md")
        git("commit", "-qm", name, day=f"{day}T12:00:00Z")
    archive.write("posts/a.md", f"{DRAFT}\nMore.\n")
    git("commit", "-qam", "change", day="2026-04-05T12:00:00Z")
    archive.write("posts/new.md", CLEAN)

    figures = json.loads(archive.run("report", "posts", "--format", "json").out)
    archive.run("report", "posts", "-o", "report", "--language", "en")

    assert figures["months_added"] == {"2026-01": 1, "2026-03": 1}
    assert "Growth, by the commits that added posts" in archive.read("report/index.html")


def test_the_history_grows(archive: Shell) -> None:
    archive.write(
        "h.jsonl", '{"day": "2026-01-01", "posts": 1, "error": 5, "warning": 0, "info": 0}\n'
    )

    archive.run("report", "posts", "-o", "report", "--history", "h.jsonl")

    assert archive.read("h.jsonl").count("\n") == 2
    assert "2026-01-01" in archive.read("report/index.html")


def test_the_history_may_be_in_the_folder_of_the_page(archive: Shell) -> None:
    archive.run("report", "posts", "-o", "new", "--history", "new/h.jsonl")

    assert archive.read("new/h.jsonl").count("\n") == 1


def test_a_mistyped_path_leaves_an_earlier_report_alone(archive: Shell) -> None:
    archive.run("report", "posts", "-o", "report", "--history", "h.jsonl")
    before, page = archive.read("h.jsonl"), archive.read("report/index.html")

    answer = archive.run("report", "psots", "-o", "report", "--history", "h.jsonl")

    assert answer.status == 2
    assert (archive.read("h.jsonl"), archive.read("report/index.html")) == (before, page)


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85"])
def test_a_finding_is_shown_with_its_own_line(archive: Shell, sign: str) -> None:
    archive.write("posts/a.md", f"{DRAFT}\n一{sign}二\n\n>> 你好，这里。\n\n>> 再见，那里。\n")

    archive.run("report", "posts", "-o", "report")

    assert ">> 再见，那里。" in html.unescape(archive.read("report/index.html"))


def test_what_cannot_be_read_is_reported_and_the_rest_is_done(archive: Shell) -> None:
    archive.write("posts/c.md", b"\xff")

    answer = archive.run("report", "posts", "-o", "report")

    assert answer.status == 2
    assert answer.err.count("posts/c.md: is not UTF-8") == 1
    page = archive.read("report/index.html")
    assert "FM011" in page
    assert "1 post could not be read and is in no figure" in page
    assert "posts/c.md: is not UTF-8" in page


def test_a_folder_that_is_not_there_is_named_on_the_page(archive: Shell) -> None:
    answer = archive.run("report", "posts", "missing", "-o", "report")

    assert answer.status == 2
    assert "missing: there is no such file or folder" in archive.read("report/index.html")


def test_what_cannot_be_read_is_in_the_figures_for_programs(archive: Shell) -> None:
    archive.write("posts/c.md", b"\xff")

    forms = {form: archive.run("report", "--format", form).out for form in ("json", "csv", "md")}

    (unread,) = json.loads(forms["json"])["unread"]
    assert unread.startswith("posts/c.md: is not UTF-8")
    assert ",archive,,unread,1\n" in forms["csv"]
    assert "Could not be read: 1 post.\n\n- `posts/c.md: is not UTF-8" in forms["md"]


def test_without_the_extra_the_message_says_what_to_install(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postkit.cli.commands.report.find_spec", lambda name: None)

    answer = archive.run("report", "posts", "-o", "report")

    assert answer.status == 2
    assert "pip install 'postkit-lint[report]'" in answer.err


@pytest.mark.parametrize("damage", [b"[]", b"{", b"[]\n[]", b'["", "", "", "", [], []]\n[1, 2]'])
def test_a_damaged_cache_is_not_believed(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setattr("postkit.cli.runs.cached_results.WORTHWHILE", 1)
    first = archive.run("report", "posts", "--format", "json").out
    with sqlite3.connect(".postkit_cache/results.sqlite") as database:
        # Only what is kept of posts has two lines.
        own = "instr(cast(value as text), char(10))"
        changed = database.execute(f"update results set value = ? where {own}", (damage,))
        assert changed.rowcount == 2
    database.close()

    assert archive.run("report", "posts", "--format", "json").out == first


def test_a_broken_configuration_of_a_folder_leaves_no_report(shell: Shell) -> None:
    shell.write("a.md")
    shell.write("b/postkit.toml", "selct = 1\n")
    shell.write("b/b.md")

    answer = shell.run("report", "--output-format", "json")

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("postkit: b/postkit.toml:1: `selct` is not a setting")
    assert answer.err.count("\n") == 1
