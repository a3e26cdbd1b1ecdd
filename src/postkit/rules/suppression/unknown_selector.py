"""PK002: a suppression comment that names no rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule

if TYPE_CHECKING:
    from postkit.document.suppressions import Suppression


class UnknownSelector(Rule):
    """A `postkit-disable` comment names something that is not a rule.

    Most often it is a typing mistake: the comment suppresses nothing, and the finding that it
    was meant for is still reported. `postkit rules` lists all codes and names. A kind of
    comment that postkit does not have, such as `postkit-disable-line` or `postkit disable`, is
    reported too, and so is a `postkit-enable` whose name no comment above it disables: the rest
    of the post would stay unchecked.

    Bad:

        <!-- postkit-disable-next-line unclosed-detail -->
        A paragraph.

    Good:

        A paragraph.
    """

    code = "PK002"
    name = "unknown-selector"
    trigger = "suppressions"
    summary = "a `postkit-disable` comment names no rule"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Yield nothing: what rules there are is known only to the engine."""
        return ()

    def unknown(self, document: Document, suppression: Suppression, why: str) -> Diagnostic:
        """Return the finding about `suppression`; `why` names the nearest rule."""
        _, is_enabled, name = suppression.selector.partition("postkit-enable ")
        if is_enabled:
            why = (
                f"`{name}` is not disabled above; enable what `postkit-disable` names there, or "
                "name nothing to enable all rules"
            )
        elif suppression.selector.startswith("postkit"):
            why = (
                f"there is no comment `{suppression.selector}`; write `postkit-disable-next-line`, "
                "`postkit-disable` or `postkit-disable-file`"
            )
        return self.found(document, suppression.span, why)
