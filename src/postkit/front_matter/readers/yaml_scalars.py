"""What a plain scalar of YAML is: in version 1.2, in PyYAML's 1.1, and to Go's reader.

Version 1.2 is its core schema (yaml.org/spec/1.2.2, section 10.3.2), with dates
in addition: the core schema has none, but the readers of site generators
(js-yaml, gray-matter, Go's yaml) and PyYAML all know them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from postkit.date_types import date, datetime
from postkit.lazy_patterns import lazy_compile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import ScalarNode

_TAG = "tag:yaml.org,2002:"

_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_FLOATS = {
    sign + word: factor * number
    for sign, factor in (("", 1.0), ("+", 1.0), ("-", -1.0))
    for word, number in (
        *dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")).items(),
        *((word, float("nan")) for word in (".nan", ".NaN", ".NAN") if not sign),
    )
}
_INTEGER = lazy_compile(r"[-+]?[0-9]+\Z")
_BASED_INTEGER = lazy_compile(r"0(?:o[0-7]+|x[0-9a-fA-F]+)\Z")
_FLOAT = lazy_compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_DATE = lazy_compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:\Z|[Tt]|[ \t]+)")
_ISO_TIME = lazy_compile(
    r"[0-9]{4}(?:-[0-9]{2}){2}"
    r"(?:[T ](?:[01][0-9]|2[0-3])(?::[0-9]{2}){2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?\Z"
)
"""The dates and times that posts have, which Python reads as PyYAML does."""

_GO_BOOLEANS = {
    form: value
    for words, value in (("y yes on", True), ("n no off", False))
    for word in words.split()
    for form in (word, word.capitalize(), word.upper())
}
_NUMBER_HEADS = frozenset("0123456789+-.")
_GO_INTEGER = lazy_compile(
    r"(?P<sign>[-+]?)(?:0b(?P<binary>[01]+)|0o?(?P<octal>[0-7]+)|0x(?P<hex>[0-9a-fA-F]+)"
    r"|(?P<decimal>0|[1-9][0-9]*))\Z"
)
_CORE_HEADS = frozenset("~nNtTfF0123456789+-.")
_MAX_DIGITS = 1000
"""A longer run of digits is left as text: Python refuses to read numbers that long."""


def resolve_core(text: str) -> Any:
    """Return what the plain scalar `text` is in YAML 1.2."""
    if not text:
        return None
    if text[0] not in _CORE_HEADS or len(text) > _MAX_DIGITS:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text in _FLOATS:
        return _FLOATS[text]
    if text[0] not in _NUMBER_HEADS:
        return text
    if _is_iso_time(text):
        return _iso_time(text)
    if _INTEGER.match(text):
        return int(text)
    if _BASED_INTEGER.match(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _FLOAT.match(text):
        return float(text)
    if _DATE.match(text):
        return _date(text)
    return text


def resolve_legacy(text: str) -> Any:
    """Return what the plain scalar `text` is for PyYAML, which reads YAML 1.1."""
    if not text:
        return None
    if len(text) > _MAX_DIGITS:
        return text
    if _is_iso_time(text):
        return _iso_time(text)
    for tag, pattern in _resolvers().get(text[0], ()):
        if pattern.match(text):
            return _construct(tag, text)
    return text


def resolve_go(text: str) -> Any:
    """Return what the plain scalar `text` is for the reader of Hugo, go-yaml.

    It has the booleans and octal numbers of YAML 1.1, but not its sexagesimals
    (gopkg.in/yaml.v2, resolve.go; Hugo 0.111 and 0.168 read alike).
    """
    if text in _GO_BOOLEANS:
        return _GO_BOOLEANS[text]
    if not text or text[0] not in _NUMBER_HEADS or len(text) > _MAX_DIGITS:
        return resolve_core(text)
    number = text.replace("_", "")
    if match := _GO_INTEGER.match(number):
        digits = match["binary"] or match["octal"] or match["hex"] or match["decimal"]
        base = {"binary": 2, "octal": 8, "hex": 16}.get(match.lastgroup or "", 10)
        return int(f"{match['sign']}{digits}", base)
    if _FLOAT.match(number):
        return float(number)
    # Hugo reads dates itself, by layouts that have less than YAML.
    return text if _DATE.match(text) and not _ISO_TIME.match(text) else resolve_core(text)


def resolver(yaml_version: str) -> Callable[[str], Any]:
    """Return what reads the plain scalars of "1.1", "1.2" or "go"."""
    return {"1.1": resolve_legacy, "go": resolve_go}.get(yaml_version, resolve_core)


def resolve_tagged(tag: str, text: str) -> Any:
    """Return what a scalar with an explicit standard tag (`!!int`) means.

    Raises:
        ValueError: the tag is not a standard one, or the text does not suit it.
    """
    name = tag.removeprefix(_TAG)
    if tag in ("!", _TAG + "str", _TAG + "binary"):
        return text
    if name == tag or tag not in _constructors():
        raise ValueError(tag)
    if name == "null":
        return None
    value = resolve_core(text)
    if name == "float" and type(value) is int:
        return float(value)
    if type(value).__name__ not in {name, *({"date", "datetime"} if name == "timestamp" else ())}:
        raise ValueError(tag)
    return value


def _is_iso_time(text: str) -> bool:
    """Tell whether `text` looks like a date or a time as most posts have it."""
    if text[4:5] != "-":
        return False
    if len(text) == len("2024-05-01") and text[7] == "-":
        # Most often no pattern is needed.
        return text.isascii() and f"{text[:4]}{text[5:7]}{text[8:]}".isdigit()
    return _ISO_TIME.match(text) is not None


def _iso_time(text: str) -> Any:
    try:
        return (date if len(text) == len("2024-05-01") else datetime).fromisoformat(text)
    except ValueError:
        return text


def _date(text: str) -> Any:
    for tag, pattern in _resolvers()[text[0]]:
        if tag == _TAG + "timestamp" and pattern.match(text):
            return _construct(tag, text)
    return text


def _construct(tag: str, text: str) -> Any:
    """Return `text` as PyYAML makes a value of it; unchanged where that fails.

    PyYAML raises for the 30th of February and for `0x_`.
    """
    from yaml.nodes import ScalarNode

    make = _constructors().get(tag)
    if make is None:
        return text
    try:
        return make(ScalarNode(tag, text))
    except (ValueError, OverflowError, IndexError, KeyError):
        return text


# PyYAML is imported only for an unusual date, or for what plain_yaml does not read: 12 ms.


@cache
def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return the patterns of PyYAML's plain scalars by their first character, with their tags."""
    from yaml.resolver import Resolver

    resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = Resolver.yaml_implicit_resolvers
    return resolvers


@cache
def _constructors() -> dict[str, Callable[[ScalarNode], Any]]:
    """Return by tag what PyYAML makes the value of a scalar with."""
    from yaml.constructor import SafeConstructor

    make = SafeConstructor()
    return {
        _TAG + "null": make.construct_yaml_null,
        _TAG + "bool": make.construct_yaml_bool,
        _TAG + "int": make.construct_yaml_int,
        _TAG + "float": make.construct_yaml_float,
        _TAG + "timestamp": make.construct_yaml_timestamp,
    }
