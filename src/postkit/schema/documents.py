"""The files that a schema consists of: itself, and those that it refers to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import pathname2url, url2pathname

from postkit.errors import ConfigError, FileError
from postkit.schema.pointers import resolve
from postkit.schema.read_file import read_schema_file

_VALUES = frozenset({"const", "default", "enum", "examples"})
"""Keywords whose value is not a schema, whatever it looks like."""


class Documents:
    """A schema with all files that it refers to, by their addresses.

    A reference leads to a file in the folder of the schema or below `root`.
    An address on the network counts as the file of the same name where the
    `$id` of the schema puts its own folder there.

    Args:
        definition: the schema.
        path: its file; empty where it has none, and can refer to no other.
        name: what it is called in messages.
        root: the folder that no file may be outside of.

    Raises:
        ConfigError: a reference leads out of these folders, onto the network,
            or to a file that is not one.
    """

    def __init__(self, definition: dict[str, Any], path: str, name: str, root: str) -> None:
        self._name = name
        self._path = os.path.abspath(path) if path else ""
        self._roots = [
            os.path.realpath(folder) for folder in (root, os.path.dirname(self._path)) if folder
        ]
        own = f"file://{pathname2url(self._path)}" if path else ""
        self.base = _join(own, _id_of(definition)) or own
        self.by_address: dict[str, Any] = {}
        self.others: dict[str, Any] = {}
        """What was read from other files, by the address that leads there."""
        self._add(definition, self.base)

    def _add(self, definition: Any, address: str) -> None:
        references = list(_references(definition, address, self.by_address))
        self.by_address.setdefault(urldefrag(address).url, definition)
        for reference, target in references:
            address = urldefrag(target).url
            if address in self.by_address or urlsplit(address).netloc == "json-schema.org":
                continue
            other = self._read(reference, address)
            self.others[address] = other
            self._add(other, address)

    def dangling(self) -> Iterator[str]:
        """Yield the references by JSON Pointer that lead to nothing."""
        for address, document in list(self.by_address.items()):
            for reference, target in _references(document, address, {}):
                where, fragment = urldefrag(target)
                found = self.by_address.get(where)
                is_pointer = not fragment or fragment.startswith("/")
                if found is not None and is_pointer and resolve(found, f"#{fragment}") is None:
                    yield reference

    def _read(self, reference: str, address: str) -> Any:
        path = self._file_of(address)
        if path is None:
            raise ConfigError(
                f"{self._name}: refers to `{reference}`, which is not in a file beside it; "
                "schemas are never read from the network: save it and refer to the file"
            )
        real = os.path.realpath(path)
        if not any(os.path.commonpath([real, root]) == root for root in self._roots):
            raise ConfigError(f"{self._name}: refers to `{reference}`, outside of its folder")
        try:
            return read_schema_file(path)
        except FileError as error:
            raise ConfigError(f"{self._name}: refers to `{reference}`: {error}") from error

    def _file_of(self, address: str) -> str | None:
        """Return the file that an address means, None where it is on the network."""
        parts = urlsplit(address)
        if not self._path:
            return None
        if parts.scheme == "file":
            return url2pathname(parts.path)
        folder = _join(self.base, ".")
        if address.startswith(folder) and urlsplit(folder).scheme != "file":
            inside = unquote(address.removeprefix(folder))
            path = os.path.join(os.path.dirname(self._path), inside)
            return path if os.path.isfile(path) else None
        return None


def _join(base: str, reference: str) -> str:
    """Return the address that `reference` means at `base`; `urljoin` knows no `urn:`."""
    if reference.startswith("#"):
        return urldefrag(base).url + reference
    return urljoin(base, reference)


def _id_of(definition: Any) -> str:
    if not isinstance(definition, dict):
        return ""
    found = definition.get("$id", definition.get("id"))
    return found if isinstance(found, str) else ""


def _references(part: Any, base: str, known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each `$ref` in a schema with its address; put embedded schemas into `known`."""
    waiting: list[tuple[Any, str]] = [(part, base)]
    while waiting:
        part, base = waiting.pop()
        if isinstance(part, list):
            waiting += [(inner, base) for inner in part]
        if not isinstance(part, dict):
            continue
        own = _id_of(part)
        if own and not own.startswith("#"):
            base = _join(base, own)
            known.setdefault(urldefrag(base).url, part)
        for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
            if isinstance(part.get(keyword), str):
                yield part[keyword], _join(base, part[keyword])
        waiting += [(inner, base) for key, inner in part.items() if key not in _VALUES]
