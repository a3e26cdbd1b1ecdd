"""A finding with its line and the place underlined."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter
from postkit.reporters.concise import fix_mark
from postkit.reporters.width import cells, display

_LEAD = 12
"""Cells that are shown before the place where a line is too long to be shown whole."""


class FullReporter(Reporter):
    """The message, then the line it is about, as wide as the terminal allows."""

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
            f"{severity}{rule}: {fix_mark(one, self)}{one.message}",
            f"{gutter}{paint('-->', 'blue')} {one.path or '-'}:{one.line}:{one.column}",
            f"{paint(number, 'blue')} {bar} {window}".rstrip(),
            f"{gutter} {bar} {' ' * indent}{carets}",
        ]
        if one.fix:
            lines.append(f"{gutter} {paint('=', 'blue')} {paint('fix', 'bold')}: {one.fix.message}")
        return "\n".join(lines) + "\n\n"

    def _window(self, one: Diagnostic, width: int) -> tuple[str, int, int]:
        """Return the part of the line to show, the cells before the place, and its cells."""
        text = one.source.text
        line = one.source.line_span(one.span.start)
        before = text[line.start : one.span.start]
        inside = text[one.span.start : min(one.span.end, line.end)]
        after = text[max(one.span.start, min(one.span.end, line.end)) : line.end]
        # A line may be a megabyte long: only what can be seen is measured.
        before, inside, after = before[-width:], inside[: width * 2], after[:width]
        head = display(before)
        room = max(width - 2, 20)
        is_cut = len(before) < one.span.start - line.start
        if cells(head) + cells(display(inside)) > room or is_cut:
            keep = max(room - cells(display(inside)), min(_LEAD, room // 3))
            while cells(head) > keep:
                head = head[max(1, (cells(head) - keep) // 2) :]
            head = "…" + head if is_cut or len(head) < len(before) else head
        shown = display(inside)
        while cells(head) + cells(shown) > room:
            shown = shown[:-1]
        tail = display(after)
        full = len(tail)
        while cells(head) + cells(shown) + cells(tail) > room:
            tail = tail[: -max(1, (cells(head) + cells(shown) + cells(tail) - room) // 2)]
        end = "…" if len(tail) < full or len(shown) < len(display(inside)) else ""
        return head + shown + tail + end, cells(head), max(cells(shown), 1)
