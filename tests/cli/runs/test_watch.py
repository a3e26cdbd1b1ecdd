"""`--watch` does it again when something changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from shell import CLEAN, QUOTED, REPEATED, Answer, Shell

from postkit.cli.parser import parse
from postkit.cli.runs import watch as watching
from postkit.errors import UsageError

PATTERN = '[[patterns]]\ncode = "HT001"\nname = "old-bridge"\npattern = "旧桥"\n'
TERMS = '[[terms]]\ncode = "HT001"\nname = "house-term"\npath = "words.txt"\n'
SCHEMA = '[[schemas]]\npath = "post.schema.json"\n'


@pytest.fixture
def watch(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[Answer]]:
    """Return a function that watches while steps are taken; it returns what each one led to."""
    monkeypatch.setattr(time, "sleep", lambda seconds: None)

    def run(command: tuple[str, ...], *steps: Callable[[], object]) -> list[Answer]:
        answers: list[Answer] = []
        left = iter(steps)

        def is_over() -> bool:
            answers.append(Answer(0, *capsys.readouterr()))
            step = next(left, None)
            if step:
                step()
            return step is None

        watching.watch(parse([*command, "--watch"]), is_over)
        return answers

    return run


@pytest.fixture
def write(shell: Shell) -> Callable[[str, str], Callable[[], None]]:
    """Return a function that makes steps: each writes a file, and at another time than before."""
    clock = iter(range(10, 1000))

    def step(path: str, text: str) -> Callable[[], None]:
        def take() -> None:
            os.utime(shell.write(path, text), (now := next(clock), now))

        return take

    return step


LINT = ("lint", "--output-format", "concise")


def test_a_change_shows_its_post_and_the_totals(
    shell: Shell, watch: Callable[..., list[Answer]], write: Callable[..., Callable[[], None]]
) -> None:
    write("a.md", REPEATED)()
    write("b.md", CLEAN)()

    first, changed, saved, new, gone = watch(
        LINT,
        write("b.md", QUOTED),
        write("a.md", REPEATED),
        write("c.md", CLEAN),
        (shell.folder / "b.md").unlink,
    )

    assert "a.md:2:14: FM011" in first.out
    assert "Found 1 warning in 1 file of 2." in first.out
    assert first.err == "postkit: watching 2 posts; press Ctrl+C to stop\n"
    assert "b.md:2:8: FM009" in changed.out
    assert "a.md" not in changed.out
    assert "Found 2 warnings in 2 files of 2." in changed.out
    assert changed.err == "postkit: b.md has changed\n"
    assert "a.md:2:14: FM011" in saved.out
    assert "b.md:" not in saved.out
    assert new.out.startswith("Found 2 warnings in 2 files of 3.")
    assert gone.out.startswith("Found 1 warning in 1 file of 2.")


def test_what_a_change_means_for_other_posts_is_shown(
    watch: Callable[..., list[Answer]], write: Callable[..., Callable[[], None]]
) -> None:
    write("a.md", "---\ntitle: 桥\n---\n")()
    write("b.md", "---\ntitle: 河\n---\n")()

    _, changed = watch((*LINT, "--select", "XP"), write("a.md", "---\ntitle: 河\n---\n"))

    assert "b.md:2:8: XP002" in changed.out


def test_a_broken_configuration_is_said_once_and_the_next_one_read(
    shell: Shell, watch: Callable[..., list[Answer]], write: Callable[..., Callable[[], None]]
) -> None:
    write("a.md", "旧桥\n")()
    write("b.md", REPEATED)()

    _, broken, quiet, sound = watch(
        LINT,
        write("postkit.toml", "selct = 1\n"),
        lambda: None,
        write("postkit.toml", PATTERN),
    )

    assert "postkit.toml:1: `selct` is not a setting" in broken.err
    assert quiet == Answer(0, "", "")
    assert sound.err == "postkit: the configuration has changed\n"
    assert "a.md:1:1: HT001" in sound.out
    assert "b.md" not in sound.out
    assert "Found 2 warnings in 2 files of 2." in sound.out


@pytest.mark.parametrize(
    ("toml", "file", "before", "after"),
    [
        (TERMS, "words.txt", "河 = 江\n", "旧桥 = 新桥\n"),
        (SCHEMA, "post.schema.json", "{}", '{"required": ["date"]}'),
    ],
)
def test_files_that_the_configuration_names_are_read_again(
    watch: Callable[..., list[Answer]],
    write: Callable[..., Callable[[], None]],
    toml: str,
    file: str,
    before: str,
    after: str,
) -> None:
    write(file, before)()
    write("postkit.toml", toml)()
    write("a.md", "---\ntitle: 桥\n---\n\n旧桥\n")()

    first, changed = watch(LINT, write(file, after))

    assert first.out == "No problems found in 1 file.\n"
    assert "Found 1" in changed.out
    assert changed.err == "postkit: the configuration has changed\n"


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("pairs",),
        ("terms",),
        ("translations",),
        ("format", "--check"),
        ("convert", "--to", "zh-Hant", "--check"),
        ("edit", "--set", "a=b", "--check"),
        ("fix", "--check"),
        ("report", "--output-format", "json"),
        ("schema", "infer"),
    ],
    ids=" ".join,
)
def test_other_commands_are_carried_out_again(
    watch: Callable[..., list[Answer]],
    write: Callable[..., Callable[[], None]],
    command: tuple[str, ...],
) -> None:
    write("a.md", CLEAN)()

    first, changed = watch(command, write("b.md", CLEAN))

    assert changed.err.startswith("postkit: b.md has changed\n")
    assert changed.out != "" or first.out == ""


@pytest.mark.parametrize(
    "command",
    [
        ("lint", "--fix"),
        ("lint", "-"),
        ("lint", "--interactive"),
        ("lint", "--write-baseline"),
        ("lint", "--input", "rows.jsonl"),
        ("fix",),
        ("format",),
        ("convert", "--to", "zh-Hant"),
        ("edit", "--set", "a=b"),
        ("status", "bump", "a.md"),
    ],
    ids=" ".join,
)
def test_nothing_is_written_again_and_again(
    shell: Shell, watch: Callable[..., list[Answer]], command: tuple[str, ...]
) -> None:
    shell.write("a.md", REPEATED)

    with pytest.raises(UsageError, match="--watch reads files and writes no posts"):
        watch(command)

    assert shell.read("a.md") == REPEATED


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_ends_it(shell: Shell) -> None:
    post = shell.write("a.md", CLEAN)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "postkit", "lint", "--watch", "--output-format=concise"],
        cwd=shell.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # A runner in the background passes on that it ignores the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "No problems found in 1 file.\n"
    time.sleep(0.2)
    post.write_text(REPEATED, encoding="utf-8")
    assert "FM011" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=300)
    assert (process.returncode, error.splitlines()[-1]) == (0, "postkit: stopped")
