"""Markdown without addresses that run a script: browsers run them when a reader clicks."""

from __future__ import annotations

import html
from collections.abc import Iterator

from postkit.document import Inlines
from postkit.document.blocks import BlockKind, Extensions, LeafBlocks
from postkit.document.inline_parser import is_autolink
from postkit.document.link_targets import match_label
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_SCHEMES = ("javascript:", "vbscript:")
_ESCAPE = lazy_compile(r"\\([!-/:-@\[-`{-~])")
_CONTROLS = lazy_compile("[\0-\x20]+")
_ATTRIBUTE = lazy_compile(r"""\s[\w:.@-]+\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'<>`]++)""")
_DESTINATION = lazy_compile(r"\s*:\s*(<[^<>\n]*>|\S+)")


def without_script_targets(body: str) -> str:
    """Return the Markdown `body` with the texts of links that run a script, but not their targets.

    A definition leads to the top of the page instead, for other text names it.
    """
    if "script:" not in _spelled_out(body):
        return body
    whole = Span(0, len(body))
    blocks = LeafBlocks(body, whole, Extensions())
    inlines = Inlines(body, whole, blocks)
    edits = {*_links(body, inlines), *_definitions(body, blocks), *_raw_html(body, blocks, inlines)}
    return apply_edits(body, sorted(edits))


def _links(body: str, inlines: Inlines) -> Iterator[Edit]:
    for link in inlines.links:
        if _runs_script(link.target.text(body)):
            yield Edit(link.span.start, link.text.start, "")
            yield Edit(link.text.end, link.span.end, "")


def _definitions(body: str, blocks: LeafBlocks) -> Iterator[Edit]:
    for block in blocks.all:
        if block.kind is not BlockKind.LINK_DEFINITION:
            continue
        label = match_label(body, block.span.start)
        target = _DESTINATION.match(body, label.end, block.span.end) if label else None
        if target and _runs_script(target[1].strip("<>")):
            yield Edit(*target.span(1), "#")


def _raw_html(body: str, blocks: LeafBlocks, inlines: Inlines) -> Iterator[Edit]:
    """Yield what takes the attributes that run a script, and the brackets of such links."""
    spans: list[Span] = []
    for block in blocks.all:
        if block.kind is BlockKind.HTML:
            spans.append(block.span)
        for content in inlines.contents_of(block):
            for start, end in content.parsed.html:
                span = content.content.span(start, end)
                written = span.text(body)
                if not is_autolink(written):
                    spans.append(span)
                elif _runs_script(written[1:-1]):
                    yield Edit(span.start, span.start + 1, "")
                    yield Edit(span.end - 1, span.end, "")
    for span in spans:
        for attribute in _ATTRIBUTE.finditer(body, *span):
            if _runs_script(attribute[1].strip("\"'")):
                yield Edit(*attribute.span(), "")


def _runs_script(target: str) -> bool:
    return _spelled_out(target).startswith(_SCHEMES)


def _spelled_out(text: str) -> str:
    """Return `text` as a browser reads an address in it: references resolved, no white space."""
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    return _CONTROLS.sub("", text).lower()
