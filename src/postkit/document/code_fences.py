"""Fences of code that are not where they were meant to be, so that text and code may be swapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from postkit.document.blocks import Block, BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document import Document

WIDE_FENCE = lazy_compile(r"(?m)^[ ]{0,3}(?P<marks>｀{3,})[ \t]*+[\w+#.-]{0,20}+[ \t\r]*$")
"""A fence of full-width marks, which opens and closes nothing."""
_TEXT = frozenset(("text", "txt", "plain", "plaintext", "md", "markdown", "mdx"))
_CLOSED = lazy_compile(r"[\r\n][ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_NEW_FENCE = lazy_compile(r"(?m)^[ ]{0,3}(?:```|~~~)[ \t]*[A-Za-z]")
_FENCE = lazy_compile(r"`{3,}|~{3,}")
_LANGUAGE_FENCE = lazy_compile(
    r"(?m)^[ ]{0,3}(?P<fence>`{3,}|~{3,})[ \t]*[A-Za-z][\w+#-]*[ \t\r]*$"
)
_FENCE_IN_LINE = lazy_compile(
    r"(?m)^[ ]{0,3}(?P<before>`{3,}|~{3,})(?=[ ]?[^\x00-\xff][^`]*$)"
    r"|(?<=[^\s`~])(?P<after>`{3,}|~{3,})(?=[ \t\r]*$)"
)
_GLUED = lazy_compile(r"```(?<=[^\s`]```)`*+(?=[ \t]*+(?:\r?\n|\Z))")
_GLUED_END = lazy_compile(r"```(?<=[^\s`]```)`*+[ \t]*+\r?\n[ \t]*+\r?\n")
"""A fence after code on its line, and a blank line."""
_PROSE = lazy_compile(
    r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?:[^\s#/*\"'-][^\r\n]*[^\x00-\xff][。！？…：]"
    r"|[^\x00-\xff][。！？…]|\#{2,6}[ ]\S[^\r\n]*+|</?details>|<summary>)[ \t]*(?:[\r\n]|\Z)"
)


def find_cut_off_code(document: Document) -> Iterator[Block]:
    """Yield the code blocks that end with the list item or quotation they are in.

    CommonMark 4.5: a code block ends with its container. What was meant to be the closing
    fence follows outside, where it opens a block.
    """
    text = document.text
    if not _has_fences(text):
        return
    code = (block for block in document.blocks if block.kind is BlockKind.FENCED_CODE)
    for block, after in pairwise(code):
        is_cut = block.depth > after.depth and not after.info and not _has_end(text, block)
        if is_cut and text[block.span.start] == text[after.span.start]:
            yield block


def swallowing_code(document: Document) -> Block | None:
    """Return the last block, if it is code that is never closed and holds what is not code."""
    text = document.text
    if not _has_fences(text) or not document.blocks:
        return None
    block = document.blocks[-1]
    end = block.span.end
    is_open = block.kind is BlockKind.FENCED_CODE and not _has_end(text, block)
    if not is_open or not block.lines or block.lines[-1].end < end:
        return None
    first = block.lines[0].start
    if _NEW_FENCE.search(text, first, end):
        return block
    # The newline before the first line is that of the fence.
    return block if not _is_text(block) and _PROSE.search(text, first - 1, end) else None


def find_unclosed_code(document: Document) -> Iterator[Block]:
    """Yield the code blocks that go on over text, up to another fence or the end of the post."""
    swallowing = swallowing_code(document)
    glued = _code_with_glued_end(document)
    if glued:
        yield glued
    for block in _find_code_with_opening(document):
        inner = _LANGUAGE_FENCE.search(document.text, block.span.start + 1, block.span.end)
        is_other = block != glued and (swallowing is None or block.span != swallowing.span)
        if is_other and inner and not _is_text(block):
            first = document.source.line_span(block.span.start).end
            if _PROSE.search(document.text, first, inner.start()):
                yield block
    if swallowing:
        yield swallowing


def closing_fence_in_line(document: Document, block: Block) -> Span | None:
    """Return the fence in unclosed code that shares its line with other text, None without.

    It was meant to close the code: `print("a")` with the fence right after it, or the fence with
    a sentence after it.
    """
    text = document.text
    fence = _FENCE.match(text, block.span.start)
    first = document.source.line_span(block.span.start).end
    matches = _FENCE_IN_LINE.finditer(text, first, block.span.end) if fence else ()
    marks = (match.span("before" if match["before"] else "after") for match in matches)
    spans = (Span(*mark) for mark in marks)
    return next((span for span in spans if fence and span.text(text) == fence[0]), None)


def doubtful_from(document: Document) -> int | None:
    """Return the offset from which text may be code and code may be text, None where all is sure.

    After a fence that is missing or not read as one, each fence that was meant to open
    code closes it, and the reverse. Where the last code block is never closed, any of the
    fences before it may be the cause, unless their info strings tell which of them open.
    A fence that names a language opens code: in a block of code, it tells that the fence of
    this one was meant to close another.
    """
    offsets = [block.span.start for block in islice(find_cut_off_code(document), 1)]
    offsets += [block.span.start for block in islice(_find_code_with_opening(document), 1)]
    if glued := _code_with_glued_end(document):
        offsets.append(glued.span.start)
    if swallowing_code(document):
        bare = (
            block.span.start
            for block in document.blocks
            if block.kind is BlockKind.FENCED_CODE and not block.info
        )
        offsets += [next(bare, document.blocks[-1].span.start)]
    if "｀｀｀" in document.text:
        wide = WIDE_FENCE.finditer(document.text, *document.body)
        offsets += [match.end() for match in wide if match.start() not in document.code][:1]
    return min(offsets, default=None)


def _find_code_with_opening(document: Document) -> Iterator[Block]:
    """Yield the code blocks with a line inside that would open code of a language."""
    text = document.text
    if not _has_fences(text) or not _LANGUAGE_FENCE.search(text, *document.body):
        return
    for block in document.blocks:
        if block.kind is BlockKind.FENCED_CODE:
            fence = _FENCE.match(text, block.span.start)
            inner = _LANGUAGE_FENCE.search(text, block.span.start + 1, block.span.end)
            if fence and inner and inner["fence"].startswith(fence[0]):
                yield block


def _code_with_glued_end(document: Document) -> Block | None:
    """Return the first code block whose closing fence shares its line with code.

    It closes nothing: the text after it is code, too, down to the fence that was meant to open
    the next block, and whatever follows is swapped.
    """
    text = document.text
    if not _GLUED_END.search(text, *document.body):
        return None
    for block in document.blocks:
        if block.kind is BlockKind.FENCED_CODE and _has_end(text, block) and not _is_text(block):
            fence = next(glued_fences(document, block.span), None)
            end = _GLUED_END.match(text, fence.start, block.span.end) if fence else None
            if end and text[end.end() : block.lines[-1].end].strip():
                return block
    return None


def glued_fences(document: Document, span: Span) -> Iterator[Span]:
    """Yield the fences in `span` that are right after text at the end of its line."""
    for match in _GLUED.finditer(document.text, *span):
        line = document.source.line_span(match.start())
        if "`" not in document.text[line.start : match.start()]:
            yield Span(*match.span())


def _has_fences(text: str) -> bool:
    """Tell, at first sight, whether `text` may hold fenced code."""
    return "```" in text or "~~~" in text


def _is_text(block: Block) -> bool:
    """Tell whether the info string of fenced code says that it is text."""
    return bool(block.info) and block.info.split()[0].lower() in _TEXT


def _has_end(text: str, block: Block) -> bool:
    """Tell whether the last line of a fenced `block` is its closing fence."""
    return bool(_CLOSED.search(text, *block.span))
