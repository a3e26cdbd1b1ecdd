"""MD015: a definition that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.link_targets import label_key
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.markdown.definitions import find_definitions

_LABEL = lazy_compile(r"\[([^\[\]]{1,999})\]")


class UnusedDefinition(Rule):
    """A link or a footnote is defined, but nothing in the post refers to it.

    Readers never see the link or the note. Off unless selected: some posts keep definitions for
    later.

    Bad:

        潮水退了。

        [report]: https://example.org/report

    Good:

        潮水退了，见[报告][report]。

        [report]: https://example.org/report
    """

    code = "MD015"
    name = "unused-definition"
    trigger = "text:]:"
    summary = "nothing refers to a definition"
    severity = Severity.INFO
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each definition whose label is nowhere else in brackets."""
        text = document.text
        definitions = list(find_definitions(document))
        places = {definition.label.start for definition in definitions}
        used = {
            label_key(match[1])
            for match in _LABEL.finditer(text, *document.body)
            if match.start() not in places
        }
        for definition in definitions:
            if definition.key not in used:
                label = definition.label.text(text)
                yield self.found(
                    document,
                    definition.label,
                    f"nothing in the post refers to `{label}`; remove the definition or refer to "
                    "it",
                )
