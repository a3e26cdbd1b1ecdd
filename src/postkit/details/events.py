"""The tags and whole blocks of a draft in their order, and what comes before and after one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count

from postkit.details.details_block import DetailsBlock
from postkit.document.tag import Tag


class Events:
    """The tags of a draft and its whole blocks, one of which is the current one.

    Args:
        events: the tags and the blocks, in their order.
    """

    def __init__(self, events: Sequence[DetailsBlock | Tag]) -> None:
        self._events = events
        self.at = 0

    def __iter__(self) -> Iterator[DetailsBlock | Tag]:
        """Yield each event; it is the current one until the next is asked for."""
        for at, event in enumerate(self._events):
            self.at = at
            yield event

    def next_tag(self, ahead: int = 1) -> Tag | None:
        """Return the event `ahead` of the current one, if that is a tag."""
        at = self.at + ahead
        event = self._events[at] if at < len(self._events) else None
        return event if isinstance(event, Tag) else None

    def after_paragraphs(self, ahead: int = 1) -> int:
        """Return how far ahead, `ahead` at least, an event is neither `<p>` nor `</p>`."""
        return next(n for n in count(ahead) if not ((tag := self.next_tag(n)) and tag.name == "p"))

    def summary_end(self) -> Tag | None:
        """Return the `</summary>` after the current `<summary>`, with `</details>` after it.

        None where another tag of a block is between them.
        """
        ahead = self.after_paragraphs()
        closing, last = self.next_tag(ahead), self.next_tag(self.after_paragraphs(ahead + 1))
        if not closing or not last or closing.name != "summary" or last.name != "details":
            return None
        are_sound = closing.is_closing and last.is_closing and not closing.damage
        return closing if are_sound else None

    @property
    def closed_after(self) -> int:
        """How many blocks that are open at the current event the tags after it close."""
        return self._closed_after[self.at]

    @cached_property
    def _closed_after(self) -> list[int]:
        closed = [0]
        for event in reversed(self._events[1:]):
            if isinstance(event, Tag) and event.name == "details":
                closed.append(max(closed[-1] + (1 if event.is_closing else -1), 0))
            else:
                closed.append(closed[-1])
        return closed[::-1]

    def end_before(self) -> int:
        """Return where the last event before the current one ends, paragraphs left out; or 0."""
        for at in range(self.at - 1, -1, -1):
            event = self._events[at]
            if isinstance(event, DetailsBlock) or event.name != "p":
                return event.span.end
        return 0
