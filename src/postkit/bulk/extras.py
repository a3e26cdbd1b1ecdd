"""Packages that only some files need, and that come with an extra of postkit-lint."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from postkit.errors import UsageError


def import_extra(module: str, extra: str) -> Any:
    """Return a module, loaded.

    Args:
        module: its name, such as `fastwarc.warc`.
        extra: the extra that installs it.

    Raises:
        UsageError: it is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise UsageError(
            f"this needs {package}, which is not installed: `pip install 'postkit-lint[{extra}]'`"
        ) from None
