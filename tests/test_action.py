"""The action for GitHub, run as GitHub runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from other_programs import command, git
from shell import CLEAN, QUOTED, REPEATED

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture
def action(tmp_path: Path) -> Path:
    """Return a runner's temporary folder in which the action has installed postkit."""
    program = tmp_path / "postkit/bin/postkit"
    program.parent.mkdir(parents=True)
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m postkit "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return tmp_path


def run_action(
    temporary: Path, folder: Path, paths: str, arguments: str = "", **inputs: str
) -> tuple[int, str]:
    step = next(
        step
        for step in yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"][
            "steps"
        ]
        if step["name"] == "Lint posts"
    )
    given = {
        "ACTION_PATH": str(ROOT),
        "POSTKIT_PATHS": paths,
        "POSTKIT_ARGS": arguments,
        "POSTKIT_FORMAT": "github",
        "POSTKIT_CHANGED_ONLY": "false",
        "POSTKIT_CACHE": "true",
        "POSTKIT_SARIF": "",
        **inputs,
    }
    assert set(step["env"]) <= set(given)
    # As GitHub starts `shell: bash`.
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
    program = str(temporary / "postkit/bin/postkit")
    done = command(folder, *shell, POSTKIT=program, POSTKIT_PYTHON=sys.executable, **given)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def test_the_action_annotates_and_fails(action: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a b").mkdir(parents=True)
    (site / "a b/c.md").write_text(REPEATED, encoding="utf-8")
    (site / "d.md").write_text(QUOTED, encoding="utf-8")
    (site / "clean.md").write_text(CLEAN, encoding="utf-8")

    assert run_action(action, site, "clean.md\n") == (0, "")
    status, out = run_action(action, site, "a b\nd.md\n", "--severity FM009=error")
    assert status == 1
    assert [line.split(",line")[0] for line in out.splitlines()] == [
        "::error title=FM009 quotes-in-value,file=d.md",
        "::warning title=FM011 repeated-list-item,file=a b/c.md",
    ]


def test_an_input_of_the_action_is_never_a_command(action: Path, tmp_path: Path) -> None:
    status, _ = run_action(action, tmp_path, "$(touch hacked)`touch hacked`", '"; touch hacked; "')

    assert status == 2
    assert not (tmp_path / "hacked").exists()


def test_an_argument_of_the_action_may_hold_blanks(action: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "d e.md").write_text(QUOTED, encoding="utf-8")

    assert run_action(action, site, ".", "--per-file-ignores 'd e.md:FM009'") == (0, "")
    status, _ = run_action(action, site, ".", "--select 'FM009")
    assert status == 2


def test_the_action_writes_a_table_into_the_page_of_the_job(action: Path, tmp_path: Path) -> None:
    site, page = tmp_path / "site", tmp_path / "summary.md"
    site.mkdir()
    (site / "a|b.md").write_text("---\ntags: [<b>, <b>]\n---\n", encoding="utf-8")

    status, _ = run_action(
        action, site, ".", "--output-file findings.txt",
        GITHUB_STEP_SUMMARY=str(page), POSTKIT_SARIF="found.sarif",
    )  # fmt: skip

    assert status == 1
    text = page.read_text(encoding="utf-8")
    assert text.startswith("### postkit\n\n| Count | Rule |\n| --- | --- |\n| 1 | FM011 ")
    assert "| warning | <code>a&#124;b.md&#58;2&#58;13</code> | FM011 |" in text
    assert "<b>" not in text
    assert '"FM011"' in (site / "found.sarif").read_text(encoding="utf-8")
    assert "FM011" in (site / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("blank", [" ", "\n", " \t\n "])
def test_an_input_of_blanks_is_empty(action: Path, tmp_path: Path, blank: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.md").write_text(CLEAN, encoding="utf-8")

    assert run_action(action, site, blank, blank) == (0, "")


def test_what_was_found_is_kept_where_a_post_cannot_be_read(action: Path, tmp_path: Path) -> None:
    site, page, output = tmp_path / "site", tmp_path / "summary.md", tmp_path / "output"
    site.mkdir()
    (site / "a.md").write_text(REPEATED, encoding="utf-8")
    (site / "b.md").write_bytes(b"\xff\xfe\x00")

    status, _ = run_action(
        action, site, ".", POSTKIT_SARIF="made/for/it.sarif",
        GITHUB_STEP_SUMMARY=str(page), GITHUB_OUTPUT=str(output),
    )  # fmt: skip

    assert status == 2
    assert "FM011" in (site / "made/for/it.sarif").read_text(encoding="utf-8")
    assert output.read_text(encoding="utf-8") == "has-sarif=true\n"
    table, _, problem = page.read_text(encoding="utf-8").partition("could not do all")
    assert "| 1 | FM011 " in table
    assert "    postkit: b.md: " in problem


@pytest.mark.parametrize(
    ("toml", "arguments"), [("selct = 1\n", ""), ("", "--select NOPE"), ("", "--nope")]
)
def test_nothing_is_uploaded_where_nothing_was_checked(
    action: Path, tmp_path: Path, toml: str, arguments: str
) -> None:
    site, page, output = tmp_path / "site", tmp_path / "summary.md", tmp_path / "output"
    site.mkdir()
    (site / "a.md").write_text(REPEATED, encoding="utf-8")
    (site / "postkit.toml").write_text(toml, encoding="utf-8")

    status, _ = run_action(
        action, site, ".", arguments, POSTKIT_SARIF="found.sarif",
        GITHUB_STEP_SUMMARY=str(page), GITHUB_OUTPUT=str(output),
    )  # fmt: skip

    assert status == 2
    assert not (site / "found.sarif").exists()
    assert not output.exists()
    assert "postkit could not do all that was asked for" in page.read_text(encoding="utf-8")


def test_on_a_pull_request_only_changed_lines_count(action: Path, tmp_path: Path) -> None:
    origin, site = tmp_path / "origin", tmp_path / "clone"
    command(tmp_path, "git", "init", "--quiet", "--initial-branch=main", str(origin))
    (origin / "old.md").write_text(REPEATED, encoding="utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message=old")
    command(tmp_path, "git", "clone", "--quiet", "--depth=1", origin.as_uri(), str(site))
    (site / "new.md").write_text(QUOTED, encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message=new")

    inputs = {"POSTKIT_CHANGED_ONLY": "true", "POSTKIT_FORMAT": "concise"}
    _, out = run_action(action, site, ".", **inputs, GITHUB_BASE_REF="main")

    assert "new.md" in out
    assert "old.md" not in out
