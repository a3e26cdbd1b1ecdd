"""`postkit doctor` says what was found, and most of all where something is broken."""

from __future__ import annotations

import json

import pytest
from shell import Shell


def test_doctor_says_what_was_found(shell: Shell) -> None:
    shell.write("hugo.toml", "")
    shell.write("postkit.toml", 'ignore = ["SM"]\n')
    shell.write(".postkit_cache/x", b"1234")

    answer = shell.run("doctor")

    assert answer.status == 0
    for line in (
        "  version: 0.1.0",
        "  files: postkit.toml",
        "  site: hugo (found hugo.toml)",
        "  markdown: goldmark",
        "  size: 4 bytes",
    ):
        assert line in answer.out.splitlines()


def test_doctor_knows_only_what_is_there(shell: Shell) -> None:
    answer = shell.run("doctor", "nope.md")

    assert (answer.status, answer.err) == (
        2,
        "postkit: nope.md: there is no such file or folder\n",
    )


def test_doctor_names_what_is_wrong(shell: Shell) -> None:
    shell.write("postkit.toml", "ignore = 1\n")

    answer = shell.run("doctor")

    assert answer.status == 2
    assert "  problem: postkit.toml:1: `ignore` must be a list of strings" in answer.out


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("selct = 1\n", "`selct` is not a setting"),
        ("[[schemas]]\npath = 'none.json'\n", "there is no file `none.json`"),
        ("[[schemas]]\npath = 'broken.json'\n", "broken.json: is not a JSON Schema: #/type"),
        ("select = [\n", "is not valid TOML"),
    ],
)
def test_doctor_goes_on_where_the_configuration_is_broken(
    shell: Shell, toml: str, problem: str
) -> None:
    shell.write("hugo.toml", "")
    shell.write("postkit.toml", toml)
    shell.write("broken.json", '{"type": 1}')
    shell.write(".postkit_cache/x", b"1234")

    answer = shell.run("doctor", "--json")

    found = json.loads(answer.out)
    assert answer.status == 2
    assert problem in found["configuration"]["problem"]
    assert found["configuration"]["files found"].startswith("postkit.toml")
    assert "user.toml" in found["configuration"]["your own settings"]
    assert found["without configuration"] == {"site": "hugo (found hugo.toml)"}
    assert found["installed rules"] == {"found": "none"}
    assert found["cache"]["size"] == "4 bytes"


def test_doctor_says_that_plugins_need_permission(shell: Shell) -> None:
    shell.write("postkit.toml", 'plugins = ["house.py"]\n')

    answer = shell.run("doctor", "--json")

    found = json.loads(answer.out)
    assert answer.status == 2
    assert found["configuration"]["plugins"] == "house.py (need --allow-plugins)"
    assert "`plugins` runs code" in found["rules"]["problem"]
