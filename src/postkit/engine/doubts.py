"""Fixes that are unsafe because of what is around them, or are not made at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from postkit.diagnostics import Diagnostic
from postkit.edits import Applicability, Fix


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
