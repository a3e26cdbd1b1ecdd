"""The settings of open drafts, while somebody edits the configuration beside them."""

from __future__ import annotations

import os
from collections.abc import Callable

from postkit.config import Configuration, Settings
from postkit.errors import PostkitError

_LAST = "The last valid configuration stays in use."
_DEFAULTS = "Until it is corrected, the defaults are in use."


class SettingsKeeper:
    """Settings by folder: the present ones, or the last that were sound.

    Args:
        show_problem: called once with what is wrong with a configuration.
        allow_plugins: whether the Python files that a configuration names may be run.
    """

    def __init__(self, show_problem: Callable[[str], None], *, allow_plugins: bool = False) -> None:
        self._show_problem = show_problem
        self._allow_plugins = allow_plugins
        self._configuration = Configuration(allow_plugins=self._allow_plugins)
        self._sound: dict[str, Settings] = {}
        self._reported: set[str] = set()
        self._wrong: set[str] = set()

    def of(self, path: str | None) -> Settings:
        """Return the settings for the draft at `path`, the defaults where none were ever sound."""
        folder = os.path.dirname(path or "")
        try:
            found = self._configuration.settings(path)
            _ = found.entries  # Rules that cannot be loaded are reported here.
        except PostkitError as error:
            sound = self._sound.get(folder)
            self._report(str(error), _LAST if sound else _DEFAULTS)
            return sound or Configuration(isolated=True).settings(path)
        self._sound[folder] = found
        return found

    def reload(self) -> None:
        """Reload all configuration when it is next needed."""
        self._configuration = Configuration(allow_plugins=self._allow_plugins)
        self._reported, self._wrong = self._wrong, set()

    def _report(self, message: str, in_use: str) -> None:
        self._wrong.add(message)
        if message not in self._reported:
            self._reported.add(message)
            end = "" if message.endswith((".", "?", "!")) else "."
            self._show_problem(f"{message}{end} {in_use}")


def is_configuration(path: str) -> bool:
    """Tell whether the file may be a configuration file, or one that it names."""
    return path.endswith((".toml", ".json", ".py", ".yml", ".yaml"))
