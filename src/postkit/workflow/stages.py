"""The stages of a post's life, as the configuration declares them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from postkit.diagnostics import Severity
from postkit.errors import UsageError, listed
from postkit.files.path_patterns import PathPatterns
from postkit.files.relative_paths import relative_path
from postkit.workflow.condition import AllOf, Comparison, Constant, FieldValue, Values
from postkit.workflow.where import Condition, ConditionError, parse_condition

DEFAULT_STAGES: tuple[Mapping[str, Any], ...] = (
    {
        "name": "draft",
        "when": 'draft == true or not has(draft) and status == "draft"',
        "set": {"draft": True},
        "replace": {"status": {"review": "draft", "published": "draft"}},
        "lint": "off",
    },
    {
        "name": "review",
        "when": 'status == "review" and draft != false',
        # Where `status` says something else (`evergreen`), it is not ours to change.
        "only": 'status in [null, "", "draft", "review", "published"]',
        "set": {"draft": True, "status": "review"},
    },
    {
        "name": "published",
        "when": 'draft == false or not has(draft) and status == "published"',
        "set": {"draft": False},
        "replace": {"status": {"draft": "published", "review": "published"}},
    },
)
"""`draft` keeps a post off the site, `status: review` asks for a reader."""

LEVELS = (*(severity.value for severity in Severity), "off")
_TABLES = ("set", "replace")
_LISTS = ("remove", "dates", "files")
KEYS = ("name", "when", "files", "only", "set", "replace", "remove", "dates", "lint")


class StageError(UsageError):
    """A stage is not declared rightly; `path` leads from the list of stages to the culprit."""

    def __init__(self, message: str, place: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True)
class Stage:
    """A stage: which posts are in it, and what a post needs to get there.

    `when` holds for the posts that are in the stage, and `files` match those that
    are in it wherever `when` would put them, by their paths relative to `root`.
    `only` holds for those that pass through it (all, where it is None). A post
    that enters gets the values of `set`, loses the fields `remove`, and has the
    items of `replace`, by field, replaced; the fields `dates` get the day. It may
    have no finding as grave as `lint`, or graver; None asks for nothing.
    """

    name: str
    when: Condition
    only: Condition | None
    set: Mapping[str, Any]
    replace: Mapping[str, Mapping[str, str]]
    remove: tuple[str, ...]
    dates: tuple[str, ...]
    lint: Severity | None
    files: PathPatterns | None = None
    root: str = "."

    def holds_file(self, path: str | None) -> bool:
        """Tell whether the post at `path` is in this stage because of where it lies."""
        if self.files is None or path is None:
            return False
        return self.files.match(relative_path(os.path.abspath(path), self.root))

    def is_passed_by(self, values: Values) -> bool:
        """Tell whether a post with `values` passes through this stage."""
        return self.only is None or self.only.holds(values)


def read_stages(tables: Sequence[Mapping[str, Any]], root: str = ".") -> tuple[Stage, ...]:
    """Return the stages that `tables` declare, in their order.

    Args:
        tables: the tables.
        root: the folder that their path patterns are relative to.

    Raises:
        StageError: a table is not what a stage is declared by.
    """
    if not tables:
        raise StageError("`stages` is empty", ())
    stages: list[Stage] = []
    for index, table in enumerate(tables):
        stage = _read_stage(table, index, root)
        if any(other.name == stage.name for other in stages):
            raise StageError(f"two stages are called `{stage.name}`", (index, "name"))
        stages.append(stage)
    return tuple(stages)


def stages_of(setting: Mapping[str, Any], root: str) -> tuple[Stage, ...]:
    """Return the stages of the setting `status`, those by default where it declares none."""
    return read_stages(setting.get("stages", DEFAULT_STAGES), root)


def find_stage(values: Values, stages: Sequence[Stage], path: str | None = None) -> Stage | None:
    """Return the stage of the post at `path`: by its place, or the furthest whose condition holds.

    None where there is none.
    """
    by_place = (stage for stage in stages if stage.holds_file(path))
    by_values = (stage for stage in reversed(stages) if stage.when.holds(values))
    return next(by_place, None) or next(by_values, None)


def _read_stage(table: Mapping[str, Any], index: int, root: str) -> Stage:
    for key, message in _mistakes(table):
        raise StageError(message, (index, key) if key in table else (index,))
    level = table.get("lint", Severity.ERROR)
    return Stage(
        table["name"],
        _when(table, index),
        _condition(table["only"], (index, "only")) if "only" in table else None,
        table.get("set", {}),
        table.get("replace", {}),
        tuple(table.get("remove", ())),
        tuple(table.get("dates", ())),
        None if level == "off" else Severity(level),
        PathPatterns(table["files"]) if "files" in table else None,
        root,
    )


def _mistakes(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the keys of a stage: the key, and a message."""
    for key in table:
        if key not in KEYS:
            yield key, f"`{key}` is not a key of a stage; there are {listed(KEYS)}"
    if not isinstance(table.get("name"), str) or not table["name"].strip():
        yield "name", "a stage needs a `name`"
    if "when" not in table and not table.get("set"):
        yield "name", f"the stage `{table['name']}` needs `when` or `set`, to tell its posts by"
    for key in ("when", "only"):
        if not isinstance(table.get(key, ""), str):
            yield key, f"`{key}` must be a condition, as `'draft == true'`"
    for key in _TABLES:
        if not isinstance(table.get(key, {}), dict):
            yield key, f"`{key}` must be a table of fields"
    for items in table.get("replace", {}).values():
        if not isinstance(items, dict) or not all(isinstance(item, str) for item in items.values()):
            yield "replace", '`replace` must give texts by field, as `{status = {old = "new"}}`'
    for key in _LISTS:
        names = table.get(key, [])
        if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
            items = "path patterns" if key == "files" else "fields"
            yield key, f"`{key}` must be a list of {items}"
    if table.get("lint", "off") not in LEVELS:
        yield "lint", f"`lint` must be one of {listed(LEVELS)}"


def _when(table: Mapping[str, Any], index: int) -> Condition:
    if "when" in table:
        return _condition(table["when"], (index, "when"))
    fields: dict[str, Any] = table["set"]
    parts = tuple(
        Comparison("==", FieldValue((key,)), Constant(value)) for key, value in fields.items()
    )
    return Condition("", AllOf(parts), tuple(fields))


def _condition(text: str, place: tuple[str | int, ...]) -> Condition:
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise StageError(f"`{place[-1]}`: {error}", place) from error
