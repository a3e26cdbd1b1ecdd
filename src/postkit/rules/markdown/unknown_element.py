"""MD027: words in angle brackets, which browsers take for a tag."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from postkit.diagnostics import Diagnostic
from postkit.document import Document, Tag
from postkit.document.tag import ELEMENTS
from postkit.edits import Edit
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_TOKENS = frozenset(("scratchpad", "think", "thinking"))
"""What a language model may leave, which is for RS009."""


class UnknownElement(Rule):
    """Words in angle brackets (`List<String>`, `git switch <branch>`) are read as a tag.

    HTML has no such element, so browsers show nothing in its place, and readers miss the words.
    Programs that turn web pages into Markdown write `<` for `&lt;`, and translators and models
    drop the backticks around code. An element that is closed somewhere in the post may be one of
    the site's own and is not reported, nor is a tag with attributes, with a hyphen in its name, or
    alone on its line. MDX refuses such tags itself.

    Bad:

        方法返回 List<String>，用 git switch <branch> 换分支。

    Good:

        方法返回 List&lt;String>，用 git switch &lt;branch> 换分支。
    """

    code = "MD027"
    name = "unknown-element"
    trigger = "unknown-elements"
    summary = "words in angle brackets (`List<String>`) are read as a tag, and not shown"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block with such tags."""
        if document.dialect.has_jsx:
            return
        spans = _unknown_elements(document)
        for _, group in groupby(spans, lambda span: document.block_at(span.start)):
            first, *others = group
            more = f" and {len(others)} more in this block" if others else ""
            edits = (Edit(span.start, span.start + 1, "&lt;") for span in (first, *others))
            yield self.found(
                document,
                first,
                f"readers do not see `{first.text(document.text)}`{more}: it is read as a "
                "tag; write `&lt;` for `<`, or put it in backticks",
                unsafe_fix("write `&lt;`", *edits),
            )


def _unknown_elements(document: Document) -> Iterator[Span]:
    """Yield the tags whose element is not one of HTML, nor closed anywhere."""
    closed = {tag.name for tag in document.tags if tag.is_closing}
    for tag in document.tags:
        is_known = tag.name in ELEMENTS or tag.name in closed or tag.name in _TOKENS
        if not is_known and _is_bare(document, tag):
            yield tag.span


def _is_bare(document: Document, tag: Tag) -> bool:
    """Tell whether `tag` is a name in angle brackets and not alone on its line."""
    shown = tag.span.text(document.text)
    line = document.source.line_span(tag.span.start).text(document.text)
    return shown[1:-1].isalnum() and not tag.damage and line.strip() != shown
