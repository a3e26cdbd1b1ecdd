"""The plugin for MegaLinter: its commands are put together as MegaLinter does it, and run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from shell import CLEAN, QUOTED, REPEATED, REPEATED_FIXED, Shell

FILE = (
    Path(__file__)
    .parents[1]
    .joinpath("ci", "mega-linter-plugin-postkit", "postkit.megalinter-descriptor.yml")
)
DESCRIPTOR: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
(LINTER,) = DESCRIPTOR["linters"]


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


def arguments(*files: str, fix: bool = False, sarif: str = "") -> list[str]:
    """Return what MegaLinter passes to the linter, in its order."""
    return [
        *LINTER["cli_lint_extra_args"],
        *([LINTER["cli_lint_fix_arg_name"]] if fix else []),
        *(
            word.replace("{{SARIF_OUTPUT_FILE}}", sarif)
            for word in LINTER["cli_sarif_args"]
            if sarif
        ),
        *files,
    ]


def test_it_is_called_as_megalinter_asks_for() -> None:
    assert FILE.parent.name.startswith("mega-linter-plugin-")
    assert FILE.name.endswith(".megalinter-descriptor.yml")
    # Nothing but these is carried out of what a plugin installs.
    assert all(line.startswith("RUN ") for line in LINTER["install"]["dockerfile"])


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([CLEAN], id="none"),
        pytest.param([REPEATED], id="one"),
        pytest.param([REPEATED, QUOTED, "<details>\n\n乙\n"], id="several"),
        pytest.param(["a.md:1:1: FM001 中,文\n\n字,字：b.md:2:2: FM002 x\n"], id="in a text too"),
    ],
)
def test_findings_are_counted(shell: Shell, texts: list[str]) -> None:
    names = [f"a {at}.md" for at, _ in enumerate(texts)]
    for name, text in zip(names, texts, strict=True):
        shell.write(name, text)

    answer = shell.run(*arguments(*names))

    found = re.findall(LINTER["cli_lint_errors_regex"], answer.out)
    assert len(found) == len(shell.codes(*names))
    assert answer.status == bool(found)


def test_it_fixes(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    assert shell.run(*arguments("a.md", fix=True)).status == 0
    assert shell.read("a.md") == REPEATED_FIXED


def test_it_writes_sarif(shell: Shell) -> None:
    shell.write("a.md", REPEATED)

    shell.run(*arguments("a.md", sarif="out.sarif"))

    (run,) = json.loads(shell.read("out.sarif"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["FM011"]
