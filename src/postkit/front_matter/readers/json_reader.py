"""Read JSON into nodes with spans."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, JSONDecoder
from json.decoder import scanstring as _scan_string  # type: ignore[attr-defined]
from typing import Any

from postkit.front_matter.nodes import Entry, Node, ParsedContent, ParserFailure
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

MAX_DEPTH = 100
"""Deeper nesting is refused, as it is for YAML."""

_SPACE = lazy_compile(r"[ \t\r\n]*")
_LITERALS = {"true": True, "false": False, "null": None}
_LITERAL = lazy_compile(r"true|false|null")
_NUMBER = lazy_compile(
    r"-?(?:0|[1-9][0-9]{0,1000})(?P<real>\.[0-9]+)?(?P<exponent>[eE][-+]?[0-9]+)?"
)


def read_json(text: str, content: Span) -> ParsedContent:
    """Return the object in `text[content]` as nodes, or why it cannot be read.

    Between `;;;` fences the braces around the whole may be left out, as Hexo has it.
    """
    try:
        return ParsedContent(_Reader(text, content).read())
    except _UnreadableError as error:
        return ParsedContent(None, ParserFailure(error.offset, error.problem))


def find_object_end(text: str, start: int) -> int | None:
    """Return where the filled JSON object ends that starts at `start`; None where it is not one."""
    try:
        value, end = JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return end if value else None


class _UnreadableError(Exception):
    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem


class _Open:
    """A collection whose closing bracket has not been read yet."""

    __slots__ = ("closing", "entries", "items", "key", "start")

    def __init__(self, start: int, closing: str) -> None:
        self.start = start
        self.closing = closing
        self.key: tuple[str, Span] | None = None
        self.entries: list[Entry] = []
        self.items: list[Node] = []

    def add(self, node: Node) -> None:
        if self.key is None:
            self.items.append(node)
        else:
            self.entries.append(Entry(*self.key, node))
            self.key = None

    def close(self, end: int) -> Node:
        span = Span(self.start, end)
        if self.closing == "]":
            values = [item.value for item in self.items]
            return Node("sequence", span, values, "[", (), tuple(self.items))
        mapping = {entry.key: entry.value.value for entry in self.entries}
        return Node("mapping", span, mapping, "{", tuple(self.entries))


class _Reader:
    """Reads without recursion, so that no nesting is too deep for it."""

    def __init__(self, text: str, content: Span) -> None:
        # Nothing after the content may be read.
        self._text = text[: content.end]
        self._at = self._skip_space(content.start)

    def read(self) -> Node | None:
        if self._at == len(self._text):
            return None
        if self._text[self._at] == "{":
            root = self._collect(None)
            if self._at < len(self._text):
                raise _UnreadableError(self._at, "nothing may follow the closing brace")
            return root
        if self._text[self._at] != '"':
            raise _UnreadableError(self._at, "front matter in JSON must be an object in braces")
        return self._collect(_Open(self._at, ""))

    def _collect(self, outer: _Open | None) -> Node:
        stack = [outer] if outer else []
        is_first = True
        while True:
            top = stack[-1] if stack else None
            if top and self._is_at(top.closing) and (is_first or not top.closing):
                node: Node | None = self._close(stack)
            else:
                if top and top.closing != "]":
                    top.key = self._key()
                node = self._value(stack)
            while node:
                if not stack:
                    return node
                stack[-1].add(node)
                node = self._close(stack) if not self._is_continued(stack[-1]) else None
                is_first = False
            is_first = bool(stack) and not stack[-1].items and not stack[-1].entries

    def _close(self, stack: list[_Open]) -> Node:
        closed = stack.pop()
        self._at += len(closed.closing)
        node = closed.close(self._at)
        self._at = self._skip_space(self._at)
        return node

    def _is_at(self, closing: str) -> bool:
        if not closing:
            return self._at == len(self._text)
        return self._text.startswith(closing, self._at)

    def _is_continued(self, top: _Open) -> bool:
        """Tell whether a comma follows, and step over it."""
        if self._is_at(top.closing):
            return False
        if not self._text.startswith(",", self._at):
            raise _UnreadableError(self._at, "a comma is missing before this")
        comma = self._at
        self._at = self._skip_space(self._at + 1)
        if self._is_at(top.closing):
            raise _UnreadableError(comma, "JSON does not allow a trailing comma")
        return True

    def _key(self) -> tuple[str, Span]:
        start = self._at
        if not self._text.startswith('"', start):
            raise _UnreadableError(start, "a key in double quotes is expected here")
        key = self._string()
        if not self._text.startswith(":", self._at):
            raise _UnreadableError(self._at, "a colon is missing after the key")
        span = Span(start, start + len(self._text[start : self._at].rstrip()))
        self._at = self._skip_space(self._at + 1)
        return key, span

    def _value(self, stack: list[_Open]) -> Node | None:
        """Read a scalar, or open a collection and return None."""
        start = self._at
        head = self._text[start : start + 1]
        if head in ("{", "["):
            if len(stack) >= MAX_DEPTH:
                raise _UnreadableError(start, "the values are nested too deeply")
            stack.append(_Open(start, "}" if head == "{" else "]"))
            self._at = self._skip_space(start + 1)
            return None
        if head == '"':
            value: Any = self._string()
            end = start + len(self._text[start : self._at].rstrip())
            return Node("scalar", Span(start, end), value, '"')
        match = _LITERAL.match(self._text, start) or _NUMBER.match(self._text, start)
        if match is None:
            raise _UnreadableError(start, "a value is expected here; texts need double quotes")
        self._at = self._skip_space(match.end())
        return Node("scalar", Span(*match.span()), _scalar(match))

    def _string(self) -> str:
        try:
            value, end = _scan_string(self._text, self._at + 1, True)
        except JSONDecodeError as error:
            at_line_end = self._text[error.pos : error.pos + 1] in ("\r", "\n")
            problem = (
                "this text has no closing quote"
                if at_line_end or error.msg.startswith("Unterminated")
                else "a character here must be written with a backslash"
            )
            raise _UnreadableError(min(error.pos, len(self._text)), problem) from None
        self._at = self._skip_space(end)
        return str(value)

    def _skip_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


def _scalar(match: re.Match[str]) -> Any:
    if match[0] in _LITERALS:
        return _LITERALS[match[0]]
    return float(match[0]) if match["real"] or match["exponent"] else int(match[0])
