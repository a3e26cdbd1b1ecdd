"""FM004: front matter that cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Applicability, Fix
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.rules.base import Rule

FIXES = {
    Cause.DASHED_KEY: "remove the dash",
    Cause.LIST_AFTER_EMPTY_VALUE: "remove `{signs[0]}`, keep the list",
    Cause.LIST_AFTER_VALUE: "make the value the first item",
    Cause.LIST_INDENT: "indent it like the one above",
    Cause.LIST_MARK: "write `- `",
    Cause.LIST_MARK_SPACE: "write `- `",
    Cause.LIST_ON_KEY_LINE: "start the list on a new line",
    Cause.LOST_DASH: "make it a list item",
    Cause.COMMA_AFTER_LIST: "remove it",
    Cause.LOST_COMMA: "add a comma between them",
    Cause.LOST_QUOTE: "add the missing quote",
    Cause.SPECIAL_ITEM: "put the item in quotes",
    Cause.TEXT_AFTER_BRACKET: "put the whole value in quotes",
    Cause.UNCLOSED_BRACKET: "close the list with `]`",
    Cause.WIDE_BRACKET: "close it with `]`",
    Cause.BACKSLASH: "write `\\\\`",
    Cause.COMMA_AFTER_QUOTE: "remove it",
    Cause.MIXED_QUOTES: "close it with `{signs[0]}`",
    Cause.TEXT_AFTER_QUOTE: "put the whole value in quotes",
    Cause.TYPOGRAPHIC_QUOTES: "use straight quotes",
    Cause.UNCLOSED_QUOTE: "close it with `{signs[0]}`",
    Cause.UNESCAPED_QUOTE: "write `{signs[1]}` inside the text",
    Cause.FINAL_COLON: "put the value in quotes",
    Cause.LONE_DASH: "leave the value empty",
    Cause.SPECIAL_CHARACTER: "put the value in quotes",
    Cause.TEXT_AFTER_EMPTY_VALUE: "remove `{signs[0]}`, keep the text",
    Cause.TEXT_AFTER_VALUE: "move the closing quote to the end",
    Cause.UNQUOTED_COLON: "put the value in quotes",
    Cause.BOLD_KEY: "remove the asterisks",
    Cause.EQUALS_SIGN: "write a colon",
    Cause.KEY_INDENT: "remove the indent",
    Cause.LOST_COLON: "write a colon",
    Cause.SPACE_AFTER_COLON: "add a space after the colon",
    Cause.WIDE_COLON: "write `:` and a space",
    Cause.WIDE_SPACE: "write a plain space",
    Cause.COMMENT: "write `#`",
    Cause.CONTROL_CHARACTER: "remove it",
    Cause.INVISIBLE_CHARACTER: "remove it",
    Cause.STRAY_LINE: "indent it",
    Cause.TAB_INDENT: "indent with spaces",
    Cause.WIDE_INDENT: "indent with spaces",
}
"""What the fix does, for each cause that has one."""

_INDENTS = (Cause.TAB_INDENT, Cause.WIDE_INDENT)
"""A fix of these removes the indent where the line can hold none."""


class InvalidFrontMatter(Rule):
    r"""The front matter is not valid YAML, TOML or JSON.

    One such post stops the build of the whole site. Every cause is reported at its own place,
    not where the parser gives up. A fix is offered where it makes the front matter valid and it
    is plain what was meant.

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
            yield self.found(document, problem.span, sentence(problem), _fix(problem))


def _fix(problem: SyntaxProblem) -> Fix | None:
    if not problem.edits:
        return None
    if problem.cause in _INDENTS and not any(edit.replacement for edit in problem.edits):
        title = "remove the indent"
    else:
        title = FIXES[problem.cause].format(signs=problem.signs)
    trust = Applicability.SAFE if problem.is_certain else Applicability.UNSAFE
    return Fix(title, problem.edits, trust)
