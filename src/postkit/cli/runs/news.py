"""Which findings are printed where a run is repeated: those that the last one did not show."""

from __future__ import annotations


class News:
    """What is new since the run before. All of it, in the first run.

    A post that was changed is shown again with all that is found in it. Of the others,
    it is what their own texts do not explain: the title of a changed post, for example,
    is now that of another one as well.
    """

    def __init__(self) -> None:
        self._before: frozenset[str] = frozenset()
        self._now: set[str] = set()
        self._changed: frozenset[str] = frozenset()

    def start(self, changed: frozenset[str]) -> None:
        """Start a run after the posts at `changed` were changed."""
        self._changed = changed
        self._now = set()

    def has(self, path: str, findings: str) -> bool:
        """Return whether `findings` about the post at `path` are to be printed."""
        self._now.add(findings)
        return path in self._changed or findings not in self._before

    def finish(self) -> None:
        """End a run that has read all posts."""
        self._before = frozenset(self._now)
