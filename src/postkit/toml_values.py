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
_WITHIN_BRACKETS = ("Unclosed", "Invalid value")
_REST_OF_LINE = lazy_compile(r"[ \t]*(?:#[^\n]*)?\r?\n")
_MAX_PARTS = 100
"""`tomllib` needs time and memory by the square of the parts of a key."""


NEVER_CLOSED = "Never closed: "
"""How the words about a bracket start that opens a list or a table of one line; it follows."""
LINE_BREAK = "A line break in an inline table"
TRAILING_COMMA = "A comma at the end of an inline table"


class TomlProblem(NamedTuple):
    """Why a text is not TOML, mostly in the words of `tomllib`, and at which offset, if at one."""

    words: str
    offset: int | None


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
    """Return what `error` says about `text`."""
    message = str(error)
    place = _PLACE.search(message)
    if place is None:
        return TomlProblem(message, None)  # More than `tomllib` can read, wherever it is.
    words = message[: place.start()]
    offset = len(text)
    if place[1]:
        lines = text.split("\n")[: int(place[1]) - 1]
        offset = min(offset, sum(len(line) + 1 for line in lines) + int(place[2]) - 1)
    opened = _never_closed(text)
    if words.startswith(_WITHIN_BRACKETS) and opened and opened[0] < offset:
        # `tomllib` notices it at the next line that does not fit, or at the end.
        return TomlProblem(NEVER_CLOSED + text[opened[0]], opened[0])
    opened = _never_closed(text[:offset])
    if opened and text[opened[-1]] == "{":
        if _REST_OF_LINE.match(text, offset):
            return TomlProblem(LINE_BREAK, opened[-1])
        if text.startswith("}", offset) and text[:offset].rstrip().endswith(","):
            return TomlProblem(TRAILING_COMMA, offset)
    return TomlProblem(words, offset)


def _never_closed(text: str) -> list[int]:
    """Return where the brackets around values are that no other closes."""
    opened: list[int] = []
    is_value = False
    for match in TOML_TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            is_value = bool(opened)
        elif token == "=":
            is_value = True
        elif is_value and token in "[{":
            opened.append(match.start())
        elif opened and token in "]}":
            opened.pop()
    return opened


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
