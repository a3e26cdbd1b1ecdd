"""XP002: two posts with the same title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.document import Document
from postkit.rules.across_posts.archive_rule import (
    ArchiveRule,
    Fact,
    Fault,
    PlacedFact,
    repeated_in,
    texts_of,
)


class RepeatedTitle(ArchiveRule):
    """Two posts have the same title.

    Readers cannot tell them apart in a list, a feed or a search, and on a site that makes
    addresses from titles one page overwrites the other. Posts of different languages (`lang` or
    `language`) may share a title.

    Bad:

        # monday.md
        ---
        title: 一座桥
        ---

        # tuesday.md
        ---
        title: 一座桥
        ---

    Good:

        # monday.md
        ---
        title: 一座桥
        ---

        # tuesday.md
        ---
        title: 另一座桥
        ---

    Only posts that are checked in the same run are compared.
    """

    code = "XP002"
    name = "repeated-title"
    summary = "two posts have the same title"

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the title, for each language on its own."""
        front_matter = document.front_matter
        if front_matter is None:
            return
        values = front_matter.values
        language = values.get("lang") or values.get("language") or ""
        for value, span in texts_of(document, "title"):
            key = " ".join(value.casefold().split())
            yield Fact(self.code, f"{language}\n{key}", value, span)

    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield the title of each post but the first."""
        return repeated_in(group, "has the same title; give each post a title of its own")
