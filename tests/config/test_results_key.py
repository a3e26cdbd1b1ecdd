"""The key of cached results: the same in each process, another where results may differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import process

from postkit.config import Configuration
from postkit.config.results_key import results_key

_PROGRAM = (
    "from postkit.config import Configuration\n"
    "from postkit.config.results_key import results_key\n"
    "for site in ('', 'hugo', 'mkdocs', 'docusaurus'):\n"
    "    settings = Configuration({'site': site}).settings('a.md')\n"
    "    print(results_key(settings, 'a.md', ['text']))"
)


def test_it_is_the_same_in_each_process(tmp_path: Path) -> None:
    printed = {process(tmp_path, "-c", _PROGRAM, PYTHONHASHSEED=seed).stdout for seed in "123"}

    assert len(printed) == 1
    keys = printed.pop().split()
    assert [len(key) for key in keys] == [32] * 4
    assert len(set(keys)) == 4


def test_it_is_another_where_results_may_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def key(run: str = "text", **overrides: object) -> str:
        return results_key(Configuration(overrides).settings("a.md"), "a.md", [run])

    keys = [key(), key("json"), key(ignore=["MD"]), key(site="hugo"), key(yaml="1.1")]

    assert len(set(keys)) == len(keys)
