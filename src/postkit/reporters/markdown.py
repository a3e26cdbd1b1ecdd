"""A table in Markdown: for the summary page of a job, or a comment on a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from postkit.diagnostics import Diagnostic, Severity
from postkit.reporters.base import Reporter, Style
from postkit.reporters.width import display

_MOST_ROWS = 100
"""How many findings are listed: a page takes no more than a megabyte."""
_CODE = re.compile(r"`([^`]+)`")
_SIGNS = re.compile(r"[\\`*_\[\]~|<>&#$:@]")


class MarkdownReporter(Reporter):
    """A row for each finding, the gravest first, and how many there are by rule."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._found: list[Diagnostic] = []

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings of a draft."""
        self._found += diagnostics

    def finish(self) -> None:
        """Write the tables."""
        if not self._found:
            self.write("No problems found.\n")
            return
        levels = list(Severity)
        found = sorted(self._found, key=lambda finding: levels.index(finding.severity))
        self._table("Count | Rule", self._counts())
        self._table("Severity | Place | Rule | Problem", map(_row, found[:_MOST_ROWS]))
        if len(found) > _MOST_ROWS:
            self.write(f"{len(found) - _MOST_ROWS} more are not listed.\n")

    def _counts(self) -> list[str]:
        counts = Counter(f"{finding.code} {finding.name}" for finding in self._found)
        return [f"{number} | {rule}" for rule, number in counts.most_common()]

    def _table(self, head: str, rows: object) -> None:
        columns = head.count("|") + 1
        lines = [head, " | ".join(["---"] * columns), *rows]  # type: ignore[misc]
        self.write("".join(f"| {line} |\n" for line in lines) + "\n")


def _row(finding: Diagnostic) -> str:
    place = f"{display(finding.path or '-')}:{finding.line}:{finding.column}"
    parts = (finding.severity.value, f"`{place}`", finding.code, finding.message)
    return " | ".join(map(_cell, parts))


def _cell(text: str) -> str:
    """Return `text` so that only its code spans are Markdown: a draft writes no HTML here."""
    parts = _CODE.split(display(text))
    return "".join(
        f"<code>{_escaped(part)}</code>" if at % 2 else _escaped(part)
        for at, part in enumerate(parts)
    )


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda match: f"&#{ord(match[0])};", text)
