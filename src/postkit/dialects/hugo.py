"""Hugo: goldmark, with shortcodes."""

from __future__ import annotations

from postkit.dialects import goldmark

DIALECT = goldmark.DIALECT._replace(
    name="hugo",
    openings=frozenset(["---", "--- ", "+++", "{"]),
)
