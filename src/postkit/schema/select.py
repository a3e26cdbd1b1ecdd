"""Which schema is for which post."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property

from postkit.document import Document
from postkit.files.path_patterns import PathPatterns
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple
from postkit.schema.failure import Failure
from postkit.schema.schema import Schema, built_in_schema, load_schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LAYOUT_WEIGHT = 3
_ENOUGH = 4


class SchemaChoice(NamedTuple):
    """A schema and the posts it is for: those of a path, of a layout, or both.

    `load` gives the schema when it is first needed. Without `files` a post may
    be anywhere; without `layouts` it may have any layout.
    """

    load: Callable[[], Schema]
    files: PathPatterns | None = None
    layouts: frozenset[str] = frozenset()
    has_marks: bool = False
    """Whether the post must bear the marks that the schema declares under `x-postkit`."""


class SchemaSet:
    """An ordered choice of schemas; the first that fits a post is its own.

    Args:
        choices: the schemas with what they are for.
        root: the folder that the path patterns of `choices` are relative to.
    """

    def __init__(self, choices: tuple[SchemaChoice, ...], root: str = ".") -> None:
        self.choices = choices
        self.root = root

    @classmethod
    def built_in(cls) -> SchemaSet:
        """Return the schemas that apply without configuration.

        An archive of another kind has other fields and is not measured by
        these, though it may have a layout of the same name. So a post is known
        by the marks that `x-postkit` in a schema lists: one of its `layouts`
        counts three, each field among its `signs` one, and four are enough.
        """
        return _BUILT_IN

    @classmethod
    def from_config(cls, tables: Iterable[dict[str, Any]], root: str) -> SchemaSet:
        """Return the set that a configuration file describes.

        Args:
            tables: each with `path` (a schema file, or `built-in:post`), and
                maybe `files` (path patterns) and `layouts`.
            root: the folder of the configuration file.

        Raises:
            ConfigError: a schema cannot be read, or is not one.
        """
        return cls(tuple(_choice(table, root) for table in tables), root)

    def schema_of(self, document: Document) -> Schema | None:
        """Return the schema for `document`, None where it is measured by none."""
        front_matter = document.front_matter
        values = front_matter.values if front_matter else {}
        named = self._named_by(document, values)
        if named:
            return named
        layout = values.get("layout")
        for load, files, layouts, has_marks in self.choices:
            if has_marks and not _may_be_marked(values):
                continue
            if layouts and not (isinstance(layout, str) and layout in layouts):
                continue
            if files and not (document.path and files.match(self._relative(document.path))):
                continue
            schema = load()
            if not has_marks or _is_marked(values, schema):
                return schema
        return None

    def names_path(self, path: str) -> bool:
        """Tell whether a schema is for the post at `path` by its path pattern."""
        return any(
            choice.files is not None and choice.files.match(self._relative(path))
            for choice in self.choices
        )

    @cached_property
    def asks_every_post(self) -> bool:
        """Whether a schema that is for posts of any path and layout requires a field."""
        return any(
            not (choice.files or choice.layouts or choice.has_marks)
            and bool(choice.load().failures({}))
            for choice in self.choices
        )

    def schema_for_path(self, path: str, layout: str | None = None) -> Schema | None:
        """Return the schema of a draft that is yet to be written at `path`, None where none is.

        Args:
            path: where it will be.
            layout: its layout; None where that is for the schema to say.
        """
        for load, files, layouts, has_marks in self.choices:
            if files and not files.match(self._relative(path)):
                continue
            if has_marks:
                layouts = frozenset(load().definition.get("x-postkit", {}).get("layouts", ()))
            if not layouts or layout is None or layout in layouts:
                return load()
        return None

    def _relative(self, path: str) -> str:
        return relative_path(os.path.abspath(path), self.root)

    @cached_property
    def _failures(self) -> Callable[[Document], list[Failure]]:
        def failures(document: Document) -> list[Failure]:
            front_matter = document.front_matter
            if front_matter is None or front_matter.root is None:
                return []
            if front_matter.root.kind != "mapping":
                return []
            values, ignores_case = front_matter.values, front_matter.ignores_key_case
            schema = self.schema_of(document)
            if "$schema" not in values:
                return schema.failures(values, ignores_key_case=ignores_case) if schema else []
            if schema and "$schema" not in schema.properties:
                # It says how to read the post, and is not a field of it.
                values = {key: value for key, value in values.items() if key != "$schema"}
            found = schema.failures(values, ignores_key_case=ignores_case) if schema else []
            if self._names_unknown_schema(document, front_matter.values):
                named = front_matter.values["$schema"]
                found.append(Failure("$schema", ("$schema",), named, None, {}))
            return found

        return failures

    def _named_by(self, document: Document, values: dict[str, Any]) -> Schema | None:
        """Return the schema that a post names under `$schema`: by its address or its file.

        A post chooses among the schemas of the configuration; it makes no file be read.
        """
        named = values.get("$schema")
        if not isinstance(named, str):
            return None
        folder = os.path.dirname(os.path.abspath(document.path or ""))
        path = os.path.normpath(os.path.join(folder, named))
        for choice in self.choices:
            if choice.has_marks:
                continue
            schema = choice.load()
            if named.rstrip("#") == str(schema.definition.get("$id", "")).rstrip("#") or (
                schema.path and path == os.path.abspath(schema.path)
            ):
                return schema
        return None

    def _names_unknown_schema(self, document: Document, values: dict[str, Any]) -> bool:
        """Tell whether a post asks for a schema that is not known here.

        An address says little where no schema is configured: it is for other programs.
        """
        named = values["$schema"]
        if not isinstance(named, str) or self._named_by(document, values):
            return False
        return "://" not in named or self is not _BUILT_IN


def failures_of(document: Document, schemas: SchemaSet) -> list[Failure]:
    """Return how the front matter of `document` fails its schema, found once for all rules."""
    return document.once(schemas._failures)


def _may_be_marked(values: dict[str, Any]) -> bool:
    """Tell whether there are fields enough, whatever the marks: without reading a schema."""
    return (_LAYOUT_WEIGHT if "layout" in values else 0) + len(values) >= _ENOUGH


def _is_marked(values: dict[str, Any], schema: Schema) -> bool:
    marks = schema.definition.get("x-postkit", {})
    weight = _LAYOUT_WEIGHT if values.get("layout") in marks.get("layouts", ()) else 0
    return weight + sum(sign in values for sign in marks.get("signs", ())) >= _ENOUGH


def _choice(table: dict[str, Any], root: str) -> SchemaChoice:
    path: str = table["path"]
    if path.startswith("built-in:"):
        schema = built_in_schema(path.removeprefix("built-in:"))
    else:
        schema = load_schema(os.path.join(root, path), root)
    files = table.get("files")
    layouts = frozenset(table.get("layouts", ()))
    return SchemaChoice(lambda: schema, PathPatterns(files) if files else None, layouts)


_BUILT_IN = SchemaSet(
    (
        SchemaChoice(lambda: built_in_schema("post"), has_marks=True),
        SchemaChoice(lambda: built_in_schema("book-note"), has_marks=True),
    )
)
