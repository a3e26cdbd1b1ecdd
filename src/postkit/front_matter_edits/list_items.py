"""Change the items of a list in front matter, as edits that touch nothing else.

A text counts as a list of itself, an empty value as an empty list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter.nodes import ALIAS, Entry, Node
from postkit.front_matter_edits.editable import EditableFrontMatter
from postkit.front_matter_edits.insert import delete_between_commas, insert_after
from postkit.front_matter_edits.serialize import UnwritableError, write_value
from postkit.front_matter_edits.set_value import checked, same, set_value
from postkit.source import Span

GONE = object()
"""Returned for an item that is to be taken out."""


def add_item(document: Document, key: str, item: Any) -> list[Edit]:
    """Return the edits that add `item` to the list `key`; none if it is already there.

    A text becomes a list of itself and `item`; a field that is missing or empty
    becomes a list of one.

    Args:
        document: the draft; one without front matter gets some.
        key: the name of a field.
        item: a JSON value, a date or a time.

    Raises:
        ChangeError: the front matter cannot be read, `key` is set twice, or the
            draft would not read as asked.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(key)
    values = as_list(entry.value.value) if entry else []
    if _holds(values, item):
        return []
    if entry is None or entry.value.kind != "sequence" or not entry.value.items:
        return set_value(document, key, [*values, item])
    edits = _added(front, entry, item)
    return checked(front, key, edits, {**front.values, entry.key: [*values, item]})


def drop_item(document: Document, key: str, item: Any) -> list[Edit]:
    """Return the edits that remove `item` from the list `key`.

    The comment on the line of an item is removed with it. A list that loses its last item is
    left empty, and so is a field whose text is `item`.

    Args:
        document: the draft.
        key: the name of a field.
        item: the item; all its occurrences are removed.

    Raises:
        ChangeError: as for `add_item`.
    """
    return replace_items(document, key, lambda each: GONE if same(each, item) else each)


def replace_item(document: Document, key: str, old: Any, new: Any) -> list[Edit]:
    """Return the edits that replace `old` by `new` in the list or text `key`.

    If the list already has `new`, `old` is removed, which merges two tags.

    Args:
        document: the draft.
        key: the name of a field.
        old: an item, or the text.
        new: what takes its place.

    Raises:
        ChangeError: as for `add_item`.
    """
    return replace_items(document, key, lambda each: new if same(each, old) else each)


def replace_items(document: Document, key: str, new_of: Callable[[Any], Any]) -> list[Edit]:
    """Return the edits that put something else for items of the list, or the text, `key`.

    All items are examined as they are before: a name that one of them takes
    may be the one that another gives up.

    Args:
        document: the draft.
        key: the name of a field.
        new_of: returns what takes the place of an item: the item itself to keep it,
            `GONE` to take it out. One that the list would hold twice is taken out.

    Raises:
        ChangeError: as for `add_item`.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(key)
    if entry is None or entry.value.kind == "mapping":
        return []
    old = entry.value.value
    if entry.value.kind == "scalar":
        new = new_of(old)
        return [] if same(new, old) else set_value(document, key, "" if new is GONE else new)
    put, out = _plan(old, [new_of(item) for item in old])
    if not put and not out:
        return []
    if len(out) == len(old):
        return set_value(document, key, [])
    items = _own_list(front, entry).items
    edits = [_put(front, entry, items[index], new) for index, new in put.items()]
    gone = set(out)
    left = [put.get(index, item) for index, item in enumerate(old) if index not in gone]
    edits += _removed(front, entry, out)
    return checked(front, key, edits, {**front.values, entry.key: left})


def _put(front: EditableFrontMatter, entry: Entry, item: Node, new: Any) -> Edit:
    """Return the edit that writes `new` in the place of `item`, apart from its dash if empty."""
    space = " " * (item.span.start == item.span.end)
    return Edit.replace(item.span, space + _written(front, entry, new, item))


def _plan(old: list[Any], new: list[Any]) -> tuple[dict[int, Any], list[int]]:
    """Return what takes the place of the items at which indices, and which ones go."""
    kept = {repr(before) for before, after in zip(old, new, strict=True) if same(before, after)}
    put: dict[int, Any] = {}
    out: list[int] = []
    for index, (before, after) in enumerate(zip(old, new, strict=True)):
        if same(before, after):
            continue
        if after is GONE or repr(after) in kept:
            out.append(index)
        else:
            put[index] = after
            kept.add(repr(after))
    return put, out


def as_list(value: Any) -> list[Any]:
    """Return the items of a value: none of an empty one, of another one itself."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def _holds(values: list[Any], item: Any) -> bool:
    return any(same(value, item) for value in values)


def _own_list(front: EditableFrontMatter, entry: Entry) -> Node:
    if entry.value.style == ALIAS:
        raise front.refusal(
            f"`{entry.key}` refers to a list elsewhere (`{entry.value.span.text(front.text)}`); "
            "change that one by hand",
            entry.value.span,
        )
    return entry.value


def _written(front: EditableFrontMatter, entry: Entry, item: Any, *like: Node) -> str:
    try:
        quoting = front.quoting(*like)
        in_flow = bool(entry.value.style)
        return write_value(item, front.syntax, quoting, in_flow=in_flow)
    except UnwritableError as error:
        raise front.refusal(f"`{entry.key}` cannot hold this: {error}", entry.key_span) from error


def _added(front: EditableFrontMatter, entry: Entry, item: Any) -> list[Edit]:
    node = _own_list(front, entry)
    written = _written(front, entry, item, *node.items)
    if node.style:
        return insert_after(front, node.items[-1].span, written)
    end = front.line_end(node.span.end)
    lead = front.lead_of(node)
    if lead is None:
        raise front.refusal("the items are not on lines of their own", entry.key_span)
    return [Edit.insert(end, front.newline + lead + written)]


def _removed(front: EditableFrontMatter, entry: Entry, out: list[int]) -> list[Edit]:
    """Return the edits that take out the items at the indices `out`, but never all of them."""
    node = _own_list(front, entry)
    if node.style:
        parts, gone = _runs(node, set(out))
        return [edit for index in gone for edit in delete_between_commas(front, parts, index)]
    for index in out:
        if not front.is_first_on_line(node.items[index].span.start, "-"):
            raise front.refusal("the item is not on the line of its dash", node.items[index].span)
    spans = [node.items[index].span for index in out]
    return [Edit(front.line_start(span.start), front.next_line(span.end), "") for span in spans]


def _runs(node: Node, out: set[int]) -> tuple[list[Span], list[int]]:
    """Return the items of a list, neighbours that go as one part, and which of these go.

    Taken out one by one, the edits of neighbours would touch.
    """
    parts: list[Span] = []
    gone: list[int] = []
    for index, item in enumerate(node.items):
        if index in out and index - 1 in out:
            parts[-1] = Span(parts[-1].start, item.span.end)
            continue
        if index in out:
            gone.append(len(parts))
        parts.append(item.span)
    return parts, gone
