"""Find the configuration of each draft: the nearest file above it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from postkit.config.all_settings import FIELDS
from postkit.config.known_rules import KnownRules
from postkit.config.settings import Settings
from postkit.dialects import SiteFinder
from postkit.errors import ConfigError, PostkitError
from postkit.files.relative_paths import relative_path
from postkit.schema import SchemaSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAMES = ("postkit.toml", ".postkit.toml", "pyproject.toml")
"""The files that may hold settings, the first one of a folder wins. A
`pyproject.toml` counts only if it has a table `[tool.postkit]`."""


class Configuration:
    """The settings of every draft of a run, each file read once.

    Args:
        overrides: settings by their keys in a configuration file, such as
            `{"select": ["FM", "DB"]}`. They win over all files.
        file: the one file to use for all drafts, instead of the nearest ones.
        isolated: whether postkit is left to itself: no file is searched for, a site generator's
            included, and a rule of an installed package runs only where it is selected.
        allow_plugins: whether the Python files that a configuration names as `plugins` may
            be run. Where it is false, those of folders in the user's own settings may.
        fail: makes the error about one of `overrides`; called with its path and a message.
        exclude: patterns of more files to skip than a file excludes; those with a slash in
            them are relative to the current folder.

    Raises:
        ConfigError: one of `overrides`, or the file, cannot be used.
    """

    def __init__(
        self,
        overrides: Mapping[str, Any] | None = None,
        *,
        file: str | None = None,
        isolated: bool = False,
        allow_plugins: bool = False,
        fail: Callable[[tuple[str | int, ...], str], PostkitError] | None = None,
        exclude: Sequence[str] = (),
    ) -> None:
        self._arguments = overrides, file, isolated, allow_plugins, fail, exclude
        self._overrides = dict(overrides or {})
        self._fail = fail or (lambda path, message: ConfigError(message))
        self._allow_plugins = allow_plugins
        self._isolated = isolated
        self._exclude = exclude
        self._sites = None if isolated else SiteFinder()
        self._by_folder: dict[str, Settings] = {}
        self._defaults: Settings | None = None
        self._file_settings = self._load(file) if file else None
        if self._overrides and not file:
            self._check_early()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle to the arguments: another process loads the files and rules for itself."""
        return _again, self._arguments

    def _check_early(self) -> None:
        """Report now what is wrong in overrides, unless a rule is unknown that a file may add."""
        from postkit.config.checks import check

        known = self._without_file()
        if "plugins" in self._overrides:
            return
        try:
            check(self._overrides, self._fail, known.entries)
        except PostkitError:
            problem = KnownRules.installed().problem
            if problem and self._isolated:
                raise problem from None
            if self._isolated or not _names_rules(self._overrides):
                raise

    def _without_file(self) -> KnownRules:
        return KnownRules.isolated() if self._isolated else KnownRules.installed()

    def settings(self, path: str | None = None) -> Settings:
        """Return the settings for the draft at `path`, or for the current folder.

        Raises:
            ConfigError: the nearest configuration file cannot be used.
        """
        if self._file_settings:
            return self._file_settings
        folder = os.path.dirname(os.path.abspath(path)) if path else os.getcwd()
        return self._of_folder(folder)

    def _of_folder(self, folder: str) -> Settings:
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._find(folder)
        return found

    def _find(self, folder: str) -> Settings:
        if not self._isolated:
            for name in NAMES:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    settings = self._load(path, optional=name == "pyproject.toml")
                    if settings:
                        return settings
            parent = os.path.dirname(folder)
            if parent != folder:
                return self._of_folder(parent)
        if self._defaults is None:
            self._defaults = self._make({}, {}, os.getcwd(), self._without_file())
        return self._defaults

    def _load(self, path: str, *, optional: bool = False) -> Settings | None:
        from postkit.config.load import load_file

        loaded = load_file(path, optional=optional, allow_plugins=self._allow_plugins)
        if loaded is None:
            return None
        return self._make(
            loaded.values, loaded.origins, os.path.dirname(os.path.abspath(path)), loaded.known
        )

    def _make(
        self,
        values: dict[str, Any],
        origins: dict[str, Callable[[], str]],
        root: str,
        known: KnownRules,
    ) -> Settings:
        overrides = self._overrides
        if overrides:
            from postkit.config.checks import check
            from postkit.config.own_rules import add_own_rules

            known = add_own_rules(
                known, overrides, os.getcwd(), self._fail, allow=self._allow_plugins
            )
            lacks_rules = known.problem is not None
            overrides = check(overrides, self._fail, known.entries, lacks_rules=lacks_rules)
        if "format" in overrides:
            # One choice on the command line leaves the others of the file.
            overrides = {**overrides, "format": {**values.get("format", {}), **overrides["format"]}}
        values = {**values, **overrides}
        origins = {**origins, **dict.fromkeys(overrides, _command_line)}
        if self._exclude:
            here = [_from_root(pattern, root) for pattern in self._exclude]
            values["exclude"] = (*values.get("exclude", ()), *here)
            origins["exclude"] = _command_line
        return Settings(
            values, origins, root, _schema_set(values.get("schemas"), root), self._sites, known
        )


def _command_line() -> str:
    return "command line"


def _again(
    overrides: Mapping[str, Any] | None,
    file: str | None,
    isolated: bool,
    allow_plugins: bool,
    fail: Callable[[tuple[str | int, ...], str], PostkitError] | None,
    exclude: Sequence[str],
) -> Configuration:
    return Configuration(
        overrides,
        file=file,
        isolated=isolated,
        allow_plugins=allow_plugins,
        fail=fail,
        exclude=exclude,
    )


def _from_root(pattern: str, root: str) -> str:
    """Return a pattern that is relative to the current folder as one that is relative to `root`."""
    if "/" not in pattern.replace(os.sep, "/").strip().rstrip("/"):
        return pattern  # A name at any depth.
    inside = relative_path(pattern.strip().removeprefix("/"), root).replace(os.sep, "/")
    return f"/{inside}"


def _names_rules(overrides: Mapping[str, Any]) -> bool:
    return any(field.key in overrides and field.names_rules for field in FIELDS)


def _schema_set(choices: list[dict[str, Any]] | None, root: str) -> Any:
    if choices is None:
        return None
    try:
        return SchemaSet.from_config(choices, root)
    except OSError as error:
        raise ConfigError(f"a schema cannot be read: {error}") from error
