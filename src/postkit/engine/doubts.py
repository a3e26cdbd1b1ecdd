"""Fixes that are unsafe because of what is around them, or are not made at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.code_fences import doubtful_from
from postkit.document.heading_ids import (
    EXPLICIT_ID,
    has_inner_links,
    heading_text,
    linked_ids,
    rules_of,
)
from postkit.edits import Applicability, Edit, Fix, apply_edits
from postkit.front_matter.fence_marks import FenceProblem
from postkit.lazy_patterns import lazy_compile

# The text of a heading is its address.
_UNDERLINES = ("=", "-")
_NUMBER_SIGN = lazy_compile(r"[ \t>*+-]*+#")
_MAX_HEADING = 2000
"""A longer heading is not read for each finding in it: its address counts as another."""


def make_doubtful_unsafe(
    findings: Iterable[Diagnostic], doubt: Callable[[Diagnostic], str]
) -> Iterator[Diagnostic]:
    """Yield `findings`, the fix unsafe where there is a doubt about it.

    Args:
        findings: several of them may share a fix, and do so afterwards.
        doubt: says, for a finding with a safe fix, why it is not sure; empty where it is.
    """
    unsafe: dict[int, Fix] = {}
    for finding in findings:
        fix = finding.fix
        if fix is None or fix.applicability is not Applicability.SAFE:
            yield finding
            continue
        if id(fix) not in unsafe and (why := doubt(finding)):
            unsafe[id(fix)] = Fix(f"{fix.message}; {why}", fix.edits, Applicability.UNSAFE)
        yield finding._replace(fix=unsafe.get(id(fix), fix))


def keep_from_being_made(
    findings: Iterable[Diagnostic], is_withdrawn: Callable[[Diagnostic], bool]
) -> Iterator[Diagnostic]:
    """Yield `findings`, the fix a proposal where it was withdrawn: then nobody waits for it."""
    for finding in findings:
        fix = finding.fix
        if fix is not None and is_withdrawn(finding):
            why = f"{fix.message}; not done, since it would change more than this"
            finding = finding._replace(fix=Fix(why, fix.edits, Applicability.DISPLAY))
        yield finding


def guard(document: Document, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `findings`, those unsafe whose fix something else in the draft makes doubtful."""
    for look in (guard_unread_front_matter, guard_swapped_code, guard_headings):
        findings = look(document, findings)
    return list(findings)


def guard_unread_front_matter(
    document: Document, findings: Iterable[Diagnostic]
) -> Iterable[Diagnostic]:
    """Yield `findings`, those unsafe that are about front matter which a fence may be missing of.

    As long as nobody has put the fence there, readers see the keys and values as text.
    """
    front_matter = document.front_matter
    missing = {FenceProblem.NO_CLOSING}
    if document.dialect.has_opening_fence:
        missing.add(FenceProblem.NO_OPENING)
    if front_matter is None or missing.isdisjoint(one for one, _ in front_matter.problems):
        return findings

    def doubt(finding: Diagnostic) -> str:
        is_inside = finding.span.start < front_matter.span.end
        return "readers see this as text as long as a fence is missing" if is_inside else ""

    return make_doubtful_unsafe(findings, doubt)


def guard_swapped_code(document: Document, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield `findings`, those unsafe whose fix may change code that is shown as text."""

    def doubt(finding: Diagnostic) -> str:
        start = document.once(doubtful_from)
        is_sure = start is None or finding.span.end <= start
        return "" if is_sure else "this may be code, since fences before it do not match"

    return make_doubtful_unsafe(findings, doubt)


def guard_headings(document: Document, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield `findings`, those unsafe whose fix would give a heading another address.

    Where nothing is known of the site, an address counts only if the post links to it.
    """

    def doubt(finding: Diagnostic) -> str:
        if finding.fix is None or not _may_be_in_heading(document, finding.span.start):
            return ""
        block = document.block_at(finding.span.start)
        if block is None or block.kind is not BlockKind.HEADING:
            return ""
        moves = _moves(document, block, finding.fix.edits)
        return "links to this heading must be changed too" if moves else ""

    return make_doubtful_unsafe(findings, doubt)


def _may_be_in_heading(document: Document, offset: int) -> bool:
    """Tell, at first sight, whether the line at `offset` is one of a heading."""
    if offset < document.body.start:
        return False
    text, line = document.text, document.source.line_span(offset)
    if _NUMBER_SIGN.match(text, line.start, offset + 1):
        return True
    below = text[line.end : line.end + 40].lstrip(" \t>\r\n")
    return below.startswith(_UNDERLINES)


def _moves(document: Document, block: Block, edits: Sequence[Edit]) -> bool:
    span = block.span
    has_ids = bool(document.dialect.heading_ids)
    inside = [edit for edit in edits if span.start <= edit.start and edit.end <= span.end]
    if not inside or not (has_ids or document.once(has_inner_links)):
        return False
    if span.end - span.start > _MAX_HEADING:
        return True
    old = heading_text(document.text, block)
    if EXPLICIT_ID.search(old):
        return False
    moved = [
        edit._replace(start=edit.start - span.start, end=edit.end - span.start) for edit in inside
    ]
    after = document.reread(apply_edits(span.text(document.text), moved))
    blocks = after.blocks
    new = heading_text(after.text, blocks[0]) if blocks else ""
    changed = {rule(old) for rule in rules_of(document) if rule(old) != rule(new)}
    if document.dialect.heading_ids:
        return bool(changed)
    return not changed.isdisjoint(document.once(linked_ids))
