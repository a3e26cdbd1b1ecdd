"""Regular expressions that are compiled when they are first used.

Compiling a class of Chinese characters takes two milliseconds, and there are two
hundred patterns: most drafts need only a few of them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _LazyPattern:
    """Takes the place of a compiled pattern until something is asked of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Found nowhere yet: kept in the instance, so that it is asked for only once.
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, compiled at the first use of one of its methods.

    Args:
        pattern: the pattern; a mistake in it shows only when it is used.
        flags: as for `re.compile`.
    """
    return _LazyPattern(pattern, flags)  # type: ignore[return-value]
