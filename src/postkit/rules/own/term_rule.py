"""A rule that is made of terms, without a line of Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Applicability, Edit, Fix
from postkit.errors import LimitError
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.rules.own.front_matter_values import is_in_field
from postkit.rules.own.places import PLACES
from postkit.rules.own.term import SECONDS, Term
from postkit.schema import SchemaSet
from postkit.schema.prose_fields import prose_fields
from postkit.source import Span

_MOST_SHOWN = 20
"""How many terms the page of a rule shows."""


class TermOptions(base.Options):
    """The schemas that front matter is checked against.

    Args:
        schemas: set by the table `[[schemas]]` of the configuration.
    """

    schemas: SchemaSet = SchemaSet.built_in()


class TermRule(Rule):
    """Reports each place where one of its terms matches."""

    Options = TermOptions

    terms: ClassVar[tuple[Term, ...]] = ()
    where: ClassVar[tuple[str, ...]] = ("prose",)
    is_safe: ClassVar[bool] = False
    _stopped: LimitError | None = None

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each match in the places that the rule is about."""
        if self._stopped:
            # The next draft is not made to wait for it too.
            raise self._stopped
        start = 0 if "front-matter" in self.where else document.body.start
        for term in self.terms:
            try:
                for found in term.find(document.text, start, len(document.text)):
                    span = Span(found[0], found[1])
                    if any(PLACES[place](document, span) for place in self.where):
                        yield self._finding(document, span, term, found[2])
            except TimeoutError as error:
                self._stopped = self._too_slow(term, document)
                raise self._stopped from error

    def _too_slow(self, term: Term, document: Document) -> LimitError:
        return LimitError(
            f"{self.code} {self.name}: the pattern `{term.pattern}` takes more than {SECONDS} s in "
            f"{document.path or '<stdin>'}, so that the rule finds nothing there or in posts that "
            "follow; write it without one repetition inside another",
            path=term.origin or None,
        )

    def _finding(self, document: Document, span: Span, term: Term, new: str | None) -> Diagnostic:
        old = span.text(document.text)
        if new is None:
            return self.found(document, span, term.message or f"`{old}` is not used here")
        change = f"replace `{old}` with `{new}`" if new else f"remove `{old}`"
        is_safe = self.is_safe and not self._may_be_address(document, span)
        kind = Applicability.SAFE if is_safe else Applicability.UNSAFE
        fix = Fix(change, (Edit(span.start, span.end, new),), kind)
        return self.found(document, span, term.message or change, fix)

    def _may_be_address(self, document: Document, span: Span) -> bool:
        """Tell whether a page may have its address by this part of the draft, as a tag's has."""
        if span.start >= document.body.start:
            return False
        fields = prose_fields(document, self.options.schemas)
        return not is_in_field(document, span, fields)


def make_term_rule(
    code: str,
    name: str,
    terms: Sequence[Term],
    *,
    where: Sequence[str] = ("prose",),
    is_safe: bool = False,
    severity: Severity = Severity.WARNING,
    summary: str = "",
) -> type[TermRule]:
    """Return the class of a rule that reports `terms`.

    Args:
        code: its code.
        name: its name.
        terms: what it searches for.
        where: the places, names of `PLACES`.
        is_safe: whether its fixes are safe.
        severity: how serious a finding is.
        summary: one line for the list of rules; made of the first term where empty.
    """
    has_fix = any(term.replacement is not None for term in terms)
    attributes = {
        "__doc__": _page(terms, where),
        "__module__": __name__,
        "code": code,
        "name": name,
        "summary": summary or terms[0].message or f"`{terms[0].pattern}` is used",
        "severity": severity,
        "fixable": has_fix,
        "always_unsafe": has_fix and not is_safe,
        # A link that leads elsewhere is another link; prose keeps the full proof.
        "changes_structure": tuple(where) == ("links",),
        "terms": tuple(terms),
        "where": tuple(where),
        "is_safe": is_safe,
    }
    return type("".join(map(str.title, name.split("-"))), (TermRule,), attributes)


def _page(terms: Sequence[Term], where: Sequence[str]) -> str:
    """Return what `postkit explain` says of the rule."""
    lines = [f"Reports terms that this site does not use, in {', '.join(where)}.", "", "Terms:", ""]
    for term in terms[:_MOST_SHOWN]:
        new = "" if term.replacement is None else f" -> {term.replacement}"
        lines.append(f"    {term.pattern}{new}")
    if len(terms) > _MOST_SHOWN:
        lines.append(f"    ... and {len(terms) - _MOST_SHOWN} more")
    return "\n".join(lines)
