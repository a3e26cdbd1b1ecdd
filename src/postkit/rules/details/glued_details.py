"""DB014: a details block that runs into the text around it."""

from collections.abc import Iterator

from postkit.details import DetailsBlock
from postkit.details.raw_html_end import end_of_raw_html, opens_code
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.details import blocks_with_neighbours, starts_line

_AFTER = lazy_compile(r"[ \t]*+(?:\r\n|\n|\r)?[ \t]*+(?=[^\s<|:{]|:(?!::)|\{(?![{%]))")
_AFTER_TEXT = lazy_compile(r"<details(?<=[^\s<>][ \t]<details)|<details(?<=[^\s<>]<details)")
_MARKDOWN = lazy_compile(r"[*_`\[]")
_EMPHASIS_SIGNS = lazy_compile(r"[ \t]*[*_]+[ \t]*(?=[\r\n]|\Z)")
"""What was meant for the tag itself: `**<details>**`."""
_LIST_MARKER = lazy_compile(r"[ \t>]*+(?:[-*+]|\d{1,9}[.)])?[ \t]*+\Z")


class GluedDetails(Rule):
    """Text follows `</details>` without a blank line, or precedes `<details>` on its line.

    An HTML block goes on to the next blank line, so the text does not become a paragraph, and
    Markdown in it is shown as written. A block that shares one line with the text, as in the
    cell of a table, is not reported.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
        这是**下一段**译文。

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>

        这是**下一段**译文。
    """

    code = "DB014"
    name = "glued-details"
    trigger = "details-with-neighbours"
    summary = "a details block runs into the text around it"
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block with text right after it or before it."""
        if document.dialect.markdown_in_html == "always":
            return
        text = document.text
        blocks = document.once(blocks_with_neighbours)
        for block in blocks:
            yield from self._check_after(document, block)
        inside = [block for block in blocks if not starts_line(text, block)]
        if inside and _AFTER_TEXT.search(text, *document.body):
            for block in inside:
                yield from self._check_before(document, block)

    def _check_after(self, document: Document, block: DetailsBlock) -> Iterator[Diagnostic]:
        match = (
            _AFTER.match(document.text, block.closing.end, document.body.end)
            if block.closing and block.parent is None and _is_tall(document, block)
            else None
        )
        if match and block.closing:
            leaf = document.block_at(block.closing.start)
            if leaf is None or leaf.span.end <= match.end():
                return  # The raw HTML ends here, as with the list item that it is in.
            message = "text immediately follows `</details>`: add a blank line between them"
            gap = Edit(match.start(), match.end(), document.source.newline * 2)
            # `</details` and a quotation in the next line: the `>` may be a sign of either.
            is_cut = "\n" in block.closing.text(document.text)
            make = unsafe_fix if is_cut or opens_code(document.text, match.end()) else fix
            is_sign = _EMPHASIS_SIGNS.match(document.text, block.closing.end) is not None
            # Below a blank line the text would leave the quotation or list item.
            has_fix = not is_sign and leaf.depth == 0
            suggestion = make("add a blank line after the block", gap) if has_fix else None
            yield self.found(document, block.closing, message, suggestion)

    def _check_before(self, document: Document, block: DetailsBlock) -> Iterator[Diagnostic]:
        start = block.span.start
        before = document.text[document.source.line_span(start).start : start]
        if _LIST_MARKER.match(before) or "|" in before or not _is_tall(document, block):
            return
        if before.rstrip().endswith(">"):
            return
        message = "`<details>` follows text on the same line: add a blank line between them"
        gap = Edit(start - len(before) + len(before.rstrip()), start, document.source.newline * 2)
        is_sign = _EMPHASIS_SIGNS.fullmatch(before) is not None
        # A sentence may be about the tag that nothing closes.
        is_sure = block.closing and not _holds_markdown(document, block)
        make = fix if is_sure else unsafe_fix
        leaf = document.block_at(start)
        has_fix = not is_sign and leaf is not None and leaf.depth == 0
        suggestion = make("add a blank line before the block", gap) if has_fix else None
        yield self.found(document, block.opening, message, suggestion)


def _holds_markdown(document: Document, block: DetailsBlock) -> bool:
    """Tell whether Markdown in `block` would be shown as written once its tag starts a line."""
    text, start = document.text, block.opening.end
    end = end_of_raw_html(text, start, block.content.end)
    return _MARKDOWN.search(text, start, end) is not None


def _is_tall(document: Document, block: DetailsBlock) -> bool:
    """Tell whether the block takes more than one line."""
    return "\n" in block.span.text(document.text).replace("\r", "\n")
