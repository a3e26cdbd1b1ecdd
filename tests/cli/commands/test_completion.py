"""`postkit completion`: the scripts are read by real shells, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shell import Shell

from postkit.cli.command_table import COMMANDS
from postkit.cli.commands.completion import SHELLS
from postkit.rules import RULES

# Ask for what is in `$@` to be completed, as the shell's own key does.
ASK_BASH = """
source ./script
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
compopt() { :; }
_shtab_postkit
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def script(shell: Shell, request: pytest.FixtureRequest) -> Path:
    """Return the path of the script for the shell that the test names."""
    answer = shell.run("completion", request.param)
    assert answer.status == 0
    return shell.write("script", answer.out)


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_knows_commands_options_and_rules(shell: Shell, name: str) -> None:
    script = shell.run("completion", name).out

    for word in (*COMMANDS, "statistics", "jsonl", RULES[0].code, RULES[-1].name):
        assert word in script


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["li"], {"lint"}, id="command"),
        pytest.param(["lint", "--stat"], {"--statistics"}, id="option"),
        pytest.param(["lint", "--output-format", "js"], {"json", "jsonl"}, id="choice"),
        pytest.param(["lint", "--ignore", "broken-"], {"broken-emphasis"}, id="rule"),
        pytest.param(["explain", "FM00"], {f"FM00{n}" for n in range(1, 10)}, id="code"),
        pytest.param(["lint", "scr"], {"script"}, id="file"),
        pytest.param(["completion", "z"], {"zsh"}, id="shell"),
    ],
)
@pytest.mark.parametrize("script", ["bash"], indirect=True)
def test_bash_completes(script: Path, words: list[str], expected: set[str]) -> None:
    assert expected <= set(ask(script, "bash", "-c", ASK_BASH, "bash", "postkit", *words))


@pytest.mark.parametrize("script", ["fish"], indirect=True)
def test_fish_completes(script: Path) -> None:
    question = "source ./script; complete -C 'postkit explain broken-em'"

    answer = ask(script, "fish", "--no-config", "-c", question)

    [line] = answer
    word, _, description = line.partition("\t")
    assert word == "broken-emphasis"
    assert description.startswith("MD001: ")


@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_zsh_can_read_its_script(script: Path) -> None:
    assert ask(script, "zsh", "-fn", "./script") == []


@pytest.mark.parametrize("script", ["powershell"], indirect=True)
def test_powershell_completes(script: Path) -> None:
    question = ". ./script.ps1; (TabExpansion2 'postkit explain broken-em' 25).CompletionMatches"
    script.rename(script.with_suffix(".ps1"))

    answer = ask(script.with_suffix(".ps1"), "pwsh", "-NoProfile", "-c", question)

    assert any("broken-emphasis" in line for line in answer)


def test_an_unknown_shell_is_refused(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        shell.run("completion", "csh")

    assert stop.value.code == 2
    assert "choose from" in capsys.readouterr().err


def ask(script: Path, program: str, *arguments: str) -> list[str]:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *arguments], cwd=script.parent, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()
