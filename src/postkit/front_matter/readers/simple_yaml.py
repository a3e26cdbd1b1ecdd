"""Read the YAML that nearly all posts have: on each line a key, a value or an item.

libyaml hands over an object with two marks for each of these, which takes three
times as long as one pattern does, and to import PyYAML takes a tenth of the time
in which postkit starts. What is more than keys with plain or simply quoted values
and lists of such is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from postkit.front_matter.nodes import Entry, Node
from postkit.front_matter.readers.yaml_scalars import resolve_core
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span, as_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

Resolve: TypeAlias = "Callable[[str], Any]"
"""Returns what a plain scalar is."""
_Item = tuple[tuple[int, int], Node]
"""The indent of an item, up to its dash, and its value."""

# A plain scalar neither starts with an indicator nor holds what ends it (YAML 1.2, 7.3.3).
_HEAD = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
_QUOTED = r"""'([^'\n]*)' | "([^"\\\n]*)" """
_LINE = lazy_compile(
    rf"""(?: ([A-Za-z_][A-Za-z0-9_-]{{0,99}}): | ([ ]*)- )
        (?:[ ](?: {_QUOTED}
                | ({_HEAD}(?:[^:#\n]++|:(?=[^ \n])|(?<=[^ ])\#)*+(?<![ ]))
                | (\[[^\[\]{{}}\\\n]*\]) ))?
        (?:\n|\Z)""",
    re.VERBOSE,
)
_KEY, _INDENT, _SINGLE, _DOUBLE, _PLAIN, _LIST = 1, 2, 3, 4, 5, 6
# In brackets a comma ends a plain scalar too; a colon and `#` are let alone.
_ITEM = lazy_compile(rf"[ ]*+(?: {_QUOTED} | ({_HEAD}[^,:\#\[\]\n]*?) )[ ]*+[,\]]", re.VERBOSE)
_ITEM_SINGLE, _ITEM_DOUBLE, _ITEM_PLAIN = 1, 2, 3


def read_plain_yaml(text: str, content: Span, resolve: Resolve = resolve_core) -> Node | None:
    """Return the mapping in `text[content]`, None where it is written in any other way.

    Plain scalars are read by `resolve`, and all is as `yaml_reader.read_yaml` has it.
    """
    # What Python can print YAML allows, and no tab or other end of a line is among it.
    if not content.text(text).replace("\n", "").isprintable():
        return None
    entries: list[Entry] = []
    # The items below the last key; None where that key has a value on its own line.
    items: list[_Item] | None = None
    match_line = _LINE.match
    at, end = content
    while at < end:
        match = match_line(text, at, end)
        if match is None:
            return None
        at = match.end()
        node = _value(match, resolve)
        if node is None and match.lastindex == _LIST:
            return None
        name = match[_KEY]
        if name is None:
            if items is None or node is None or node.kind == "sequence":
                return None
            items.append((match.span(_INDENT), node))
            continue
        if items and not _give_items(entries[-1], items):
            return None
        items = None if node else []
        key = match.span(_KEY)
        after = key[1] + 1
        node = node or Node("scalar", as_span((after, after)), None)
        entries.append(Entry(name, as_span(key), node))
    if not entries or (items and not _give_items(entries[-1], items)):
        return None
    values = {entry.key: entry.value.value for entry in entries}
    span = Span(content.start, entries[-1].value.span.end)
    return Node("mapping", span, values, entries=tuple(entries))


def _value(line: re.Match[str], resolve: Resolve) -> Node | None:
    """Return the value on the line, None where it has none or a list of more than simple items."""
    kind = line.lastindex
    if kind == _PLAIN:
        return Node("scalar", as_span(line.span(_PLAIN)), resolve(line[_PLAIN]))
    if kind == _SINGLE:
        return _quoted(line, _SINGLE, "'")
    if kind == _DOUBLE:
        return _quoted(line, _DOUBLE, '"')
    return _flow_list(line, resolve) if kind == _LIST else None


def _flow_list(line: re.Match[str], resolve: Resolve) -> Node | None:
    """Return the list in brackets on the line, None where it holds more than simple items."""
    start, end = line.span(_LIST)
    items: list[Node] = []
    at = start + 1
    if line[_LIST][1:-1].strip(" "):
        while at < end:
            match = _ITEM.match(line.string, at, end)
            if match is None:
                return None
            at = match.end()
            items.append(_item(match, resolve))
    values = [item.value for item in items]
    return Node("sequence", as_span((start, end)), values, "[", items=tuple(items))


def _item(match: re.Match[str], resolve: Resolve) -> Node:
    kind = match.lastindex
    if kind == _ITEM_PLAIN:
        return Node("scalar", as_span(match.span(kind)), resolve(match[kind]))
    return _quoted(match, *((_ITEM_SINGLE, "'") if kind == _ITEM_SINGLE else (_ITEM_DOUBLE, '"')))


def _quoted(match: re.Match[str], group: int, quote: str) -> Node:
    start, end = match.span(group)
    return Node("scalar", as_span((start - 1, end + 1)), match[group], quote)


def _give_items(entry: Entry, items: list[_Item]) -> bool:
    """Make a list of `items` the value of `entry`; False where they are not in one column."""
    (start, dash), _ = items[0]
    if any(stop - begin != dash - start for (begin, stop), _ in items):
        return False
    nodes = tuple(node for _, node in items)
    span = Span(dash, nodes[-1].span.end)
    entry.value = Node("sequence", span, [node.value for node in nodes], items=nodes)
    return True
