"""XP004: two posts with the same address."""

from __future__ import annotations

import os
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

_TEMPLATE = lazy_compile(r"[{}<>]|(?:^|/):\w")
_INDEX = lazy_compile(r"(?:^|/)index(?:\.html?)?$|\.html?$")


class Options(base.Options):
    """The options of this rule.

    Args:
        addresses: fields with an address from the root of the site, or a list of such.
        slugs: fields with a name that counts within the folder of the post.
    """

    addresses: tuple[str, ...] = ("permalink", "url", "aliases", "alias", "redirect_from")
    slugs: tuple[str, ...] = ("slug",)


class RepeatedAddress(ArchiveRule):
    """Two posts have the same address, so that one page overwrites the other.

    Addresses are compared without `/`, `index.html` or `.html` at the end, and slugs within
    their folder. What the generator fills in, such as `/:year/:title/` or
    `{{ page.fileSlug }}`, is not compared.

    Bad:

        # monday.md
        ---
        permalink: /bridge/
        ---

        # tuesday.md
        ---
        redirect_from: [/bridge]
        ---

    Good:

        # monday.md
        ---
        permalink: /bridge/
        ---

        # tuesday.md
        ---
        redirect_from: [/old-bridge]
        ---

    Only posts that are checked in the same run are compared.
    """

    code = "XP004"
    name = "repeated-address"
    summary = "two posts have the same address"
    Options = Options

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the addresses and slugs that the front matter gives."""
        for field in self.options.addresses:
            for value, span in texts_of(document, field):
                path = _INDEX.sub("", value.partition("#")[0].rstrip("/"))
                if path and "://" not in path and not _TEMPLATE.search(value):
                    yield Fact(self.code, "/" + path.strip("/"), value, span)
        folder = os.path.dirname(document.path or "")
        for field in self.options.slugs:
            for value, span in texts_of(document, field):
                if not _TEMPLATE.search(value):
                    yield Fact(self.code, f"slug {folder} {value.strip('/')}", value, span)

    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield the address of each post but the first."""
        return repeated_in(group, "has the same address; give one of the two another")
