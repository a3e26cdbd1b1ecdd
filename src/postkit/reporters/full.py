"""A finding with its line and the place underlined."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter
from postkit.reporters.width import cells, display, head_within, tail_within

_LEAD = 12
"""Cells that are shown before the place where a line is too long to be shown whole."""


class FullReporter(Reporter):
    """The message, then the line it is about, as wide as the terminal allows."""

    is_streaming = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a paragraph for each finding."""
        for diagnostic in diagnostics:
            self.write(self._paragraph(diagnostic))

    def _paragraph(self, diagnostic: Diagnostic) -> str:
        paint, style = self.style.paint, self.style
        number = str(diagnostic.line)
        gutter = " " * len(number)
        bar = paint("|", "blue")
        window, indent, width = self._window(diagnostic, style.width - len(number) - 4)
        carets = style.severity(diagnostic.severity, "^" * width)
        rule = paint(f"[{diagnostic.code} {diagnostic.name}]", "bold")
        severity = style.severity(diagnostic.severity, diagnostic.severity)
        place = f"{display(diagnostic.path or '-')}:{diagnostic.line}:{diagnostic.column}"
        place = style.link_to(diagnostic.path, place)
        lines = [
            f"{severity}{rule}: {self.fix_mark(diagnostic)}{display(diagnostic.message)}",
            f"{gutter}{paint('-->', 'blue')} {place}",
            f"{paint(number, 'blue')} {bar} {window}".rstrip(),
            f"{gutter} {bar} {' ' * indent}{carets}",
        ]
        if diagnostic.fix:
            fix = display(diagnostic.fix.message)
            lines.append(f"{gutter} {paint('=', 'blue')} {paint('fix', 'bold')}: {fix}")
        return "\n".join(lines) + "\n\n"

    def _window(self, diagnostic: Diagnostic, room: int) -> tuple[str, int, int]:
        """Return the part of the line to show, the cells before the place, and its cells."""
        text = diagnostic.source.text
        line = diagnostic.source.line_span(diagnostic.span.start)
        start, end = (
            diagnostic.span.start,
            max(diagnostic.span.start, min(diagnostic.span.end, line.end)),
        )
        # A line may be a megabyte long: no more than can be seen is measured.
        head = display(text[max(line.start, start - room) : start])
        inside = display(text[start : min(end, start + room)])
        tail = display(text[end : min(line.end, end + room)])

        before, width, after = cells(head), cells(inside), cells(tail)

        most = max(room - max(width, 1) - min(after, room // 3), min(_LEAD, room // 3))
        if before > most or start - room > line.start:
            head = "…" + tail_within(head, most - 1)
            before = cells(head)
        left = room - before
        if width > left:
            inside = head_within(inside, left - 1) + "…"
            width = cells(inside)
        left -= width
        if after > left:
            tail = head_within(tail, left - 1) + "…" if left else ""
        return head + inside + tail, before, max(width, 1)
