"""What the rules on pages in two languages have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from postkit.bilingual.translated_pages import (
    PagePart,
    missing_in_order,
    original_language,
    page_name,
    sections_and_code,
)
from postkit.document import Document
from postkit.rules import base
from postkit.rules.across_posts.archive_rule import ArchiveRule, Fact, PlacedFact
from postkit.source import Span

_PAGE = ""
"""The likeness in the fact that is about the page as a whole."""


class TranslationOptions(base.Options):
    """Which pages are originals.

    Args:
        original: the language of the originals, as paths name it. Where no page of an
            article is in it, the one whose path names no language is the original.
    """

    original: str = "en"


class TranslationRule(ArchiveRule):
    """A rule about a page that lacks something which its original has."""

    Options = TranslationOptions

    @abstractmethod
    def parts(self, document: Document) -> Iterable[PagePart]:
        """Yield what both pages should have."""

    @abstractmethod
    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterable[tuple[PagePart, PagePart | None]]:
        """Yield what the translation lacks, and the part of it that the gap follows, if any."""

    @abstractmethod
    def message(self, part: PagePart, original: str) -> str:
        """Return what to say about `part`, which only the page at `original` has."""

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the page, and each of its parts."""
        if document.path is None:
            return
        article, language = page_name(document.path)
        start = document.body.start
        yield Fact(self.code, article, f"{language}\n{_PAGE}\n", Span(start, start))
        for part in self.parts(document):
            yield Fact(self.code, article, f"{language}\n{part.likeness}\n{part.shown}", part.span)

    def compare(self, group: Sequence[PlacedFact]) -> Iterator[tuple[PlacedFact, str]]:
        """Yield a finding for each part that a translation lacks."""
        pages: dict[str, list[PlacedFact]] = {}
        for fact in group:
            pages.setdefault(fact.path, []).append(fact)
        by_language = {_language(facts[0]): path for path, facts in pages.items()}
        language = original_language(by_language, self.options.original)
        if language is None or len(by_language) < len(pages):
            return  # Nobody can tell which page is a translation of which.
        original = by_language[language]
        own = _parts(pages[original])
        for path, facts in pages.items():
            if path == original:
                continue
            parts = _parts(facts)
            by_place = dict(zip(parts, facts[1:], strict=True))
            for part, before in self.missing(own, parts):
                place = facts[0] if before is None else by_place[before]
                yield place, self.message(part, original)


class OrderedPartRule(TranslationRule):
    """A rule about sections or blocks of code, which are missing at a place between others."""

    kind: ClassVar[str]
    """What the likeness of the parts that are missed starts with."""

    def parts(self, document: Document) -> Iterable[PagePart]:
        """Return the headings and the blocks of code."""
        return document.once(sections_and_code)

    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterator[tuple[PagePart, PagePart | None]]:
        """Yield those of the rule's kind that the translation lacks."""
        return missing_in_order(original, translated, self.kind)


def _language(fact: PlacedFact) -> str:
    return fact.fact.value.partition("\n")[0]


def _parts(facts: Sequence[PlacedFact]) -> list[PagePart]:
    """Return the parts of a page that its facts, but for the first, are about."""
    found = []
    for fact in facts[1:]:
        _, likeness, shown = fact.fact.value.split("\n", 2)
        found.append(PagePart(likeness, shown, fact.fact.span))
    return found
