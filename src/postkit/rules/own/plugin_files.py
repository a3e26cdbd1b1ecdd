"""Load rules from a Python file, or a folder with an `__init__.py`."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from types import CodeType, ModuleType

from postkit.errors import ConfigError, FileError
from postkit.files.read_write import read_small
from postkit.named_tuples import NamedTuple
from postkit.rules.entry import RuleEntry
from postkit.rules.own.entries import make_entry, rules_in

_MOST_BYTES = 5_000_000
"""How large a file of a plugin may be."""


class _UncompiledLoader(SourceFileLoader):
    """Leaves no compiled file in an archive, and takes none that came with it."""

    def get_code(self, fullname: str) -> CodeType:
        return self.source_to_code(self.get_data(self.path), self.path)


class Plugin(NamedTuple):
    """The rules of a plugin, and digits that change with its source code."""

    entries: tuple[RuleEntry, ...]
    stamp: str


def load_plugin(path: str, name: str) -> Plugin:
    """Run the file or package at `path` and return the rules in it.

    A file is a module of its own and imports only what is installed; the modules of a
    package import each other with `from . import`.

    Args:
        path: a file `*.py`, or a folder.
        name: what to call it in messages.

    Raises:
        ConfigError: there is no such file, it cannot be imported, or has no sound rule.
    """
    stamp = _stamp(path, name)
    module = _import(path, name, f"postkit_plugin_{stamp}")
    entries = tuple(make_entry(rule, f"{name}: `{rule.__name__}`") for rule in rules_in(module))
    if not entries:
        raise ConfigError(f"{name}: has no rule: define a class that derives from `postkit.Rule`")
    return Plugin(entries, stamp)


def _import(path: str, name: str, module_name: str) -> ModuleType:
    """Return the module; the one that is there where the same source was imported before."""
    if module_name in sys.modules:
        return sys.modules[module_name]
    is_package = os.path.isdir(path)
    file = os.path.join(path, "__init__.py") if is_package else path
    spec = spec_from_file_location(
        module_name,
        file,
        loader=_UncompiledLoader(module_name, file),
        submodule_search_locations=[path] if is_package else None,
    )
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[module_name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[module_name]
        raise ConfigError(f"{name}: cannot be imported: {type(error).__name__}: {error}") from error
    return module


def _stamp(path: str, name: str) -> str:
    """Return digits for the place and the source code of a plugin."""
    digest = blake2b(os.path.realpath(path).encode(errors="surrogateescape"), digest_size=8)
    try:
        for file in _files(path):
            digest.update(read_small(file, _MOST_BYTES))
    except FileError as error:
        raise ConfigError(f"{name}: {error.message.removeprefix('cannot be read: ')}") from error
    return digest.hexdigest()


def _files(path: str) -> list[str]:
    if not os.path.isdir(path):
        return [path]
    return sorted(
        os.path.join(folder, file)
        for folder, _, files in os.walk(path)
        for file in files
        if file.endswith(".py")
    )
