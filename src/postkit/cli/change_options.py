"""Parse the changes given to `postkit edit`: `--set draft=false`."""

from __future__ import annotations

from collections.abc import Callable

from postkit.errors import FileError, UsageError
from postkit.files.read_write import read_source
from postkit.named_tuples import NamedTuple
from postkit.workflow.operations import (
    AddItem,
    MoveItem,
    Operation,
    RemoveField,
    RemoveNestedField,
    RenameField,
    RenameNestedField,
    ReplaceItems,
    SetField,
    SetNestedField,
    SplitText,
)
from postkit.workflow.parse_changes import read_mapping, read_value, split_pair


class Asked(NamedTuple):
    """An operation, and how it was typed."""

    typed: str
    operation: Operation


def read_change(flag: str, argument: str) -> list[Asked]:
    """Return the operations that `flag` asks for with its `argument`.

    Raises:
        UsageError: the argument is not of the form that the flag needs, or
            names a file that cannot be used.
    """
    try:
        return _READERS[flag](flag, argument)
    except UsageError as error:
        if str(error).startswith(flag):
            raise
        raise UsageError(f"{flag}: {error}") from error


def _set(flag: str, argument: str) -> list[Asked]:
    key, sign, value = argument.partition("=")
    if not sign or not key.strip():
        raise _wrong(flag, argument, "KEY=VALUE")
    path = _path(key.strip())
    new = read_value(value.strip())
    operation = SetField(path[0], new) if len(path) == 1 else SetNestedField(path, new)
    return [Asked(f"{flag} {argument}", operation)]


def _remove(flag: str, argument: str) -> list[Asked]:
    path = _path(_name(flag, argument, argument))
    operation = RemoveField(path[0]) if len(path) == 1 else RemoveNestedField(path)
    return [Asked(f"{flag} {argument}", operation)]


def _rename(flag: str, argument: str) -> list[Asked]:
    pair = split_pair(argument)
    if pair is None or not pair[1]:
        raise _wrong(flag, argument, "OLD=NEW")
    old, new = map(_path, pair)
    if len(old) == 1 == len(new):
        return [Asked(f"{flag} {argument}", RenameField(old[0], new[0]))]
    if len(new) > 1 and new[:-1] != old[:-1]:
        raise UsageError(
            f"{flag} {argument}: a field cannot leave its mapping; write a name with dots in quotes"
        )
    return [Asked(f"{flag} {argument}", RenameNestedField(old, new[-1]))]


def _split(flag: str, argument: str) -> list[Asked]:
    return [Asked(f"{flag} {argument}", SplitText(*_item(flag, argument, "KEY:SEPARATOR")))]


def _replace(flag: str, argument: str) -> list[Asked]:
    key, item = _item(flag, argument, "KEY:OLD=NEW")
    pair = split_pair(item)
    if pair is None:
        raise _wrong(flag, argument, "KEY:OLD=NEW")
    if not pair[1]:
        raise UsageError(f"{flag} {argument}: the new item is empty; use `--drop` to remove one")
    return [Asked(f"{flag} {argument}", ReplaceItems(key, dict([pair])))]


def _add(flag: str, argument: str) -> list[Asked]:
    return [Asked(f"{flag} {argument}", AddItem(*_item(flag, argument, "KEY:ITEM")))]


def _drop(flag: str, argument: str) -> list[Asked]:
    key, item = _item(flag, argument, "KEY:ITEM")
    return [Asked(f"{flag} {argument}", ReplaceItems(key, {item: None}))]


def _move(flag: str, argument: str) -> list[Asked]:
    key, item = _item(flag, argument, "KEY:ITEM=FIELD")
    pair = split_pair(item)
    if pair is None or not pair[1]:
        raise _wrong(flag, argument, "KEY:ITEM=FIELD")
    return [Asked(f"{flag} {argument}", MoveItem(key, *pair))]


def _mapping(flag: str, argument: str) -> list[Asked]:
    try:
        text = read_source(argument).text
    except FileError as error:
        raise UsageError(f"{flag}: {error}") from error
    mapping = read_mapping(text, argument)
    if not any(mapping.values()):
        raise UsageError(f"{flag}: {argument} does not say what to replace")
    return [
        Asked(f"{flag} {argument}, {key}", ReplaceItems(key, new)) for key, new in mapping.items()
    ]


_READERS: dict[str, Callable[[str, str], list[Asked]]] = {
    "--set": _set,
    "--remove": _remove,
    "--rename": _rename,
    "--replace": _replace,
    "--split": _split,
    "--add": _add,
    "--drop": _drop,
    "--move": _move,
    "--mapping": _mapping,
}


def _path(key: str) -> tuple[str, ...]:
    """Return the keys that `cover.alt` names; in quotes it is a single one."""
    if len(key) > 1 and key[0] == key[-1] and key[0] in "\"'":
        return (key[1:-1],)
    path = tuple(key.split("."))
    return path if all(path) else (key,)


def _item(flag: str, argument: str, form: str) -> tuple[str, str]:
    key, colon, item = (part.strip() for part in argument.partition(":"))
    if not colon or not key or not item:
        raise _wrong(flag, argument, form)
    return key, item


def _name(flag: str, argument: str, name: str) -> str:
    if not name.strip():
        raise _wrong(flag, argument, "KEY")
    return name.strip()


def _wrong(flag: str, argument: str, form: str) -> UsageError:
    return UsageError(f"{flag} {argument}: write it as `{flag} {form}`")
