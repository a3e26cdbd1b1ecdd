"""How far a long run is, shown on a terminal and nowhere else."""

from __future__ import annotations

import sys

import pytest
from shell import CLEAN, REPEATED, Shell

from postkit.cli import output

ORIGINAL = "\n<details>\n<summary>Original</summary>\n\nA door.\n\n</details>\n"
ERASE = "\r\x1b[K"
COMMANDS = [
    ("lint",),
    ("lint", "--output-format", "json"),
    ("fix", "--check"),
    ("format", "--check"),
    ("convert", "--to", "zh-Hant", "--check"),
    ("edit", "--set", "a=b", "--check"),
    ("status",),
    ("status", "bump", "--check", "posts"),
    ("report", "--output-format", "json"),
    ("pairs",),
    ("terms",),
    ("schema", "infer"),
]


@pytest.fixture
def archive(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a folder of four posts, after every second of which the number is shown."""
    monkeypatch.setattr(output, "_STEP", 2)
    for name in "abcd":
        shell.write(f"posts/{name}.md", CLEAN.replace("title:", "draft: true\ntitle:") + ORIGINAL)
    return shell


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_number_of_posts_is_shown_and_taken_away(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    plain = archive.run(*command)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    shown = archive.run(*command)

    assert "\r2 posts\x1b[K" in shown.err
    assert "\r4 posts\x1b[K" in shown.err
    assert (
        shown.err.replace("\r2 posts\x1b[K", "").replace("\r4 posts\x1b[K", "").replace(ERASE, "")
        == plain.err
    )
    assert (shown.status, shown.out) == (plain.status, plain.out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_shown_in_a_log_or_where_it_is_not_wanted(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    assert "posts\x1b" not in archive.run(*command).err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert "posts\x1b" not in archive.run(*command, "--quiet").err


def test_the_number_is_gone_before_a_finding_is_printed(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("posts/c.md", REPEATED)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "write", sys.stdout.write)

    answer = archive.run("lint", "--output-format", "concise")

    before, _, _ = answer.out.partition("posts/c.md:")
    assert before.endswith(f"\r2 posts\x1b[K{ERASE}")
