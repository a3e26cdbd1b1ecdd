"""MD003: `##` that makes no heading, because the space after it is missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.markdown.late_headings import find_late_headings
from postkit.source import Span

_SIGNS = lazy_compile(
    r"(##(?:#{0,4})(?!#)|#(?=[\u00a0\u3000])|＃{2,6}(?!＃)|＃(?=[ \t\u00a0\u3000]))"
    r"((?<=＃)[ \t\u00a0\u3000]++(?=\S)|[\u00a0\u3000][ \t\u00a0\u3000]*+(?=\S))?"
    r"(?![\s\ufe0f\u20e3])"
)
"""The signs of a heading, and what is a space after them, if only to the eye."""
_CLOSING = lazy_compile(r"(?<=[^#\s\\])#+(?=[ \t]*\Z)")
_COMMAND = lazy_compile(
    r"\s*\$[ ]\S|\r?\n?(?:##[^\r\n]*\r?\n){0,8}"
    r"(?:sudo|yum|apt|apt-get|brew|cd|ls|mkdir|rm|cp|mv|chmod|chown|cat|tar|wget|curl|ssh|docker"
    r"|kubectl|git|npm|pip3?|systemctl|service|export|source|make|vim?)[ ][!-~]"
)
_WORD = lazy_compile(r"\w")
"""Rows of signs have none, as programs print them: `####****####`."""
_CODE = lazy_compile(
    r"\r?\n[ \t]*(?:"
    r"(?:import|from|def|class|return|const|let|var|public|private|if|for|while|print)\b[ (][ -~]*+"
    r"|[A-Za-z_][\w.]*(?:[ ]?=[ ]|\()[ -~]*+|[!-~][ -~]*[;{])[ \t]*(?:[\r\n]|\Z)",
    re.ASCII,
)
"""A line of code, as it follows a comment where the fences around the code are missing."""
_TAG = lazy_compile(r"[ \t]##+[^\s#]")
_LONGEST_TITLE = 40


class HeadingWithoutSpace(Rule):
    """There is no space between `##` and the text after it.

    Markdown does not take it for a heading (CommonMark 4.2), and readers see the `##`. A
    full-width or non-breaking space, as some keyboards insert it, does not count. A single `#`
    is left alone, since it may be a hashtag; `#️⃣` is an emoji. Full-width signs (`＃＃ 第一天`)
    make no heading either. The fix of a single sign is unsafe: a comment in code that lost its
    fence has one. Where the line is longer than any heading would be, only you can tell where the
    heading ends. Python-Markdown and HonKit need no space.

    `##` makes no heading either after asterisks or wide spaces (`**## 第一天**`), or after the end
    of a sentence on its line. Programs that translate or join lines leave such headings; their fix
    is unsafe.

    Bad:

        ##第一天

    Good:

        ## 第一天
    """

    code = "MD003"
    name = "heading-without-space"
    trigger = "unspaced-signs | text:#\u00a0 #\u3000 ＃"
    summary = "`##` without a space after it is not a heading"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each line of a paragraph that was meant as a heading."""
        yield from self._check_late(document)
        dialect = document.dialect
        for match in _SIGNS.finditer(document.text, *document.body):
            signs = Span(*match.span(1))
            is_wide = match[1].startswith("＃")
            has_any_space = match[2] and dialect.heading_space == "any"
            is_heading = has_any_space or dialect.heading_space == "none"
            if is_heading and not is_wide:
                continue
            block = document.block_at(signs.start)
            if block is None or block.kind is not BlockKind.PARAGRAPH:
                continue
            at = bisect_left(block.lines, signs.start, key=attrgetter("start"))
            is_at_start = at < len(block.lines) and block.lines[at].start == signs.start
            is_title = is_at_start and _WORD.search(document.text, match.end(), block.lines[at].end)
            if is_title and signs.start not in document.masked:
                gap = Span(signs.end, match.end())
                report = self._report_wide if is_wide else self._report
                yield report(document, block.lines[at], signs, gap)

    def _check_late(self, document: Document) -> Iterator[Diagnostic]:
        for late in find_late_headings(document):
            if late.is_glued:
                message = "a heading must be on a line of its own; add a blank line before it"
                title = "put it on a line of its own"
            else:
                marks = late.before.text(document.text).strip()
                before = f"`{marks}`" if marks else "a wide space"
                message = f"{before} before `##` keeps it from being a heading; remove it"
                title = "remove what is before the heading"
            make = unsafe_fix(title, *late.edits) if late.edits else None
            yield self.found(document, late.signs, message, make)

    def _report_wide(self, document: Document, line: Span, marks: Span, gap: Span) -> Diagnostic:
        signs = "#" * (marks.end - marks.start)
        message = f"`{marks.text(document.text)}` makes no heading; write `{signs}` and a space"
        if line.end - gap.end > _LONGEST_TITLE:
            return self.found(document, marks, message)
        make = fix if len(signs) > 1 else unsafe_fix
        edit = Edit(marks.start, gap.end, f"{signs} ")
        return self.found(document, marks, message, make("write plain signs", edit))

    def _report(self, document: Document, line: Span, marks: Span, gap: Span) -> Diagnostic:
        signs = marks.text(document.text)
        # Above a command, in a listing without its fence, they mark a comment, or several.
        is_comment = bool(
            _COMMAND.match(document.text, line.end) or _CODE.match(document.text, line.end)
        )
        are_tags = _TAG.search(document.text, marks.end, line.end) is not None
        make = unsafe_fix if is_comment or are_tags else fix
        if gap.start < gap.end:
            # A page that lost the fences of its code has `# 启动npm start`.
            make = unsafe_fix if len(signs) == 1 else make
            return self.found(
                document,
                Span(marks.start, gap.end),
                f"a full-width or non-breaking space after `{signs}` makes no heading; write a "
                "plain one",
                make("put a plain space", *_spaces(document.text, line, gap, len(signs))),
            )
        if line.end - marks.end > _LONGEST_TITLE:
            return self.found(
                document,
                marks,
                f"`{signs}` without a space is not a heading; add a space after it, and a new "
                "line where the heading ends",
            )
        return self.found(
            document,
            marks,
            f"`{signs}` without a space is not a heading; add a space after it",
            make("put a space after the signs", *_spaces(document.text, line, gap, len(signs))),
        )


def _spaces(text: str, line: Span, gap: Span, level: int) -> Iterator[Edit]:
    """Yield the edits that part the heading from the signs, also from those after it.

    CommonMark 4.2: they close a heading only after a space. `C#` is a name.
    """
    yield Edit(*gap, " ")
    closing = _CLOSING.search(text, gap.end, line.end)
    if closing is None:
        return
    is_name = text[closing.start() - 1].isascii() and len(closing[0]) != level
    if not is_name:
        yield Edit.insert(closing.start(), " ")
