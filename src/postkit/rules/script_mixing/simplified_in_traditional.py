"""SM002: Simplified characters in Traditional text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.rules.script_mixing.other_script import check_other_script
from postkit.script import Script


class SimplifiedOptions(base.Options):
    """What counts as Traditional.

    Args:
        terms: names and words that keep Simplified characters.
        standard: whose forms a fix writes: `tw` Taiwan's, `hk` Hong Kong's, `t`
            OpenCC's own.
    """

    terms: tuple[str, ...] = ()
    standard: Literal["tw", "hk", "t"] = "tw"


class SimplifiedInTraditional(Rule):
    """A Simplified character is in a Traditional text.

    Language models and speech recognition slip from one script into the other, even within a
    word, and a converter leaves words that it does not know. Names in the front matter and in
    the labels of speakers, titles, quotations and block quotes keep their script. A whole
    paragraph in Simplified characters may be a quotation too: it is one finding, of severity
    info.

    Bad:

        這種情绪會影響我們的選擇，所以先聽完再判斷。

    Good:

        這種情緒會影響我們的選擇，所以先聽完再判斷。
    """

    code = "SM002"
    name = "simplified-in-traditional"
    trigger = "both-scripts"
    summary = "Simplified characters in Traditional text"
    fixable = True
    Options = SimplifiedOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each stray and each passage."""
        config = f"s2{self.options.standard}"
        return check_other_script(self, document, Script.TRADITIONAL, config, self.options.terms)
