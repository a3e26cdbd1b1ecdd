"""FM003: front matter without its closing line."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Syntax
from postkit.front_matter.fence_marks import FenceProblem
from postkit.rules.base import Rule, unsafe_fix

_FENCES = {Syntax.YAML: "---", Syntax.TOML: "+++", Syntax.JSON: ";;;"}


class UnclosedFrontMatter(Rule):
    """No line closes the front matter.

    The site then reads no front matter at all, or reads on to the next `---` line and takes the
    text in between for keys.

    Bad:

        ---
        title: 市场周报
        date: 2024-05-01

        本周股市上涨。

    Good:

        ---
        title: 市场周报
        date: 2024-05-01
        ---

        本周股市上涨。
    """

    code = "FM003"
    name = "unclosed-front-matter"
    trigger = "damaged-front-matter"
    summary = "the front matter is never closed"
    severity = Severity.ERROR
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the opening fence."""
        front_matter = document.front_matter
        if front_matter is None:
            return
        for problem, span in front_matter.problems:
            if problem is not FenceProblem.NO_CLOSING:
                continue
            fence = _FENCES[front_matter.syntax]
            line = document.source.lines.position(span.start).line
            newline = document.source.newline
            at_line_start = document.source.line_span(span.start).start == span.start
            edit = Edit.insert(span.start, f"{'' if at_line_start else newline}{fence}{newline}")
            is_last = span.start == len(document.text)
            place = "at its end" if is_last else f"at its end, before line {line}"
            yield self.found(
                document,
                front_matter.opening,
                f"the front matter is never closed; add `{fence}` {place}",
                unsafe_fix(f"insert `{fence}`", edit),
            )
