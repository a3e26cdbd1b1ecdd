"""Where damaged and invisible characters count: everywhere but in code."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.source import Span


def damaged(document: Document, kind: UnusualKind) -> Iterator[Span]:
    """Yield the runs of characters of `kind` outside code, front matter included."""
    for span in document.once(unusual)[kind]:
        if span.start < document.body.start or not document.code.overlaps(span):
            yield span


def code_points(run: str) -> str:
    """Return the characters of `run` by their numbers, three at most: `U+200B U+200D`."""
    distinct = list(dict.fromkeys(run))
    more = " …" if len(distinct) > 3 else ""
    return " ".join(f"U+{ord(char):04X}" for char in distinct[:3]) + more
