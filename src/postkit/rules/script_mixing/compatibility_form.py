"""SM013: a compatibility ideograph, a radical or a ligature in place of the usual character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from postkit import script
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.edits import Edit
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script import Script
from postkit.script.punctuation import is_alone_in_quotes
from postkit.script.sentence_context import is_about_characters, is_in_heading
from postkit.source import Span

_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⾭",
        "民西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟青",
        strict=True,
    )
)
"""Radicals to which Unicode gives no decomposition, by EquivalentUnifiedIdeograph.txt, and
`⾭`, whose decomposition `靑` nobody writes."""
_DOOR = "⼾"
"""The radical of `户` and of `戶`: its decomposition is the Traditional one."""


class CompatibilityForm(Rule):
    """A character is written in a form that Unicode keeps for old encodings only.

    Text copied from a PDF often holds radicals (`⼈`, `⻓`), compatibility
    ideographs and ligatures (`ﬁ`). They look right, but a search does not find
    the word, and many fonts lack them. The fix is unsafe in a heading, and where the characters
    are alone in quotation marks. Where the usual character follows as well (`⼀一个`), an
    unsafe fix removes the other one.

    Bad:

        每个⼈都有⾃⼰的看法。

    Good:

        每个人都有自己的看法。
    """

    code = "SM013"
    name = "compatibility-form"
    trigger = "unusual-characters"
    summary = "a radical, compatibility ideograph or ligature instead of the usual character"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run whose usual characters are known."""
        for span in document.once(unusual)[UnusualKind.COMPATIBILITY]:
            run = span.text(document.text)
            usual = "".join(map(_usual, run))
            if _DOOR in run and document.once(script.dominant) is Script.SIMPLIFIED:
                usual = usual.replace("戶", "户")
            if span.start < document.body.start or usual == run:
                continue
            if is_about_characters(document.text, span.start):
                continue
            if not document.is_foreign(span) and not document.masked.overlaps(span):
                if document.text.startswith(usual, span.end):
                    # Some readers of PDF give both forms of a character: `⼀一个`.
                    message = f"`{run}` is another form of the `{usual}` after it; remove it"
                    suggestion = unsafe_fix("remove it", Edit.delete(span))
                else:
                    message = f"`{run}` is a compatibility form; write `{usual}`"
                    make = unsafe_fix if _is_doubtful(document, span) else fix
                    suggestion = make("write the usual characters", Edit.replace(span, usual))
                yield self.found(document, span, message, suggestion)


def _is_doubtful(document: Document, span: Span) -> bool:
    """Tell whether `span` is in a heading, or is what the sentence shows: `“⼈”`."""
    return is_in_heading(document, span.start) or is_alone_in_quotes(document.text, span)


def _usual(char: str) -> str:
    return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
