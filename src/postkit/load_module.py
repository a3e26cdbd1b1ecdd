"""Modules that are imported when something in them is needed, by their names."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def load_module(name: str) -> ModuleType:
    """Return the module `name`, as `importlib.import_module` does.

    Importing `importlib` itself takes half a millisecond, as much as seven modules of ours.
    """
    __import__(name)
    return sys.modules[name]
