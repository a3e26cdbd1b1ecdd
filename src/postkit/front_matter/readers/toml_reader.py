"""Read TOML into nodes with spans.

`tomllib` decides what is valid and what the values are; a scan over the tokens
of what it has accepted adds the places.
"""

from __future__ import annotations

import tomllib
from typing import Any

from postkit.front_matter.nodes import Entry, Node, ParsedContent, ParserFailure
from postkit.source import Span, as_span
from postkit.toml_values import TOML_TOKEN, read_toml_values, toml_problem


def read_toml(text: str, content: Span) -> ParsedContent:
    """Return the table in `text[content]` as nodes, or why it cannot be read."""
    toml = content.text(text)
    if "\n" not in toml:
        toml = toml.replace("\r", "\n")
    if not toml.strip(" \t\r\n"):
        return ParsedContent(None)
    try:
        values = read_toml_values(toml)
    except tomllib.TOMLDecodeError as error:
        return ParsedContent(None, _failure(toml, content, error))
    try:
        return ParsedContent(_Scanner(toml, content).scan(values))
    except RecursionError:
        # `tomllib` follows dotted keys in a loop, and takes hundreds of parts.
        return ParsedContent(None, _too_deep(content))


def _too_deep(content: Span) -> ParserFailure:
    return ParserFailure(content.start, "the values are nested too deeply")


def _failure(toml: str, content: Span, error: tomllib.TOMLDecodeError) -> ParserFailure:
    words, offset = toml_problem(toml, error)
    return ParserFailure(content.start + (offset or 0), words)


_VALUE_ENDS = frozenset("\n,]}")


class _Table:
    """A table that is still being filled: headers and dotted keys come in any order."""

    __slots__ = ("children", "span", "value")

    def __init__(self, span: Span, value: Any) -> None:
        self.span = span
        self.value = value
        self.children: dict[str, Entry | tuple[Span, _Table | list[_Table]]] = {}

    def node(self) -> Node:
        return Node("mapping", self.span, self.value, entries=self.entries())

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            [
                child if isinstance(child, Entry) else Entry(key, child[0], _node(child[1]))
                for key, child in self.children.items()
            ]
        )


def _node(child: _Table | list[_Table]) -> Node:
    if isinstance(child, _Table):
        return child.node()
    items = tuple([table.node() for table in child])
    span = Span(items[0].span.start, items[-1].span.end)
    return Node("sequence", span, [item.value for item in items], items=items)


class _Scanner:
    """Walks the tokens of valid TOML beside the values that `tomllib` made of them."""

    def __init__(self, toml: str, content: Span) -> None:
        self._content = content
        self._tokens: list[str] = []
        self._starts: list[int] = []
        for match in TOML_TOKEN.finditer(toml):
            token = match[0]
            if token[0] != "#":
                self._tokens.append(token)
                self._starts.append(content.start + match.start())
        self._count = len(self._tokens)
        # What ends the last value, whatever comes after it.
        self._tokens.append("\n")
        self._at = 0

    def scan(self, values: dict[str, Any]) -> Node:
        """Return the whole document, whose values are `values`."""
        root = current = _Table(self._content, values)
        while self._at < self._count:
            token = self._tokens[self._at]
            if token == "\n":
                self._at += 1
            elif token == "[":
                current = self._header(root)
            else:
                self._pair(current)
        return root.node()

    def _header(self, root: _Table) -> _Table:
        """Read `[a.b]` or `[[a.b]]`, and return the table that it opens."""
        start = self._starts[self._at]
        is_array = self._tokens[self._at + 1] == "["
        self._at += 2 if is_array else 1
        table = root
        keys = self._keys()
        span = Span(start, self._span().end + is_array)
        self._at += 2 if is_array else 1
        for key, key_span in keys[:-1]:
            table = self._descend(table, key, key_span, span)
        key, key_span = keys[-1]
        if not is_array:
            return self._descend(table, key, key_span, span)
        child = table.children.setdefault(key, (key_span, []))
        assert isinstance(child, tuple)
        known = child[1]
        assert isinstance(known, list)
        known.append(_Table(span, table.value[key][len(known)]))
        return known[-1]

    def _pair(self, table: _Table) -> None:
        """Read `a.b = value` into `table`."""
        keys = self._keys()
        self._at += 1
        span = keys[0][1]
        for key, key_span in keys[:-1]:
            table = self._descend(table, key, key_span, span)
        key, key_span = keys[-1]
        table.children[key] = Entry(key, key_span, self._value(table.value[key]))

    def _descend(self, table: _Table, key: str, key_span: Span, span: Span) -> _Table:
        if key not in table.children:
            table.children[key] = key_span, _Table(span, table.value[key])
        child = table.children[key]
        assert isinstance(child, tuple)
        return child[1] if isinstance(child[1], _Table) else child[1][-1]

    def _keys(self) -> list[tuple[str, Span]]:
        """Read a dotted key."""
        keys: list[tuple[str, Span]] = []
        while True:
            keys.append((_key(self._tokens[self._at]), self._span()))
            self._at += 1
            if self._tokens[self._at] != ".":
                return keys
            self._at += 1

    def _value(self, value: Any) -> Node:
        token, start = self._tokens[self._at], self._starts[self._at]
        if token == "[":
            items = tuple(self._items(value))
            return Node("sequence", self._closed(start), value, "[", (), items)
        if token == "{":
            table = _Table(Span(start, start), value)
            self._at += 1
            while self._skip(",\n") != "}":
                self._pair(table)
            return Node("mapping", self._closed(start), value, "{", table.entries())
        span = self._span()
        self._at += 1
        while self._tokens[self._at] not in _VALUE_ENDS:
            # `1.5` and `1979-05-27 07:32:00` are several tokens.
            span = Span(start, self._span().end)
            self._at += 1
        return Node("scalar", span, value, token[0] if token[0] in "\"'" else "")

    def _items(self, values: list[Any]) -> list[Node]:
        self._at += 1
        items: list[Node] = []
        while self._skip(",\n") != "]":
            items.append(self._value(values[len(items)]))
        return items

    def _closed(self, start: int) -> Span:
        """Return the span from `start` to the bracket that comes next, and step over it."""
        span = Span(start, self._span().end)
        self._at += 1
        return span

    def _skip(self, tokens: str) -> str:
        while self._tokens[self._at] in tokens:
            self._at += 1
        return self._tokens[self._at]

    def _span(self) -> Span:
        start = self._starts[self._at]
        return as_span((start, start + len(self._tokens[self._at])))


def _key(token: str) -> str:
    if token[0] not in "\"'":
        return token
    # Quoted keys may hold escapes; as the only key of a table they are read as such.
    return next(iter(tomllib.loads(f"{token} = 0")))
