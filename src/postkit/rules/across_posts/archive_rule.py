"""The base class of rules across posts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.rules.base import Rule
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Fact(NamedTuple):
    """A fact about one post, to be compared with those of other posts.

    `code` is that of the rule that gathered it. Facts of one rule with the same `key` are
    compared; `value` is what the writer wrote, and `span` where.
    """

    code: str
    key: str
    value: str
    span: Span


class PlacedFact(NamedTuple):
    """A fact, and the path of the post that it is from.

    Args:
        path: the path; in a table it may be missing, which is empty, or be there twice.
        fact: the fact.
        row: the row of a table of facts that it is, if it is one; `row` in it is the number of
            the post, if that has one.
    """

    path: str
    fact: Fact
    row: Mapping[str, Any] | None = None

    @property
    def post(self) -> str | int:
        """What tells the post from others."""
        number = None if self.row is None else self.row["row"]
        return self.path if number is None else number

    def name_beside(self, other: PlacedFact) -> str:
        """Return what the reader of another post calls this one: its path, or else its row."""
        is_enough = self.path and self.path != other.path
        return self.path if is_enough else f"row {self.post}"


class Fault(NamedTuple):
    """What is wrong with a post, given another one.

    Args:
        place: the fact that is at fault.
        message: what to say about it.
        other: what of the other post it is about, if there is one place; an editor shows it.
        role: what is at that place: `the original`.
    """

    place: PlacedFact
    message: str
    other: PlacedFact | None = None
    role: str = "the other post"


class ArchiveRule(Rule):
    """A rule that compares posts with each other.

    It gathers facts from each post, in any process or from the cache, and judges them once all
    have been read. It reports nothing about a single post. It is off unless selected: what it
    finds depends on which posts are checked in one run.
    """

    default = False

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Yield nothing: a single post has nothing to be compared with."""
        return ()

    @abstractmethod
    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield what of `document` is to be compared with other posts."""

    @abstractmethod
    def compare(self, group: Iterable[PlacedFact]) -> Iterator[Fault]:
        """Yield what is wrong with the posts of `group`.

        Args:
            group: at least two facts of this rule with the same key, in the order in which
                the posts were read. They can be read several times; there may be millions.
        """


def repeated_in(group: Iterable[PlacedFact], message: str) -> Iterator[Fault]:
    """Yield those of a group of equal facts that are not in the first post that has one.

    Args:
        group: the facts.
        message: what to say of that first post: `has the same title; …`.
    """
    facts = iter(group)
    first = next(facts)
    for fact in facts:
        if fact.post != first.post:
            yield Fault(fact, f"`{first.name_beside(fact)}` {message}", first)


def texts_of(document: Document, field: str) -> Iterator[tuple[str, Span]]:
    """Yield the text of a field of the front matter, or each text of its list, with its place."""
    node = document.front_matter.locate((field,)) if document.front_matter else None
    if node is None:
        return
    for item in node.items if node.kind == "sequence" else (node,):
        if item.kind == "scalar" and isinstance(item.value, str) and item.value.strip():
            yield item.value.strip(), item.span
