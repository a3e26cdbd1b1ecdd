"""The base class of the rules on broken details blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from postkit import details
from postkit.details.damage_kind import Damage, DamageKind
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Fix
from postkit.errors import LimitError
from postkit.rules.base import Rule


class DamageRule(Rule):
    """A rule that reports damage found while parsing the blocks."""

    messages: ClassVar[Mapping[DamageKind, str]]
    """What to say about each kind; `{written}`, `{expected}` and `{line}` are filled in."""
    fix_title: ClassVar[str]
    """What the fix does, in the imperative."""
    trigger = "damaged-details"
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each damage of the rule's kinds.

        Raises:
            LimitError: there are more tags than are read.
        """
        tree = document.once(details.parse)
        if not tree.is_complete:
            raise LimitError(
                f"has more than {details.MAX_TAGS:,} tags of details blocks that are damaged or "
                "nested, and none of them is reported or fixed; split the file or exclude it"
            )
        for damage in tree.damages(*self.messages):
            fix = None
            if damage.edits:
                applicability = Applicability.SAFE if damage.is_certain else Applicability.UNSAFE
                fix = Fix(self.fix_title, damage.edits, applicability)
            yield self.found(document, damage.span, self.message(damage), fix)

    def message(self, damage: Damage) -> str:
        """Return what to say about `damage`."""
        return self.messages[damage.kind].format(
            written=damage.written, expected=damage.expected, line=damage.line
        )
