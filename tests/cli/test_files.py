"""Which files are linted, what holds for them, and the commands that tell about it."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from shell import REPEATED, Shell

from postkit.rules import RULES


def files(shell: Shell, *arguments: str) -> list[str]:
    answer = shell.run("lint", "--show-files", *arguments)
    assert (answer.status, answer.err) == (0, "")
    return answer.out.splitlines()


def test_a_folder_is_searched_for_drafts_in_order(shell: Shell) -> None:
    for path in (
        "b.md",
        "a.markdown",
        "z/c.md",
        "d/e/f.md",
        "notes.txt",
        "node_modules/x.md",
        ".changeset/y.md",
    ):
        shell.write(path)

    assert files(shell) == ["a.markdown", "b.md", "d/e/f.md", "z/c.md"]
    assert files(shell, "d", "b.md") == ["d/e/f.md", "b.md"]
    assert files(shell, "./d") == ["./d/e/f.md"]


def test_a_named_file_is_linted_whatever_its_ending(shell: Shell) -> None:
    shell.write("seed.txt", REPEATED)
    shell.write(".gitignore", "*.txt\n")

    assert shell.codes("seed.txt") == ["seed.txt:FM011"]


def test_a_draft_is_linted_once(shell: Shell) -> None:
    shell.write("posts/a.md", REPEATED)

    assert shell.codes("posts/a.md", ".", "posts", "./posts/a.md") == ["posts/a.md:FM011"]


def test_a_glob_is_expanded(shell: Shell) -> None:
    for path in ("a.md", "b.md", "c.txt", "deep/er/d.md"):
        shell.write(path)

    assert files(shell, "*.md") == ["a.md", "b.md"]
    assert files(shell, "**/d.*") == ["deep/er/d.md"]
    assert files(shell, "[ac].*") == ["a.md", "c.txt"]


def test_a_file_whose_name_looks_like_a_glob(shell: Shell) -> None:
    shell.write("a[1].md")
    shell.write("a1.md")

    assert files(shell, "a[1].md") == ["a[1].md"]


def test_include_and_exclude(shell: Shell) -> None:
    shell.write("postkit.toml", 'include = ["*.txt", "posts/*.md"]\nexclude = ["posts/old", "x*"]')
    for path in ("a.txt", "x.txt", "b.md", "posts/c.md", "posts/old/d.txt", "old/e.txt"):
        shell.write(path)

    assert files(shell) == ["a.txt", "old/e.txt", "posts/c.md"]


def test_nested_gitignore_files(shell: Shell) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    shell.write(".gitignore", "*.tmp.md\nbuild/\n/drafts/*\n!/drafts/keep.md\n")
    shell.write("posts/.gitignore", "!important.tmp.md\nlocal.md\n")
    for path in (
        "a.md", "a.tmp.md", "build/b.md", "posts/build/b.md", "drafts/c.md", "drafts/keep.md",
        "posts/d.md", "posts/local.md", "posts/important.tmp.md", "posts/deep/local.md", "local.md",
    ):  # fmt: skip
        shell.write(path)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.md"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert sorted(files(shell)) == sorted(listed.stdout.split())
    assert files(shell, "posts/deep") == []


def test_gitignore_can_be_disregarded(shell: Shell) -> None:
    shell.write(".gitignore", "a.md\n")
    shell.write("postkit.toml", "respect-gitignore = false\n")
    shell.write("a.md")

    assert files(shell) == ["a.md"]


def test_each_draft_has_the_configuration_nearest_to_it(shell: Shell) -> None:
    shell.write("postkit.toml", 'ignore = ["FM011"]\n')
    shell.write("en/postkit.toml", "")
    for path in ("a.md", "en/a.md", "zh/a.md"):
        shell.write(path, REPEATED)

    assert shell.codes() == ["en/a.md:FM011"]
    assert shell.codes("--isolated") == ["a.md:FM011", "en/a.md:FM011", "zh/a.md:FM011"]
    assert shell.codes("--config", "postkit.toml") == []


def test_the_command_line_wins(shell: Shell) -> None:
    shell.write("postkit.toml", 'select = ["SM"]\n')
    shell.write("a.md", REPEATED)

    assert shell.codes() == []
    assert shell.codes("--select", "FM") == ["a.md:FM011"]


def test_show_config_tells_where_settings_come_from(shell: Shell) -> None:
    shell.write(
        "site/postkit.toml",
        '# site\nignore = ["FM011"]\n\n[severity]\nSM = "info"\n[rules]\n',
    )

    answer = shell.run("lint", "--show-config", "--select", "FM,SM", "site/a.md")

    assert answer.status == 0
    assert [line.split() for line in answer.out.splitlines()] == [
        line.split()
        for line in (
            'select = ["FM", "SM"]  # command line',
            "extend-select = []  # default",
            'ignore = ["FM011"]  # site/postkit.toml:2',
            "per-file-ignores = {}  # default",
            "preview = false  # default",
            'severity = { "SM" = "info" }  # site/postkit.toml:4',
            'include = ["*.md", "*.markdown", "*.mdx"]  # default',
            "exclude = []  # default",
            "respect-gitignore = true  # default",
            'site = ""  # default',
            'markdown = "commonmark"  # default',
            'yaml = "1.2"  # default',
            'baseline = ""  # default',
            'schemas = "built-in"  # default',
            "plugins = []  # default",
            "patterns = []  # default",
            "terms = []  # default",
            "glossaries = []  # default",
            "convert = {}  # default",
            "status = {}  # default",
            "format = {}  # default",
            "rules = {}  # site/postkit.toml:6",
        )
    ]


def test_rules_lists_every_rule(shell: Shell) -> None:
    lines = shell.run("rules").out.splitlines()

    assert [line.split()[0] for line in lines[: len(RULES)]] == [rule.code for rule in RULES]
    listed = json.loads(shell.run("rules", "--output-format", "json").out)
    assert [item["code"] for item in listed] == [rule.code for rule in RULES]
    assert {tuple(item) for item in listed} == {
        (
            *[
                "code",
                "name",
                "summary",
                "severity",
                "default",
                "preview",
                "fixable",
                "fix",
                "explanation",
            ],
        )
    }


@pytest.mark.parametrize(
    ("code", "mark", "words"),
    [
        ("SM101", "*", "has a safe fix"),
        ("RS003", "~", "has an unsafe fix"),
        ("FM001", " ", "has no fix"),
    ],
)
def test_a_rule_says_what_its_fix_is_worth(shell: Shell, code: str, mark: str, words: str) -> None:
    row = next(line for line in shell.run("rules").out.splitlines() if line.startswith(code))

    assert f"  {mark} " in row
    assert words in shell.run("explain", code).out.splitlines()[2]


def test_every_rule_is_explained(shell: Shell) -> None:
    for rule in RULES:
        answer = shell.run("explain", rule.name)

        assert answer.status == 0
        assert answer.out.startswith(f"# {rule.code} {rule.name}\n")
        assert "Bad:" in answer.out


def test_a_family_can_be_explained(shell: Shell) -> None:
    pages = shell.run("explain", "SM").out

    assert pages.count("\n# SM0") >= 5


def test_color(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("a.md", REPEATED)
    assert "\x1b[" not in shell.run("lint").out
    assert "\x1b[" in shell.run("lint", "--color", "always").out
    assert "\x1b[" not in shell.run("lint", "--color", "never").out


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_color_on_a_terminal(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    is_coloured: bool,
) -> None:
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shell.write("a.md", REPEATED)

    assert ("\x1b[" in shell.run("lint").out) is is_coloured


@pytest.mark.parametrize("command", ["lint", "format"])
def test_a_folder_without_posts_is_clean_and_says_what_posts_are(
    shell: Shell, command: str
) -> None:
    shell.write("postkit.toml", 'include = ["*.md", "*.mdx"]\n')
    shell.write("notes.txt", REPEATED)

    answer = shell.run(command, ".")

    assert answer.status == 0
    assert answer.out == (
        "No files were checked. In folders postkit searches for `*.md`, `*.mdx`, without what "
        "`exclude` or git skips; name a file to have it checked whatever its ending.\n"
    )


def test_a_draft_that_is_excluded_is_skipped_where_a_hook_names_it(shell: Shell) -> None:
    shell.write("postkit.toml", 'exclude = ["drafts/", "*.old.md"]\n')
    for path in ("a.md", "drafts/deep/a.md", "a.old.md"):
        shell.write(path, REPEATED)
    named = ["a.md", "drafts/deep/a.md", "a.old.md"]

    assert len(shell.codes(*named)) == 3
    assert shell.codes("--force-exclude", *named) == ["a.md:FM011"]


def test_show_config_tells_which_site_was_found(shell: Shell) -> None:
    shell.write("site/_config.yml", "")
    shell.write("site/postkit.toml", '[markdown]\n"notes/" = "mdx"\n')

    found = shell.run("lint", "--show-config", "site/_posts/a.md").out
    chosen = shell.run("lint", "--show-config", "site/notes/a.md").out

    assert re.search(r'^site = "jekyll" +# found site/_config.yml$', found, re.M)
    assert re.search(r'^markdown = "kramdown" +# as jekyll reads it$', found, re.M)
    assert re.search(r'^yaml = "1.1" +# as jekyll reads it$', found, re.M)
    assert re.search(r'^markdown = "mdx" +# site/postkit.toml:1$', chosen, re.M)


def test_a_configured_site_is_not_searched_for(shell: Shell) -> None:
    shell.write("_config.yml", "")
    shell.write("postkit.toml", 'site = "hugo"\n')

    out = shell.run("lint", "--show-config", "a.md").out

    assert re.search(r'^site = "hugo" +# postkit.toml:1$', out, re.M)
    assert re.search(r'^markdown = "goldmark" +# as hugo reads it$', out, re.M)
