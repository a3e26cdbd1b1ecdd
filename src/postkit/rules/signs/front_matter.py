"""What front matter holds, and whether it has what a rule looks for, as several rules need it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from postkit.date_types import date, datetime
from postkit.document import Document
from postkit.front_matter import ALIAS, Entry, Node, Syntax
from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Placed(NamedTuple):
    """A scalar and the top-level key it is under.

    `is_item` tells that it is deeper, in a list or mapping of that key.
    """

    key: str
    node: Node
    is_item: bool


_DATE_KEYS = frozenset(
    [
        *("date", "updated", "lastmod", "modified", "published", "publishdate", "pubdate"),
        *("created", "expirydate", "last_modified_at", "pub_date", "publish_date", "updateddate"),
    ]
)
"""Fields that hold dates on sites all over the world, in lower case."""
_TAGS = ("tags", "categories")
_PLACEHOLDER_HEADS = (
    *("unknown", "n/a", "tbd", "fixme", "none given", "not ", "undefined", "yyyy-mm-dd", "your "),
    *("未", "不详", "暂无", "待", "佚名", "标题", "作者", *"[【<{(（"),
)
_LONG_NUMBER = 16
"""Digits that a double cannot hold."""

# An archive has a million: the usual constructor takes three times as long.
_placed = partial(tuple.__new__, Placed)


class Overview(NamedTuple):
    """All that the front matter holds, by kind; what an alias refers to counts once.

    `odd` are the scalars that are more, or something else, than a day, a switch, a
    plain number, or a text that starts with a letter and is on one line as it is
    read. In most drafts these are few, and rules about how a value is written ask
    about no others.
    """

    scalars: tuple[Placed, ...]
    sequences: tuple[Node, ...]
    mappings: tuple[Node, ...]
    odd: tuple[Placed, ...]


def overview(document: Document) -> Overview:
    """Return what the front matter holds; use it with `document.once`."""
    front_matter = document.front_matter
    root = front_matter.root if front_matter else None
    if root is None or root.kind != "mapping":
        return Overview((), (), (), ())
    scalars: list[Placed] = []
    others: dict[str, list[Node]] = {"sequence": [], "mapping": [root]}
    for entry in root.entries:
        key, value = entry.key, entry.value
        if value.kind == "scalar":
            scalars.append(_placed((key, value, False)))
            continue
        for node in value.walk():
            if node.kind == "scalar":
                scalars.append(_placed((key, node, True)))
            elif node.style != ALIAS:
                others[node.kind].append(node)
    odd = tuple(placed for placed in scalars if not _is_simple(placed[1]))
    return Overview(tuple(scalars), tuple(others["sequence"]), tuple(others["mapping"]), odd)


def repeating_lists(document: Document) -> tuple[Node, ...]:
    """Return the lists that may hold an item twice, whatever its case and its blanks.

    Use it with `document.once`: the rule about them is loaded for no other draft.
    """
    return tuple(filter(_may_repeat, document.once(overview).sequences))


def _may_repeat(sequence: Node) -> bool:
    texts = [item.value for item in sequence.items if type(item.value) is str]
    if len(texts) < 2:
        return False
    return len({text.casefold() for text in texts}) < len(texts) or " " in "".join(texts)


def dates_as_text(document: Document) -> tuple[Placed, ...]:
    """Return the values of dates that are read as text, as that of no good date in YAML is.

    Use it with `document.once`.
    """
    return tuple(
        placed
        for placed in document.once(overview).scalars
        if type(placed.node.value) is str
        and not placed.is_item
        and placed.key.lower() in _DATE_KEYS
    )


def repeated_keys(document: Document) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry whose key its mapping has already, after the one before it with that key.

    They may differ in case where the site takes no notice of it.
    """
    mappings = document.once(overview).mappings
    is_caseless = bool(mappings) and document.dialect.ignores_key_case
    caseless = _reached_by_keys(mappings[0]) if is_caseless else ()
    for mapping in mappings:
        keys = [entry.key for entry in mapping.entries]
        if id(mapping) in caseless:
            keys = [key.lower() for key in keys]
        if len(keys) == len(set(keys)):
            continue
        last: dict[str, Entry] = {}
        for key, entry in zip(keys, mapping.entries, strict=True):
            # Each is held against the one before it, so that all can be fixed at once.
            if key in last:
                yield last[key], entry
            last[key] = entry


def has_duplicate_keys(document: Document) -> bool:
    """Return whether a mapping of the front matter has a key twice."""
    return next(repeated_keys(document), None) is not None


def has_tags_as_text(document: Document) -> bool:
    """Return whether tags or categories are one text."""
    front_matter = document.front_matter
    values = front_matter.values.items() if front_matter else ()
    return any(type(value) is str and key.lower() in _TAGS for key, value in values)


def has_empty_fields(document: Document) -> bool:
    """Return whether a top-level field has no value, or a blank one."""
    front_matter = document.front_matter
    values = front_matter.values.values() if front_matter else ()
    return any(not value or (type(value) is str and value.isspace()) for value in values)


def possible_placeholders(document: Document) -> tuple[Node, ...]:
    """Return the texts that may be placeholders, by how they start or by the site they name.

    Use it with `document.once`.
    """
    texts = (
        (node, node.value.strip().lower(), is_item)
        for _, node, is_item in document.once(overview).scalars
        if type(node.value) is str
    )
    return tuple(
        node
        for node, text, is_item in texts
        # A post about dates may have their form as a tag.
        if (text != "yyyy-mm-dd" or not is_item)
        and (
            text.startswith(_PLACEHOLDER_HEADS) or (text.startswith("http") and "example." in text)
        )
    )


def has_damaged_front_matter(document: Document) -> bool:
    """Return whether front matter is missing, damaged, empty or no mapping."""
    front_matter = document.front_matter
    if front_matter is None or front_matter.failure or front_matter.problems:
        return True
    root = front_matter.root
    return root is None or root.kind != "mapping" or not root.entries


def has_unusual_fence(document: Document) -> bool:
    """Return whether front matter opens with anything but `---` alone on the first line."""
    front_matter = document.front_matter
    return front_matter is not None and not document.text.startswith(("---\n", "---\r\n"))


def has_second_fence(document: Document) -> bool:
    """Return whether `---` follows the front matter, or the body has two such lines."""
    start, text = document.body.start, document.text
    is_next = text[start : start + 100].lstrip().startswith("---")
    return start > 0 and (is_next or text.count("\n---", start - 1) > 1)


def _reached_by_keys(root: Node) -> frozenset[int]:
    """Return the identities of `root` and of the mappings in it that are in no list."""
    waiting, found = [root], set()
    while waiting:
        node = waiting.pop()
        found.add(id(node))
        inner = (entry.value for entry in node.entries)
        waiting += (value for value in inner if value.kind == "mapping" and value.style != ALIAS)
    return frozenset(found)


def _is_simple(node: Node) -> bool:
    """Tell whether a scalar is a text of letters and more that can only be read as that text."""
    value = node.value
    if type(value) is not str:
        return not node.style and _is_certain(value, node.span)
    if not value[:1].isalpha() or value[-1] == '"':
        return False
    if node.style:
        return True
    start, end = node.span
    # `no` and its like are read as something else by some.
    return len(value) == end - start and (len(value) > 3 or not value.isascii())


def _is_certain(value: object, span: Span) -> bool:
    """Tell whether a plain scalar is a day, true, false or a number that all readers agree on."""
    length = span.end - span.start
    if type(value) is date:
        return length == len("2024-05-01")
    if type(value) is bool:
        return length == len("true") + (not value)
    return type(value) is int and value > 0 and length == len(str(value)) < _LONG_NUMBER


def day_of(value: Any) -> date | None:
    """Return the day that a date, a time or the text of either names; None for others."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def is_yaml(document: Document) -> bool:
    """Tell whether the draft has front matter in YAML that could be read."""
    front_matter = document.front_matter
    return bool(
        front_matter and front_matter.root is not None and front_matter.syntax is Syntax.YAML
    )


def entry_lines(document: Document, entry: Entry) -> Span | None:
    """Return the lines that hold nothing but `entry`, the last newline with them.

    None where something else is on its first line, such as the dash of a
    list item or the brace of a flow mapping.
    """
    return _lines(document, Span(entry.key_span.start, _end(entry)), "")


def item_lines(document: Document, item: Node) -> Span | None:
    """Return the lines that hold nothing but one item of a block list."""
    return _lines(document, item.span, "-")


def _end(entry: Entry) -> int:
    return max(entry.key_span.end, entry.value.span.end)


def _lines(document: Document, span: Span, mark: str) -> Span | None:
    source = document.source
    start = source.line_span(span.start).start
    last = source.line_span(span.end)
    if document.text[start : span.start].strip() != mark:
        return None
    rest = document.text[span.end : last.end].lstrip(" \t:")
    if rest and not rest.startswith("#"):
        return None
    end = last.end
    for newline in ("\r\n", "\n", "\r"):
        if document.text.startswith(newline, end):
            return Span(start, end + len(newline))
    return Span(start, end)
