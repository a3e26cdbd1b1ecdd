"""Safe fixes that are unsafe because of what is around them."""

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
