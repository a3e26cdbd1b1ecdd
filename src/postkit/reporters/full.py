"""A finding with its line and the place underlined."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter
from postkit.reporters.concise import fix_mark
from postkit.reporters.width import cells, display, head_within, tail_within

_LEAD = 12
"""Cells that are shown before the place where a line is too long to be shown whole."""


class FullReporter(Reporter):
    """The message, then the line it is about, as wide as the terminal allows."""

    is_streaming = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a paragraph for each finding."""
        for one in diagnostics:
            self.write(self._paragraph(one))

    def _paragraph(self, one: Diagnostic) -> str:
        paint, style = self.style.paint, self.style
        number = str(one.line)
        gutter = " " * len(number)
        bar = paint("|", "blue")
        window, indent, width = self._window(one, style.width - len(number) - 4)
        carets = style.severity(one.severity, "^" * width)
        rule = paint(f"[{one.code} {one.name}]", "bold")
        severity = style.severity(one.severity, one.severity)
        lines = [
            f"{severity}{rule}: {fix_mark(one, self)}{display(one.message)}",
            f"{gutter}{paint('-->', 'blue')} {display(one.path or '-')}:{one.line}:{one.column}",
            f"{paint(number, 'blue')} {bar} {window}".rstrip(),
            f"{gutter} {bar} {' ' * indent}{carets}",
        ]
        if one.fix:
            fix = display(one.fix.message)
            lines.append(f"{gutter} {paint('=', 'blue')} {paint('fix', 'bold')}: {fix}")
        return "\n".join(lines) + "\n\n"

    def _window(self, one: Diagnostic, room: int) -> tuple[str, int, int]:
        """Return the part of the line to show, the cells before the place, and its cells."""
        text = one.source.text
        line = one.source.line_span(one.span.start)
        start, end = one.span.start, max(one.span.start, min(one.span.end, line.end))
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
