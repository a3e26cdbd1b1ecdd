"""FM009: quotes that became part of a value."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import Node, Syntax
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import overview

_PAIRS = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”", "’": "’", "„": "“", "＂": "＂"}


class QuotesInValue(Rule):
    r"""A value is wrapped in quotes that are part of it.

    Typographic quotes are not quotes to YAML, and quotes inside quotes are text:
    `“geopolitics”` and `'"geopolitics"'` are different tags from `geopolitics`, and readers see
    the quotes of a title. The same is true of a value that has lost its opening quote, and of a
    key: `“title”` is not `title`. Quotes around a part of the value are left alone, and so
    is a value that the post has as code (`'use client'`).

    Bad:

        ---
        title: “市场周报”
        area: '"geopolitics"'
        ---

    Good:

        ---
        title: "市场周报"
        area: 'geopolitics'
        ---
    """

    code = "FM009"
    name = "quotes-in-value"
    trigger = "unusual-values | front-matter:“ ‘"
    summary = "quotes have become part of a value"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each value, and each key, that is wrapped as a whole."""
        yield from self._check_keys(document)
        for key, node, _ in document.once(overview).odd:
            value = node.value
            if type(value) is str and value[:1] in _PAIRS and is_wrapped(value):
                if value in document.once(_between_backticks):
                    continue
                message = (
                    f"`{value[0]}…{value[-1]}` around the value of `{key}` are part of it; "
                    "remove them"
                )
                yield self.found(document, node.span, message, _make_fix(document, node))
            elif type(value) is str and not node.style and value[-1:] == '"' and len(value) > 2:
                yield from self._check_half(document, key, node)

    def _check_keys(self, document: Document) -> Iterator[Diagnostic]:
        """Find keys in typographic quotes: the site looks for the name without them."""
        root = document.front_matter.root if document.front_matter else None
        entries = root.entries if root and root.kind == "mapping" else ()
        names = {entry.key for entry in entries}
        for key, span in ((entry.key, entry.key_span) for entry in entries):
            name = key[1:-1]
            is_sure = is_wrapped(key) and name.isascii() and span.text(document.text) == key
            if not is_sure or key[0] not in "“‘":
                continue
            edits = (Edit(span.start, span.start + 1, ""), Edit(span.end - 1, span.end, ""))
            yield self.found(
                document,
                span,
                f"`{key[0]}…{key[-1]}` around the key `{name}` are part of it, so no program "
                f"finds `{name}`; remove them",
                unsafe_fix("remove the quotes", *edits) if name not in names else None,
            )

    def _check_half(self, document: Document, key: str, node: Node) -> Iterator[Diagnostic]:
        """Find a value with a closing quote whose opening quote is another mark, or lost."""
        value, (start, end) = node.value, node.span
        if value.count('"') > 1 or "“" in value[1:] or "”" in value or "\\" in value:
            return
        if value[0] == "“":
            message = f'`“…"` around the value of `{key}` are not a pair of quotes; write `"…"`'
            edits = [Edit(start, start + 1, '"')]
        elif document.text[end : end + 1] in (",", "]") and not value[-2].isdigit():
            message = f"`{value}` in `{key}` has lost its opening quote; add it"
            edits = [Edit.insert(start, '"')]
        else:
            return
        if node.span.text(document.text) == value:
            suggestion = unsafe_fix("add the opening quote", *edits)
            yield self.found(document, node.span, message, suggestion)


def _between_backticks(document: Document) -> frozenset[str]:
    """Return what is between two backticks, as a value is that the post is about."""
    return frozenset(document.text.split("`")[1:-1])


def is_wrapped(value: str) -> bool:
    """Tell whether the first and the last character are one pair of quotes around something.

    `“甲”和“乙”` is not wrapped: its first quote is closed before the end.
    """
    opening, closing = value[:1], _PAIRS.get(value[:1])
    if len(value) < 3 or value[-1] != closing:
        return False
    if opening == closing:
        return opening not in value[1:-1].replace("\\" + opening, "")
    depth = 0
    for char in value[:-1]:
        depth += (char == opening) - (char == closing)
        if depth == 0:
            return False
    return depth == 1


def _make_fix(document: Document, node: Node) -> Fix | None:
    front_matter = document.front_matter
    text = node.span.text(document.text)
    if front_matter is None or "\n" in text:
        return None
    start, end = node.span
    inner = node.value[1:-1]
    if node.style in ('"', "'"):
        return _unwrapped(text, start, end, node)
    if node.style or front_matter.syntax is not Syntax.YAML or text != node.value:
        return None
    if any(char in inner for char in '"\\'):
        return None
    straight = (Edit(start, start + 1, '"'), Edit(end - 1, end, '"'))
    return unsafe_fix("use straight quotes", *straight)


def _unwrapped(text: str, start: int, end: int, node: Node) -> Fix | None:
    """Return the fix that takes the inner quotes out of a value that is quoted already."""
    head = text[1:3] if text[1] == "\\" else text[1:2]
    if text[1:3] == "''" and node.style == "'":
        head = "''"
    if text[-1 - len(head) : -1] not in (head, node.value[-1]):
        return None
    edits = [
        Edit(start + 1, start + 1 + len(head), ""),
        Edit(end - 1 - len(head), end - 1, ""),
    ]
    if node.style == "'":
        # `'"他说\"好\""'` has been escaped for the quotes that go.
        inner = text[1 + len(head) : -1 - len(head)]
        offset = start + 1 + len(head)
        edits += [
            Edit(offset + at, offset + at + 1, "")
            for at in range(len(inner))
            if inner.startswith('\\"', at)
        ]
    return unsafe_fix("remove the inner quotes", *edits)
