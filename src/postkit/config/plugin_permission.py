"""Whether the user has allowed the code of an archive to run, outside of the archive.

A repository that somebody merely checks must not run code by what its own
configuration says. So the permission is in a file in the user's home.
"""

from __future__ import annotations

import os
from typing import Any

from postkit.errors import ConfigError
from postkit.files.read_write import is_inside

KEY = "allow-plugins"


def user_file() -> str:
    """Return the path of the user's own settings, whether or not there is such a file."""
    home = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    folder = home or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "postkit", "user.toml")


def is_allowed(folder: str) -> bool:
    """Return whether the user has listed `folder`, or one above it.

    Raises:
        ConfigError: the user's settings cannot be read.
    """
    real = os.path.realpath(folder)
    return any(
        real == allowed or is_inside(real, allowed)
        for allowed in map(os.path.realpath, _allowed_folders())
    )


def _allowed_folders() -> list[str]:
    import tomllib

    path = user_file()
    try:
        with open(path, "rb") as file:
            values: dict[str, Any] = tomllib.load(file)
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    for key in values:
        if key != KEY:
            raise ConfigError(f"{path}: `{key}` is not a setting; the only one is `{KEY}`")
    folders = values.get(KEY, [])
    if not isinstance(folders, list) or not all(isinstance(item, str) for item in folders):
        raise ConfigError(f"{path}: `{KEY}` must be a list of folders")
    return [os.path.expanduser(folder) for folder in folders]
