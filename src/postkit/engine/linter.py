"""Run the rules over a text, apply suppressions, and sort what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice

from postkit.diagnostics import Diagnostic, Severity
from postkit.dialects import PLAIN, Dialect
from postkit.document import Document
from postkit.errors import InternalError, LimitError, distinct
from postkit.named_tuples import NamedTuple
from postkit.rules import TABLE, Rule, RuleEntry
from postkit.rules.entry import FAMILIES, DeferredRule
from postkit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.engine.compare_posts import ArchiveFinding
    from postkit.rules.across_posts.archive_rule import ArchiveRule, Fact
    from postkit.source import Span

_IsAsked = Callable[[Rule | DeferredRule], bool]

MAX_FINDINGS = 20_000
"""The limit of findings of a rule in a draft: more are useless, and take long."""


class Report(NamedTuple):
    """The result of linting one draft.

    `source` is the draft. `diagnostics` are in the order of their places. `failures` are the
    errors of rules that failed on this draft, because of a bug or because they found too much;
    the other rules are not affected. `facts` are what rules across posts compare.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[InternalError | LimitError, ...] = ()
    facts: tuple[Fact, ...] = ()

    def merge(self, other: Report) -> Report:
        """Return this report and `other`, of other rules on the same draft, as one."""
        return Report(
            self.source,
            tuple(sorted(self.diagnostics + other.diagnostics, key=_place)),
            distinct(self.failures + other.failures),
            self.facts + other.facts,
        )


class Linter:
    """A selection of rules, ready to be run on any number of drafts.

    Args:
        rules: the rules that run, with their options; those that are deferred are loaded
            when a draft may need them.
        severities: the severity of findings by code, where it is not the rule's own.
        dialect: how the site reads a post.
        entries: the rules that comments can name.
        read_counterpart: gives the page that the one at a path translates, if there is one.
    """

    def __init__(
        self,
        rules: Sequence[Rule | DeferredRule],
        severities: Mapping[str, Severity] | None = None,
        dialect: Dialect = PLAIN,
        entries: Sequence[RuleEntry] = TABLE,
        read_counterpart: Callable[[str], Source | None] | None = None,
    ) -> None:
        self._running = list(rules)
        self.codes = tuple(rule.code for rule in rules)
        self.severities = severities or {}
        self.dialect = dialect
        self._entries = entries
        self._read_counterpart = read_counterpart

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, all of them loaded."""
        return self.rules_of(self.codes)

    def rules_of(self, codes: Collection[str]) -> tuple[Rule, ...]:
        """Return those of the rules that have one of `codes`; no other is loaded."""
        return tuple(
            rule.load() if isinstance(rule, DeferredRule) else rule
            for rule in self._running
            if rule.code in codes
        )

    @cached_property
    def across(self) -> tuple[ArchiveRule, ...]:
        """Those of the rules that compare posts."""
        # A deferred rule tells before it is loaded.
        possible = {rule.code for rule in self._running if getattr(rule, "is_across_posts", True)}
        if not possible:
            return ()
        from postkit.rules.across_posts.archive_rule import ArchiveRule

        return tuple(rule for rule in self.rules_of(possible) if isinstance(rule, ArchiveRule))

    def _needed(self, document: Document, is_asked: _IsAsked) -> Iterator[Rule]:
        """Yield those of the rules asked that may find something in `document`, and load them."""
        for rule in filter(is_asked, self._running):
            # Asking an abstract class for its instances is slow.
            if type(rule) is not DeferredRule:
                yield rule  # type: ignore[misc]
            elif rule.may_find(document):
                yield rule.load()

    def lint(self, source: Source) -> Report:
        """Return what the rules find in `source`."""
        return self.check(self.parse(source))

    def parse(self, source: Source) -> Document:
        """Return the document of `source`, read as these rules want it read."""
        read = self._read_counterpart
        read_counterpart = partial(read, source.path) if read and source.path else None
        return Document(source, dialect=self.dialect, read_counterpart=read_counterpart)

    def check(self, document: Document, is_asked: _IsAsked = lambda _: True) -> Report:
        """Return what the rules find in `document`, which `parse` has made.

        Args:
            document: the draft.
            is_asked: whether a rule runs. Where comments suppress findings, only all
                rules together can tell which of these comments are of use.
        """
        source = document.source
        found: list[Diagnostic] = []
        failures: dict[str, InternalError | LimitError] = {}
        has_conflicts = bool(document.conflicts)
        for rule in self._needed(document, is_asked):
            if has_conflicts and not rule.reads_conflicts:
                continue
            try:
                of_rule = list(islice(rule.check(document), MAX_FINDINGS + 1))
            except Exception as error:
                failures[rule.code] = _failure(error, rule, source)
                continue
            if len(of_rule) > MAX_FINDINGS or _count_edits(of_rule) > MAX_FINDINGS:
                failures[rule.code] = _too_many(rule, source)
            else:
                found += of_rule
        facts = self._gather(document, filter(is_asked, self.across), failures)
        if document.suppressions and not has_conflicts:
            found = self._unsuppressed(document, found, failures)
        if found:
            from postkit.engine.doubts import guard

            found = guard(document, found)
        stopped = distinct(failures.values())
        return Report(source, self._with_severities(found), stopped, facts)

    def _unsuppressed(
        self, document: Document, found: list[Diagnostic], failed: Collection[str]
    ) -> list[Diagnostic]:
        """Return what of `found` no comment holds back, and what is wrong with the comments.

        What rules across posts find is suppressed later; what the rules with the codes `failed`
        would have found is not known.
        """
        from postkit.engine.apply_suppressions import apply_suppressions

        running = {
            rule.code: rule
            for rule in self.rules
            if rule not in self.across and rule.code not in failed
        }
        return apply_suppressions(document, found, running, self._entries)

    def facts(self, document: Document) -> tuple[Fact, ...]:
        """Return what rules across posts compare `document` by; of a rule that fails, nothing."""
        return self._gather(document, self.across, {})

    def _gather(
        self,
        document: Document,
        rules: Iterable[ArchiveRule],
        failures: dict[str, InternalError | LimitError],
    ) -> tuple[Fact, ...]:
        """Return the facts of `rules`, and put those that fail into `failures`."""
        facts: list[Fact] = []
        for rule in () if document.conflicts else rules:
            try:
                facts.extend(rule.facts(document))
            except Exception as error:
                failures[rule.code] = _failure(error, rule, document.source)
        return tuple(facts)

    def suppressed(self, document: Document, facts: Iterable[Fact]) -> frozenset[tuple[str, Span]]:
        """Return the codes and places of facts at which comments suppress the rule."""
        if not document.suppressions:
            return frozenset()
        from postkit.engine.apply_suppressions import unsuppressed

        places = {(fact.code, fact.span) for fact in facts}
        rules = {rule.code: rule for rule in self.across}
        found = [rules[code].found(document, span, "") for code, span in places]
        kept = unsuppressed(document, found, self._entries)
        return frozenset(places - {(one.code, one.span) for one in kept})

    def report_across(
        self,
        source: Source,
        findings: Iterable[ArchiveFinding],
        other: Callable[[str], Source | None] = lambda _: None,
    ) -> Report:
        """Return a report of what is wrong with `source`, given other posts.

        Args:
            source: the draft, as it was when its facts were gathered.
            findings: what `archive.compare` has found in it.
            other: gives the post at a path, as it was then; None where it cannot be read.
        """
        document = self.parse(source)
        found = [
            finding.rule.found(
                document,
                finding.span,
                finding.fault.message,
                related=finding.related(source, other),
            )
            for finding in findings
        ]
        if document.suppressions:
            from postkit.engine.apply_suppressions import unsuppressed

            found = unsuppressed(document, found, self._entries)
        return Report(source, self._with_severities(found))

    def _with_severities(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return `found` with the severities that the user wants, in order."""
        if self.severities:
            found = [
                diagnostic.with_severity(self.severities.get(diagnostic.code, diagnostic.severity))
                for diagnostic in found
            ]
        return tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return (*diagnostic.span, diagnostic.code)


def _count_edits(found: Iterable[Diagnostic]) -> int:
    """Return how many edits the fixes of `found` have; one that several share counts once.

    Those still to be worked out, which are few and take long, do not count.
    """
    return sum({id(item.fix): len(item.fix.known_edits) for item in found if item.fix}.values())


def _too_many(rule: Rule, source: Source) -> LimitError:
    return LimitError(
        f"{rule.code} {rule.name} finds more than {MAX_FINDINGS:,} places, and none of them is "
        "reported or fixed; split the file, exclude it, or ignore the rule in it",
        path=source.path,
    )


def _failure(error: Exception, rule: Rule, source: Source) -> InternalError | LimitError:
    if isinstance(error, LimitError):
        return LimitError(error.message, path=error.path or source.path)
    is_own = rule.code.rstrip("0123456789") not in FAMILIES
    advice = "the rule" if is_own else "postkit, please report it with the draft"
    return InternalError(
        f"{rule.code} {rule.name} failed with {type(error).__name__}: {error}; this is a bug in "
        + advice,
        path=source.path,
    )
