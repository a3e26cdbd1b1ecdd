"""The definitions of a post: addresses of reference links, and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.link_targets import label_key
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_DEFINITION = lazy_compile(r"(?m)^[ \t>]*(\[([^\[\]\r\n]{1,999})\]):[ \t]*([^\r\n]*)")
_COMMENT = lazy_compile(r"(?:#|<>)(?:[ \t]|\Z)")
"""What a comment of Markdown has for an address: `[//]: # (to be continued)`."""
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LINK_DEFINITION)


class Definition(NamedTuple):
    """A definition: its label in brackets, what equal labels share, and what it says."""

    label: Span
    key: str
    content: str


def find_definitions(document: Document) -> Iterator[Definition]:
    """Yield the definitions of links and footnotes in their order, without comments."""
    for match in _DEFINITION.finditer(document.text, *document.body):
        block = document.block_at(match.start(1))
        if block is None or block.kind not in _TEXT:
            continue
        is_link = block.kind is BlockKind.LINK_DEFINITION and not _COMMENT.match(match[3])
        if is_link or match[2].startswith("^"):
            yield Definition(Span(*match.span(1)), label_key(match[2]), match[3].strip())
