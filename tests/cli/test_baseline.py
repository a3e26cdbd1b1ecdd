"""Old findings are tolerated, new ones block, and those that are gone are reported."""

from __future__ import annotations

import io
import json
import os

import pytest
from shell import CLEAN, QUOTED, REPEATED, Answer, Shell, fill

FILE = ".postkit-baseline.json"
TWICE = "---\ntags: [a, b, a]\n---\n\n先看桥,再看河。\n"
"""FM011 and SM101."""


@pytest.fixture
def archive(shell: Shell) -> Shell:
    """Return a shell beside two posts with three findings, which the baseline holds."""
    shell.write("posts/旧.md", TWICE)
    shell.write("posts/b.md", QUOTED)
    assert shell.run("lint", "--write-baseline").status == 0
    return shell


def known(shell: Shell) -> dict[str, list[str]]:
    """Return the codes that the baseline holds of each draft."""
    findings = json.loads(shell.read(FILE))["findings"]
    return {path: list(codes) for path, codes in findings.items()}


def test_writing_says_what_was_written_and_reports_nothing(shell: Shell) -> None:
    shell.write("a.md", TWICE)

    assert shell.run("lint", "--write-baseline") == Answer(
        status=0, out="", err=f"postkit: wrote 2 findings in 1 file to {FILE}\n"
    )


def test_old_findings_are_tolerated(archive: Shell) -> None:
    answer = archive.run("lint", "--baseline", FILE)

    assert answer == Answer(status=0, out="No problems found in 2 files.\n", err="")


def test_the_file_is_in_order_a_finding_a_line(archive: Shell) -> None:
    lines = archive.read(FILE).splitlines()
    first = archive.read(FILE)

    assert known(archive) == {"posts/b.md": ["FM009"], "posts/旧.md": ["FM011", "SM101"]}
    assert sum('": 1' in line for line in lines) == 3 + 1  # And the version.
    archive.run("lint", "--write-baseline")
    assert archive.read(FILE) == first


def test_moved_lines_are_no_news(archive: Shell) -> None:
    archive.write("posts/旧.md", TWICE.replace("先看", "新的一段。\n\n先看"))

    assert archive.run("lint", "--baseline", FILE).status == 0


def test_new_findings_block(archive: Shell) -> None:
    archive.write("posts/旧.md", TWICE + "\n山高,水长。\n")
    archive.write("posts/new.md", REPEATED)

    assert archive.codes("--baseline", FILE) == ["posts/new.md:FM011", "posts/旧.md:SM101"]


def test_one_more_of_the_same_blocks(archive: Shell) -> None:
    archive.write("posts/旧.md", TWICE + "\n先看桥,再看河。\n")

    assert archive.codes("--baseline", FILE) == ["posts/旧.md:SM101"]


def test_the_same_finding_in_another_draft_blocks(archive: Shell) -> None:
    archive.write("posts/c.md", QUOTED)

    assert archive.codes("--baseline", FILE) == ["posts/c.md:FM009"]


def test_findings_that_are_gone_are_reported(archive: Shell) -> None:
    archive.write("posts/旧.md", TWICE.replace(",再", "，再"))
    os.remove("posts/b.md")

    answer = archive.run("lint", "--baseline", FILE)

    assert answer.status == 0
    assert answer.err == (
        f"postkit: 2 findings of {FILE} are gone; `postkit lint --write-baseline` regenerates it\n"
    )


def test_what_was_not_checked_is_not_missed(archive: Shell) -> None:
    assert archive.run("lint", "--baseline", FILE, "posts/b.md").err == ""
    assert archive.run("lint", "--baseline", FILE, "--select", "DB").err == ""


def test_writing_it_again_forgets_what_is_gone_and_keeps_what_was_not_checked(
    archive: Shell,
) -> None:
    archive.write("posts/旧.md", TWICE.replace(",再", "，再"))
    archive.run("lint", "--write-baseline", FILE, "posts/旧.md")
    assert known(archive) == {"posts/b.md": ["FM009"], "posts/旧.md": ["FM011"]}

    os.remove("posts/b.md")
    archive.run("lint", "--select", "SM", "--write-baseline")
    assert known(archive) == {"posts/旧.md": ["FM011"]}


def test_paths_are_relative_to_the_baseline(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("posts")

    assert archive.run("lint", "--baseline", f"../{FILE}").status == 0


def test_the_configuration_names_a_baseline(archive: Shell) -> None:
    archive.write("postkit.toml", f'baseline = "{FILE}"\n')
    archive.write("posts/new.md", REPEATED)

    assert archive.codes() == ["posts/new.md:FM011"]
    assert len(archive.codes("--no-baseline")) == 4
    assert archive.run("lint", "--write-baseline").status == 0
    assert archive.codes() == []


def test_the_configuration_beside_the_drafts_counts(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("postkit.toml", f'baseline = "{FILE}"\n')
    (archive.folder / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")

    assert archive.codes("../posts") == []


def test_fix_changes_old_findings_too(archive: Shell) -> None:
    answer = archive.run("fix", "--baseline", FILE)

    assert answer.status == 0
    assert archive.read("posts/旧.md") == "---\ntags: [a, b]\n---\n\n先看桥，再看河。\n"
    assert "2 findings" in answer.err


def test_standard_input_has_no_old_findings(archive: Shell, stdin: io.BytesIO) -> None:
    fill(stdin, REPEATED)

    assert archive.run("lint", "-", "--baseline", FILE).status == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "line 1, column 2 is not JSON", id="cut off"),
        pytest.param(
            '{"version": 1,\n<<<<<<< HEAD\n', "line 2, column 1 is not JSON", id="merge conflict"
        ),
        pytest.param("[]", "it has no `findings`", id="another JSON file"),
        pytest.param('{"findings": {}, "version": 9}', "is of version 9, not 1", id="newer"),
        pytest.param(
            '{"findings": {"a.md": {"SM101": {"0f": "1"}}}, "version": 1}',
            "`findings → a.md → SM101 → 0f` must be a whole number of at least 1",
            id="no number",
        ),
        pytest.param(
            '{"findings": {"a.md": []}, "version": 1}',
            "`findings → a.md` must be an object",
            id="no object",
        ),
        pytest.param(b"\xff\xfe{", "it is not JSON in UTF-8", id="UTF-16"),
        pytest.param("[" * 100_000, "it is not JSON", id="deep"),
    ],
)
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_broken_file_is_reported_and_left_alone(
    shell: Shell, text: str | bytes, message: str, option: str
) -> None:
    shell.write("known.json", text)
    shell.write("a.md", REPEATED)

    answer = shell.run("fix", "a.md", option, "known.json")

    assert answer.status == 2
    assert answer.err.startswith("postkit: known.json: ")
    assert message in answer.err
    assert (shell.folder / "known.json").read_bytes() == (
        text if isinstance(text, bytes) else text.encode()
    )
    assert shell.read("a.md") == REPEATED


def test_a_baseline_that_is_not_there(shell: Shell) -> None:
    answer = shell.run("lint", "--baseline", "none.json")

    assert answer.status == 2
    assert answer.err == (
        "postkit: none.json: no such baseline; `postkit lint --write-baseline` writes one\n"
    )


def test_a_draft_after_the_option_is_not_overwritten(shell: Shell) -> None:
    shell.write("posts/a.md", CLEAN)

    assert shell.run("lint", "--write-baseline", "posts/a.md").status == 2
    assert shell.read("posts/a.md") == CLEAN


def test_a_folder_after_the_option_is_what_to_look_at(archive: Shell) -> None:
    answer = archive.run("lint", "--write-baseline", "posts")

    assert answer.status == 0
    assert archive.run("lint", "--baseline", FILE, "posts").status == 0
    assert archive.codes("--baseline", FILE, "posts") == []
