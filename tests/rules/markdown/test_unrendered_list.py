"""MD005: which lines are surely meant as a list."""

from __future__ import annotations

import pytest

from postkit import fix_text, lint_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-关灯\n-锁门\n", "- 关灯\n- 锁门\n"),
        ("1.Click\n2.Wait\n", "1. Click\n2. Wait\n"),
        ("1.Click\n1.Wait\n", "1. Click\n1. Wait\n"),
        # What a program prints.
        ("2)桥开了吗: 否\n3)桥开了吗: 否\n3)桥开了吗: 是\n",) * 2,
        # Options of a command, and what somebody says.
        ("-Dlevel=3\n-Dgate=open\n", "-Dlevel=3\n-Dgate=open\n"),
        ("-v\n-关灯\n", "-v\n-关灯\n"),
        ("-关灯了吗？\n-关了。\n", "-关灯了吗？\n-关了。\n"),
    ],
)
def test_only_what_is_surely_a_list_is_fixed_safely(text: str, expected: str) -> None:
    assert fix_text(text).text == expected


def test_a_list_longer_than_anybody_writes_is_reported_and_stays() -> None:
    text = "".join(f"-灯{number}\n" for number in range(2_001))

    assert [(found.code, found.fix) for found in lint_text(text).diagnostics] == [("MD005", None)]
