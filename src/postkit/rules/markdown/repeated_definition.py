"""MD016: a label that is defined twice, with different addresses."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.markdown.definitions import Definition, find_definitions


class RepeatedDefinition(Rule):
    """Two definitions have the same label and say different things.

    Only the first one counts (CommonMark 4.7); the second one is ignored.

    Bad:

        见[报告][report]。

        [report]: https://example.org/2023
        [report]: https://example.org/2024

    Good:

        见[报告][report]。

        [report]: https://example.org/2024
    """

    code = "MD016"
    name = "repeated-definition"
    trigger = "text:]:"
    summary = "a label is defined twice"
    severity = Severity.WARNING
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each definition that an earlier one overrules."""
        first: dict[str, Definition] = {}
        for definition in find_definitions(document):
            earlier = first.setdefault(definition.key, definition)
            if earlier.content != definition.content:
                line = document.source.lines.position(earlier.label.start).line
                label = definition.label.text(document.text)
                yield self.found(
                    document,
                    definition.label,
                    f"`{label}` is already defined on line {line}, and only the first definition "
                    "counts: rename or delete one of them",
                )
