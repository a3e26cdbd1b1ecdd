"""A plugin for the tests: a rule of one's own, as a user writes it."""

from __future__ import annotations

RULE = '''\
from postkit import Edit, Fix, Options, Rule, Span


class ShoutingOptions(Options):
    """How much is allowed.

    Args:
        most: how many marks are let through.
    """

    most: int = 0


class ShoutingSentence(Rule):
    """A sentence shouts.

    Bad:

        你好！

    Good:

        你好。
    """

    code = "HS001"
    name = "shouting-sentence"
    summary = "a sentence shouts"
    fixable = True
    trigger = "text:！"
    Options = ShoutingOptions

    def check(self, document):
        marks = [at for at, char in enumerate(document.text) if char == "！"]
        for at in marks[self.options.most :]:
            fix = Fix("end it with a full stop", (Edit(at, at + 1, "。"),))
            yield self.found(document, Span(at, at + 1), "end this with a full stop", fix)
'''
POST = "# 桥\n\n你好！再见！\n"
