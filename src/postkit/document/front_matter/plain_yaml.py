"""Read the YAML that nearly all posts have: on each line a key, a value or an item.

libyaml hands over an object with two marks for each of these, which takes three
times as long as one pattern does, and to import PyYAML takes a tenth of the time
in which postkit starts. What is more than keys with plain or simply quoted values
and lists of such is left to them.
"""

from __future__ import annotations

import re

from postkit.document.front_matter.model import Entry, Node
from postkit.document.front_matter.yaml_scalars import resolve_core
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span, as_span

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
_ITEM = lazy_compile(rf"[ ]*+(?: {_QUOTED} | ({_HEAD}[^,:\#\[\]\n]*?) )[ ]*+([,\]])", re.VERBOSE)
_ITEM_SINGLE, _ITEM_DOUBLE, _ITEM_PLAIN, _ITEM_END = 1, 2, 3, 4


def read_plain_yaml(text: str, content: Span) -> Node | None:
    """Return the mapping in `text[content]`, None where it is written in any other way.

    Plain scalars are read by the core schema of YAML 1.2, and all is as
    `yaml_reader.read_yaml` has it.
    """
    # What Python can print YAML allows, and no tab or other end of a line is among it.
    if not content.text(text).replace("\n", "").isprintable():
        return None
    entries: list[Entry] = []
    # The items below the last key; None where that key has a value on its own line.
    items: list[Node] | None = None
    indent: Span | None = None
    at, end = content
    while at < end:
        match = _LINE.match(text, at, end)
        if match is None:
            return None
        at = match.end()
        node = _flow_list(match) if match.lastindex == _LIST else _scalar(match)
        if node is None and match.lastindex == _LIST:
            return None
        if match[_KEY] is None:
            if items is None or node is None or node.kind == "sequence":
                return None
            before = as_span(match.span(_INDENT))
            if indent is None:
                indent = before
            elif before.end - before.start != indent.end - indent.start:
                return None
            items.append(node)
            continue
        _close(entries, items, indent)
        items, indent = (None if node else []), None
        key = match.span(_KEY)
        behind = key[1] + 1
        node = node or Node("scalar", as_span((behind, behind)), None)
        entries.append(Entry(match[_KEY], as_span(key), node))
    if not entries:
        return None
    _close(entries, items, indent)
    values = {entry.key: entry.value.value for entry in entries}
    span = Span(content.start, entries[-1].value.span.end)
    return Node("mapping", span, values, entries=tuple(entries))


def _scalar(match: re.Match[str]) -> Node | None:
    """Return the scalar that stands on the line, None where there is none."""
    kind = match.lastindex
    if kind == _PLAIN:
        return Node("scalar", as_span(match.span(kind)), resolve_core(match[kind]))
    if kind in (_SINGLE, _DOUBLE):
        start, end = match.span(kind)
        quote = "'" if kind == _SINGLE else '"'
        return Node("scalar", as_span((start - 1, end + 1)), match[kind], quote)
    return None


def _flow_list(line: re.Match[str]) -> Node | None:
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
            items.append(_item(match))
    values = [item.value for item in items]
    return Node("sequence", as_span((start, end)), values, "[", items=tuple(items))


def _item(match: re.Match[str]) -> Node:
    if plain := match[_ITEM_PLAIN]:
        return Node("scalar", as_span(match.span(_ITEM_PLAIN)), resolve_core(plain))
    kind, quote = (_ITEM_SINGLE, "'") if match[_ITEM_DOUBLE] is None else (_ITEM_DOUBLE, '"')
    start, end = match.span(kind)
    return Node("scalar", as_span((start - 1, end + 1)), match[kind], quote)


def _close(entries: list[Entry], items: list[Node] | None, indent: Span | None) -> None:
    """Give the last key the `items` that stand below it."""
    if items and indent:
        span = Span(indent.end, items[-1].span.end)
        values = [item.value for item in items]
        entries[-1].value = Node("sequence", span, values, items=tuple(items))
