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
    "print(results_key(Configuration().settings('a.md'), 'a.md', ['text']))"
)


@pytest.mark.parametrize("site", ["", "hugo", "mkdocs", "docusaurus"])
def test_it_is_the_same_in_each_process(tmp_path: Path, site: str) -> None:
    (tmp_path / "postkit.toml").write_text(f'site = "{site}"\n')

    keys = {process(tmp_path, "-c", _PROGRAM, PYTHONHASHSEED=seed).stdout for seed in "123"}

    assert len(keys) == 1
    assert len(keys.pop().strip()) == 32


def test_it_is_another_where_results_may_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def key(run: str = "text", **overrides: object) -> str:
        return results_key(Configuration(overrides).settings("a.md"), "a.md", [run])

    keys = [key(), key("json"), key(ignore=["MD"]), key(site="hugo"), key(yaml="1.1")]

    assert len(set(keys)) == len(keys)
