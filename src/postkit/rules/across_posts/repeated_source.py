"""XP001: two posts about the same source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules import base
from postkit.rules.across_posts.archive_rule import (
    ArchiveRule,
    Fact,
    Fault,
    PlacedFact,
    repeated_in,
    texts_of,
)

_URL = lazy_compile(r"https?://(?:www\.)?([^/?#]++)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_TRACKING = lazy_compile(
    r"(?:utm_\w+|fbclid|gclid|si|spm|feature|share_token)=[^&]*&?", re.IGNORECASE
)


class Options(base.Options):
    """The options of this rule.

    Args:
        fields: the front matter fields that hold the address of what a post is about.
    """

    fields: tuple[str, ...] = ("source", "source_url", "sourceUrl", "original_url", "video_url")


class RepeatedSource(ArchiveRule):
    """Two posts have the same source in their front matter.

    The same article, video or episode has been published twice, often because
    it was imported twice. Readers find both, and each later correction reaches
    only one of them. Addresses are compared without `www.`, a slash at the end,
    a fragment and parameters that only track where a visitor comes from.

    Bad:

        # monday.md
        ---
        source: https://example.com/talks/7
        ---

        # tuesday.md
        ---
        source: https://www.example.com/talks/7/?utm_source=feed
        ---

    Good:

        # monday.md
        ---
        source: https://example.com/talks/7
        ---

        # tuesday.md
        ---
        source: https://example.com/talks/8
        ---

    Only posts that are checked in the same run are compared.
    """

    code = "XP001"
    name = "repeated-source"
    summary = "two posts have the same source"
    Options = Options

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the addresses that the front matter gives as sources."""
        for field in self.options.fields:
            for value, span in texts_of(document, field):
                key = _canonical(value)
                if key:
                    yield Fact(self.code, key, value, span)

    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield the source of each post but the first."""
        return repeated_in(group, "has the same source; keep one of the two posts")


def _canonical(address: str) -> str | None:
    """Return `address` without what does not tell pages apart; None where it names no page."""
    match = _URL.match(address)
    if match is None:
        return None
    host, path, query = match[1].lower(), match[2].rstrip("/"), match[3] or ""
    query = _TRACKING.sub("", query).rstrip("?&")
    return f"{host}{path}{query}" if path or query else None
