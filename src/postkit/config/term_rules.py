"""The rules that a configuration describes without Python: `[[patterns]]` and `[[terms]]`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from postkit.config.all_settings import misplaced
from postkit.config.value_types import is_of_type
from postkit.diagnostics import Severity
from postkit.errors import ConfigError, PostkitError, listed
from postkit.files.archive import archive_of
from postkit.rules import RuleEntry
from postkit.rules.own.entries import make_entry
from postkit.rules.own.places import PLACES
from postkit.rules.own.term import Term, TermError, TermListError
from postkit.rules.own.term_lists import read_term_list
from postkit.rules.own.term_rule import make_term_rule

_SHARED: dict[str, Any] = {
    "code": str,
    "name": str,
    "message": str,
    "safe": bool,
    "where": tuple[str, ...] | str,
    "severity": str,
}
KEYS: dict[str, dict[str, Any]] = {
    "patterns": {**_SHARED, "pattern": str, "replacement": str, "ignore-case": bool},
    "terms": {**_SHARED, "path": str},
}
"""The keys of a table of each setting, and their types."""
REQUIRED = {"patterns": ("code", "name", "pattern"), "terms": ("code", "name", "path")}


def term_rules(values: Mapping[str, Any], folder: str, fail: Any) -> Iterator[RuleEntry]:
    """Yield the entries of the rules that a configuration file describes.

    Args:
        values: what the file sets, as it is written there.
        folder: the folder of the file.
        fail: makes the error about a key of it.

    Raises:
        ConfigError: a table is not as it must be, or its pattern or list cannot be used.
    """
    for setting in KEYS:
        tables = values.get(setting, [])
        if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
            raise fail((setting,), f"`{setting}` must be a list of tables: write [[{setting}]]")
        for number, table in enumerate(tables):
            path = (setting, number)
            _check(setting, table, lambda key, text, at=path: fail((*at, *key), text))
            yield _entry(setting, table, folder, lambda text, at=path: fail(at, text))


def _check(setting: str, table: dict[str, Any], fail: Any) -> None:
    types = KEYS[setting]
    for key, value in table.items():
        if key not in types:
            hint = misplaced(key) or f"; there are {listed(types)}"
            raise fail((key,), f"`{key}` is not a key of `{setting}`{hint}")
        if not is_of_type(tuple(value) if isinstance(value, list) else value, types[key]):
            kinds = {str: "a string", bool: "true or false"}
            raise fail((key,), f"`{key}` must be {kinds.get(types[key], 'a list of strings')}")
    for key in REQUIRED[setting]:
        if not table.get(key):
            raise fail((), f"each of `{setting}` needs a `{key}`")
    for place in _places(table):
        if place not in PLACES:
            raise fail(("where",), f"`where`: `{place}` must be one of {listed(PLACES)}")
    levels = [level.value for level in Severity]
    if table.get("severity", "warning") not in levels:
        raise fail(("severity",), f"`severity` must be one of {listed(levels)}")


def _entry(setting: str, table: dict[str, Any], folder: str, fail: Any) -> RuleEntry:
    message = table.get("message", "")
    try:
        if setting == "patterns":
            # What `fail` says before its message is the place of the table.
            terms: tuple[Term, ...] = (_term(table, str(fail("")).removesuffix(": ")),)
            terms[0].check()
        else:
            path = os.path.join(folder, table["path"])
            terms = read_term_list(path, archive_of(folder))
        rule = make_term_rule(
            table["code"],
            table["name"],
            terms,
            where=_places(table),
            is_safe=table.get("safe", False),
            severity=Severity(table.get("severity", "warning")),
            summary=message or (f"a term of {table['path']}" if setting == "terms" else ""),
        )
        return make_entry(rule, table["code"])
    except TermListError as error:
        raise ConfigError(str(error)) from error
    except TermError as error:
        raise fail(str(error)) from error
    except ConfigError as error:
        problem: PostkitError = fail(str(error))
        raise problem from error


def _term(table: dict[str, Any], origin: str) -> Term:
    return Term(
        table["pattern"],
        table.get("replacement"),
        table.get("message", ""),
        table.get("ignore-case", False),
        origin=origin,
    )


def _places(table: dict[str, Any]) -> tuple[str, ...]:
    where = table.get("where", "prose")
    return (where,) if isinstance(where, str) else tuple(where)
