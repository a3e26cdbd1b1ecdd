"""Values of YAML, TOML and JSON as JSON values."""

from __future__ import annotations

from postkit.date_types import date, datetime, time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def as_json(value: Any) -> Any:
    """Return parsed front matter as JSON values: dates as text, keys as strings.

    A moment without an offset is in UTC, as YAML has it.
    """
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat() if value.tzinfo else f"{value.isoformat()}Z"
    if isinstance(value, date | time):
        return value.isoformat()
    return value
