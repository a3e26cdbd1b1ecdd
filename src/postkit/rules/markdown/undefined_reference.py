"""MD010: a reference link whose label is defined nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.han import HAN_RUN
from postkit.document.link_targets import label_key
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

# Before it nothing that makes an index (`a[i][j]`) or another link of it.
_REFERENCE = lazy_compile(
    r"(?<![A-Za-z0-9_)\]\[\\!@])!?\[([^\[\]\r\n]{1,300})(?<!\\)\]\[([^\[\]\r\n^]{0,200})(?<!\\)\](?![(\[:])"
)
_NAME = lazy_compile(r"[^\W\d_]")
_PROGRAM_NAME = lazy_compile(r"[`.*:/{]|\w+\.\w+\Z")
"""What some sites look up in the documentation of a program, such as `package.module`."""
_INCLUDE = lazy_compile(r"(?m)^[ \t]*\{%-?[ ]*include\b")
"""A file that the site puts in may define labels: `{% include references.md %}`."""
_NUMBERED = lazy_compile(r"([^\W\d]+)\d+")
_XPATH = lazy_compile(r"@[\w:-]+[ ]?=")
"""Two predicates in a row: `//*[@id="bridge"][1]`."""
_TAG = lazy_compile(r"[a-z][a-z0-9.+/_\u2011-]{0,19}")
_SECOND_TAG = lazy_compile(r"[^\W\d][\w.+/\u2011, -]{0,29}")
_CHINESE_TAG = lazy_compile(r"[^\W\x00-\xff]{1,6}")
_HEAD = lazy_compile(r"(?:\A|\n|[-*+:.)、\"\[\]])[ \t]{0,12}\Z")
_TITLE = lazy_compile(r"[ ]|[^\W_]")
_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE)


class UndefinedReference(Rule):
    """`[text][label]` refers to a label that has no definition in the post.

    Without the line `[label]: https://…` Markdown makes no link (CommonMark 6.3): readers see the
    brackets. Labels that look like names in a program are left alone, since some sites look them
    up elsewhere, and so are all labels where a plug-in of MkDocs (autorefs, mkdocstrings) defines
    them, or the post includes another file, and the titles of headings, to which pandoc makes a
    link. So are two brackets that may be meant as text (`[RISC-V][compiler] Add a pass`,
    `[提问][老桥] 怎样过河`) or that the whole site may define: in a post without definitions of its
    own, only numbers, and labels in Latin letters or digits after Chinese text, are reported.

    Bad:

        见[年度报告][report]。

    Good:

        见[年度报告][report]。

        [report]: https://example.org/report
    """

    code = "MD010"
    name = "undefined-reference"
    trigger = "text:]["
    summary = "a reference link has no definition"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each reference that readers see in brackets."""
        if document.dialect.defines_labels or _INCLUDE.search(document.text, *document.body):
            return
        for match in _REFERENCE.finditer(document.text, *document.body):
            text, label = match[1], match[2] or match[1]
            start, end = match.span()
            if not (_NAME.search(text) and label.strip()) or _PROGRAM_NAME.search(label):
                continue
            if not (document.inlines.references or _is_meant_as_link(text, match[2])):
                continue
            if _is_tag_of_title(document.text, match) or _XPATH.match(text):
                continue
            if _are_notes(text, label):
                continue
            if not document.dialect.is_known and label_key(label) in document.once(_headings):
                continue
            if label_key(label) in document.inlines.references or _is_no_text(document, start):
                continue
            # Between the brackets code or an address may be.
            if start in document.masked or end - 1 in document.masked:
                continue
            sign = "!" if match[0].startswith("!") else ""
            yield self.found(
                document,
                Span(start, end),
                f"nothing defines `[{label}]`, so readers see the brackets: add a line "
                f"`[{label}]: ` with the address, or write `{sign}[{text}](address)`",
            )


def _is_meant_as_link(text: str, label: str) -> bool:
    """Tell whether `[text][label]` can be nothing but a link, wherever its label is defined."""
    return label.isdecimal() or (label.isascii() and bool(label and HAN_RUN.search(text)))


def _is_tag_of_title(text: str, match: re.Match[str]) -> bool:
    """Tell whether two words in brackets head a title: `[riscv][api] Flatten`, `[提问][桥]过河`."""
    if match[0].startswith("!"):
        return False
    first, second = match[1].casefold(), match[2].casefold()
    is_latin = _TAG.fullmatch(first) and _SECOND_TAG.fullmatch(second)
    is_chinese = _CHINESE_TAG.fullmatch(first) and _CHINESE_TAG.fullmatch(second)
    if not (is_latin or is_chinese) or first in second or second in first:
        return False
    before = text[max(match.start() - 13, 0) : match.start()]
    return bool(_HEAD.search(before) and _TITLE.match(text, match.end()))


def _are_notes(text: str, label: str) -> bool:
    """Tell whether these are two marks of notes side by side: `[注1][注2]`."""
    first, second = _NUMBERED.fullmatch(text), _NUMBERED.fullmatch(label)
    return bool(first and second and first[1] == second[1] and text != label)


def _headings(document: Document) -> frozenset[str]:
    """Return the labels that the headings are to pandoc (implicit_header_references)."""
    headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    return frozenset(
        label_key(block.lines[0].text(document.text).strip()) for block in headings if block.lines
    )


def _is_no_text(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is None or block.kind not in _TEXT
