"""A post in short: its front matter as far as lists of posts need it, and what was found in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability
from postkit.engine.fingerprint import fingerprint
from postkit.named_tuples import NamedTuple
from postkit.rules.across_posts.archive_rule import Fact
from postkit.source import Span
from postkit.workflow.overview import place

if TYPE_CHECKING:
    from postkit.config.settings import Settings
    from postkit.front_matter import Node

_AUTHOR_FIELDS = ("author", "authors", "speaker")
_MOST_CHARACTERS = 60
"""A text longer than this is not a value of a vocabulary."""
_SEVERITIES = 3


class ProposalKind(StrEnum):
    """What a proposal is."""

    UNSAFE = "unsafe"
    """An unsafe fix."""
    AMBIGUOUS = "ambiguous"
    """A character that a conversion may turn into several."""
    OPEN = "open"
    """A finding without a fix."""
    SAFE = "safe"
    """A safe fix: `postkit fix` makes it without asking."""


_KINDS = (*ProposalKind,)
"""In the cache a kind is its place here."""


class ProposalEntry(NamedTuple):
    """A proposal in short: what identifies it in its post, its rule, its severity's rank."""

    id: str
    code: str
    rank: int
    kind: ProposalKind


class PostEntry(NamedTuple):
    """A post in the queue and on the stage board.

    `stage` is empty where the post is in none, and `reason` says why. `day` is what its
    age is counted from. `items` are its proposals, `facts` what it is compared with other
    posts by. `problem` says why it could not be read.
    """

    path: str
    title: str = ""
    stage: str = ""
    reason: str = ""
    day: str = ""
    items: tuple[ProposalEntry, ...] = ()
    facts: tuple[Fact, ...] = ()
    problem: str = ""

    @classmethod
    def from_kept(cls, path: str, kept: bytes) -> PostEntry | None:
        """Return the entry in what `keep` has made; None where that is damaged."""
        try:
            title, stage, reason, day, items, facts = _loads(kept.partition(b"\n")[0])
            date.fromisoformat(day)
            made = (
                *(
                    ProposalEntry(name, code, rank, _KINDS[kind])
                    for name, code, rank, kind in items
                ),
            )
            compared = (*(Fact(code, key, value, Span(*at)) for code, key, value, at in facts),)
            is_whole = all(0 <= item.rank < _SEVERITIES for item in made)
        except (ValueError, TypeError, LookupError, RecursionError):
            return None
        if not (is_whole and isinstance(title, str)):
            return None
        if not (isinstance(stage, str) and isinstance(reason, str)):
            return None
        return cls(path, title, stage, reason, day, made, compared)


class ReportDetails(NamedTuple):
    """What the report says of a post besides.

    `is_named` says whether the post names its day. `values` are the texts of its lists,
    by field. `has_original` says whether a details block is folded into it.
    """

    is_named: bool = False
    author: str = ""
    values: Mapping[str, tuple[str, ...]] = {}
    has_original: bool = False

    @classmethod
    def from_kept(cls, kept: bytes) -> ReportDetails | None:
        """Return the details in what `keep` has made; None where that is damaged."""
        try:
            is_named, author, lists, has_original = _loads(kept.partition(b"\n")[2])
            values = {field: (*texts,) for field, texts in lists.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        if not all(isinstance(text, str) for text in (author, *chain(*values.values()))):
            return None
        return cls(bool(is_named), author, values, bool(has_original))


def keep(entry: PostEntry, details: ReportDetails) -> bytes:
    """Return both for the cache, each as a line of JSON that can be read alone."""
    items = [[name, code, rank, _KINDS.index(kind)] for name, code, rank, kind in entry.items]
    lines = ([*entry[1:5], items, entry.facts], details)
    texts = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    # A lone surrogate has no UTF-8.
    return "\n".join(texts).encode("utf-8", "surrogatepass")


def make_entry(
    document: Document,
    settings: Settings,
    findings: Iterable[Diagnostic] = (),
    facts: tuple[Fact, ...] = (),
) -> tuple[PostEntry, ReportDetails]:
    """Return the entry and the details of a post.

    Args:
        document: the post.
        settings: what is in force for it.
        findings: what was found in it.
        facts: what it is compared with other posts by.

    Raises:
        FileError: the post names no day, and is not there any more.
    """
    path = document.path or ""
    field = settings["status"].get("age", "date")
    row = place(document, path, settings.stages, field=field, today=date.today())
    stage = row.stage.name if row.stage else ""
    items = tuple(items_of(findings))
    entry = PostEntry(path, row.title, stage, row.reason, row.day.isoformat(), items, facts)
    root = document.front_matter.root if document.front_matter else None
    nodes = {child.key: child.value for child in root.entries} if root else {}
    authors = (_texts(nodes[name]) for name in _AUTHOR_FIELDS if name in nodes)
    return entry, ReportDetails(
        row.is_named,
        ", ".join(next(filter(None, authors), ())),
        {name: _texts(node) for name, node in nodes.items() if _is_list(node)},
        "<details" in document.text,
    )


def items_of(findings: Iterable[Diagnostic]) -> list[ProposalEntry]:
    """Return the findings of a post in short."""
    return [
        ProposalEntry(name, finding.code, finding.severity.rank, kind_of(finding))
        for finding, name in identify(findings)
    ]


def kind_of(finding: Diagnostic) -> ProposalKind:
    """Return which kind of proposal a finding is."""
    if finding.fix is None or finding.fix.applicability is Applicability.DISPLAY:
        return ProposalKind.OPEN
    return (
        ProposalKind.SAFE
        if finding.fix.applicability is Applicability.SAFE
        else ProposalKind.UNSAFE
    )


def identify(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding of a post with what identifies it there when lines move."""
    seen: Counter[str] = Counter()
    for finding in findings:
        own = fingerprint(finding)
        seen[own] += 1
        yield finding, own if seen[own] == 1 else f"{own}-{seen[own]}"


def _loads(line: bytes) -> Any:
    # To find out the encoding of bytes takes as long as to read them.
    return json.loads(line.decode("utf-8", "surrogatepass"))


def _texts(node: Node) -> tuple[str, ...]:
    nodes = node.items if node.kind == "sequence" else (node,)
    return tuple(
        child.value
        for child in nodes
        if isinstance(child.value, str) and 0 < len(child.value) <= _MOST_CHARACTERS
    )


def _is_list(node: Node) -> bool:
    return node.kind == "sequence" and bool(node.items)
