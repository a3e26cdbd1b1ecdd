"""What the pages show is true: their commands and programs are run, in the order of the page."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from markdown_pages import ROOT, Block, blocks, commands, page_id, pages, postkit_commands

import postkit
from postkit.cli.parser import build_parser

PAGES = pages()

PREPARE = 'postkit() { "$PYTHON" -m postkit "$@"; }; '
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def all_blocks(*languages: str, without: str = "") -> list[object]:
    return [
        pytest.param(block, id=f"{page_id(path)}:{block.line}")
        for path in PAGES
        if path.name != without
        for block in blocks(path)
        if block.language in languages
    ]


@pytest.mark.parametrize("block", all_blocks("sh", "console"))
def test_commands_and_options_exist(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    parser = build_parser()

    for words in postkit_commands(block):
        try:
            parser.parse_args(words)
        except SystemExit:
            pytest.fail(f"postkit {' '.join(words)}: {capsys.readouterr().err}")


@pytest.mark.parametrize("block", all_blocks("toml", without="editors.md"))
def test_settings_exist(block: Block) -> None:
    settings = tomllib.loads(block.text)
    settings.pop("extend", None)
    schemas = settings.pop("schemas", [])

    postkit.Configuration(settings, isolated=True)
    assert all("path" in schema for schema in schemas)


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_what_a_page_shows_happens(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    status = 0
    for block in blocks(path):
        if block.file:
            target = tmp_path / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            run_python(block, names, path)
        elif block.language == "console":
            for command in commands(block):
                status, output = run_shell(command.line, tmp_path, status)
                assert doctest.OutputChecker().check_output(command.output, output, SAME), (
                    f"{page_id(path)}:{block.line}: `{command.line}` prints\n{output}"
                )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs/examples").glob("*.py")), ids=lambda path: path.name
)
def test_a_program_without_arguments_says_how_it_is_used(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, path],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"usage: python {path.name} ")
    assert done.stderr.count("\n") == 1


def run_python(block: Block, names: dict[str, object], path: Path) -> None:
    if ">>> " not in block.text:
        # After so many newlines a traceback names the line of the page.
        exec(compile("\n" * block.line + block.text, str(path), "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, page_id(path), None, block.line)
    runner = doctest.DocTestRunner(optionflags=SAME)
    runner.run(test, clear_globs=False)
    assert runner.failures == 0


def run_shell(line: str, folder: Path, status: int) -> tuple[int, str]:
    """Return the status of a command line and what it prints; `$?` in it is `status`."""
    environment = {
        **os.environ,
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "src"),
        "NO_COLOR": "1",
        "PYTHONUNBUFFERED": "1",  # What is printed comes in the order a terminal shows.
    }
    done = subprocess.run(
        ["bash", "-c", f"{PREPARE} (exit {status}); {line}"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout
