"""Build nodes from the events of a YAML parser.

Without recursion and without constructing anything but plain values, so that
neither deep nesting nor a tag nor an alias can do harm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from postkit.front_matter.nodes import ALIAS, Entry, Node, ParserFailure
from postkit.front_matter.readers.yaml_scalars import resolve_tagged
from postkit.source import Span

MAX_DEPTH = 100
"""Deeper nesting is refused: no post needs it, and readers recurse on it."""
MERGE_KEY = "<<"
MAX_GROWTH = 20
"""How many times its own length front matter may grow to when aliases are followed."""

_BLOCK_STYLES = ("|", ">")
_COLLECTION_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "set", "omap", "pairs")}

NESTED_TOO_DEEPLY = "nested too deeply"
TOO_MANY_ALIASES = "aliases multiply"
SELF_REFERENCE = "an alias inside the value it refers to"
UNKNOWN_ALIAS = "found undefined alias"
UNKNOWN_TAG = "unknown tag"
KEY_IS_COLLECTION = "a list or mapping as a key"
BAD_MERGE = "a merge of what is not a mapping"
SECOND_DOCUMENT = "expected a single document"


class UnusableYamlError(Exception):
    """The YAML is well formed but cannot be used."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.failure = ParserFailure(offset, problem)


class _Open:
    """A collection whose end has not been read yet."""

    __slots__ = ("anchor", "children", "is_mapping", "start", "style", "weight")

    def __init__(
        self, is_mapping: bool, start: int, style: str, anchor: str | None, weight: int
    ) -> None:
        self.is_mapping = is_mapping
        self.start = start
        self.style = style
        self.anchor = anchor
        self.weight = weight
        self.children: list[Node] = []


class Composer:
    """Builds nodes from the events of one document.

    `_weight` counts what has been read, with aliases followed: an alias weighs
    as much as what it refers to. That keeps all values together proportional
    to the text, so whoever walks them may do so without care.
    """

    def __init__(
        self,
        text: str,
        content: Span,
        resolve: Callable[[str], Any],
        restored: Mapping[int, str],
    ) -> None:
        self.root: Node | None = None
        self.content = content
        self._restored = restored
        self._text = text
        self._base = content.start
        self._resolve = resolve
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._weight = 0
        self._max_weight = MAX_GROWTH * (content.end - content.start) + 1000

    def compose(self, parser: Any) -> None:
        """Read the events of `parser`, which must hold one document."""
        next_event: Callable[[], Any] = parser.get_event
        documents = 0
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._end(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._start(event, kind is MappingStartEvent)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise UnusableYamlError(self._base + event.start_mark.index, SECOND_DOCUMENT)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if self._restored:
            text = text.translate(self._restored)
        style: str = event.style or ""
        start = self._base + event.start_mark.index
        end = self._base + event.end_mark.index
        if style in _BLOCK_STYLES:
            end = start + len(self._text[start:end].rstrip())
        is_plain, is_quoted = event.implicit
        value: Any = text
        if is_plain:
            if not self._expects_key():
                value = self._resolve(text)
        elif not is_quoted:
            try:
                value = resolve_tagged(event.tag, text)
            except ValueError:
                raise UnusableYamlError(start, UNKNOWN_TAG) from None
        node = Node("scalar", Span(start, end), value, style)
        weight = len(text) + 1
        self._weight += weight
        if event.anchor:
            self._anchors[event.anchor] = node, weight
        self._add(node)

    def _alias(self, event: Any) -> None:
        span = Span(self._base + event.start_mark.index, self._base + event.end_mark.index)
        if event.anchor not in self._anchors:
            raise UnusableYamlError(span.start, UNKNOWN_ALIAS)
        known = self._anchors[event.anchor]
        if known is None:
            raise UnusableYamlError(span.start, SELF_REFERENCE)
        target, weight = known
        self._weight += weight
        if self._weight > self._max_weight:
            raise UnusableYamlError(span.start, TOO_MANY_ALIASES)
        self._add(Node(target.kind, span, target.value, ALIAS, target.entries, target.items))

    def _start(self, event: Any, is_mapping: bool) -> None:
        start = self._base + event.start_mark.index
        if event.tag and event.tag not in _COLLECTION_TAGS:
            raise UnusableYamlError(start, UNKNOWN_TAG)
        if self._expects_key():
            raise UnusableYamlError(start, KEY_IS_COLLECTION)
        if len(self._open) >= MAX_DEPTH:
            raise UnusableYamlError(start, NESTED_TOO_DEEPLY)
        style = ("{" if is_mapping else "[") if event.flow_style else ""
        if event.anchor:
            self._anchors[event.anchor] = None
        self._weight += 1
        self._open.append(_Open(is_mapping, start, style, event.anchor, self._weight))

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        children = closed.children
        end = self._base + event.end_mark.index
        if not closed.style:
            # The end that libyaml gives a block is the start of what follows it.
            end = children[-1].span.end if children else closed.start
        span = Span(closed.start, end)
        if closed.is_mapping:
            entries = tuple(
                Entry(_key_text(key), key.span, value)
                for key, value in zip(children[::2], children[1::2], strict=True)
            )
            node = Node("mapping", span, _merged(entries), closed.style, entries=entries)
        else:
            items = tuple(children)
            node = Node("sequence", span, [item.value for item in items], closed.style, (), items)
        if closed.anchor:
            self._anchors[closed.anchor] = node, self._weight - closed.weight + 1
        self._add(node)

    def _expects_key(self) -> bool:
        top = self._open[-1] if self._open else None
        return top is not None and top.is_mapping and not len(top.children) % 2

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node


def _key_text(key: Node) -> str:
    if key.kind != "scalar":
        raise UnusableYamlError(key.span.start, KEY_IS_COLLECTION)
    return str(key.value)


def _merged(entries: tuple[Entry, ...]) -> dict[str, Any]:
    """Return the mapping of `entries`: the last of equal keys counts, as it does for PyYAML.

    What a merge key (`<<: *name`) brings in gives way to what is written out.
    """
    values: dict[str, Any] = {}
    for entry in entries:
        if _is_merge(entry):
            for mapping in _merge_sources(entry.value):
                for key, value in mapping.items():
                    values.setdefault(key, value)
    for entry in entries:
        if not _is_merge(entry):
            values[entry.key] = entry.value.value
    return values


def _is_merge(entry: Entry) -> bool:
    # In quotes it is a key like any other.
    return entry.key == MERGE_KEY and entry.key_span.end - entry.key_span.start == len(MERGE_KEY)


def _merge_sources(node: Node) -> list[dict[str, Any]]:
    sources = node.items if node.kind == "sequence" else (node,)
    if any(source.kind != "mapping" for source in sources):
        raise UnusableYamlError(node.span.start, BAD_MERGE)
    return [source.value for source in sources]
