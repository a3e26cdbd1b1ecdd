"""A change as it is shown: the lines around it, what goes and what comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.edits import Edit
from postkit.named_tuples import NamedTuple
from postkit.source import Source, Span

_CONTEXT = 1
_GAP = 3
"""Changes with at most this many lines between them are shown together."""
_MOST_HUNKS = 5
_MOST_LINES = 24
_REACH = 90
"""How many characters of a long line are shown on either side of a change."""


class LinePart(NamedTuple):
    """A piece of a line: `kind` is empty, `del`, `ins` or `mark`."""

    text: str
    kind: str = ""


class ExcerptLine(NamedTuple):
    """A line of an excerpt: `sign` is a blank, `-` or `+`; `number` is 0 for a new line."""

    number: int
    sign: str
    parts: tuple[LinePart, ...]


class Excerpt(NamedTuple):
    """Some lines in a row, and how many more the change has that are not shown."""

    lines: tuple[ExcerptLine, ...]
    left_out: int = 0


def show_edits(source: Source, edits: Sequence[Edit]) -> tuple[list[Excerpt], int]:
    """Return the excerpts of a change, and how many more there are."""
    groups = list(_groups(source, sorted(set(edits))))
    return [_hunk(source, group) for group in groups[:_MOST_HUNKS]], len(groups[_MOST_HUNKS:])


def show_place(source: Source, span: Span) -> Excerpt:
    """Return the lines of `span`, which is marked, and those around it."""
    first, last = _lines_of(source, span)
    shown = []
    for number in range(max(first - _CONTEXT, 1), max(last, _last_after(source, last)) + 1):
        line = _span_of(source, number)
        start, end = max(span.start, line.start), min(span.end, line.end)
        if first <= number <= last and start <= end:
            parts = _cut(
                [
                    LinePart(source.text[line.start : start]),
                    LinePart(source.text[start:end], "mark"),
                    LinePart(source.text[end : line.end]),
                ]
            )
        else:
            parts = _cut([LinePart(source.text[line.start : line.end])])
        shown.append(ExcerptLine(number, " ", parts))
    return _limited(shown)


def _groups(source: Source, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    end = 0
    for edit in edits:
        first, last = _lines_of(source, edit.span)
        if group and first - end > _GAP:
            yield group
            group = []
        group.append(edit)
        end = max(end, last)
    if group:
        yield group


def _hunk(source: Source, edits: Sequence[Edit]) -> Excerpt:
    first, _ = _lines_of(source, edits[0].span)
    _, last = _lines_of(source, edits[-1].span)
    start, end = _span_of(source, first).start, _span_of(source, last).end
    old, new = [LinePart("")], [LinePart("")]
    at = start
    for edit in edits:
        kept = LinePart(source.text[at : edit.start])
        old += [kept, LinePart(source.text[edit.start : edit.end], "del")]
        new += [kept, LinePart(edit.replacement, "ins")]
        at = edit.end
    rest = LinePart(source.text[at : max(end, at)])
    # After the last newline of a post is no line, neither is where a line goes with its newline.
    is_end = max(end, at) == len(source.text)
    shown = [_context(source, number) for number in range(max(first - _CONTEXT, 1), first)]
    shown += _without_empty_end(_as_lines([*old, rest], "-", first), is_end)
    shown += _without_empty_end(_as_lines([*new, rest], "+", 0), is_end or at > end)
    after = range(last + 1, _last_after(source, last) + 1)
    return _limited([*shown, *(_context(source, number) for number in after)])


def _last_after(source: Source, line: int) -> int:
    """Return the last of the lines after `line` that are shown with it."""
    last = len(source.lines)
    is_empty = source.lines.line_start(last) == len(source.text)
    return min(line + _CONTEXT, last - is_empty)


def _without_empty_end(lines: list[ExcerptLine], is_end: bool) -> list[ExcerptLine]:
    return lines[:-1] if is_end and not lines[-1].parts else lines


def _as_lines(parts: Sequence[LinePart], sign: str, first: int) -> list[ExcerptLine]:
    """Return `parts`, which may hold newlines, as lines that are numbered from `first`."""
    lines: list[list[LinePart]] = [[]]
    for text, kind in parts:
        pieces = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for at, piece in enumerate(pieces):
            if at:
                if kind and not piece and at == len(pieces) - 1:
                    lines[-1].append(LinePart("↵", kind))
                lines.append([])
            if piece:
                lines[-1].append(LinePart(piece, kind))
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return [ExcerptLine(first and first + at, sign, _cut(line)) for at, line in enumerate(lines)]


def _context(source: Source, number: int) -> ExcerptLine:
    line = _span_of(source, number)
    return ExcerptLine(number, " ", _cut([LinePart(line.text(source.text))]))


def _cut(parts: Sequence[LinePart]) -> tuple[LinePart, ...]:
    """Return a line without what is far from all that changes in it."""
    changed = [at for at, part in enumerate(parts) if part.kind]
    cut = []
    for at, part in enumerate(parts):
        text = part.text
        is_before = any(at < other for other in changed)
        is_after = any(at > other for other in changed)
        most = _REACH * (2 if is_before == is_after else 1)
        if len(text) > 2 * most + 20 and part.kind:
            text = f"{text[:most]} … {text[-most:]}"
        elif len(text) > most and not part.kind:
            if is_before and is_after:
                text = f"{text[:_REACH]} … {text[-_REACH:]}"
            else:
                text = f"…{text[-most:]}" if is_before else f"{text[:most]}…"
        if text:
            cut.append(LinePart(text, part.kind))
    return tuple(cut)


def _limited(lines: Sequence[ExcerptLine]) -> Excerpt:
    if len(lines) <= _MOST_LINES:
        return Excerpt(tuple(lines))
    half = _MOST_LINES // 2
    return Excerpt((*lines[:half], *lines[-half:]), len(lines) - 2 * half)


def _lines_of(source: Source, span: Span) -> tuple[int, int]:
    first = source.lines.position(span.start).line
    # A span that ends with a newline is on the line before it.
    last = source.lines.position(max(span.end - 1, span.start)).line
    return first, last


def _span_of(source: Source, number: int) -> Span:
    return source.lines.line_span(source.lines.line_start(number))
