"""The converters that the board decides ambiguous characters for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postkit.config.settings import Settings
from postkit.script.conversion_targets import find_target

if TYPE_CHECKING:
    from postkit.config.converter import Converter


class Converters:
    """The converter of each configuration; none where no target was asked for.

    Args:
        to: the target of the conversion, as `zh-Hant`; empty for none.

    Raises:
        UsageError: the target is unknown.
    """

    def __init__(self, to: str) -> None:
        self._to = to
        self._target = None
        if to:
            self._target = find_target(to)
        self._by_settings: dict[int, Converter] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle to the target: another process loads the tables for itself."""
        return Converters, (self._to,)

    @property
    def target_tag(self) -> str:
        """The language tag of the target; empty where there is none."""
        return self._target.tag if self._target else ""

    def of(self, settings: Settings) -> Converter | None:
        """Return the converter for the posts that `settings` are for.

        Raises:
            ConfigError: the glossary or the ledger cannot be used.
        """
        if self._target is None:
            return None
        found = self._by_settings.get(id(settings))
        if found is None:
            from postkit.config.converter import Converter

            found = self._by_settings[id(settings)] = Converter(settings, self._target)
        return found

    def forget(self) -> None:
        """Read glossaries and ledgers again when they are next asked for."""
        self._by_settings.clear()
