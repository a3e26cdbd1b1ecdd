"""Change single fields of front matter, as edits that touch nothing else.

A change keeps the style of what it replaces, the comment after it, the order of the fields and
the newlines. It is tried out first: if the changed draft would not be read as requested, or any
other field would be read differently, the change is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.front_matter.nodes import ALIAS, Entry, Node, Syntax
from postkit.front_matter_edits.editable import QUOTES, EditableFrontMatter
from postkit.front_matter_edits.insert import delete_entry, insert_entry
from postkit.front_matter_edits.serialize import (
    BLOCK_STYLES,
    Quoting,
    UnwritableError,
    write_block,
    write_key,
)
from postkit.lazy_patterns import lazy_compile

_BLOCK_HEADER = lazy_compile(r"[^\r\n]*?[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)?")


def set_value(document: Document, key: str, value: Any, *, after: str | None = None) -> list[Edit]:
    """Return the edits that set the field `key` to `value`; none if it already has it.

    Args:
        document: the draft; one without front matter gets some.
        key: the name of a field, in any case where the site ignores that; a new one is added.
        value: a JSON value, a date or a time. A date takes the place of a text
            in quotes, or is in JSON, as a text.
        after: the field after which a new one is; the last where it is
            None or not there.

    Raises:
        ChangeError: the front matter cannot be read, `key` is set twice, or the
            draft would not read as asked.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(key)
    value = _as_written(value, entry.value if entry else None, front.syntax)
    if entry is not None and same(entry.value.value, value):
        return []
    try:
        if entry is None:
            edits = insert_entry(front, key, value, front.entry(after) if after else None)
        else:
            edits = _replaced(front, entry, value)
    except UnwritableError as error:
        raise front.refusal(f"`{key}` cannot be set: {error}") from error
    return checked(front, key, edits, {**front.values, entry.key if entry else key: value})


def remove_key(document: Document, key: str) -> list[Edit]:
    """Return the edits that take the field `key` out, with the comment on its line.

    There are none where the draft has no such field.

    Args:
        document: the draft.
        key: the name of a field.

    Raises:
        ChangeError: as for `set_value`.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(key)
    if entry is None:
        return []
    rest = {name: value for name, value in front.values.items() if name != entry.key}
    return checked(front, key, delete_entry(front, entry), rest)


def rename_key(document: Document, key: str, new: str) -> list[Edit]:
    """Return the edits that call the field `key` by the name `new`, in its place.

    There are none where the draft has no field `key`.

    Args:
        document: the draft.
        key: the name of a field.
        new: what it will be called.

    Raises:
        ChangeError: as for `set_value`, or there is a field `new` already.
    """
    front = EditableFrontMatter(document)
    entry = front.entry(key)
    if entry is None or entry.key == new:
        return []
    if front.entry(new) not in (None, entry):
        raise front.refusal(f"`{key}` cannot become `{new}`, which already exists", entry.key_span)
    renamed = {new if name == entry.key else name: value for name, value in front.values.items()}
    return checked(front, key, [write_name(front, entry, new)], renamed)


def write_name(front: EditableFrontMatter, entry: Entry, new: str) -> Edit:
    """Return the edit that calls the field of `entry` by the name `new`, quoted as it was.

    Raises:
        ChangeError: `new` cannot be written as a name.
    """
    sign = front.text[entry.key_span.start]
    quoting = Quoting(sign, sign) if sign in QUOTES else Quoting("", front.quote)
    try:
        return Edit.replace(entry.key_span, write_key(new, front.syntax, quoting))
    except UnwritableError as error:
        raise front.refusal(f"`{new}` cannot be a name: {error}", entry.key_span) from error


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to a reader of front matter: `1` is not `true`."""
    return repr(one) == repr(other)


def checked(
    front: EditableFrontMatter, key: str, edits: Sequence[Edit], expected: dict[str, Any]
) -> list[Edit]:
    """Return `edits` if the draft reads as `expected` after them, its body as before.

    Raises:
        ChangeError: it does not.
    """
    if _read_as(front, edits, expected):
        return list(edits)
    entry = front.entry(key)
    has_alias = front.root is not None and any(node.style == ALIAS for node in front.root.walk())
    if has_alias:
        reason = "an alias (`*`) in the front matter repeats a part of it"
    elif entry is not None and front.text[entry.value.span.start - 1 :].lstrip()[:1] == "&":
        reason = "its value has an anchor (`&`)"
    else:
        reason = "the way it is written is too unusual"
    raise front.refusal(
        f"`{key}` cannot be changed safely: {reason}; change it by hand",
        entry.key_span if entry else None,
    )


def _read_as(front: EditableFrontMatter, edits: Sequence[Edit], expected: dict[str, Any]) -> bool:
    """Tell whether the post reads as `expected` after `edits`, and its body as before."""
    try:
        text = apply_edits(front.text, edits)
    except ValueError:
        # They overlap: the value does not start where its style says.
        return False
    after = front.document.reread(text).front_matter
    body = front.text[front.document.body.start :]
    if after is None or after.failure is not None or not text.endswith(body):
        return False
    head = len(text) - len(body)
    is_body_kept = after.span.end == head or not text[after.span.end : head].strip()
    return is_body_kept and same(sorted(after.values.items()), sorted(expected.items()))


def _as_written(value: Any, old: Node | None, syntax: Syntax) -> Any:
    """Return `value` as it will be read: a date as text where dates are as text."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date) and (
        syntax is Syntax.JSON or (old is not None and old.style in QUOTES)
    ):
        return value.isoformat()
    return value


def _replaced(front: EditableFrontMatter, entry: Entry, value: Any) -> list[Edit]:
    old = entry.value
    if front.is_flow or front.syntax is not Syntax.YAML:
        return [Edit.replace(old.span, front.write(value, old))]
    is_block = old.kind != "scalar" and not old.style
    lines = front.block_lines(value, old, front.indent_at(entry.key_span.start))
    if is_block:
        return _instead_of_block(front, entry, value, lines)
    if lines is not None:
        return _block_instead(front, old, lines)
    if old.style in BLOCK_STYLES:
        return [Edit.replace(old.span, _instead_of_block_scalar(front, entry, value))]
    written = front.write(value, old)
    if old.span.start < old.span.end:
        return [Edit.replace(old.span, written)]
    end = front.line_end(old.span.start)
    is_bare = not front.text[old.span.start : end].strip()
    return [Edit(old.span.start, end if is_bare else old.span.start, " " + written)]


def _instead_of_block(
    front: EditableFrontMatter, entry: Entry, value: Any, lines: list[str] | None
) -> list[Edit]:
    """Return the edits that put `value` in the place of a list or mapping of several lines."""
    old = entry.value.span
    start = front.line_start(old.start)
    if lines is not None:
        return [Edit(start, old.end, front.newline.join(lines))]
    colon = front.text.index(":", entry.key_span.end, old.start) + 1
    end = front.line_end(colon)
    is_bare = not front.text[colon:end].strip()
    return [
        Edit(colon, end if is_bare else colon, " " + front.write(value, entry.value)),
        Edit(start, front.next_line(old.end), ""),
    ]


def _block_instead(front: EditableFrontMatter, old: Node, lines: list[str]) -> list[Edit]:
    """Return the edits that put `lines` after the key of a value that was on its line."""
    start = old.span.start
    while front.text[start - 1] in " \t":
        start -= 1
    comment = _comment(front, old)
    end = front.line_end(old.span.end)
    block = front.newline + front.newline.join(lines)
    return [Edit(start, old.span.end, comment), Edit.insert(end, block)]


def _instead_of_block_scalar(front: EditableFrontMatter, entry: Entry, value: Any) -> str:
    """Return what takes the place of a text written with `|` or `>`."""
    old, comment = entry.value, _comment(front, entry.value)
    if isinstance(value, str) and value:
        second = front.next_line(old.span.start)
        indent = front.indent_at(second) or front.indent_at(entry.key_span.start) + "  "
        block = write_block(value, old.style, indent)
        if block is not None:
            header, lines = block.split("\n", 1)
            return f"{header}{comment}\n{lines}".replace("\n", front.newline)
    return front.write(value, old) + comment


def _comment(front: EditableFrontMatter, node: Node) -> str:
    """Return the comment after the sign of a block scalar."""
    if node.style not in BLOCK_STYLES:
        return ""
    match = _BLOCK_HEADER.match(front.text, node.span.start)
    return match["comment"] or "" if match else ""
