"""FM103: a value of another type than the schema asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter, Node, Syntax
from postkit.front_matter.key_lines import LIST_MARKS
from postkit.front_matter.syntax_errors.broken_quotes import quoting
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import fix, unsafe_fix
from postkit.rules.front_matter.schema_rule import SchemaRule, as_written, is_simple, subject_of
from postkit.schema import Failure, place
from postkit.source import Span

_WANTED = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "number": "a number",
    "null": "empty",
}
_FRAMES = {
    Syntax.YAML: "---\nkey: {}\n---\n",
    Syntax.TOML: "+++\nkey = {}\n+++\n",
    Syntax.JSON: '{{\n"key": {}\n}}\n',
}
_WIDE_BRACKETS = lazy_compile(r"[【［〔][^【】［］〔〕\[\]\n\"'{}]*[】］〕]")
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}

_MARKS = frozenset(f"-{LIST_MARKS}")
_BRACKETS = frozenset("[]{}")
_CUT_AT_BLANKS = frozenset(["tags", "categories"])


class WrongType(SchemaRule):
    """A value does not have the type of its field, such as text where a list belongs.

    A template that loops over a list loops over the letters of a text just as well, and
    `draft: "false"` is a draft to most templates, since any text counts as true. Where it is
    plain what was meant there is a fix: a text becomes a list of one item, a list in quotes
    loses them, `"true"` becomes `true`, a number becomes text, and so does `- AI: the new age`,
    which YAML takes for a field called `AI`.

    Bad:

        ---
        title: 河边的新桥
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026-03-14
        layout: post.njk
        source: https://example.org/talks/bridge
        speaker: Ana Ruiz
        area: life-family
        category: culture
        tags: city-life
        ---

    Good:

        ---
        title: 河边的新桥
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026-03-14
        layout: post.njk
        source: https://example.org/talks/bridge
        speaker: Ana Ruiz
        area: life-family
        category: culture
        tags: [city-life]
        ---
    """

    code = "FM103"
    name = "wrong-type"
    trigger = "schema-failures"
    summary = "a value has the wrong type for its field"
    severity = Severity.ERROR
    fixable = True
    keywords = frozenset({"type"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value."""
        expected = failure.expected
        wanted = [expected] if isinstance(expected, str) else list(expected)
        span, node = place(front_matter, failure)
        names = " or ".join(_WANTED.get(name, name) for name in wanted if name != "null")
        yield self.found(
            document,
            span,
            f"{subject_of(failure)} must be {names or 'empty'}, not {_describe(failure.value)}",
            None
            if self._is_stray_field(document, node)
            else _fix_for(
                failure.value,
                wanted,
                node,
                front_matter.syntax,
                span.text(document.text),
                str(failure.path[0]) if failure.path else "",
            ),
        )

    def _is_stray_field(self, document: Document, node: Node | None) -> bool:
        """Tell whether `node` is a field of the post that a dash has made an item."""
        if node is None or not node.entries:
            return False
        schema = self.options.schemas.schema_of(document)
        fold = document.dialect.fold_key
        names = {fold(name) for name in schema.properties} if schema else frozenset()
        return any(fold(entry.key) in names for entry in node.entries)


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "a group of fields" if isinstance(value, dict) else "a number"


def _is_list(text: str, syntax: Syntax) -> bool:
    """Tell whether `text` would be read as a list if it were in front matter without quotes."""
    if not (text.startswith("[") and text.endswith("]")) or "\n" in text:
        return False
    if text.startswith("[["):
        return False  # A wikilink is in quotes so that it is no list in a list.
    front_matter = Document.parse(_FRAMES[syntax].format(text)).front_matter
    return front_matter is not None and isinstance(front_matter.values.get("key"), list)


def _item_fix(node: Node, syntax: Syntax, written: str) -> Fix | None:
    """Return the fix for `- AI: the new age`, which YAML takes for a field, or `- - AI`."""
    if syntax is not Syntax.YAML or node.style or "\n" in written.strip() or "\r" in written:
        return None
    text = written.rstrip()
    inside = (*node.items, *(entry.value for entry in node.entries))
    if any(item.kind != "scalar" for item in inside) or " #" in text:
        return None
    if node.kind == "sequence" and len(node.items) == 1:
        return unsafe_fix("remove the second dash", Edit(node.span.start, inside[0].span.start, ""))
    if len(node.entries) != 1 or text[:1] in "\"'{[?&*!|>":
        return None
    span = Span(node.span.start, node.span.start + len(text))
    return fix("put it in quotes", *quoting(text, span))


def _list_fix(value: str, node: Node, syntax: Syntax, written: str, key: str) -> Fix | None:
    """Return the fix for a text in the place of a list, where it is plain what the items are."""
    if _WIDE_BRACKETS.fullmatch(value) and not node.style and value == written.strip():
        inner = value[1:-1].strip()
        start = node.span.start
        return unsafe_fix("write `[…]`", Edit(start, start + len(value), f"[{inner}]"))
    if _is_list(value.strip(), syntax):
        return fix("remove the quotes", Edit.replace(node.span, value.strip()))
    if any(sign in value for sign in ",，、;；") or len(written.splitlines()) > 1:
        # Several things in one text: only the writer knows where each ends.
        return None
    if value.strip()[0] in _MARKS or not _BRACKETS.isdisjoint(value):
        # The item of a list whose dash lacks its space, or half a list.
        return None
    new = as_written([value.strip()], syntax)
    # Jekyll cuts tags and categories at blanks.
    make = unsafe_fix if len(value.split()) > 1 and key in _CUT_AT_BLANKS else fix
    return make("make it a list", Edit.replace(node.span, new)) if new else None


def _fix_for(
    value: Any, wanted: list[str], node: Node | None, syntax: Syntax, written: str, key: str
) -> Fix | None:
    """Return the fix where it is plain what was meant."""
    if node is not None and node.kind != "scalar" and "string" in wanted:
        return _item_fix(node, syntax, written)
    if not is_simple(node):
        return None
    if "array" in wanted and isinstance(value, str) and value.strip():
        return _list_fix(value, node, syntax, written, key)
    said = value.strip().lower() if isinstance(value, str) else ""
    if "boolean" in wanted and (new := _BOOLEANS.get(said)):
        # Any text is true to a template: only `true` changes nothing on the page.
        make = fix if said == "true" else unsafe_fix
        return make(f"write {new}", Edit.replace(node.span, new))
    if "string" in wanted and isinstance(value, int | float) and not node.style:
        # `1.10` is shown as 1.1 unless it is in quotes.
        is_kept = len(written) < 300 and written == str(value) and not isinstance(value, bool)
        make = fix if is_kept else unsafe_fix
        return make(
            "put it in quotes",
            Edit.insert(node.span.start, '"'),
            Edit.insert(node.span.end, '"'),
        )
    return None
