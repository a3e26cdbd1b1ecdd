"""Rules are selected by code, prefix or name."""

from __future__ import annotations

import pytest

from postkit.errors import UsageError
from postkit.rules import RULES, find_rules


@pytest.mark.parametrize("selector", ["DB001", "db", "unclosed-details", "ALL", "SM1"])
def test_selectors(selector: str) -> None:
    assert find_rules(selector)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    families = list(dict.fromkeys(code[:2] for code in codes))

    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert codes == sorted(codes, key=lambda code: (families.index(code[:2]), code))


def test_an_unknown_rule_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="no rule is called `unclosed-detail`; did you mean"):
        find_rules("unclosed-detail")
