"""MD026: a link whose beginning is missing or in another paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.rules.signs.markup import find_link_ends
from postkit.source import Span

_END = lazy_compile(
    r"\]\((?:https?://|mailto:|#|\.{0,2}/|[\w%-]{1,80}\.(?:md|html?|png|jpe?g|gif|webp|svg)\b)"
    r"[^\s()]{0,1000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
)
_PARTED_IMAGE = lazy_compile(
    r"\[([ \t]*\r?\n\s*)!\[[^\[\]\n]{0,300}\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,300}\")?\)"
    r"([ \t]*\r?\n\s*)\Z"
)
_DOUBLED = lazy_compile(r"\[[^\[\]\n]{1,300}\]\Z")
_FAR = 3000
"""How far before its end the beginning of a link is searched for."""


class CutLink(Rule):
    """`](address)` ends a link, but no `[` begins one in the same paragraph.

    Readers see the bracket and the address. Programs that turn web pages into Markdown leave
    blank lines within a link around an image or a heading, and a paragraph ends at a blank line;
    models and editors lose the `[`, or write a second `]`. The fix joins an image with its link.

    Bad:

        [

        ![老桥](bridge.jpg)

        ](https://example.org/bridge)

    Good:

        [![老桥](bridge.jpg)](https://example.org/bridge)
    """

    code = "MD026"
    name = "cut-link"
    trigger = "cut-links"
    summary = "a link has lost its beginning, or a blank line cuts it in two"
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each end of a link that readers see."""
        parsed: set[int] | None = None
        for at in find_link_ends(document):
            end = _END.match(document.text, at)
            if end is None or at in document.masked:
                continue
            if parsed is None:
                parsed = {link.text.end for link in document.inlines.links}
            block = document.block_at(at)
            if at in parsed or block is None or block.kind is BlockKind.HTML:
                continue
            before = document.text[max(block.span.start, at - _FAR) : at]
            if before.count("[") > before.count("]"):
                continue
            if _DOUBLED.search(before):
                extra = Span(at - 1, at)
                yield self.found(document, extra, "one `]` too many: this is no link; remove it")
                continue
            yield self.found(
                document,
                Span(*end.span()),
                "no `[` begins this link in its paragraph, so readers see its address; "
                "add one, or remove the blank line in the link",
                _join(document, at),
            )


def _join(document: Document, at: int) -> Fix | None:
    """Return the fix where nothing but an image is between the two brackets."""
    start = max(at - _FAR, document.body.start)
    parted = _PARTED_IMAGE.search(document.text[start:at])
    if parted is None:
        return None
    blanks = (Span(*parted.span(group)) for group in (1, 2))
    edits = [Edit.delete(Span(start + blank.start, start + blank.end)) for blank in blanks]
    return fix("join the link", *edits)
