"""What a fix must keep of the front matter, compared before and after."""

from __future__ import annotations

from collections.abc import Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, edits_touching
from postkit.front_matter import Entry, Node, is_text_to_all
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_OWN_FAMILY = "FM"
"""The rules on front matter say themselves what becomes of a value."""
_DATE = lazy_compile(r"\d{4}-\d\d?-\d\d?(?:[Tt\s]|\Z)")


def is_front_matter_kept(
    before: Document, after: Document, findings: Sequence[Diagnostic], edits: Sequence[Edit]
) -> bool:
    """Tell whether the front matter reads as it did, but for what `edits` touch.

    What a rule on prose touches keeps its type in every reading of YAML, and all of the
    text that the rule does not replace.

    Args:
        before: the draft.
        after: the draft with `edits` made.
        findings: the findings whose fixes the edits are.
        edits: in their order.
    """
    old, new = before.front_matter, after.front_matter
    if new is old:
        return True
    touches = [edit for edit in edits if edit.start < before.body.start]
    if old is None or old.root is None:
        # Nothing could be read before: whatever can be read now is a gain.
        return bool(touches) or (old is None) == (new is None)
    if new is None or new.root is None:
        return False
    if new.root.kind != old.root.kind:
        return bool(touches)
    own = {
        edit
        for finding in findings
        if finding.fix and finding.code.startswith(_OWN_FAMILY)
        for edit in finding.fix.edits
    }
    nearby = [(entry, _edits_near(before, entry, touches)) for entry in old.root.entries]
    named = {entry.key for entry, near in nearby if not own.isdisjoint(near)}
    others = [(entry, near) for entry, near in nearby if entry.key not in named]
    return _are_values_kept(old.root.entries, new.root.entries, others)


def _are_values_kept(
    old: Sequence[Entry],
    new: Sequence[Entry],
    nearby: Sequence[tuple[Entry, Sequence[Edit]]],
) -> bool:
    """Tell whether each of the `old` entries in `nearby` reads as before, but for its edits."""
    # Of a key that is repeated the last value counts.
    last_before = {entry.key: entry for entry in old}
    last_after = {entry.key: entry for entry in new}
    for entry, near in nearby:
        last, kept = last_before[entry.key], last_after.get(entry.key)
        if kept is None:
            return False
        if not near and repr(kept.value.value) != repr(last.value.value):
            return False
        inside = [edit for edit in near if edit.start <= entry.value.span.end]
        if inside and not _is_text_kept(entry.value, kept.value, inside):
            return False
    return True


def _edits_near(document: Document, entry: Entry, edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return those of `edits` that touch the lines of `entry`, a comment after it included."""
    last = max(entry.key_span.end, entry.value.span.end)
    end = document.source.line_span(last).end
    return edits_touching(edits, Span(entry.key_span.start, end))


def _is_text_kept(old: Node, new: Node, edits: Sequence[Edit]) -> bool:
    """Tell whether `new` holds the texts of `old`, longer and shorter only by `edits`."""
    before, after = list(old.walk()), list(new.walk())
    if len(before) != len(after):
        return False
    grown = sum(len(edit.replacement) - (edit.end - edit.start) for edit in edits)
    for one, other in zip(before, after, strict=True):
        if one.kind != other.kind or one.style != other.style:
            return False
        if one.kind != "scalar":
            continue
        if type(one.value) is not type(other.value):
            return False
        if isinstance(other.value, str):
            grown -= len(other.value) - len(one.value)
            if other.value != one.value and not other.style and not _is_plain_text(other.value):
                return False
        elif repr(one.value) != repr(other.value):
            return False
    return grown == 0


def _is_plain_text(value: str) -> bool:
    """Tell whether every reader of YAML takes the plain scalar `value` for a text."""
    return is_text_to_all(value) and not _DATE.match(value)
