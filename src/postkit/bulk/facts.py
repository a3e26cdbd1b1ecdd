"""Facts of posts as rows, and as lines that sort."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from postkit.bulk.arrow import encodable
from postkit.bulk.sorted_lines import sortable

if TYPE_CHECKING:
    from postkit.bulk.rows import Row
    from postkit.document import Document
    from postkit.engine.linter import Linter
    from postkit.rules.across_posts.archive_rule import Fact


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
        fact = {
            "code": code,
            "key": key,
            "value": value,
            "path": document.path,
            "row": row,
            "number": number,
            "start": span.start,
            "end": span.end,
            "line": first.line,
            "column": first.column,
            "end_line": last.line,
            "end_column": last.column,
            "suppressed": (code, span) in suppressed,
        }
        rows.append(encodable(fact))
    return rows


def fact_line(row: Mapping[str, Any]) -> bytes:
    """Return a fact as a line; lines in order have the facts of a group together, in order."""
    code, key, path = (_json(row[name]) for name in ("code", "key", "path"))
    place = sortable(row["row"]), path, sortable(row["number"])
    return b"\t".join((code, key, *place, _json(row))) + b"\n"


def group_of(line: bytes) -> bytes:
    """Return what is the same in all lines of facts that are compared with each other."""
    return line[: line.index(b"\t", line.index(b"\t") + 1)]


def fact_of(line: bytes) -> Row:
    """Return the fact that `fact_line` has made a line of."""
    row: Row = json.loads(line[line.rindex(b"\t") :])
    return row


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
