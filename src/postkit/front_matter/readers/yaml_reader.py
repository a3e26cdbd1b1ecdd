"""Read YAML into nodes that know their place.

libyaml parses, where PyYAML has it. The nodes are built here from its events,
without recursion and without constructing anything but plain values, so that
neither deep nesting nor a tag nor an alias can do harm.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import SafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from postkit.front_matter.nodes import ALIAS, Entry, Failure, Node, Reading
from postkit.front_matter.readers.yaml_scalars import (
    resolve_tagged,
    resolver,
)
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

MAX_DEPTH = 100
"""Deeper nesting is refused: no post needs it, and readers recurse on it."""
MERGE_KEY = "<<"
MAX_GROWTH = 20
"""How many times its own length front matter may grow to when aliases are followed."""

_SURROGATE = lazy_compile("[\ud800-\udfff]")
_BLOCK_STYLES = ("|", ">")
_UNPRINTABLE = lazy_compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML forbids (section 5.1 of version 1.2)."""
_COLLECTION_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "set", "omap", "pairs")}

_TAB_AS_INDENT = "found a tab character where an indentation space is expected"

NESTED_TOO_DEEPLY = "nested too deeply"
TOO_MANY_ALIASES = "aliases multiply"
SELF_REFERENCE = "an alias inside the value it stands for"
UNKNOWN_ALIAS = "found undefined alias"
UNKNOWN_TAG = "unknown tag"
KEY_IS_COLLECTION = "a list or mapping as a key"
BAD_MERGE = "a merge of what is no mapping"
SECOND_DOCUMENT = "expected a single document"


def read_yaml(text: str, content: Span, yaml_version: str = "1.2") -> Reading:
    """Return the first document in `text[content]` as nodes, or why it has none.

    Args:
        text: the whole draft; all spans are offsets into it.
        content: what is between the fences.
        yaml_version: how plain scalars are read, see `parse_front_matter`.
    """
    yaml = content.text(text)
    if not yaml or yaml.isspace():
        return Reading(None)
    # libyaml reads UTF-8, which cannot encode lone surrogates.
    encodable = _SURROGATE.sub("\ufffd", yaml)
    reading = _compose(text, content, lambda: _parser(encodable), yaml_version)
    if reading.failure and reading.failure.problem == _TAB_AS_INDENT:
        # libyaml refuses a tab at the start of a line of a block scalar, which is text.
        other = _compose(text, content, lambda: SafeLoader(encodable), yaml_version)
        return reading if other.failure else other
    return reading


def _compose(text: str, content: Span, parse: Callable[[], Any], yaml_version: str) -> Reading:
    yaml = content.text(text)
    composer = _Composer(text, content, resolver(yaml_version))
    try:
        composer.compose(parse())
    except _RefusedError as refusal:
        return Reading(None, refusal.failure)
    except ReaderError as error:
        # libyaml counts bytes here, PyYAML characters; so it is sought anew.
        found = _UNPRINTABLE.search(yaml)
        at = content.start + (found.start() if found else 0)
        return Reading(None, Failure(at, error.reason))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = content.start + (mark.index if mark else 0)
        context = content.start + error.context_mark.index if error.context_mark else None
        return Reading(None, Failure(min(at, content.end), error.problem or "", context))
    except YAMLError as error:
        return Reading(None, Failure(content.start, str(error)))
    return Reading(composer.root)


def _parser(yaml: str) -> Any:
    """Return libyaml's parser, or PyYAML's own where it was built without libyaml."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return SafeLoader(yaml)
    return CParser(yaml)


class _RefusedError(Exception):
    """The YAML is well formed but cannot be used."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.failure = Failure(offset, problem)


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


class _Composer:
    """Builds nodes from the events of one document.

    `_weight` counts what has been read, with aliases followed: an alias weighs
    as much as what it stands for. That keeps all values together proportional
    to the text, so whoever walks them may do so without care.
    """

    def __init__(self, text: str, content: Span, resolve: Callable[[str], Any]) -> None:
        self.root: Node | None = None
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
                    raise _RefusedError(self._base + event.start_mark.index, SECOND_DOCUMENT)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
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
                raise _RefusedError(start, UNKNOWN_TAG) from None
        node = Node("scalar", Span(start, end), value, style)
        weight = len(text) + 1
        self._weight += weight
        if event.anchor:
            self._anchors[event.anchor] = node, weight
        self._add(node)

    def _alias(self, event: Any) -> None:
        span = Span(self._base + event.start_mark.index, self._base + event.end_mark.index)
        if event.anchor not in self._anchors:
            raise _RefusedError(span.start, UNKNOWN_ALIAS)
        known = self._anchors[event.anchor]
        if known is None:
            raise _RefusedError(span.start, SELF_REFERENCE)
        target, weight = known
        self._weight += weight
        if self._weight > self._max_weight:
            raise _RefusedError(span.start, TOO_MANY_ALIASES)
        self._add(Node(target.kind, span, target.value, ALIAS, target.entries, target.items))

    def _start(self, event: Any, is_mapping: bool) -> None:
        start = self._base + event.start_mark.index
        if event.tag and event.tag not in _COLLECTION_TAGS:
            raise _RefusedError(start, UNKNOWN_TAG)
        if self._expects_key():
            raise _RefusedError(start, KEY_IS_COLLECTION)
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(start, NESTED_TOO_DEEPLY)
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
        raise _RefusedError(key.span.start, KEY_IS_COLLECTION)
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
        raise _RefusedError(node.span.start, BAD_MERGE)
    return [source.value for source in sources]
