"""SM106: two marks where one belongs."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.marks import DOUBLED_MARK
from postkit.script.punctuation import FULL_WIDTH, is_prose
from postkit.script.sentence_context import is_about_characters, line_around, sentence_around
from postkit.source import Span

_RUN = lazy_compile(r"，,|。\.|[，。、；：！？]+")
_COPIED = lazy_compile(r"([，、；：])\1\1|([^\W\x00-\xff])\2\2(?!\2)([^\W\x00-\xff])\3\3")
"""Text of a PDF whose bold characters were each read several times: `石石石桥桥桥，，，`."""
_LISTED = ("！、", "？、")
_STRENGTH = "、，；：。"
_MOUTHS = ("）", "（", ")", "(")
"""What is below the eyes of a face: `：）`."""


class DoubledPunctuation(Rule):
    """There are two marks where one belongs: `，，`, `，。`, `！。`, `，,`, `。.`.

    One is left over from an edit, or two pieces of text were joined. Of two equal marks the fix
    removes one; it is unsafe for `。。` and for marks at the end of a sentence, which may be
    meant as an ellipsis. `。。。` becomes one, with an unsafe fix on a line that repeats other
    characters as well. Of two different marks an unsafe fix keeps the stronger one. Runs that
    are meant (`！！`, `？！`, `……`) and lists of marks (`，。；：`) are left alone.

    Bad:

        这很好，，我同意。

    Good:

        这很好，我同意。
    """

    code = "SM106"
    name = "doubled-punctuation"
    trigger = "doubled-marks"
    summary = "two marks where one belongs (`，，`, `，。`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of marks."""
        text, offset = document.chinese.text, document.chinese.offset
        end = 0
        for match in DOUBLED_MARK.finditer(text):
            if match.start() < end:
                continue
            run = _RUN.match(text, match.start() - 1)
            if run is None:
                continue
            end = run.end()
            start = offset(run.start())
            span = Span(start, start + len(run[0]))
            if len(set(run[0])) > 2 or is_about_characters(text, run.start()):
                # A list of marks.
                continue
            if is_prose(document, span):
                if run[0] in _LISTED and text[run.start() - 1].isascii():
                    # `vec！、panic！、todo！`
                    continue
                if run[0][-1] in "：；" and text[end : end + 1] in _MOUTHS:
                    # `太好了！：）`
                    continue
                # A voice that breaks: `我、、我不去，，不去`.
                is_once = text.count(run[0], *sentence_around(text, run.start())) == 1
                is_within = is_once and text[end : end + 1].isalnum()
                is_copied = _COPIED.search(text, *line_around(text, run.start())) is not None
                made = _fix(run[0], span, is_within=is_within, is_copied=is_copied)
                yield self.found(
                    document, span, f"`{run[0]}` is one mark too many; {made.message}", made
                )


def _fix(run: str, span: Span, *, is_within: bool, is_copied: bool) -> Fix:
    """Return the fix of `run`.

    Args:
        run: the marks.
        span: where they are.
        is_within: whether a word follows.
        is_copied: whether other characters of the line are repeated, too.
    """
    marks = set(run.translate(FULL_WIDTH))
    if len(marks) == 1:
        if run[0] == "。" and len(run) >= 3:
            make = unsafe_fix if is_copied else fix
            return make("write `……`", Edit.replace(span, "……"))
        make = fix if is_within and run[0] not in "。：" else unsafe_fix
        return make(f"write `{run[0]}`", Edit.replace(span, run[0]))
    strong = [mark for mark in run if mark in "！？"]
    kept = "".join(strong) if strong else max(run, key=_STRENGTH.index)
    return unsafe_fix(f"write `{kept}`", Edit.replace(span, kept))
