"""DB013: a `<p>` in a block that a blank line cuts in two."""

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.details import paragraphs_with_blank_line
from postkit.source import Span

_BLANK_LINES = lazy_compile(r"(?>\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
_PARAGRAPH = lazy_compile(r"(<p(?:\s[^<>]*)?>)([^<]*+(?:<(?!/?p[\s>])[^<]*+)*+)</p>")


class CutParagraph(Rule):
    """A `<p>` of a block contains a blank line.

    A blank line ends the HTML block: what follows is read as Markdown and becomes a paragraph
    of its own, without the attributes of the `<p>`, and the `</p>` adds an empty one. A `<p>`
    without attributes and with a blank line right after it, as some writers put around
    Markdown, has no effect and is left alone.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.

        This belongs to it too.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        <p class="english-text">This belongs to it too.</p>
        </details>
    """

    code = "DB013"
    name = "cut-paragraph"
    trigger = "details-with-paragraphs"
    summary = "a blank line cuts a `<p>` in two"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each blank line inside a `<p>`."""
        if document.dialect.markdown_in_html == "always":
            return
        text = document.text
        for block in document.once(paragraphs_with_blank_line):
            for paragraph in _PARAGRAPH.finditer(text, *block.content):
                yield from self._check_paragraph(document, paragraph[1], paragraph.span(2))

    def _check_paragraph(
        self, document: Document, tag: str, content: tuple[int, int]
    ) -> Iterator[Diagnostic]:
        if tag == "<p>" and _BLANK_LINES.match(document.text, content[0]):
            # Alone on its line before Markdown it holds nothing, and loses nothing.
            return
        for blank in _BLANK_LINES.finditer(document.text, *content):
            if content[0] < blank.start() and blank.end() < content[1]:
                message = "a blank line cuts this paragraph in two: split it into two paragraphs"
                edit = Edit(*blank.span(), f"</p>{document.source.newline}{tag}")
                suggestion = unsafe_fix("split it into two paragraphs", edit)
                yield self.found(document, Span(*blank.span()), message, suggestion)
