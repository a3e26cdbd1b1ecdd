"""What the project offers to hooks and CI jobs, tried with the tools that will run it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from other_programs import command, git
from pre_commit.main import main as pre_commit
from shell import CLEAN, QUOTED, REPEATED, REPEATED_FIXED

ROOT = Path(__file__).parents[1]


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

    # Other types of files are not checked, nor is what the site excludes.
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
