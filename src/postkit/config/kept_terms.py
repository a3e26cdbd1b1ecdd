"""The terms that a site never converts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from postkit.conversion import load_glossary
from postkit.files.relative_paths import relative_path
from postkit.script.conversion_targets import find_target


def kept_terms(table: Mapping[str, Any], root: str, origin: str) -> tuple[str, ...]:
    """Return the terms that no conversion changes, those of the glossary included.

    Args:
        table: the configuration's table `convert`.
        root: the folder of the configuration file, which its paths are relative to.
        origin: where the table is, for a glossary that cannot be read.

    Raises:
        ConfigError: the glossary cannot be used.
    """
    path = located(root, table.get("glossary"))
    # Which terms are kept does not depend on the target.
    terms = load_glossary(path, find_target("zh-Hant"), origin).kept if path else ()
    return tuple(sorted({*table.get("keep", ()), *terms} - {""}))


def located(root: str, path: str | None) -> str | None:
    """Return `path`, relative to `root`, as seen from the current folder."""
    return relative_path(os.path.join(root, path)) if path else None
