"""MD008: a conflict of git that nobody has resolved."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule


class ConflictMarker(Rule):
    """The draft has two versions of a part, one below the other, between git's conflict markers.

    Only you can tell which version is right, or how they go together. Until then
    nothing else is reported, and the draft is neither fixed nor formatted: what
    belongs together in it is not known. Markers in code are taken for an example.

    Bad:

        潮水退了。

        <<<<<<< HEAD
        船还在沙上。
        =======
        船已经走了。
        >>>>>>> main

    Good:

        潮水退了。

        船还在沙上。
    """

    code = "MD008"
    name = "conflict-marker"
    trigger = "text:<<<<<<< >>>>>>>"
    summary = "conflict markers of git are left in the draft"
    severity = Severity.ERROR
    reads_conflicts = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each conflict."""
        for marker in document.conflicts:
            yield self.found(
                document,
                marker,
                "git could not merge two versions here: keep what is right, and delete the "
                "markers `<<<<<<<`, `=======` and `>>>>>>>`",
            )
