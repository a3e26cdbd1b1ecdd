"""What an import makes: drafts, and what became of the rest of the input."""

from __future__ import annotations

from dataclasses import dataclass

from postkit.diagnostics import Diagnostic
from postkit.files.read_write import FileSource
from postkit.ingest.article import Article, Fragment
from postkit.ingest.kept_letters import ENOUGH
from postkit.named_tuples import NamedTuple


class RemovedResidue(NamedTuple):
    """Residue that was taken out of a draft: the rule that found it, and its text."""

    code: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A draft that is ready to be written.

    Args:
        path: where it goes.
        text: what it will hold.
        article: what it was made of, as it arrived.
        removed: the residue that was taken out.
        findings: what `postkit lint` reports about it, for a person to review.
        kept: the share of the letters of the article that are in the draft, or
            were taken out on purpose.
        replaces: the draft that this one updates; None for a new one.
        unplaced: what the source says and the schema does not take: names and values.
        in_the_way: the path of another text that has the name that it would have; empty
            where the name was free.
    """

    path: str
    text: str
    article: Article
    removed: tuple[RemovedResidue, ...]
    findings: tuple[Diagnostic, ...]
    kept: float = 1.0
    replaces: FileSource | None = None
    unplaced: tuple[tuple[str, str], ...] = ()
    in_the_way: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all text arrived."""
        return self.kept >= ENOUGH


@dataclass(frozen=True)
class Import:
    """What became of an input, or of a part of it.

    Args:
        name: its path or address.
        format: the kind that it was read as.
        drafts: the drafts that it makes.
        known: the articles that were imported before, each with the path of its draft.
        unplaced: the text that is in no draft.
        notes: remarks about the input for the user.
        total: how many articles the whole input has.
    """

    name: str
    format: str
    drafts: tuple[Draft, ...]
    known: tuple[tuple[Article, str], ...]
    unplaced: tuple[Fragment, ...]
    notes: tuple[str, ...]
    total: int = 0
