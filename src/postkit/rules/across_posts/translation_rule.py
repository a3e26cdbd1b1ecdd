"""The base class of rules on pages in two languages."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from postkit.bilingual.page_parts import PagePart, missing_in_order, outline
from postkit.bilingual.translated_pages import original_language, page_name
from postkit.document import Document
from postkit.rules import base
from postkit.rules.across_posts.archive_rule import ArchiveRule, Fact, Fault, PlacedFact
from postkit.source import Span

_PAGE = "\n0\n"
"""What the fact that is about the page as a whole says: no part, on no line."""


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

    def parts(self, document: Document) -> Iterable[PagePart]:
        """Return what both pages should have, and what says where it belongs."""
        return document.once(outline)

    @abstractmethod
    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterable[tuple[PagePart, PagePart | None]]:
        """Yield what the translation lacks, and the part of it that the gap follows, if any."""

    @abstractmethod
    def message(self, part: PagePart, original: str, before: PagePart | None) -> str:
        """Return what to say about a part that only the original has.

        Args:
            part: the part.
            original: where it is: `docs/en/harbour.md:12`.
            before: the part of the translation that the gap follows; None at its start.
        """

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield the page, and each of its parts."""
        if document.path is None:
            return
        article, language = page_name(document.path)
        # Workers on other machines are in other folders.
        article = article.removeprefix(f"{os.getcwd().replace(os.sep, '/')}/")
        start = document.body.start
        yield Fact(self.code, article, f"{language}\n{_PAGE}", Span(start, start))
        for likeness, shown, line, span in self.parts(document):
            yield Fact(self.code, article, f"{language}\n{likeness}\n{line}\n{shown}", span)

    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield what is wrong with each translation: a part that it lacks."""
        pages: dict[str | int, list[PlacedFact]] = {}
        for fact in group:
            pages.setdefault(fact.post, []).append(fact)
        by_language = {_language(facts[0]): post for post, facts in pages.items()}
        language = original_language(by_language, self.options.original)
        if language is None or len(by_language) < len(pages):
            return  # Nobody can tell which page is a translation of which.
        original = by_language[language]
        own, their_places = _parts(pages[original])
        path = pages[original][0].path
        for post, facts in pages.items():
            if post == original:
                continue
            parts, our_places = _parts(facts)
            for part, before in self.missing(own, parts):
                place = facts[0] if before is None else our_places[before]
                message = self.message(part, f"{path}:{part.line}", before)
                yield Fault(place, message, their_places[part], "the original")


class OrderedPartRule(TranslationRule):
    """A rule about sections or blocks of code, which are missing at a place between others."""

    kind: ClassVar[str]
    """What the likeness of the parts that are missed starts with."""

    def missing(
        self, original: Sequence[PagePart], translated: Sequence[PagePart]
    ) -> Iterator[tuple[PagePart, PagePart | None]]:
        """Yield those of the rule's kind that the translation lacks."""
        return missing_in_order(original, translated, self.kind)


def gap(before: PagePart | None) -> str:
    """Return in words where a part is missing."""
    return f"after `{before.shown}`" if before and before.shown else "here"


def _language(fact: PlacedFact) -> str:
    return fact.fact.value.partition("\n")[0]


def _parts(facts: Sequence[PlacedFact]) -> tuple[list[PagePart], dict[PagePart, PlacedFact]]:
    """Return the parts of a page that its facts, but for the first, are about, and their facts."""
    found: dict[PagePart, PlacedFact] = {}
    for fact in facts[1:]:
        _, likeness, line, shown = fact.fact.value.split("\n", 3)
        found[PagePart(likeness, shown, int(line), fact.fact.span)] = fact
    return list(found), found
