"""FM013: text after ` #` that YAML takes for a comment."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter.syntax_errors.broken_quotes import quoting
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import Placed, is_yaml, overview
from postkit.source import Span

_CUT = lazy_compile(r"[ \t]*(?<=[ \t])#(?P<word>[^\s#,\[\]{}](?:[^\r\n]*[^ \t\r\n])?)")
_GLUED = lazy_compile(r"[\"'\]]#")
_REST = lazy_compile(r"#(?:[^\r\n]*[^ \t\r\n])?")
_CLOSED = frozenset(['"', "'", "["])
_PROSE_KEYS = frozenset(["title", "subtitle", "summary", "description", "excerpt", "insight"])
_TAG_KEYS = frozenset(["tags", "tag", "categories", "category", "keywords", "topics"])


class ValueCutByHash(Rule):
    """A word with `#` is lost, because YAML takes it for a comment.

    After a space, `#` starts a comment up to the end of the line: of `title: 关于 #MeToo 运动`
    only the first word is left, and an item `- #AI` is empty. A comment has a space after its
    `#`; those are left alone, and so is what follows a value that is not prose, such as
    `draft: true #yet`. Right after a closing quote or bracket, as in `"河"#AI`, some YAML
    parsers take `#` for a comment, and others stop with an error.

    Bad:

        ---
        title: 关于 #MeToo 运动
        ---

    Good:

        ---
        title: "关于 #MeToo 运动"
        ---
    """

    code = "FM013"
    name = "value-cut-by-hash"
    trigger = "front-matter:#"
    summary = "a `#` cuts the value off as a comment"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each value that a comment without a space follows."""
        front_matter = document.front_matter
        if front_matter is None or not is_yaml(document):
            return
        text = document.text
        content = front_matter.content.text(text)
        if _GLUED.search(content):
            yield from self._glued(document)
        if " #" not in content:
            return
        for placed in document.once(overview).scalars:
            node = placed.node
            if node.style or not _is_meant_as_text(placed):
                continue
            match = _CUT.match(text, node.span.end)
            if match is None or "\n" in node.span.text(text):
                continue
            mark = match.start("word") - 1
            start = node.span.start if node.span.end > node.span.start else mark
            whole = Span(start, match.end("word"))
            word = match["word"].split()[0]
            edits = quoting(whole.text(text), whole)
            yield self.found(
                document,
                Span(mark, whole.end),
                f"YAML takes `#{word}` and what follows for a comment; put the value in quotes",
                unsafe_fix("put the value in quotes", *edits),
            )

    def _glued(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each `#` that touches the quote or bracket before it."""
        values = document.once(overview)
        for node in (*(placed.node for placed in values.scalars), *values.sequences):
            match = _REST.match(document.text, node.span.end) if node.style in _CLOSED else None
            if match is None:
                continue
            last = document.text[node.span.end - 1]
            edits = Edit(node.span.end - 1, node.span.end, ""), Edit.insert(match.end(), last)
            is_text = node.kind == "scalar" and last not in match[0] and "\\" not in match[0]
            yield self.found(
                document,
                Span(*match.span()),
                f"`{match[0]}` touches the `{last}` before it: some YAML parsers take it for a "
                "comment, others stop; put a space before `#`, or move the text into the quotes",
                unsafe_fix("move the closing quote to the end", *edits) if is_text else None,
            )


def _is_meant_as_text(placed: Placed) -> bool:
    key, node = placed.key.lower(), placed.node
    if node.value is None:
        return placed.is_item or key in _TAG_KEYS
    return type(node.value) is str and (placed.is_item or key in _PROSE_KEYS or key in _TAG_KEYS)
