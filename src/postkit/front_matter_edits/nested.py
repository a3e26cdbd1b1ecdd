"""Change a field within a mapping of front matter, as edits that touch nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter.nodes import ALIAS, Entry, Node, Syntax
from postkit.front_matter_edits.editable import EditableFrontMatter
from postkit.front_matter_edits.insert import delete_entry, insert_after
from postkit.front_matter_edits.serialize import UnwritableError, write_key, write_value
from postkit.front_matter_edits.set_value import checked, same, set_value, write_name


def set_nested(document: Document, path: Sequence[str], value: Any) -> list[Edit]:
    """Return the edits after which the field at `path` has `value`; none where it has it already.

    Args:
        document: the post.
        path: the keys, from that of the front matter itself on; two or more.
        value: a JSON value, a date or a time.

    Raises:
        ChangeError: as for `set_value`, or there is something other than a
            mapping on the way.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(path[0])
    if entry is None or entry.value.value in (None, ""):
        return set_value(document, path[0], _wrapped(path[1:], value))
    parent, names = entry.value, [entry.key]
    while len(names) < len(path) - 1 and (below := front.entry(path[len(names)], parent)):
        parent = below.value
        names.append(below.key)
    name = ".".join(names)
    if parent.kind != "mapping" or parent.style == ALIAS:
        raise front.refusal(f"`{name}` holds no fields of its own", parent.span)
    key, new = path[len(names)], _wrapped(path[len(names) + 1 :], value)
    old = front.entry(key, parent)
    if old is not None and same(old.value.value, new):
        return []
    key = old.key if old else key
    try:
        if old is None:
            edits = _added(front, parent, key, new)
        else:
            edits = _replaced(front, parent, old.value, new)
    except UnwritableError as error:
        raise front.refusal(f"`{name}.{key}` cannot be set: {error}") from error
    expected = _with(front.values, [*names, key], new)
    return checked(front, path[0], edits, expected)


def remove_nested(document: Document, path: Sequence[str]) -> list[Edit]:
    """Return the edits that take out the field at `path`; none where it is not there.

    A mapping that holds nothing else is left empty.

    Args:
        document: the post.
        path: the keys, from that of the front matter itself on; two or more.

    Raises:
        ChangeError: as for `set_nested`.
    """
    front = EditableFrontMatter(document)
    entries = _find(front, path)
    if not entries:
        return []
    parent, entry = entries[-2].value, entries[-1]
    if len(parent.entries) == 1:
        if len(path) > 2:
            name = ".".join(path[:-1])
            raise front.refusal(f"`{name}` would be empty; remove it as a whole", parent.span)
        return set_value(document, path[0], {})
    edits = delete_entry(front, entry, parent)
    left = {key: value for key, value in parent.value.items() if key != entry.key}
    return checked(front, path[0], edits, _with(front.values, _names(entries[:-1]), left))


def rename_nested(document: Document, path: Sequence[str], new: str) -> list[Edit]:
    """Return the edits that call the field at `path` by the name `new`, in its place.

    Args:
        document: the post.
        path: the keys, from that of the front matter itself on; two or more.
        new: what its last key becomes.

    Raises:
        ChangeError: as for `set_nested`, or `new` is there already.
    """
    front = EditableFrontMatter(document)
    entries = _find(front, path)
    if not entries or new == entries[-1].key:
        return []
    parent, entry = entries[-2].value, entries[-1]
    if front.entry(new, parent) not in (None, entry):
        name = ".".join(path)
        raise front.refusal(f"`{name}` cannot become `{new}`, which already exists", parent.span)
    renamed = {new if key == entry.key else key: value for key, value in parent.value.items()}
    edits = [write_name(front, entry, new)]
    return checked(front, path[0], edits, _with(front.values, _names(entries[:-1]), renamed))


def _find(front: EditableFrontMatter, path: Sequence[str]) -> list[Entry]:
    """Return the fields on the way to the one at `path`, and it; none where it is not there."""
    entries: list[Entry] = []
    for key in path:
        within = entries[-1].value if entries else None
        entry = front.entry(key, within)
        if entry is None:
            return []
        if within is not None and within.style == ALIAS:
            name = ".".join(path[: len(entries)])
            raise front.refusal(f"`{name}` repeats another field", within.span)
        entries.append(entry)
    return entries


def _names(entries: Sequence[Entry]) -> list[str]:
    return [entry.key for entry in entries]


def _replaced(front: EditableFrontMatter, parent: Node, old: Node, value: Any) -> list[Edit]:
    in_flow = front.syntax is Syntax.YAML and parent.style == "{"
    if not old.style and old.kind != "scalar":
        raise front.refusal("a block of several lines cannot be replaced here", old.span)
    written = write_value(value, front.syntax, front.quoting(old), in_flow=in_flow)
    is_empty = old.span.start == old.span.end
    return [Edit.replace(old.span, f" {written}" if is_empty else written)]


def _added(front: EditableFrontMatter, parent: Node, key: str, value: Any) -> list[Edit]:
    if not parent.entries or front.syntax is Syntax.TOML:
        raise front.refusal(f"`{key}` cannot be added here; add it by hand", parent.span)
    last = parent.entries[-1]
    in_flow = front.syntax is Syntax.YAML and parent.style == "{"
    written = write_value(value, front.syntax, front.quoting(), in_flow=in_flow)
    line = f"{write_key(key, front.syntax)}: {written}"
    if parent.style == "{":
        return insert_after(front, last.span, line)
    start = front.indent_at(last.key_span.start)
    return [Edit.insert(front.line_end(last.span.end), front.newline + start + line)]


def _wrapped(path: Sequence[str], value: Any) -> Any:
    for key in reversed(path):
        value = {key: value}
    return value


def _with(values: dict[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """Return `values` with another value at `path`, the rest shared."""
    key, *rest = path
    return {**values, key: _with(values[key], rest, value) if rest else value}
