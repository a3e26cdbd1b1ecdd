"""The converters of a run, or of the review board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from postkit.config.converter import Converter
from postkit.script.conversion_targets import find_target

if TYPE_CHECKING:
    from postkit.config.settings import Settings


class Converters:
    """The converter of each configuration, made when it is first needed.

    Args:
        to: the target of the conversion, such as `zh-Hant`.
        choices: what the user has chosen instead of the settings; arguments of `Converter`.

    Raises:
        UsageError: the target is unknown.
    """

    def __init__(self, to: str, **choices: Any) -> None:
        self.target = find_target(to)
        self._to = to
        self._choices = choices
        self._by_settings: dict[int, Converter] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the arguments: another process loads the tables for itself."""
        return partial(Converters, self._to, **self._choices), ()

    def of(self, settings: Settings) -> Converter:
        """Return the converter for the posts that `settings` are for.

        Raises:
            ConfigError: the glossary or the ledger cannot be used.
        """
        found = self._by_settings.get(id(settings))
        if found is None:
            found = Converter(settings, self.target, **self._choices)
            self._by_settings[id(settings)] = found
        return found

    def forget(self) -> None:
        """Read glossaries and ledgers again when they are next needed."""
        self._by_settings.clear()
