"""Read the YAML that nearly all posts have: on each line a key, a value or an item.

libyaml hands over an object with two marks for each of these, which takes three
times as long as one pattern does, and to import PyYAML takes a tenth of the time
in which postkit starts. What is more than keys with plain or simply quoted values
and lists of such is left to them.
"""

from __future__ import annotations

from collections.abc import Callable

from postkit.front_matter.nodes import Entry, Node
from postkit.front_matter.readers.yaml_scalars import resolve_core
from postkit.source import Span, as_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

Resolve: TypeAlias = "Callable[[str], Any]"
"""Returns what a plain scalar is."""
_Item = tuple[int, int, Node]
"""The indent of an item, where its dash is, and its value."""

_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
"""A plain scalar starts with none of them (YAML 1.2, 7.3.3)."""
_MAX_KEY = 100


def read_plain_yaml(text: str, content: Span, resolve: Resolve = resolve_core) -> Node | None:
    """Return the mapping in `text[content]`, None where it is written in any other way.

    Plain scalars are read by `resolve`, and all is as `yaml_reader.read_yaml` has it.
    """
    lines = content.text(text).removesuffix("\n").split("\n")
    # What Python can print YAML allows, and no tab or other end of a line is among it.
    if not all(map(str.isprintable, lines)):
        return None
    entries: list[Entry] = []
    # The items below the last key; None where that key has a value on its own line.
    items: list[_Item] | None = None
    at = content.start
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        name, mark, rest = line.partition("-" if line.startswith("-", indent) else ":")
        after = at + len(name) + 1
        node = _value(rest[1:], after + 1, resolve)
        if not mark or (rest and (node is None or rest[0] != " ")):
            return None
        at += len(line) + 1
        if mark == "-":
            if items is None or node is None or node.kind == "sequence":
                return None
            items.append((indent, after - 1, node))
            continue
        if not _is_key(name) or (items and not _give_items(entries[-1], items)):
            return None
        items = None if node else []
        node = node or Node("scalar", Span(after, after), None)
        entries.append(Entry(name, as_span((after - 1 - len(name), after - 1)), node))
    if items and not _give_items(entries[-1], items):
        return None
    values = {entry.key: entry.value.value for entry in entries}
    span = Span(content.start, entries[-1].value.span.end)
    return Node("mapping", span, values, entries=tuple(entries))


def _is_key(name: str) -> bool:
    """Tell whether `name` has letters, digits, `_` and `-`, and starts with a letter or `_`."""
    is_name = name.isascii() and name.replace("-", "_").isidentifier()
    return is_name and len(name) <= _MAX_KEY


def _value(written: str, at: int, resolve: Resolve) -> Node | None:
    """Return the value `written` at `at`, None where it is more than a scalar or a list of them."""
    if written[:1] == "[":
        return _flow_list(written, at, resolve)
    is_more = ": " in written or " #" in written or written[-1:] == ":"
    return _scalar(written, at, resolve, is_more=is_more)


def _flow_list(written: str, at: int, resolve: Resolve) -> Node | None:
    """Return the list in brackets, None where it holds more than simple items."""
    inner = written[1:-1]
    if written[-1] != "]" or any(char in inner for char in "[]{}\\"):
        return None
    items: list[Node] = []
    start = at + 1
    for part in inner.split(",") if inner.strip(" ") else ():
        item = part.strip(" ")
        first = start + len(part) - len(part.lstrip(" "))
        node = _scalar(item, first, resolve, is_more=":" in item or "#" in item)
        if node is None:
            return None  # Maybe a comma within quotes.
        items.append(node)
        start += len(part) + 1
    values = [item.value for item in items]
    return Node("sequence", as_span((at, at + len(written))), values, "[", items=tuple(items))


def _scalar(written: str, at: int, resolve: Resolve, *, is_more: bool) -> Node | None:
    """Return the scalar `written` at `at`, None where it takes a parser to read.

    `is_more` tells whether there is something in it that ends a plain scalar.
    """
    quote, span = written[:1], as_span((at, at + len(written)))
    if quote and quote in "'\"":
        inner = written[1:-1]
        is_plain = len(written) > 1 and written[-1] == quote and quote not in inner
        if not is_plain or (quote == '"' and "\\" in inner):
            return None
        return Node("scalar", span, inner, quote)
    if not written or is_more or quote in _INDICATORS or written[-1] == " ":
        return None
    return Node("scalar", span, resolve(written))


def _give_items(entry: Entry, items: list[_Item]) -> bool:
    """Make a list of `items` the value of `entry`; False where they are not in one column."""
    indent, dash, _ = items[0]
    if any(other != indent for other, _, _ in items):
        return False
    nodes = tuple(node for _, _, node in items)
    span = Span(dash, nodes[-1].span.end)
    entry.value = Node("sequence", span, [node.value for node in nodes], items=nodes)
    return True
