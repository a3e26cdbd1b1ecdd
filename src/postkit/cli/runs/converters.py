"""The converters of a run of `postkit convert`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from postkit.cli.runs.drafts import STDIN
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.errors import PostkitError
from postkit.files.discover import find_files
from postkit.script.conversion_targets import find_target

if TYPE_CHECKING:
    from postkit.config.converter import Converter


class Converters:
    """The converter of each configuration of a run.

    Raises:
        UsageError: the target is unknown.
    """

    def __init__(self, options: argparse.Namespace, configuration: Configuration) -> None:
        self.target = find_target(options.to)
        self._options = options
        self._configuration = configuration
        self._by_settings: dict[int, Converter] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle to the arguments: another process loads the tables for itself."""
        return Converters, (self._options, self._configuration)

    def prepare(self) -> None:
        """Make the converters of all drafts, so that a bad glossary stops the run at once.

        Raises:
            PostkitError: a glossary, a ledger or a configuration cannot be used.
        """
        for path in () if STDIN in self._options.paths else self.paths():
            self.of(self._configuration.settings(path))

    def paths(self) -> list[str]:
        """Return the drafts that the options name; problems with a path are reported elsewhere."""

        def pass_over(error: PostkitError) -> None:
            """Leave the error to the code that reads the drafts."""

        paths = self._options.paths or ["."]
        return list(find_files(paths, self._configuration.settings, pass_over))

    def of(self, settings: Settings) -> Converter:
        """Return the converter for the drafts that `settings` are for."""
        found = self._by_settings.get(id(settings))
        if found is None:
            from postkit.config.converter import Converter

            options = self._options
            found = self._by_settings[id(settings)] = Converter(
                settings,
                self.target,
                keep=options.keep,
                glossary=options.glossary,
                ledger=options.ledger,
                everything=options.everything,
                adds_language=options.sibling,
            )
        return found
