"""`postkit.testing` fails where a rule's examples are not true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from postkit import Diagnostic, Document, Edit, Fix, Rule, Span
from postkit.testing import check_examples, findings, fixed


class Shouting(Rule):
    """A post shouts.

    Bad:

        好！

    Good:

        好。
    """

    code = "HS001"
    name = "shouting"
    summary = "a post shouts"
    fixable = True
    new = "。"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        at = document.text.find("！")
        if at >= 0:
            fix = Fix("end it", (Edit(at, at + 1, self.new),))
            yield self.found(document, Span(at, at + 1), "end this", fix)


class Blind(Shouting):
    __doc__ = (Shouting.__doc__ or "").replace("好！", "好？")


class Wrong(Shouting):
    __doc__ = Shouting.__doc__
    new = "？"


class Endless(Shouting):
    __doc__ = Shouting.__doc__
    new = "！！"


class Silent(Shouting):
    """No examples."""


class Raising(Shouting):
    __doc__ = Shouting.__doc__

    def check(self, document: Document) -> Iterator[Diagnostic]:
        raise LookupError("no luck")


def test_true_examples_pass() -> None:
    check_examples(Shouting)
    assert findings(Shouting, "好！") == ["1:2 HS001 end this"]
    assert fixed(Shouting, "好！好！") == "好。好。"


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (Blind, "nothing is found in"),
        (Wrong, "the fix makes"),
        (Endless, "fixing twice gives something else|the fix makes"),
        (Silent, "the docstring of Silent has no"),
        (Raising, "failed with LookupError: no luck"),
    ],
)
def test_untrue_examples_fail(rule: type[Rule], problem: str) -> None:
    with pytest.raises(AssertionError, match=problem):
        check_examples(rule)
