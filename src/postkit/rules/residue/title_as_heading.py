"""RS012: a body that starts with the title of the post."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.letters import folded_letters
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.source import Span

_WORD = lazy_compile(r"\S")


class TitleAsHeading(Rule):
    """The first heading of the body repeats `title`.

    Most sites put the title above the text; a tool that wrote the text has put it
    there too, and readers see it twice. Where a site shows no title of its own,
    leave this rule off.

    Bad:

        ---
        title: 潮水与船
        ---

        # 潮水与船

        潮水退了。

    Good:

        ---
        title: 潮水与船
        ---

        潮水退了。
    """

    code = "RS012"
    name = "title-as-heading"
    trigger = "text:#"
    summary = "the body repeats the title as its first heading"
    fixable = True
    always_unsafe = True
    changes_structure = True
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such heading that no other block is above."""
        if not document.dialect.shows_title_field:
            return  # There the heading is the page's title, and the field is for menus.
        front_matter = document.front_matter
        title = front_matter.values.get("title") if front_matter and front_matter.root else None
        if not isinstance(title, str) or not title.strip():
            return
        start, end = document.body
        while match := _WORD.search(document.text, start, end):
            block = document.block_at(match.start())
            if block is None or block.kind is not BlockKind.HEADING or block.level > 2:
                return
            heading = "".join(line.text(document.text) for line in block.lines)
            if folded_letters(heading) != folded_letters(title):
                return
            span = Span(match.start(), block.span.end)
            yield self.found(
                document,
                span,
                "the heading repeats the title of the post; remove it",
                unsafe_fix("remove the heading", removal(document, span)),
            )
            start = span.end
