"""The HTML of a draft, as the site that it is for treats it."""

from __future__ import annotations

from postkit.dialects import Dialect
from postkit.document import Inlines
from postkit.document.blocks import BlockKind, Extensions, LeafBlocks
from postkit.document.inline_parser import is_autolink
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_AROUND_MARKDOWN = lazy_compile(r"<(?:figure|details)(?![\w-])(?![^<>]*\bmarkdown=)[^<>]*(?=>)")
_TAG = lazy_compile(r"</?[A-Za-z]")


def with_markdown_attributes(body: str, dialect: Dialect) -> str:
    """Return the Markdown `body` with `markdown="1"` in tags whose Markdown needs it to render."""
    if dialect.markdown_in_html != "with-attribute" or not _AROUND_MARKDOWN.search(body):
        return body
    blocks = LeafBlocks(body, Span(0, len(body)), Extensions())
    opened = (
        _AROUND_MARKDOWN.search(body, *block.span)
        for block in blocks.all
        if block.kind is BlockKind.HTML
    )
    return apply_edits(body, [Edit(tag.end(), tag.end(), ' markdown="1"') for tag in opened if tag])


def has_html(body: str) -> bool:
    """Tell whether the Markdown `body` has tags of HTML; comments are not."""
    if not _TAG.search(body):
        return False
    whole = Span(0, len(body))
    blocks = LeafBlocks(body, whole, Extensions())
    inlines = Inlines(body, whole, blocks)
    for block in blocks.all:
        if block.kind is BlockKind.HTML and _TAG.search(body, *block.span):
            return True
        for content in inlines.contents_of(block):
            written = (content.content.span(*span).text(body) for span in content.parsed.html)
            if any(_TAG.match(tag) and not is_autolink(tag) for tag in written):
                return True
    return False
