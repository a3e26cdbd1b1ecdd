"""XP003: a name that is spelt in several ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from postkit.counts import count
from postkit.diagnostics import Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules import base
from postkit.rules.across_posts.archive_rule import ArchiveRule, Fact, Fault, PlacedFact, texts_of

# A dot between digits distinguishes versions, `+` and `#` distinguish C, C++ and C#.
_IGNORED = lazy_compile(r"[\s\-_'\"·・‧•《》〈〉“”‘’「」]|(?<!\d)\.|\.(?!\d)")


class Options(base.Options):
    """The options of this rule.

    Args:
        fields: the front matter fields that hold names: of people, companies,
            products, works, tags.
    """

    fields: tuple[str, ...] = (
        *("author", "speaker", "guest", "host", "people", "companies_orgs", "products_models"),
        *("media_books", "tags", "categories", "series"),
    )


class SpellingVariant(ArchiveRule):
    """A name is spelt differently in other posts.

    `Elon Musk` and `elon-musk` become two pages of a site's index, each with
    only some of the posts. Spellings count as the same name when they differ
    in nothing but case, spaces, hyphens, dots, quotes and book title marks; the
    spelling that most posts use is taken for the right one.

    Bad:

        # monday.md
        ---
        people: [Ada Lovelace]
        ---

        # tuesday.md
        ---
        people: [ada-lovelace]
        ---

    Good:

        # monday.md
        ---
        people: [Ada Lovelace]
        ---

        # tuesday.md
        ---
        people: [Ada Lovelace]
        ---

    Only posts that are checked in the same run are compared.
    """

    code = "XP003"
    name = "spelling-variant"
    summary = "a name is spelt differently in most posts"
    severity = Severity.INFO
    Options = Options

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the names that the front matter gives."""
        for field in self.options.fields:
            for value, span in texts_of(document, field):
                key = _IGNORED.sub("", value).casefold()
                if key:
                    yield Fact(self.code, f"{field}\n{key}", value, span)

    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield every spelling that is not the most frequent one."""
        counts: Counter[str] = Counter()
        number_of_posts = 0
        for _, facts in groupby(group, key=attrgetter("post")):
            number_of_posts += 1
            counts.update({fact.fact.value for fact in facts})
        if len(counts) == 1 or number_of_posts == 1:
            return
        # Of spellings that are equally frequent the first in order counts as the usual one.
        usual, number = min(counts.items(), key=lambda item: (-item[1], item[0]))
        posts = count(number, "post")
        for fact in group:
            value = fact.fact.value
            if value != usual:
                yield Fault(fact, f"`{value}` is `{usual}` in {posts}; use one spelling")
