"""`postkit lsp` without what it needs."""

from __future__ import annotations

import importlib.util

import pytest
from shell import Shell


def test_without_pygls_it_says_what_to_install(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        "postkit.cli.commands.lsp.find_spec",
        lambda name: None if name == "pygls" else find_spec(name),
    )

    answer = shell.run("lsp")

    assert answer.status == 2
    assert answer.err == (
        "postkit: the language server needs pygls; install it with "
        "`pip install 'postkit-lint[lsp]'`\n"
    )
