"""The summary at the end of a run."""

from __future__ import annotations

from postkit.counts import count
from postkit.diagnostics import Severity
from postkit.edits import Applicability
from postkit.reporters import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def summarize(
    tally: Tally,
    fixed: int,
    fixed_files: int,
    options: argparse.Namespace,
    where_searched: Callable[[], str],
) -> str:
    """Return the last lines of a run in words; `where_searched` is asked where it found no file."""
    lines: list[str] = []
    is_dry = options.check or options.diff
    if fixed:
        verb = "Would fix" if is_dry else "Fixed"
        lines.append(f"{verb} {count(fixed, 'finding')} in {count(fixed_files, 'file')}.")
    elif options.check and not options.diff:
        lines.append(f"Nothing to fix in {count(tally.files, 'file')}.")
    if is_dry or options.fix_only:
        return "".join(line + "\n" for line in lines)
    if not tally.files:
        lines.append(f"No files were checked.{where_searched()}")
        return "".join(line + "\n" for line in lines)
    if not tally.total:
        lines.append(f"No problems found in {count(tally.files, 'file')}.")
        return "".join(line + "\n" for line in lines)
    parts = ", ".join(
        count(tally.by_severity[severity], severity.value if severity != "info" else "hint")
        for severity in Severity
        if tally.by_severity[severity]
    )
    lines.append(f"Found {parts} in {count(tally.files_with_findings, 'file')} of {tally.files}.")
    safe = tally.fixable[Applicability.SAFE]
    unsafe = tally.fixable[Applicability.UNSAFE]
    if safe and not options.fix:
        lines.append(f"[*] {safe} fixable with `postkit fix`.")
    if unsafe and not options.unsafe_fixes:
        lines.append(f"[~] {unsafe} fixable with `postkit fix --unsafe-fixes`; review the result.")
    return "".join(line + "\n" for line in lines)


def statistics(tally: Tally) -> str:
    """Return a table of findings by rule, the most frequent first."""
    rows = sorted(tally.by_rule.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(number)) for _, number in rows), default=0)
    return "".join(f"{number:>{width}}  {code}  {name}\n" for (code, name), number in rows)
