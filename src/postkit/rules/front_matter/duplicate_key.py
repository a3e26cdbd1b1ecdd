"""FM007: a key that is set twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import Entry, Node
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.front_matter import entry_lines, is_yaml, item_lines, repeated_keys

_LINE_END = lazy_compile(r"\r\n|\n|\r")


class DuplicateKey(Rule):
    """A key is set twice in the front matter.

    Most site generators refuse to build the post; PyYAML silently keeps the last value. If both
    values are the same, or one is empty, the redundant one is removed; two lists are merged;
    between two other values somebody must choose (the unsafe fix keeps the last one and turns
    the other into a comment). To Hugo and Pelican `Title` and `title` are the same key, so
    having both sets it twice.

    Bad:

        ---
        title: 市场周报
        source: ""
        source: https://example.com/a
        ---

    Good:

        ---
        title: 市场周报
        source: https://example.com/a
        ---

    Bad:

        ---
        tags:
          - 股市
        title: 市场周报
        tags:
          - 股市
          - 债市
        ---

    Good:

        ---
        tags:
          - 股市
          - 债市
        title: 市场周报
        ---
    """

    code = "FM007"
    name = "duplicate-key"
    trigger = "duplicate-keys"
    summary = "a key is set twice"
    severity = Severity.ERROR
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on every key but its first."""
        for first, again in repeated_keys(document):
            line = document.source.lines.position(first.key_span.start).line
            if first.key == again.key:
                message = f"`{again.key}` is already set on line {line}; keep one of the two"
            else:
                site = document.dialect.title
                message = (
                    f"`{again.key}` is already set on line {line}, as `{first.key}`, "
                    f"which is the same key to {site}; keep one of the two"
                )
            yield self.found(document, again.key_span, message, _make_fix(document, first, again))


def _make_fix(document: Document, first: Entry, again: Entry) -> Fix | None:
    if not is_yaml(document):
        return None
    old, new = first.value, again.value
    if repr(old.value) == repr(new.value):
        return _removal(document, again, "remove the second, which says the same", fix)
    # Of keys in different case the site does not always take the last.
    is_alike = first.key == again.key
    if _is_empty(new) or _is_empty(old):
        empty = again if _is_empty(new) else first
        return _removal(document, empty, "remove the empty one", fix if is_alike else unsafe_fix)
    if old.kind == new.kind == "sequence" and not old.style and not new.style:
        return _union(document, first, again)
    title = "keep the last one, which readers of YAML take, and make the other a comment"
    return _comment(document, first, title if is_alike else "make the first one a comment")


def _removal(
    document: Document, entry: Entry, message: str, make: Callable[[str, Edit], Fix]
) -> Fix | None:
    lines = entry_lines(document, entry)
    return make(message, Edit.delete(lines)) if lines else None


def _comment(document: Document, entry: Entry, title: str) -> Fix | None:
    """Return the fix that makes a comment of `entry`: nothing that was written is lost."""
    lines = entry_lines(document, entry)
    if lines is None:
        return None
    ends = (match.end() for match in _LINE_END.finditer(document.text, *lines))
    starts = [lines.start, *(end for end in ends if end < lines.end)]
    return unsafe_fix(title, *(Edit.insert(start, "# ") for start in starts))


def _union(document: Document, first: Entry, again: Entry) -> Fix | None:
    """Return the fix that moves the items which the first list lacks up to it."""
    removed, last = entry_lines(document, again), item_lines(document, first.value.items[-1])
    missing = [
        item_lines(document, item)
        for item in again.value.items
        if repr(item.value) not in {repr(kept.value) for kept in first.value.items}
    ]
    if removed is None or last is None:
        return None
    lead = _lead(document, first.value.items[-1])
    moved = []
    for item in missing:
        if item is None:
            return None
        moved.append(lead + item.text(document.text).lstrip())
    edits = [Edit.delete(removed)]
    if moved:
        edits.append(Edit.insert(last.end, "".join(moved)))
    return unsafe_fix("merge the two lists", *edits)


def _lead(document: Document, item: Node) -> str:
    line = document.source.line_span(item.span.start).text(document.text)
    return line[: len(line) - len(line.lstrip())]


def _is_empty(node: Node) -> bool:
    return node.value in (None, "", [], {})
