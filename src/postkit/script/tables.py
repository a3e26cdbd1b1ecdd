"""The tables in TOML files that come with the conversion."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def read_table(name: str) -> dict[str, Any]:
    """Return the table in the file `name`, such as `word_forms.toml`."""
    # Imported here because only a conversion has a use for it.
    import tomllib

    with open(os.path.join(_FOLDER, name), "rb") as file:
        return tomllib.load(file)
