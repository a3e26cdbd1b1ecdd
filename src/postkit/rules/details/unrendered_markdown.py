"""DB012: Markdown in a block that is not rendered: a blank line or an attribute is missing."""

import re
from collections.abc import Iterator

from postkit import details
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.details import blocks_after_summary
from postkit.source import Span

_GLUED = lazy_compile(r"[ \t]*+(?:\r\n|\n|\r)?[ \t]*+(?=[^\s<])")
_LINE_SIGN = lazy_compile(r"\n[ ]{0,3}[-*+#\d]")
_MARKDOWN = lazy_compile(
    r"""\*\*[^\s*][^*\n]*+\*\*(?!\*)
      | (?<!\\)\[[^\[\]\n]+\]\([^\s()]+\)
      | (?m:^[ ]{0,3}(?:[-*+]|\d{1,2}[.)])[ ]\S.*\n[ ]{0,3}(?:[-*+]|\d{1,2}[.)])[ ]\S)
      | (?m:^[ ]{0,3}\#{1,6}[ ]\S)
    """,
    re.VERBOSE,
)
_BLANK_LINE = lazy_compile(r"(?>\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


class UnrenderedMarkdown(Rule):
    """Markdown follows the summary without a blank line in between.

    An HTML block goes on to the next blank line, and Markdown in it is shown as written, with
    its asterisks and brackets. Only text that contains Markdown is reported. On sites of Jekyll
    and MkDocs an HTML block goes on to its closing tag: there the tag must say
    `<details markdown="1">`, and the fix adds it.

    Bad:

        <details>
        <summary>Original English</summary>
        **Host**: This is the original.
        </details>

    Good:

        <details>
        <summary>Original English</summary>

        **Host**: This is the original.
        </details>
    """

    code = "DB012"
    name = "unrendered-markdown"
    trigger = "details-without-blank-line | details-as-html"
    summary = "Markdown in a details block is not rendered"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block whose Markdown is taken for HTML."""
        if document.dialect.markdown_in_html == "always":
            return
        if document.dialect.markdown_in_html == "with-attribute":
            yield from self._without_attribute(document)
            return
        text = document.text
        for block in document.once(blocks_after_summary):
            glued = _GLUED.match(text, *block.content)
            if glued is None or not block.summary:
                continue
            blank = _BLANK_LINE.search(text, glued.end(), block.content.end)
            end = blank.start() if blank else block.content.end
            if sign := _find_markdown(text, Span(glued.end(), end)):
                newline = document.source.newline
                message = (
                    f"`{_first_line(sign.text(text))}` is shown as written: "
                    "add a blank line after the summary"
                )
                edit = Edit(block.content.start, glued.end(), newline * 2)
                suggestion = unsafe_fix("add a blank line after the summary", edit)
                yield self.found(document, sign, message, suggestion)

    def _without_attribute(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        for block in document.once(details.parse).blocks:
            tag = block.opening
            if "markdown" in tag.text(text) or not tag.text(text).endswith(">"):
                continue
            if block.summary and (sign := _find_markdown(text, block.content)):
                yield self.found(
                    document,
                    sign,
                    f"`{_first_line(sign.text(text))}` is shown as written: "
                    'add `markdown="1"` to the tag `<details>`',
                    unsafe_fix('add `markdown="1"`', Edit.insert(tag.end - 1, ' markdown="1"')),
                )


def _find_markdown(text: str, span: Span) -> Span | None:
    """Return the first Markdown in `span`."""
    inside = text[span.start - 1 : span.end]
    if "**" not in inside and "](" not in inside and not _LINE_SIGN.search(inside):
        return None  # Seen in a tenth of the time that the whole pattern takes.
    match = _MARKDOWN.search(text, *span)
    return Span(*match.span()) if match else None


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:40]
