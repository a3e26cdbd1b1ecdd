"""The errors a caller may catch."""

from __future__ import annotations

import os
from collections.abc import Iterable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    _Error = TypeVar("_Error", bound=Exception)


class PostkitError(Exception):
    """Something stops postkit, and the user can fix it.

    `str(error)` is one line that names the place and what to do; `path` is the
    file it is about, or None where no file is involved.
    """

    def __init__(self, message: str, *, path: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.message, self.path)

    def __str__(self) -> str:
        return f"{_on_one_line(self.path)}: {self.message}" if self.path else self.message


class UsageError(PostkitError):
    """What was asked for makes no sense: an unknown rule, a path that does not exist."""


class ConfigError(PostkitError):
    """A configuration file, or a schema it names, cannot be used."""


class FileError(PostkitError):
    """A draft could not be read or written. The run goes on to the next one."""


class StaleFileError(FileError):
    """Somebody else has changed a file since it was read. It is left as it is."""


class ChangeError(FileError):
    """The front matter of a draft cannot be changed as asked. The draft is left as it was."""


class LimitError(PostkitError):
    """A draft holds more of one thing than anybody would write. Names the rule and the draft."""


class InternalError(PostkitError):
    """A bug in postkit: a rule raised. Names the rule and the draft."""


def reason_of(error: OSError) -> str:
    """Return what the system says is wrong, as a part of a message: `permission denied`."""
    return (error.strerror or str(error)).lower()


def folder_is_gone(error: Exception) -> bool:
    """Tell whether `error` came because somebody deleted the current folder."""
    if not isinstance(error, FileNotFoundError):
        return False
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """Return `; did you mean ...?` with the name nearest to `typed`, empty where none is near."""
    import difflib

    matches = difflib.get_close_matches(typed, list(names), n=1)
    return f"; did you mean `{matches[0]}`?" if matches else ""


def listed(names: Iterable[str]) -> str:
    """Return `names` as a message lists them, each in backticks."""
    return ", ".join(f"`{name}`" for name in names)


def distinct(errors: Iterable[_Error]) -> tuple[_Error, ...]:
    """Return `errors`, each once: several rules may stop at the same limit."""
    return tuple({str(error): error for error in errors}.values())


def _on_one_line(path: str) -> str:
    """Return `path` with control characters as escapes: a file name is not a command to a log."""
    if path.isprintable():
        return path
    return "".join(f"<U+{ord(char):04X}>" if char < " " else char for char in path)


def _restore(kind: type[PostkitError], message: str, path: str | None) -> PostkitError:
    """Return an error that another process has raised."""
    return kind(message, path=path)
