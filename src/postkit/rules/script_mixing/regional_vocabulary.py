"""SM003: words of the other side of the Taiwan Strait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from postkit import script
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules import base
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.script_mixing import regional_words
from postkit.script import Script
from postkit.script.opencc_converters import convert
from postkit.source import Span


class RegionalVocabularyOptions(base.Options):
    """Whose words the draft should use.

    Args:
        region: `mainland`, `taiwan`, or `auto` for what the draft's script suggests.
    """

    region: Literal["auto", "mainland", "taiwan"] = "auto"


class RegionalVocabulary(Rule):
    """A word is not the one that people use where the draft's readers live.

    Taiwan says 軟體 where the mainland says 软件. Only words that the other side
    never uses are reported; OpenCC knows what they are called. A text about Taiwan
    or by a Taiwanese may well keep them, so the rule is off unless selected.

    Bad:

        这个软体可以剪辑声音。

    Good:

        这个软件可以剪辑声音。
    """

    code = "SM003"
    name = "regional-vocabulary"
    summary = "words of Taiwan in a mainland text, or the reverse (`软体`, `軟件`)"
    severity = Severity.INFO
    default = False
    fixable = True
    always_unsafe = True
    Options = RegionalVocabularyOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each word that OpenCC would replace."""
        own = document.once(script.dominant)
        if own is None:
            return
        to_mainland = self.options.region == "mainland" or (
            self.options.region == "auto" and own is Script.SIMPLIFIED
        )
        words = _words(own, to_mainland)
        # The longest word comes first: 程式码 before 程式.
        longest_first = sorted(words, key=len, reverse=True)
        pattern = re.compile("|".join(word + _not_before(word) for word in longest_first))
        for match in pattern.finditer(document.chinese.text):
            start = document.chinese.offset(match.start())
            span = Span(start, start + len(match[0]))
            if not document.masked.overlaps(span):
                right = words[match[0]]
                yield self.found(
                    document,
                    span,
                    f"`{match[0]}` is called `{right}` "
                    f"{'on the mainland' if to_mainland else 'in Taiwan'}",
                    unsafe_fix(f"write {right}", Edit.replace(span, right)),
                )


@cache
def _not_before(word: str) -> str:
    """Return what must not follow `word`: 软体动物 has no software."""
    others = regional_words.NOT_BEFORE.get(convert(word, "t2s"), "")
    return f"(?![{others}])" if others else ""


@cache
def _words(own: Script, to_mainland: bool) -> dict[str, str]:
    """Return what OpenCC makes of the words of the other region, both in the script `own`."""
    words = regional_words.TAIWAN if to_mainland else regional_words.MAINLAND
    in_taiwan = convert(words, "s2tw")
    if to_mainland:
        theirs = convert(in_taiwan, "tw2sp")
        ours = theirs if own is Script.SIMPLIFIED else convert(theirs, "s2tw")
    else:
        theirs = convert(words, "s2twp")
        ours = theirs if own is Script.TRADITIONAL else convert(theirs, "tw2s")
    spelled = words if own is Script.SIMPLIFIED else in_taiwan
    pairs = zip(spelled.split(), ours.split(), strict=True)
    return {word: right for word, right in pairs if word != right}
