"""The blocks of Markdown that HTML turns into, with the quotations and lists around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

_DEEPEST = 12
"""How deep quotes and lists may stand in each other; deeper ones are not indented further."""


@dataclass
class _Container:
    """A quotation or a list item around blocks; `marker` stands before its first line."""

    tag: str
    marker: str
    is_fresh: bool = True

    @property
    def rest(self) -> str:
        """What stands before its other lines."""
        return self.marker if self.tag == "blockquote" else " " * len(self.marker)


class Blocks:
    """The blocks that are done, and the quotations and lists around the next one."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._containers: list[_Container] = []
        self._count = Counter[str]()
        self._lists: list[int | None] = []
        self._is_in_list = False

    def __str__(self) -> str:
        return "".join(self._parts)

    def write(self, block: str) -> None:
        """Add a block, apart from the one before; items of a list stand close together."""
        around = self._containers[:_DEEPEST]
        rest = "".join(one.rest for one in around)
        first = "".join(one.marker if one.is_fresh else one.rest for one in around)
        old = "".join(one.rest for one in around if not one.is_fresh)
        is_item = any(one.is_fresh and one.tag == "li" for one in around)
        if self._parts:
            self._parts.append("\n" if is_item and self._is_in_list else f"\n{old.rstrip()}\n")
        self._parts.append(first + block.replace("\n", f"\n{rest}"))
        self._is_in_list = bool(self._lists)
        for one in around:
            one.is_fresh = False

    def start_quotation(self) -> None:
        """Begin a quotation around the blocks that follow."""
        self._enter("blockquote", "> ")

    def start_list(self, number: int | None) -> None:
        """Begin a list, numbered from `number` where that is given."""
        if not self._lists:
            self._is_in_list = False
        self._lists.append(number)

    def start_item(self) -> None:
        """Begin an item of the innermost list; it ends the item before it."""
        self._end_item()
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._enter("li", "- " if number is None else f"{number}. ")

    def end_list(self) -> None:
        """End the innermost list."""
        if self._lists:
            self._end_item()
            self._lists.pop()

    def leave(self, tag: str) -> None:
        """Leave the innermost quotation (`blockquote`) or item (`li`), if there is one."""
        while self._count[tag]:
            left = self._containers.pop()
            self._count[left.tag] -= 1
            if left.tag == tag:
                return

    def _enter(self, tag: str, marker: str) -> None:
        self._containers.append(_Container(tag, marker))
        self._count[tag] += 1

    def _end_item(self) -> None:
        if self._count["li"] >= len(self._lists):
            self.leave("li")
