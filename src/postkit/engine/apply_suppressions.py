"""Leave out what comments in a draft suppress, and report comments that are of no use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from operator import attrgetter

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules import Rule, RuleEntry, matching_entries, no_rule
from postkit.rules.suppression.unknown_selector import UnknownSelector
from postkit.rules.suppression.unused_suppression import UnusedSuppression
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document.suppressions import Suppression

_MOST_UNKNOWN = 100
"""The limit of reported suppressions in a draft that name no rule."""
_start = attrgetter("span.start")


def unsuppressed(
    document: Document, found: Iterable[Diagnostic], entries: Sequence[RuleEntry]
) -> list[Diagnostic]:
    """Return what of `found` no comment holds back.

    Args:
        document: the draft.
        found: what was found in it.
        entries: the rules that comments can name.
    """
    kept = _by_code(found)
    for suppression in document.suppressions:
        # A selector that names no rule is reported with the draft itself.
        codes = _codes(suppression.selector, kept, entries)
        _take_out(kept, codes or (), suppression.scope)
    return list(chain.from_iterable(kept.values()))


def apply_suppressions(
    document: Document,
    found: Iterable[Diagnostic],
    running: Mapping[str, Rule],
    entries: Sequence[RuleEntry],
) -> list[Diagnostic]:
    """Return what of `found` no comment holds back, and what is wrong with the comments.

    Args:
        document: the draft.
        found: what was found in it.
        running: the rules by code whose findings are known.
        entries: the rules that comments can name.
    """
    unused_rule = running.get(UnusedSuppression.code)
    unknown = running.get(UnknownSelector.code)
    kept = _by_code(found)
    about_comments: list[Diagnostic] = []
    unused: list[Suppression] = []
    select = cache(partial(_codes, running=running, entries=entries))
    for suppression in document.suppressions:
        codes = select(suppression.selector)
        if codes is None:
            # To find the name that is nearest takes a millisecond.
            if isinstance(unknown, UnknownSelector) and len(about_comments) < _MOST_UNKNOWN:
                why = no_rule(suppression.selector, entries)
                about_comments.append(unknown.unknown(document, suppression, why))
        elif not _take_out(kept, codes, suppression.scope) and codes:
            unused.append(suppression)
    if isinstance(unused_rule, UnusedSuppression):
        about_comments += unused_rule.report(document, unused)
    return [*chain.from_iterable(kept.values()), *about_comments]


def _codes(
    selector: str, running: Collection[str], entries: Sequence[RuleEntry]
) -> frozenset[str] | None:
    """Return the codes of running rules that `selector` is about, None where it names no rule."""
    named = matching_entries(selector or "ALL", entries)
    return frozenset(entry.code for entry in named if entry.code in running) if named else None


def _by_code(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Return `found` by the codes of their rules, in the order of their places."""
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in sorted(found, key=_start):
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    return by_code


def _take_out(kept: dict[str, list[Diagnostic]], codes: Collection[str], scope: Span) -> bool:
    """Take the findings of `codes` that start in `scope` out of `kept`; tell whether any do."""
    is_any = False
    for code in kept.keys() & codes:
        of_code = kept[code]
        first = bisect_left(of_code, scope.start, key=_start)
        last = bisect_left(of_code, scope.end, lo=first, key=_start)
        is_any = is_any or first < last
        del of_code[first:last]
    return is_any
