"""Check the values of a configuration file, and report where one is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from postkit.config.all_settings import FIELDS, misplaced
from postkit.config.key_positions import Path
from postkit.config.value_types import (
    describe_type,
    is_of_type,
    layout_types,
    option_types,
)
from postkit.diagnostics import Severity
from postkit.dialects import ENGINES, SITES
from postkit.errors import PostkitError, UsageError, did_you_mean, listed
from postkit.lazy_patterns import lazy_compile
from postkit.rules import TABLE, Rule, RuleEntry, find_entries

Fail = Callable[[Path, str], PostkitError]
"""Makes the error about the key at a path, with the place of the key."""

_NO_LABEL = lazy_compile(r"[<>\n\r]|\A\s|\s\Z")
_NO_CLASS = lazy_compile(r"[^\w -]")
_IN_PYPROJECT = "; `[tool.postkit]` is for pyproject.toml: leave the line out here"
_SEVERITIES = (*(severity.value for severity in Severity), "off")


def check(
    values: dict[str, Any],
    fail: Fail,
    entries: Sequence[RuleEntry] = TABLE,
    *,
    lacks_rules: bool = False,
) -> dict[str, Any]:
    """Return `values` as settings, lists as tuples.

    Args:
        values: the settings as they were written.
        fail: makes the error about a key.
        entries: the rules that can be named.
        lacks_rules: whether a rule that is not among them may be meant all the same.

    Raises:
        ConfigError: a key is unknown, or a value not of its type.
    """
    kinds = {field.key: field.kind for field in FIELDS}
    checked: dict[str, Any] = {}
    for key, value in values.items():
        if key not in kinds:
            hint = _IN_PYPROJECT if key == "tool" else did_you_mean(key, kinds)
            raise fail((key,), f"`{key}` is not a setting{hint}")
        kind = kinds[key]
        if kind in _ABOUT_RULES:
            try:
                checked[key] = _ABOUT_RULES[kind]((key,), value, fail, entries)
            except PostkitError:
                if not lacks_rules:
                    raise
                checked[key] = value
        else:
            checked[key] = _CHECKS[kind]((key,), value, fail)
    return checked


def _boolean(path: Path, value: Any, fail: Fail) -> bool:
    if not isinstance(value, bool):
        raise fail(path, f"`{path[-1]}` must be true or false")
    return value


def _string(path: Path, value: Any, fail: Fail) -> str:
    if not isinstance(value, str):
        raise fail(path, f"`{path[-1]}` must be a string")
    return value


def strings(path: Path, value: Any, fail: Fail) -> tuple[str, ...]:
    """Return `value`, a list of strings, as a tuple."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        example = f', such as `["{value}"]`' if isinstance(value, str) else ""
        raise fail(path, f"`{path[-1]}` must be a list of strings{example}")
    return tuple(value)


def _selectors(path: Path, value: Any, fail: Fail, entries: Sequence[RuleEntry]) -> tuple[str, ...]:
    selectors = strings(path, value, fail)
    for selector in selectors:
        _selector(path, selector, fail, entries)
    return selectors


def _selector(path: Path, selector: str, fail: Fail, entries: Sequence[RuleEntry]) -> None:
    try:
        find_entries(selector, entries)
    except UsageError as error:
        hint = misplaced(selector) if path[1:] == (selector,) else ""
        raise fail(path, f"`{path[0]}`: {error}{hint}") from error


def _table(path: Path, value: Any, fail: Fail) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise fail(path, f"`{path[-1]}` must be a table")
    return value


def _selectors_by_glob(
    path: Path, value: Any, fail: Fail, entries: Sequence[RuleEntry]
) -> dict[str, Any]:
    table = _table(path, value, fail)
    return {glob: _selectors((*path, glob), item, fail, entries) for glob, item in table.items()}


def _severity_by_selector(
    path: Path, value: Any, fail: Fail, entries: Sequence[RuleEntry]
) -> dict[str, Any]:
    for selector, severity in _table(path, value, fail).items():
        _selector((*path, selector), selector, fail, entries)
        if severity not in _SEVERITIES:
            raise fail(
                (*path, selector),
                f"`{path[0]}`: `{selector}` must be one of {listed(_SEVERITIES)}",
            )
    return dict(value)


def _yaml_version(path: Path, value: Any, fail: Fail) -> str:
    if value not in ("", "1.1", "1.2", "go"):
        raise fail(path, '`yaml` must be "1.1", "1.2" or "go"')
    return str(value)


def _site(path: Path, value: Any, fail: Fail) -> Any:
    return _name_by_glob(path, value, SITES, fail)


def _engine(path: Path, value: Any, fail: Fail) -> Any:
    return _name_by_glob(path, value, ENGINES, fail)


def _name_by_glob(path: Path, value: Any, names: Iterable[str], fail: Fail) -> Any:
    """Check a name for all files, or a table of names by file pattern."""
    table = value if isinstance(value, dict) else {None: value}
    for glob, name in table.items():
        here = path if glob is None else (*path, glob)
        if name not in ("", *names):
            raise fail(here, f"`{here[-1]}` must be one of {listed(names)}{_nearest(name, names)}")
    return value


def _nearest(name: Any, names: Iterable[str]) -> str:
    """Return what may be meant by a name that is none of `names`; empty for nothing."""
    if not isinstance(name, str):
        return ""
    if name in SITES:
        return f"; `{name}` is a generator: name it with `site`"
    return did_you_mean(name, names)


def _schemas(path: Path, value: Any, fail: Fail) -> Any:
    known = {"path", "files", "layouts"}
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise fail(path, "`schemas` must be a list of tables: write [[schemas]]")
    for item in value:
        for key in item:
            if key not in known:
                raise fail((*path, key), f"`{key}` is not a key of a schema{_meant(key, known)}")
        if not isinstance(item.get("path"), str):
            raise fail(path, "each of `schemas` needs a `path`, the file of a JSON Schema")
        for key in ("files", "layouts"):
            strings((*path, key), item.get(key, []), fail)
    return value


def _conversion(path: Path, value: Any, fail: Fail) -> dict[str, Any]:
    from postkit.config.converter import KEYS

    table = _table(path, value, fail)
    for key, item in table.items():
        if key not in KEYS:
            raise fail((*path, key), f"`{path[0]}` has no key `{key}`{_meant(key, KEYS)}")
        if KEYS[key].kind == "strings":
            strings((*path, key), item, fail)
        elif not isinstance(item, str) or not item:
            raise fail((*path, key), f"`{key}` must be a string")
        elif (choices := KEYS[key].choices) and item not in choices:
            known = " or ".join(f"`{choice}`" for choice in choices)
            raise fail((*path, key), f"`{key}` must be {known}")
    return table


def _status(path: Path, value: Any, fail: Fail) -> dict[str, Any]:
    from postkit.workflow.stages import StageError, read_stages

    known = ("age", "stages")
    for key, item in _table(path, value, fail).items():
        if key not in known:
            raise fail((*path, key), f"`{key}` is not a key of `status`{_meant(key, known)}")
        if key == "age" and (not isinstance(item, str) or not item):
            raise fail((*path, key), "`age` must be the name of a field")
    stages = value.get("stages", [{"name": "draft", "when": "draft"}])
    if not isinstance(stages, list) or not all(isinstance(stage, dict) for stage in stages):
        raise fail((*path, "stages"), "`stages` must be a list of tables: write [[status.stages]]")
    try:
        read_stages(stages)
    except StageError as error:
        raise fail((*path, "stages", *error.place), str(error)) from error
    return dict(value)


def _rule_options(
    path: Path, value: Any, fail: Fail, entries: Sequence[RuleEntry]
) -> dict[str, Any]:
    by_name = {name: entry for entry in entries for name in (entry.name, entry.code)}
    checked: dict[str, Any] = {}
    for name, options in _table(path, value, fail).items():
        entry = by_name.get(name.lower()) or by_name.get(name.upper())
        if entry is None:
            raise fail((*path, name), f"no rule is called `{name}`{_meant(name, by_name)}")
        here, rule = (*path, name), entry.load()
        if entry.name in checked:
            raise fail(here, f"`{entry.name}` has two tables of options; keep one of them")
        checked[entry.name] = {
            key.replace("-", "_"): _option(rule, key, option, (*here, key), fail)
            for key, option in _table(here, options, fail).items()
        }
    return checked


def _layout(path: Path, value: Any, fail: Fail) -> dict[str, Any]:
    known = {name.replace("_", "-"): hint for name, hint in layout_types().items()}
    checked: dict[str, Any] = {}
    for key, item in _table(path, value, fail).items():
        if key not in known:
            raise fail((*path, key), f"`{path[0]}` has no key `{key}`{_meant(key, known)}")
        checked[key] = _of_type(key, item, known[key], (*path, key), fail)
    if _NO_LABEL.search(checked.get("summary-label", "")):
        raise fail((*path, "summary-label"), "`summary-label` must be one line without `<` or `>`")
    if _NO_CLASS.search(checked.get("paragraph-class", "")):
        raise fail((*path, "paragraph-class"), "`paragraph-class` must be class names")
    return checked


def _option(rule: type[Rule], key: str, value: Any, path: Path, fail: Fail) -> Any:
    known = {name.replace("_", "-"): hint for name, hint in option_types(rule).items()}
    hint = known.get(key.replace("_", "-"))
    if hint is None:
        raise fail(path, f"`{rule.name}` has no option `{key}`{_meant(key, known)}")
    return _of_type(key, value, hint, path, fail)


def _of_type(key: str, value: Any, hint: Any, path: Path, fail: Fail) -> Any:
    value = tuple(value) if isinstance(value, list) else value
    if not is_of_type(value, hint):
        raise fail(path, f"`{key}` must be {describe_type(hint)}")
    return value


def _meant(key: str, known: Iterable[str]) -> str:
    """Return what may be meant by a key that a table does not have, empty for nothing."""
    return misplaced(key) or did_you_mean(key, known)


_CHECKS: dict[str, Callable[[Path, Any, Fail], Any]] = {
    "boolean": _boolean,
    "string": _string,
    "strings": strings,
    "site": _site,
    "markdown": _engine,
    "yaml version": _yaml_version,
    "schemas": _schemas,
    "conversion": _conversion,
    "status": _status,
    "layout": _layout,
    # They are checked when rules are made of them.
    "patterns": lambda path, value, fail: value,
    "term lists": lambda path, value, fail: value,
}
_ABOUT_RULES: dict[str, Callable[[Path, Any, Fail, Sequence[RuleEntry]], Any]] = {
    "selectors": _selectors,
    "selectors by glob": _selectors_by_glob,
    "severity by selector": _severity_by_selector,
    "rule options": _rule_options,
}
"""The checks of values that name rules."""
