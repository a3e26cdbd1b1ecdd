"""Edits between versions of lines, and changes to a text that others change too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from postkit.edits import Edit, apply_edits
from postkit.named_tuples import NamedTuple
from postkit.review.refusals import DecisionError
from postkit.source import Source, Span

_NEWLINE = re.compile("\r\n|\r|\n")
_BOM = "\ufeff"
_MOST_COMPARED = 200
"""Of more lines, of which half are blank, the comparison of each with each takes seconds."""


class Replacement(NamedTuple):
    """Lines from `first` to before `last`, from 0, and what takes their place."""

    first: int
    last: int
    lines: tuple[str, ...]


def replacements(old: Sequence[str], new: Sequence[str]) -> list[Replacement]:
    """Return what makes of the lines `old` the lines `new`."""
    # A draft of many lines differs in few: only what is between these is compared.
    limit = min(len(old), len(new))
    head = next((at for at in range(limit) if old[at] != new[at]), limit)
    tail = next((at for at in range(limit - head) if old[-1 - at] != new[-1 - at]), limit - head)
    before, middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(before) == len(middle) > _MOST_COMPARED:
        pairs = enumerate(zip(before, middle, strict=True), head)
        return [Replacement(at, at + 1, (line,)) for at, (was, line) in pairs if was != line]
    found = SequenceMatcher(None, before, middle, autojunk=False)
    return [
        Replacement(first + head, last + head, tuple(middle[start:end]))
        for kind, first, last, start, end in found.get_opcodes()
        if kind != "equal"
    ]


def clash(ours: Replacement, theirs: Replacement) -> bool:
    """Tell whether two replacements are at the same lines; both may say the same."""
    if ours == theirs:
        return False
    if ours.first == ours.last or theirs.first == theirs.last:
        return ours.first <= theirs.last and theirs.first <= ours.last
    return ours.first < theirs.last and theirs.first < ours.last


def as_shown(text: str) -> str:
    """Return a text as a browser has it: without a byte order mark, with its own newlines."""
    shown = _NEWLINE.sub("\n", text.removeprefix(_BOM))
    # A lone surrogate has no UTF-8.
    return shown.encode("utf-8", "replace").decode()


def edits_of(source: Source, base: str, text: str) -> list[Edit]:
    """Return what somebody has changed in a text, as edits of the text as it is now.

    Args:
        source: the text as it is now; lines that nobody has changed keep their bytes.
        base: the text, as shown, that was there to be changed.
        text: what it was changed into.

    Raises:
        RefusedError: others have changed the same lines.
    """
    old, new = base.split("\n"), _NEWLINE.sub("\n", text).split("\n")
    now = as_shown(source.text).split("\n")
    ours, theirs = replacements(old, new), replacements(old, now)
    if any(clash(edit, other) for edit in ours for other in theirs):
        raise DecisionError("same_lines")
    changes = [_moved(change, theirs) for change in ours if change not in theirs]
    edits = [_edit(source, change) for change in changes]
    for first, last, lines in reversed(changes):
        now[first:last] = lines
    if as_shown(apply_edits(source.text, edits)) != "\n".join(now):
        # In a post with lone carriage returns, one of them has met a newline.
        start = len(_BOM) if source.text.startswith(_BOM) else 0
        return [Edit.replace(Span(start, len(source.text)), source.newline.join(now))]
    return edits


def _moved(change: Replacement, theirs: Sequence[Replacement]) -> Replacement:
    """Return where `change` is after others have put in or taken out lines above."""
    above = [other for other in theirs if other.last <= change.first]
    moved = sum(len(other.lines) - (other.last - other.first) for other in above)
    return change._replace(first=change.first + moved, last=change.last + moved)


def _edit(source: Source, change: Replacement) -> Edit:
    """Return a change of lines as an edit of `source`."""
    first, last = change.first, change.last
    ends = [*_NEWLINE.finditer(source.text)]
    starts = [len(_BOM) if source.text.startswith(_BOM) else 0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(source.text)]
    newline = source.newline
    lines = newline.join(change.lines)
    if first == last:
        if first < len(starts):
            return Edit.insert(starts[first], lines + newline)
        return Edit.insert(len(source.text), newline + lines)
    if change.lines:
        return Edit.replace(Span(starts[first], stops[last - 1]), lines)
    if last < len(starts):
        return Edit.delete(Span(starts[first], starts[last]))
    return Edit.delete(Span(stops[first - 1] if first else starts[0], len(source.text)))
