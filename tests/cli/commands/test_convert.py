"""`postkit convert` as typed."""

from __future__ import annotations

import io
import json

import pytest
from shell import Shell, fill

POST = "---\ntitle: 头发\nlang: zh-CN\n---\n\n后来，`头发`。\n"
DONE = "---\ntitle: 頭髮\nlang: zh-Hant\n---\n\n後來，`头发`。\n"
PLAIN = "---\ntitle: 头发\n---\n\n后来。\n"
GLOSSARY = '[zh-Hant]\n"粉丝发布" = "粉絲發布"\n'


def test_in_place(shell: Shell) -> None:
    shell.write("post.md", POST)

    answer = shell.run("convert", "--to", "zh-Hant", "post.md")

    assert (answer.status, answer.out) == (0, "Converted 1 file.\n")
    assert shell.read("post.md") == DONE
    assert shell.run("convert", "--to", "zh-Hant", ".").out == "1 file already converted.\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_look_writes_nothing(shell: Shell, option: str) -> None:
    shell.write("post.md", POST)

    answer = shell.run("convert", "--to", "zh-Hant", option, ".")

    assert answer.status == 1
    assert "post.md" in answer.out
    assert shell.read("post.md") == POST


def test_standard_input_goes_to_standard_output(shell: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, POST)

    assert shell.run("convert", "--to", "zh-Hant", "-").out == DONE


def test_stdout_prints_one_draft(shell: Shell) -> None:
    shell.write("post.md", POST)

    assert shell.run("convert", "--to", "zh-Hant", "--stdout", "post.md").out == DONE
    assert shell.read("post.md") == POST

    shell.write("other.md", POST)

    assert shell.run("convert", "--to", "zh-Hant", "--stdout", ".").status == 2


def test_a_sibling_says_its_language(shell: Shell) -> None:
    shell.write("post.md", PLAIN)

    assert shell.run("convert", "--to", "zh-Hant-TW", "--sibling", ".").status == 0

    assert shell.read("post.md") == PLAIN
    sibling = shell.read("post.zh-Hant-TW.md")
    assert "lang: zh-Hant-TW\n" in sibling
    assert sibling.replace("lang: zh-Hant-TW\n", "") == "---\ntitle: 頭髮\n---\n\n後來。\n"
    again = shell.run("convert", "--to", "zh-Hant-TW", "--sibling", ".")
    assert (again.status, again.out) == (0, "Wrote 0 files; 1 up to date.\n")


def test_a_folder_of_results(shell: Shell) -> None:
    shell.write("posts/a/post.md", POST)

    answer = shell.run("convert", "--to", "zh-Hant", "--into", "out", "posts")

    assert answer.status == 0
    assert shell.read("out/a/post.md") == DONE
    assert shell.read("posts/a/post.md") == POST


def test_a_file_in_the_way_stops_all(shell: Shell) -> None:
    shell.write("a.md", POST)
    shell.write("b.md", POST)
    shell.write("b.zh-Hant.md", "mine\n")

    answer = shell.run("convert", "--to", "zh-Hant", "--sibling", "a.md", "b.md")

    assert answer.status == 2
    assert "b.zh-Hant.md: already exists" in answer.err
    assert not (shell.folder / "a.zh-Hant.md").exists()
    assert shell.read("b.zh-Hant.md") == "mine\n"

    assert (
        shell.run("convert", "--to", "zh-Hant", "--sibling", "--force", "a.md", "b.md").status == 0
    )
    assert shell.read("b.zh-Hant.md") == DONE


def test_two_drafts_with_one_place(shell: Shell) -> None:
    shell.write("a/post.md", POST)
    shell.write("b/post.md", POST)

    answer = shell.run("convert", "--to", "zh-Hant", "--into", "out", "a/post.md", "b/post.md")

    assert answer.status == 2
    assert "would both be written to" in answer.err
    assert not (shell.folder / "out").exists()


def test_the_glossary_of_the_configuration(shell: Shell) -> None:
    shell.write("postkit.toml", '[convert]\nglossary = "site/terms.toml"\nkeep = ["发哥"]\n')
    shell.write("site/terms.toml", GLOSSARY)
    shell.write("posts/post.md", "发哥说粉丝发布。\n")

    assert shell.run("convert", "--to", "zh-Hant", "posts").status == 0
    assert shell.read("posts/post.md") == "发哥說粉絲發布。\n"


def test_the_fields_of_the_configuration(shell: Shell) -> None:
    shell.write("postkit.toml", '[convert]\nfields = ["headline"]\n')
    shell.write("post.md", "---\nheadline: 头发\ntitle: 头发\n---\n")

    shell.run("convert", "--to", "zh-Hant", "post.md")

    assert shell.read("post.md") == "---\nheadline: 頭髮\ntitle: 头发\n---\n"


def test_what_a_person_decides_is_kept(shell: Shell) -> None:
    shell.write("post.md", "书\n\n后说好。\n")

    listed = shell.run("convert", "--to", "zh-Hant", "--ambiguous", "post.md")
    assert listed.status == 1
    assert "post.md:3:1: [后]说好。  后 → 後, or 后 (no word decides)\n" in listed.out
    decided = shell.run("convert", "--to", "zh-Hant", "--decide", "3:1=后", "post.md")
    assert (decided.status, decided.out) == (0, "Recorded 1 decision in postkit-decisions.jsonl.\n")
    assert shell.run("convert", "--to", "zh-Hant", "--ambiguous", "post.md").status == 0

    shell.write("post.md", "书\n\n新的一行。\n\n后说好。\n")
    assert shell.run("convert", "--to", "zh-Hant", "--stdout", "post.md").out == (
        "書\n\n新的一行。\n\n后說好。\n"
    )

    shell.write("post.md", "书\n\n皇后说好。\n")
    gone = shell.run("convert", "--to", "zh-Hant", "--ambiguous", "post.md")
    assert "post.md: what was decided for [后]说好。 no longer matches" in gone.err


def test_what_is_listed_as_json_is_a_line_of_the_ledger(shell: Shell) -> None:
    shell.write("post.md", "后说好。\n")

    arguments = ("convert", "--to", "zh-Hant", "--ambiguous", "--output-format", "json", "post.md")
    line = json.loads(shell.run(*arguments).out)

    assert (line["line"], line["column"], line["choices"]) == (1, 1, ["後", "后"])
    shell.write("postkit-decisions.jsonl", json.dumps({**line, "choice": "后"}) + "\n")
    assert shell.run("convert", "--to", "zh-Hant", "--stdout", "post.md").out == "后說好。\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--to", "zh-X"], "`zh-X` is not a target", id="target"),
        pytest.param(["--to", "zh-Hnt"], "did you mean `zh-Hant`?", id="mistyped target"),
        pytest.param(
            ["--to", "s2t", "--glossary", "no.toml"], "no.toml: cannot be read", id="none"
        ),
        pytest.param(
            ["--to", "s2t", "--glossary", "bad"], "bad:2:5: is not valid TOML", id="glossary"
        ),
        pytest.param(["--to", "s2t", "--ledger", "bad"], "bad:1: is not JSON", id="ledger"),
        pytest.param(["--to", "s2t", "--decide", "x"], "must look like 12:5=髮", id="no decision"),
        pytest.param(
            ["--to", "s2t", "--decide", "1:1=后"], "there is nothing to decide", id="place"
        ),
        pytest.param(
            ["--to", "s2t", "--decide", "6:1=厚"], "is not a valid conversion", id="choice"
        ),
    ],
)
def test_bad_input_writes_nothing(shell: Shell, arguments: list[str], message: str) -> None:
    post = "---\ntitle: 头发\n---\n\n\n后说好。\n"
    shell.write("post.md", post)
    shell.write("bad", "keep = []\nkeep\n")

    answer = shell.run("convert", *arguments, "post.md")

    assert answer.status == 2
    assert message in answer.err
    assert answer.out == ""
    assert shell.read("post.md") == post
    assert sorted(path.name for path in shell.folder.iterdir()) == ["bad", "post.md"]


def test_a_japanese_post_is_left_alone_with_a_note(shell: Shell) -> None:
    text = "---\nlang: ja\ntitle: 学会発表\n---\n\n学会発表。\n"
    shell.write("post.md", text)

    answer = shell.run("convert", "--to", "zh-Hant", ".")

    assert answer.status == 0
    assert "post.md: left unchanged: the post is in Japanese or Korean" in answer.err
    assert shell.read("post.md") == text


def test_links_to_other_posts_of_the_run_stay_in_step(shell: Shell) -> None:
    shell.write("a.md", "---\ntitle: 甲\n---\n\n## 头发与软件\n\n后来。\n\n## 书 {#书籍}\n")
    links = "[甲](a.md#头发与软件)，[乙](./a#头发与软件)，[丙](a.md#书籍)，[丁](c.md#头发)。"
    shell.write(
        "b.md", f"---\ntitle: 乙\n---\n\n后来，{links}\n\n[戊][x]\n\n[x]: a.md#头发与软件\n"
    )
    shell.write("c.md", "---\ntitle: 丙\n---\n\n## 头发\n")

    shell.run("convert", "--to", "zh-Hant", "a.md", "b.md")
    moved = "後來，[甲](a.md#頭髮與軟件)，[乙](./a#頭髮與軟件)，[丙](a.md#书籍)，[丁](c.md#头发)。"

    assert "## 頭髮與軟件" in shell.read("a.md")
    assert moved in shell.read("b.md")
    assert shell.read("b.md").endswith("[x]: a.md#頭髮與軟件\n")
    assert shell.run("convert", "--to", "zh-Hant", "a.md", "b.md").out == (
        "2 files already converted.\n"
    )
