"""The values in a text of TOML, read in time proportional to its length."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

TOML_TOKEN = lazy_compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{},=.]"
    r"|\n"
    r"|[^\s\[\]{},=#\"'.]+",
    re.DOTALL,
)
"""A token of TOML; spaces between them are skipped."""
_PLACE = lazy_compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MAX_PARTS = 100
"""`tomllib` needs time and memory by the square of the parts of a key."""


class TomlProblem(NamedTuple):
    """Why a text is not TOML, in the words of `tomllib`, and where: 1-based, 0 for nowhere."""

    words: str
    line: int
    column: int


def read_toml_values(text: str) -> dict[str, Any]:
    """Return the table that `text` holds.

    Raises:
        tomllib.TOMLDecodeError: `text` is not TOML, or is more than `tomllib` can
            read: keys of more than 100 parts, deep nesting, numbers of thousands
            of digits.
    """
    if _has_overlong_key(text):
        raise tomllib.TOMLDecodeError(
            f"a key has more than {_MAX_PARTS} parts joined by dots; use tables instead"
        )
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError("the values are nested too deeply") from None
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        raise tomllib.TOMLDecodeError(str(error)) from error


def toml_problem(text: str, error: tomllib.TOMLDecodeError) -> TomlProblem:
    """Return what `error` says about `text`; at the end of the text it names no column."""
    message = str(error)
    place = _PLACE.search(message)
    if place is None:
        return TomlProblem(message, 0, 0)  # More than `tomllib` can read, wherever it is.
    words = message[: place.start()]
    if place[1] is None:
        return TomlProblem(words, max(len(text.splitlines()), 1), 0)
    return TomlProblem(words, int(place[1]), int(place[2]))


def _has_overlong_key(text: str) -> bool:
    if text.count(".") < _MAX_PARTS:
        return False
    dots = 0
    for match in TOML_TOKEN.finditer(text):
        if match[0] == ".":
            dots += 1
        elif match[0] in "[]{},=\n":
            dots = 0
        if dots >= _MAX_PARTS:
            return True
    return False
