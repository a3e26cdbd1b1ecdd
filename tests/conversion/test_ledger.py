"""The ledger of decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.conversion import Context, Decision, load_ledger
from postkit.errors import ConfigError
from postkit.script.conversion_targets import find_target

TARGET = find_target("zh-Hant")
GOOD = '{"target": "zh-Hant", "before": "牛肉", "char": "面", "after": "。", "choice": "麪"}'


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.jsonl")
    first = Decision(Context("牛肉", "面", "。"), "麪", "a.md")
    second = Decision(Context("", "后", "说"), "后", "b.md")

    load_ledger(path, TARGET).add([first])
    load_ledger(path, TARGET).add([second])

    assert load_ledger(path, TARGET).decisions == (first, second)


def test_the_last_decision_counts(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{GOOD}\n{GOOD.replace('麪', '面')}\n", encoding="utf-8")

    assert load_ledger(str(path), TARGET).choices == {Context("牛肉", "面", "。"): "面"}


def test_decisions_for_another_target_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{GOOD}\n", encoding="utf-8")

    assert load_ledger(str(path), find_target("zh-Hans")).decisions == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "is not JSON", id="no JSON"),
        pytest.param("[]", "must be a JSON object", id="no object"),
        pytest.param("{}", "`target` is missing", id="no target"),
        pytest.param(
            GOOD.replace("zh-Hant", "zh-X"), "`zh-X` is not a target", id="unknown target"
        ),
        pytest.param(GOOD.replace("麪", "発"), "not a valid conversion of", id="no such choice"),
        pytest.param(GOOD.replace("面", "好"), "not a valid conversion of", id="another character"),
    ],
)
def test_a_broken_ledger_is_told_by_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=message) as caught:
        load_ledger(str(path), TARGET)

    assert "ledger.jsonl:3: " in str(caught.value)
