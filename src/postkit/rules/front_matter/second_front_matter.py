"""FM020: a second block of front matter after the first one."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.front_matter_in_body import (
    find_repeated_front_matter,
    find_second_front_matter,
)
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter, Node
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.source import Span


class SecondFrontMatter(Rule):
    """A second block of front matter follows the first one.

    Site generators read only the first block. They show the second one as text: a horizontal
    line, and its keys as a heading. A model that gets a text in pieces may write the front matter
    above each of them: a block further down that repeats it is reported, too.

    Bad:

        ---
        title: 河边的桥
        ---
        ---
        author: 林
        ---

        正文。

    Good:

        ---
        title: 河边的桥
        author: 林
        ---

        正文。
    """

    code = "FM020"
    name = "second-front-matter"
    trigger = "second-fence"
    summary = "a second block of front matter follows the first"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the fence that opens a second block, or the same one again."""
        repeated = document.once(find_repeated_front_matter)
        for span, is_same in repeated:
            edit = removal(document, span)
            if span.start == document.body.start:
                edit = Edit(span.start, document.source.line_span(span.end + 1).start, "")
            yield self.found(
                document,
                Span(span.start, span.start + 3),
                "the front matter is here again, where it is text to site generators; remove it",
                unsafe_fix("remove it", edit) if is_same else None,
            )
        first, second = document.front_matter, document.once(find_second_front_matter)
        if first is None or first.closing is None or second is None:
            return
        if any(second.fence.start == span.start for span, _ in repeated):
            return
        keys = ", ".join(f"`{entry.key}`" for entry in second.root.entries[:3])
        yield self.found(
            document,
            second.fence,
            f"a second block of front matter, with {keys}, is text to site generators; move its "
            "keys into the first block",
            _join(first, second.root, Span(first.closing.start, second.start)),
        )


def _join(first: FrontMatter, second: Node, between: Span) -> Fix | None:
    """Return the fix that makes one block of two, if no key is set in both."""
    root = first.root
    if first.problems or (root and (root.kind != "mapping" or root.style)):
        return None
    set_already = {entry.key for entry in root.entries} if root else set()
    if set_already.intersection(entry.key for entry in second.entries):
        return None
    return unsafe_fix("merge the two blocks", Edit.delete(between))
