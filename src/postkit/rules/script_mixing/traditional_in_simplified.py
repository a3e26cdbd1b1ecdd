"""SM001: Traditional characters in Simplified text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.rules.script_mixing.other_script import check_other_script
from postkit.script import Script


class TraditionalOptions(base.Options):
    """What may stay Traditional.

    Args:
        terms: names and words that keep Traditional characters.
    """

    terms: tuple[str, ...] = ()


class TraditionalInSimplified(Rule):
    """A Traditional character is in a Simplified text.

    Language models and speech recognition slip from one script into the other, even within a
    word, and a converter leaves words that it does not know. Names in the front matter and in
    the labels of speakers, titles, quotations and block quotes keep their script. A whole
    paragraph in Traditional characters may be a quotation too: it is one finding, of severity
    info.

    Bad:

        这种情緒会影响我们的选择，所以先听完再判断。

    Good:

        这种情绪会影响我们的选择，所以先听完再判断。
    """

    code = "SM001"
    name = "traditional-in-simplified"
    trigger = "both-scripts"
    summary = "Traditional characters in Simplified text"
    fixable = True
    Options = TraditionalOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each stray and each passage."""
        return check_other_script(self, document, Script.SIMPLIFIED, "t2s", self.options.terms)
