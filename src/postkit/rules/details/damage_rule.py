"""What the rules on broken details blocks have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from postkit import details
from postkit.details import DamageKind
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Fix
from postkit.rules.base import Rule


class DamageRule(Rule):
    """A rule that reports damage that reading the blocks has brought up."""

    kinds: ClassVar[tuple[DamageKind, ...]]
    remedy: ClassVar[str]
    """What the fix does, in the imperative."""
    fixable = True
    reshapes = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each damage of the rule's kinds."""
        for damage in document.once(details.parse).damages(*self.kinds):
            fix = None
            if damage.edits:
                applicability = Applicability.SAFE if damage.is_sure else Applicability.UNSAFE
                fix = Fix(self.remedy, damage.edits, applicability)
            yield self.found(document, damage.span, damage.message, fix)
