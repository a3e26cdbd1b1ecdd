"""What the project offers to hooks and CI jobs, tried with the tools that will run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pre_commit.main import main as pre_commit
from shell import CLEAN, QUOTED, REPEATED, REPEATED_FIXED

ROOT = Path(__file__).parents[1]


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        words,
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    name = ("-c", "user.name=N", "-c", "user.email=n@example.org")
    return command(folder, "git", *name, *words, **environment)


def tool(name: str) -> str:
    """Return the path of a tool of the development environment."""
    return str(Path(sys.executable).with_name(name))


# pre-commit


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a repository that holds this project as it is."""
    folder = tmp_path / "postkit"
    folder.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("src", "schemas"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    assert git(folder, "commit", "--quiet", "--message", "all").returncode == 0
    return folder


@pytest.mark.slow
def test_hooks_of_a_site_that_uses_the_project(clone: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    git(site, "init", "--quiet")
    hooks = [
        {"id": "postkit-fix", "args": ["--ignore", "FM009"]},
        {"id": "postkit-format"},
        {"id": "postkit-lint", "args": ["--ignore", "FM009"]},
        {"id": "postkit-convert-check", "args": ["--to", "zh-Hans"]},
        {"id": "postkit-archive"},
    ]
    revision = git(clone, "rev-parse", "HEAD").stdout.strip()
    configuration = {"repos": [{"repo": str(clone), "rev": revision, "hooks": hooks}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    (site / "postkit.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    installed = command(site, tool("pre-commit"), "install", "--install-hooks", **home)
    assert installed.returncode == 0, installed.stdout + installed.stderr

    def commit(path: str, text: str) -> subprocess.CompletedProcess[str]:
        target = site / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        git(site, "add", "--all")
        return git(site, "commit", "--message", "step", **home)

    bad = commit("桥 一.md", "---\ntitle: [桥\n---\n\n文字。\n")
    assert bad.returncode == 1
    assert "FM004" in bad.stderr

    assert commit("桥 一.md", CLEAN).returncode == 0

    fixable = commit("b.md", REPEATED)
    assert fixable.returncode == 1
    assert "files were modified by this hook" in fixable.stderr
    assert (site / "b.md").read_text(encoding="utf-8") == REPEATED_FIXED
    git(site, "add", "--all")
    assert git(site, "commit", "--message", "again", **home).returncode == 0

    # Other types of files are not looked at, nor is what the site excludes.
    assert commit("notes.txt", "<details>\n").returncode == 0
    assert commit("old/a.md", "<details>\n").returncode == 0
    # The site's arguments are passed on.
    assert commit("c.md", QUOTED.replace("桥", "路")).returncode == 0

    untidy = commit("d.md", "---\ntitle: 河\n---\n\n文字。\n\n\n\n文字。")
    assert untidy.returncode == 1
    assert (site / "d.md").read_text(
        encoding="utf-8"
    ) == "---\ntitle: 河\n---\n\n文字。\n\n文字。\n"
    git(site, "add", "--all")
    assert git(site, "commit", "--message", "tidy", **home).returncode == 0

    traditional = commit("e.md", "---\ntitle: 船\n---\n\n這裡說話。\n")
    assert traditional.returncode == 1
    assert "would convert: e.md" in traditional.stderr.lower()
    (site / "e.md").unlink()

    # Posts are compared with those that are not in the commit.
    twice = commit("f.md", "---\ntitle: 河\n---\n\n又一篇。\n")
    assert twice.returncode == 1
    assert "XP002" in twice.stderr


def test_the_manifest_of_hooks_is_valid() -> None:
    assert pre_commit(["validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]) == 0


# The action, and the examples in docs/ci.md


def schema_errors(path: Path, schema: str) -> str:
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, str(path)])
    return "" if done.exit_code == 0 else done.output


def test_the_action_is_valid() -> None:
    assert schema_errors(ROOT / "action.yml", "vendor.github-actions") == ""


def _example(name: str) -> str:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return dict(blocks)[name]


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/posts.yml", "vendor.github-workflows"),
        (".github/workflows/scanning.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
        ("azure-pipelines.yml", "vendor.azure-pipelines"),
    ],
)
def test_the_examples_are_valid(tmp_path: Path, name: str, schema: str) -> None:
    target = tmp_path / "example.yml"
    target.write_text(_example(name), encoding="utf-8")

    assert schema_errors(target, schema) == ""


def test_the_example_of_hooks_is_valid(tmp_path: Path) -> None:
    target = tmp_path / "example.yaml"
    target.write_text(_example(".pre-commit-config.yaml"), encoding="utf-8")

    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    used = {hook["id"] for hook in yaml.safe_load(target.read_text())["repos"][0]["hooks"]}
    assert pre_commit(["validate-config", str(target)]) == 0
    assert used <= offered


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


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (".github/workflows/test.yml", "vendor.github-workflows"),
        (".github/workflows/release.yml", "vendor.github-workflows"),
    ],
)
def test_the_workflows_of_the_project_are_valid(path: str, schema: str) -> None:
    assert schema_errors(ROOT / path, schema) == ""


def test_the_component_for_gitlab_is_valid(tmp_path: Path) -> None:
    spec, job = yaml.safe_load_all((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))
    target = tmp_path / "job.yml"
    target.write_text(yaml.safe_dump(job), encoding="utf-8")

    assert schema_errors(target, "vendor.gitlab-ci") == ""
    used = set(re.findall(r"inputs\.([\w-]+)", target.read_text(encoding="utf-8")))
    assert used == set(spec["spec"]["inputs"])


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("", "postkit-lint"),
        ("0.1.0", "postkit-lint==0.1.0"),
        ("==0.1.0", "postkit-lint==0.1.0"),
    ],
)
def test_the_component_for_gitlab_installs_the_version(
    tmp_path: Path, version: str, wanted: str
) -> None:
    _, job = yaml.safe_load_all((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))
    line = next(line for line in job["postkit"]["before_script"] if "pip install" in line)
    shown = line.replace("pip install --quiet", "printf %s")

    assert command(tmp_path, "sh", "-c", shown, POSTKIT_VERSION=version).stdout == wanted
