"""What CONTRIBUTING.md tells to do is done, step by step, in a copy of the project."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_pages import ROOT, Block, blocks, commands

GUIDE = ROOT / "CONTRIBUTING.md"
NEEDED = ("src", "schemas", "tests", "docs", "benchmarks", "pyproject.toml")
EXAMPLES = [
    section.partition("\n")[0]
    for section in re.split(r"^## ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if section.startswith("Add ")
]
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project, with an environment that runs it."""
    project = tmp_path / "project"
    ignored = shutil.ignore_patterns("__pycache__", "site")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=ignored)
        else:
            shutil.copy(source, project / name)
    for name, words in {"python": "", "pytest": "-m pytest", "postkit": "-m postkit"}.items():
        command = project / ".venv" / "bin" / name
        command.parent.mkdir(parents=True, exist_ok=True)
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
        command.chmod(0o755)
    return project


def section_blocks(title: str) -> list[Block]:
    text = GUIDE.read_text(encoding="utf-8")
    first = text[: text.index(f"## {title}\n")].count("\n")
    after = text.find("\n## ", text.index(f"## {title}\n"))
    last = text[:after].count("\n") if after >= 0 else text.count("\n")
    return [block for block in blocks(GUIDE) if first < block.line <= last + 1]


@pytest.mark.slow
@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_works_as_it_is_written(copy: Path, title: str) -> None:
    for block in section_blocks(title):
        if block.file:
            target = copy / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            assert not target.exists(), f"{block.file} is there already: take another example"
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "diff":
            apply(block.text, copy)
        elif block.language == "console":
            for command in commands(block):
                output = run(command.line, copy)
                assert doctest.OutputChecker().check_output(command.output, output, SAME), output


def apply(diff: str, project: Path) -> None:
    """Make the change that `diff` shows: its lines replace those with the same context."""
    path = re.search(r"^\+\+\+ b/(.+)$", diff, re.MULTILINE)
    assert path, diff
    lines = diff[diff.index("@@") :].splitlines(keepends=True)[1:]
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    target = project / path[1]
    text = target.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path[1]} has not the lines of\n{diff}"
    target.write_text(text.replace(old, new), encoding="utf-8")


def run(line: str, project: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert "failed" not in done.stdout, done.stdout
    return done.stdout


def test_the_map_names_every_folder_of_the_source() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    folders = [path.parent.name for path in (ROOT / "src" / "postkit").glob("*/__init__.py")]
    modules = [path.name for path in (ROOT / "src" / "postkit").glob("[a-z]*.py")]

    assert [name for name in folders if f"  {name}/ " not in text] == []
    assert [name for name in modules if name not in text] == []
