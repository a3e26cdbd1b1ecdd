"""What the rules find, in Chinese."""

from __future__ import annotations

from postkit.rules import RULES
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES


def test_every_rule_has_one() -> None:
    assert sorted(CHINESE_SUMMARIES) == sorted(rule.code for rule in RULES)
