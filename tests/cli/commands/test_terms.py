"""`postkit terms` and the setting `glossaries`, as they are typed."""

from __future__ import annotations

from shell import Shell

POST = "用了框架（framework）和构架（framework）。\n\n桥（bridge）。\n"
PAIR = "这种形态很常见。\n\n<details><summary>Original</summary>A pattern.</details>\n"


def test_a_draft_of_a_glossary(shell: Shell) -> None:
    shell.write("a.md", POST)

    rows = shell.run("terms", "--least", "1", "a.md").out.splitlines()

    assert rows[0] == "source,target,forbidden,other,count"
    assert [row.split(",")[0] for row in rows[1:]] == ["framework"]


def test_where_there_are_no_terms_it_says_how_they_are_written(shell: Shell) -> None:
    shell.write("a.md", "用了框架（framework）。\n")

    answer = shell.run("terms", "a.md")

    assert answer.out == "source,target,forbidden,other,count\n"
    assert "as in `框架（framework）`, where they occur at least 2 times" in answer.err
    assert shell.run("terms", "--quiet", "a.md").err == ""
    assert shell.run("terms", "--least", "1", "a.md").err == ""


def test_extract_says_what_is_done_anyway(shell: Shell) -> None:
    shell.write("posts/a.md", "框架（framework）。\n\n这个框架（framework）。\n")

    assert shell.run("terms", "extract", "posts") == shell.run("terms", "posts")


def test_passages_are_held_against_the_glossary(shell: Shell) -> None:
    shell.write("terms.csv", "source,target,forbidden\npattern,模式,形态\n")
    shell.write("postkit.toml", 'glossaries = ["terms.csv"]\nselect = ["BI010"]\n')
    shell.write("a.md", PAIR)

    assert (
        "BI010 [~] `形态` is not how the glossary"
        in shell.run("lint", "--output-format", "concise").out
    )
    shell.run("fix", "--unsafe-fixes", "a.md")
    assert shell.read("a.md").startswith("这种模式很常见。")


def test_a_changed_glossary_counts_at_once(shell: Shell) -> None:
    shell.write("terms.csv", "source,target\npattern,模式\n")
    shell.write("postkit.toml", 'glossaries = ["terms.csv"]\nselect = ["BI010"]\n')
    shell.write("a.md", PAIR)
    assert shell.run("lint").status == 1

    shell.write("terms.csv", "source,target\npattern,形态\n")

    assert shell.run("lint").status == 0


def test_a_glossary_that_is_missing_is_an_error(shell: Shell) -> None:
    shell.write("postkit.toml", 'glossaries = ["terms.csv"]\nselect = ["BI010"]\n')
    shell.write("a.md", PAIR)

    answer = shell.run("lint")

    assert answer.status == 2
    assert "terms.csv: cannot be read" in answer.err


def test_no_plugin_is_run_or_missed(shell: Shell) -> None:
    shell.write("postkit.toml", 'plugins = ["house.py"]\n')
    shell.write("house.py", "raise SystemExit(99)\n")
    shell.write("a.md", POST)

    assert shell.run("terms", "a.md").status == 0
