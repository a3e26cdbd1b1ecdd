"""Facts of posts as rows, and as lines that sort."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from postkit.bulk.arrow import encodable
from postkit.bulk.sorted_lines import sortable
from postkit.errors import UsageError, listed

if TYPE_CHECKING:
    from postkit.bulk.rows import Row
    from postkit.document import Document
    from postkit.engine.linter import Linter
    from postkit.rules.across_posts.archive_rule import Fact


FIELDS = (
    *("code", "key", "value", "path", "row", "number"),
    *("start", "end", "line", "column", "end_line", "end_column", "suppressed"),
)
"""What a fact consists of."""


def fact_rows(
    linter: Linter, document: Document, facts: Sequence[Fact], row: int | None
) -> list[Row]:
    """Return facts of a document as rows, which need the document no more.

    Args:
        linter: the linter that has gathered them.
        document: the document.
        facts: its facts.
        row: the number of the post.
    """
    if not facts:
        return []
    suppressed = linter.suppressed(document, facts)
    position = document.source.lines.position
    rows = []
    for number, (code, key, value, span) in enumerate(facts):
        first, last = position(span.start), position(span.end)
        values = [
            *(code, key, value, document.path, row, number, span.start, span.end),
            *(*first, *last, (code, span) in suppressed),
        ]
        rows.append(dict(zip(FIELDS, encodable(values), strict=True)))
    return rows


def fact_line(row: Mapping[str, Any]) -> bytes:
    """Return a fact as a line; lines in order have the facts of a group together, in order.

    Raises:
        UsageError: it lacks something.
    """
    try:
        values = [row[name] for name in FIELDS]
    except KeyError as error:
        raise UsageError(f"a fact must have {listed(FIELDS)}; one lacks {error}") from None
    code, key, path = (_json(row[name]) for name in ("code", "key", "path"))
    place = sortable(row["row"]), path, sortable(row["number"])
    return b"\t".join((code, key, *place, _json(values))) + b"\n"


def group_of(line: bytes) -> bytes:
    """Return what is the same in all lines of facts that are compared with each other."""
    return line[: line.index(b"\t", line.index(b"\t") + 1)]


def fact_of(line: bytes) -> Row:
    """Return the fact that `fact_line` has made a line of."""
    return dict(zip(FIELDS, json.loads(line[line.rindex(b"\t") :]), strict=True))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
