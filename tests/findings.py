"""Findings made up for tests, and what a reporter makes of them."""

from __future__ import annotations

from hypothesis import strategies as st

from postkit.diagnostics import Diagnostic, Severity
from postkit.dialects import PLAIN, Dialect
from postkit.document import Document
from postkit.edits import Applicability, Edit, Fix, apply_edits
from postkit.reporters import Style, find_reporter
from postkit.rules.base import Rule
from postkit.source import Source, Span


def finding(
    text: str,
    marked: str | Span,
    *,
    message: str = "a message",
    fix: Fix | None = None,
    severity: Severity = Severity.WARNING,
    path: str | None = "a.md",
    code: str = "XX001",
) -> Diagnostic:
    """Return a finding on the first `marked` in `text`."""
    if isinstance(marked, str):
        start = text.index(marked)
        marked = Span(start, start + len(marked))
    return Diagnostic(code, "a-rule", message, severity, marked, Source(text, path), fix)


def report(name: str, *drafts: tuple[Diagnostic, ...], style: Style | None = None) -> str:
    """Return what the output format `name` makes of `drafts`."""
    parts: list[str] = []
    reporter = find_reporter(name)(parts.append, style or Style())
    for draft in drafts:
        reporter.add(draft)
    reporter.finish()
    return "".join(parts)


def apply_only_fix(rule: Rule, text: str, dialect: Dialect = PLAIN) -> tuple[Applicability, str]:
    """Return how sure the fix of the only finding in `text` is, and the text that it makes."""
    (found,) = rule.check(Document.parse(text, dialect=dialect))
    assert found.fix
    return found.fix.applicability, apply_edits(text, found.fix.edits)


TEXTS = st.text(
    st.one_of(st.sampled_from("ab 桥🌉\t\n\r\"'<>&%;,:]\u0301\u200b\u2028é"), st.characters()),
    min_size=1,
    max_size=60,
)
"""Any text, with what the formats use as signs more often than by chance."""


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Diagnostic, ...]:
    """Return one to three findings in one draft, some with a fix."""
    source = Source(draw(TEXTS), draw(st.none() | TEXTS))
    return tuple(draw(_findings(source)) for _ in range(draw(st.integers(1, 3))))


@st.composite
def _findings(draw: st.DrawFn, source: Source) -> Diagnostic:
    places = st.integers(0, len(source.text))
    start, end = sorted((draw(places), draw(places)))
    fix = None
    if draw(st.booleans()):
        bounds = sorted([*draw(st.lists(places, min_size=2, max_size=4, unique=True)), 0, 0])[-4:]
        edits = {
            Edit(*bounds[at : at + 2], draw(st.just("") | TEXTS))
            for at in range(0, len(bounds), 2)
            if bounds[at] < bounds[at + 1]
        }
        fix = Fix("fix it", tuple(sorted(edits)), draw(st.sampled_from(Applicability)))
    return Diagnostic(
        draw(st.sampled_from(["SM001", "XX001"])),
        "a-rule",
        draw(TEXTS),
        draw(st.sampled_from(Severity)),
        Span(start, end),
        source,
        fix if fix and fix.edits else None,
    )
