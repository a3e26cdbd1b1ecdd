"""The ledger of decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.conversion import CharContext, CharDecision, Overrides, load_ledger
from postkit.errors import ConfigError
from postkit.script.conversion_targets import find_target

TARGET = find_target("zh-Hant")
GOOD = '{"target": "zh-Hant", "before": "牛肉", "char": "面", "after": "。", "choice": "麪"}'


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.jsonl")
    first = CharDecision(CharContext("牛肉", "面", "。"), "麪", "a.md")
    second = CharDecision(CharContext("", "后", "说"), "后", "b.md")

    load_ledger(path, TARGET).add([first])
    load_ledger(path, TARGET).add([second])

    assert load_ledger(path, TARGET).decisions == (first, second)


def test_the_last_decision_counts(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{GOOD}\n{GOOD.replace('麪', '面')}\n", encoding="utf-8")

    assert load_ledger(str(path), TARGET).choices == {CharContext("牛肉", "面", "。"): "面"}


LONG = "天地玄黄宇宙洪荒日月盈昃"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("头发干了,好。", "头发干了，好。", id="a half-width mark"),
        pytest.param("头发,,干了...好", "头发，干了……好", id="doubled marks"),
        pytest.param("用 Ｇｏ 干了３天", "用 Go 干了 3 天", id="full width and spacing"),
        pytest.param("头髮干了", "头发干了", id="a stray of the other script"),
        pytest.param(f"{LONG},,干,,{LONG}", f"{LONG}，干，{LONG}", id="on a long line"),
    ],
)
def test_a_decision_stays_when_what_is_beside_it_is_fixed(before: str, after: str) -> None:
    decided = CharContext.at(before, before.index("干"))
    places = Overrides(decisions={decided: "幹"}).places(after)

    assert [place.start for place in places] == [after.index("干")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("头发湿了又干了，好。", id="other words before"),
        pytest.param("头发干了，坏。", id="another word after"),
        pytest.param("头发干了，好。再说。", id="the line goes on"),
        pytest.param(f"{LONG}，头发干了，好。", id="the line begins earlier"),
    ],
)
def test_a_decision_is_for_its_own_place(other: str) -> None:
    decided = CharContext.at("头发干了,好。", 2)

    assert not [*Overrides(decisions={decided: "幹"}).places(other)]


def test_a_context_of_marks_only_ends() -> None:
    line = "，" * 10_000 + "干" + "，" * 10_000

    assert len(CharContext.at(line, 10_000).before) < 100


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
def test_a_broken_ledger_is_reported_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=message) as caught:
        load_ledger(str(path), TARGET)

    assert "ledger.jsonl:3: " in str(caught.value)
