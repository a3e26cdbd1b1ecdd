"""The same options on every command that reads an archive, but where they would mean nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest
from shell import Shell

from postkit.cli.parser import build_parser

EVERYWHERE = (
    *("--config", "--isolated", "--allow-plugins", "--exclude", "--force-exclude", "--quiet"),
    *("--jobs", "--no-cache", "--cache-dir"),
)
"""What each of them takes."""

TABLE = """
command        --stdin-filename --output-format --check --diff --color --watch
lint           yes              yes             yes     yes    yes     yes
fix            yes              yes             yes     yes    yes     yes
format         yes              yes             yes     yes    yes     yes
convert        yes              yes             yes     yes    yes     yes
status         -                yes             yes     yes    yes     yes
edit           yes              yes             yes     yes    yes     yes
report         -                yes             -       -      -       yes
review         -                -               -       -      -       -
pairs          yes              yes             -       -      -       yes
translations   -                yes             -       -      -       yes
terms          yes              -               -       -      -       yes
schema infer   -                yes             -       -      -       yes
"""
"""Where there is none: a single text on standard input is no archive, has no stage and no
translation. Only what writes posts can show what it would write, only findings and
differences have colors, and the board of `review` follows changes by itself.
"""


def commands(
    parser: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command in its words, with its parser."""
    within = [
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    if not within:
        yield " ".join(words), parser
    for action in within:
        for name, own in action.choices.items():
            yield from commands(own, (*words, name))


PARSERS = dict(commands(build_parser()))
READS_AN_ARCHIVE = {
    name: parser
    for name, parser in PARSERS.items()
    if any(action.dest == "paths" for action in parser._actions)
}
HEAD, *ROWS = [line for line in TABLE.splitlines() if line]
FLAGS = HEAD.split()[1:]


@pytest.mark.parametrize("name", READS_AN_ARCHIVE)
def test_every_command_that_reads_an_archive_takes(name: str) -> None:
    taken = READS_AN_ARCHIVE[name]._option_string_actions

    assert [flag for flag in EVERYWHERE if flag not in taken] == []


def test_the_table_is_that_of_all_commands() -> None:
    made = [
        " ".join([name, *("yes" if flag in own._option_string_actions else "-" for flag in FLAGS)])
        for name, own in READS_AN_ARCHIVE.items()
    ]

    assert made == [" ".join(row.split()) for row in ROWS]


PLACES = ("posts/a.md", "posts/old/b.md", "notes/c.md")


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        ((), ["posts/a.md", "posts/old/b.md", "notes/c.md"]),
        (("--exclude", "old"), ["posts/a.md", "notes/c.md"]),
        (("--exclude", "posts/old/"), ["posts/a.md", "notes/c.md"]),
        (("--exclude", "notes", "--exclude", "b.md"), ["posts/a.md"]),
        (("--exclude", "**/old/*.md"), ["posts/a.md", "notes/c.md"]),
        (("--exclude", "old/b.md"), ["posts/a.md", "posts/old/b.md", "notes/c.md"]),
    ],
)
def test_files_are_excluded_besides_those_of_the_configuration(
    shell: Shell, arguments: tuple[str, ...], left: list[str]
) -> None:
    shell.write("postkit.toml", 'exclude = ["drafts"]\n')
    for path in (*PLACES, "drafts/d.md"):
        shell.write(path)

    answer = shell.run("lint", "--show-files", *arguments)

    assert sorted(answer.out.splitlines()) == sorted(left)


def test_a_pattern_with_a_slash_starts_in_the_current_folder(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("postkit.toml", "")
    for path in PLACES:
        shell.write(path)
    monkeypatch.chdir(shell.folder / "posts")

    answer = shell.run("lint", "--show-files", "--exclude", "old/b.md", ".", "../notes")

    assert sorted(answer.out.splitlines()) == ["../notes/c.md", "a.md"]


def test_a_file_that_is_named_is_excluded_only_by_force(shell: Shell) -> None:
    shell.write("a.md")

    named = ("lint", "--show-files", "--exclude", "a.md", "a.md")

    assert shell.run(*named).out == "a.md\n"
    assert shell.run(*named, "--force-exclude").out == ""


@pytest.mark.parametrize(
    "command",
    [
        ("format", "--check"),
        ("convert", "--to", "zh-Hant", "--check"),
        ("edit", "--set", "a=b", "--check"),
        ("status", "--limit", "0"),
        ("pairs",),
        ("terms", "--least", "1"),
        ("report", "--output-format", "json"),
        ("schema", "infer"),
    ],
    ids=" ".join,
)
def test_each_command_leaves_out_what_is_excluded(shell: Shell, command: tuple[str, ...]) -> None:
    text = (
        "---\ntitle: 桥\nlayout: note\n---\n\n这是框架（framework）里的门。 \n\n"
        "<details>\n<summary>Original</summary>\n\nA door.\n\n</details>\n"
    )
    shell.write("a.md", text)
    alone = shell.run(*command).out
    shell.write("b.md", text)

    both = shell.run(*command).out

    assert both != alone
    assert shell.run(*command, "--exclude", "b.md").out == alone


@pytest.mark.parametrize(
    ("flag", "dest"),
    [
        ("-q", "quiet"),
        ("-j", "jobs"),
        ("-o", "output"),
        ("-i", "interactive"),
        ("--dry-run", "check"),
        ("--json", "output_format"),
    ],
)
def test_a_flag_means_the_same_wherever_it_is_taken(flag: str, dest: str) -> None:
    meanings = {
        parser._option_string_actions[flag].dest
        for parser in PARSERS.values()
        if flag in parser._option_string_actions
    }

    assert meanings == {dest}


@pytest.mark.parametrize(
    ("command", "flags", "is_colored"),
    [
        (("fix", "--diff"), (), False),
        (("fix", "--diff"), ("--color", "always"), True),
        (("format", "--diff"), ("--color", "always"), True),
        (("format", "--diff"), ("--color", "never"), False),
        (("format", "--diff", "--json"), ("--color", "always"), False),
        (("edit", "--set", "a=b", "--diff"), ("--color", "always"), True),
        (("status", "bump", "a.md", "--diff"), ("--color", "always"), True),
    ],
)
def test_differences_have_colors_for_people(
    shell: Shell, command: tuple[str, ...], flags: tuple[str, ...], is_colored: bool
) -> None:
    shell.write("a.md", "---\ntags: [a, a]\ndraft: true\n---\n\n字。   \n")

    answer = shell.run(*command, *flags)

    assert ("\x1b[32m+" in answer.out) is is_colored
    assert ("\\u001b" in answer.out) is False
