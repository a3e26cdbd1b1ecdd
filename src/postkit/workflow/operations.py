"""Changes of front matter as they are asked for: `--set draft=false`, `--add tags:ai`.

Items are compared as they are written: `2024` is both the number and the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.front_matter_edits.list_items import GONE, add_item, as_list, replace_items
from postkit.front_matter_edits.nested import remove_nested, rename_nested, set_nested
from postkit.front_matter_edits.set_value import remove_key, rename_key, set_value
from postkit.workflow.parse_changes import read_item, write_item


class Operation(Protocol):
    """One change, for any number of drafts."""

    def apply(self, document: Document) -> Document:
        """Return the draft after the change; `document` itself where it changes nothing.

        Raises:
            ChangeError: its front matter cannot be changed so.
        """


@dataclass(frozen=True)
class SetField:
    """Give the field `key` a value, adding it where it is missing."""

    key: str
    value: Any

    def apply(self, document: Document) -> Document:
        """Return the draft with the field."""
        return _after(document, set_value(document, self.key, self.value))


@dataclass(frozen=True)
class SetNestedField:
    """Give the field at `path`, keys from the outermost one on, a value."""

    path: tuple[str, ...]
    value: Any

    def apply(self, document: Document) -> Document:
        """Return the post with the field."""
        return _after(document, set_nested(document, self.path, self.value))


@dataclass(frozen=True)
class RemoveField:
    """Take the field `key` out."""

    key: str

    def apply(self, document: Document) -> Document:
        """Return the draft without the field."""
        return _after(document, remove_key(document, self.key))


@dataclass(frozen=True)
class RemoveNestedField:
    """Take the field at `path`, keys from the outermost one on, out."""

    path: tuple[str, ...]

    def apply(self, document: Document) -> Document:
        """Return the post without the field."""
        return _after(document, remove_nested(document, self.path))


@dataclass(frozen=True)
class RenameNestedField:
    """Call the field at `path` by another name within its mapping."""

    path: tuple[str, ...]
    new: str

    def apply(self, document: Document) -> Document:
        """Return the post with the field renamed."""
        return _after(document, rename_nested(document, self.path, self.new))


@dataclass(frozen=True)
class SplitText:
    """Make a list of the text `key` by cutting it at each `separator`.

    The items of a list are cut likewise. What is the same or empty is left out.
    """

    key: str
    separator: str

    def apply(self, document: Document) -> Document:
        """Return the post with the list."""
        front_matter = document.front_matter
        old = front_matter.values.get(self.key) if front_matter else None
        if isinstance(old, dict) or not as_list(old):
            return document
        parts: list[Any] = []
        for item in as_list(old):
            cut = item.split(self.separator) if isinstance(item, str) else [item]
            parts += [part.strip() if isinstance(part, str) else part for part in cut]
        new = list({repr(part): part for part in parts if part != ""}.values())
        return _after(document, set_value(document, self.key, new))


@dataclass(frozen=True)
class RenameField:
    """Call the field `key` by another name."""

    key: str
    new: str

    def apply(self, document: Document) -> Document:
        """Return the draft with the field renamed."""
        return _after(document, rename_key(document, self.key, self.new))


@dataclass(frozen=True)
class AddItem:
    """Add an item to the list `key`."""

    key: str
    item: str

    def apply(self, document: Document) -> Document:
        """Return the draft with the item."""
        if self.item in map(write_item, _items(document, self.key)):
            return document
        return _after(document, add_item(document, self.key, read_item(self.item)))


@dataclass(frozen=True)
class ReplaceItems:
    """Put others for some items of the list, or for the text, `key`.

    `new` gives what takes the place of an item, None to take it out. All items are
    examined as they are before, so two may change places.
    """

    key: str
    new: Mapping[str, str | None]

    def apply(self, document: Document) -> Document:
        """Return the draft with the new items."""
        return _after(document, replace_items(document, self.key, self._new_of))

    def _new_of(self, item: Any) -> Any:
        new = self.new.get(name := write_item(item), name)
        if new == name:
            return item
        if new is None:
            return GONE
        return new if isinstance(item, str) else read_item(new)


@dataclass(frozen=True)
class MoveItem:
    """Take an item out of the list `key` and put it into the field `to`.

    A list gets one item more, a field that is missing or empty gets the item as
    its value, and another text becomes a list of both.
    """

    key: str
    item: str
    to: str

    def apply(self, document: Document) -> Document:
        """Return the draft with the item where it belongs."""
        found = [item for item in _items(document, self.key) if write_item(item) == self.item]
        if not found:
            return document
        without = ReplaceItems(self.key, {self.item: None}).apply(document)
        front_matter = without.front_matter
        old = front_matter.values.get(self.to) if front_matter else None
        if old is None or old == "":
            return _after(without, set_value(without, self.to, found[0], after=self.key))
        return _after(without, add_item(without, self.to, found[0]))


def apply_all(document: Document, operations: Iterable[Operation]) -> tuple[Document, list[bool]]:
    """Return the draft after all `operations` in their order, and which of them changed it.

    Raises:
        ChangeError: one of them cannot be done; none of them is, then.
    """
    changed = []
    for operation in operations:
        after = operation.apply(document)
        changed.append(after is not document)
        document = after
    return document, changed


def _after(document: Document, edits: list[Edit]) -> Document:
    if not edits:
        return document
    text = apply_edits(document.text, edits)
    return document.reread(text)


def _items(document: Document, key: str) -> list[Any]:
    return as_list(document.front_matter.values.get(key)) if document.front_matter else []
