"""Show findings: one file per output format, and the table of them."""

from __future__ import annotations

from postkit.reporters.base import Reporter, Style, Tally
from postkit.reporters.concise import ConciseReporter
from postkit.reporters.full import FullReporter
from postkit.reporters.json import JsonLinesReporter, JsonReporter

__all__ = ["REPORTERS", "Reporter", "Style", "Tally"]

REPORTERS: dict[str, type[Reporter]] = {
    "full": FullReporter,
    "concise": ConciseReporter,
    "json": JsonReporter,
    "jsonl": JsonLinesReporter,
}
"""The output formats by the name that `--output-format` takes."""
