"""FM004: front matter that cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Applicability, Fix
from postkit.rules.base import Rule


class InvalidFrontMatter(Rule):
    r"""The front matter is not valid YAML, TOML or JSON.

    One such post stops the build of the whole site. Every cause is reported
    where it is, not where the parser gives up. A fix is offered where the
    front matter can be parsed after it, and says then what was plainly meant.

    Bad:

        ---
        title: 市场周报: 股市上涨
        people:[]
        ---

    Good:

        ---
        title: "市场周报: 股市上涨"
        people: []
        ---

    Bad:

        ---
        title: "他说"没问题""
        tags: []
        - 股市
        ---

    Good:

        ---
        title: "他说\"没问题\""
        tags:
        - 股市
        ---
    """

    code = "FM004"
    name = "invalid-front-matter"
    trigger = "damaged-front-matter"
    summary = "the front matter is not valid YAML, TOML or JSON"
    severity = Severity.ERROR
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for every cause."""
        front_matter = document.front_matter
        if front_matter is None:
            return
        for problem in front_matter.syntax_problems:
            trust = Applicability.SAFE if problem.is_certain else Applicability.UNSAFE
            fix = Fix(problem.fix_title, problem.edits, trust) if problem.edits else None
            yield self.found(document, problem.span, problem.message, fix)
