"""The values that an inferred schema rejects."""

from __future__ import annotations

from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.schema.failure import Failure, place
from postkit.schema.inference.build_schema import SchemaBuilder
from postkit.schema.schema import Schema


class Outlier(NamedTuple):
    """A value that an inferred schema rejects, though most posts agree with it.

    `failure.path` leads to the value; `near` is the word or field that it seems
    to mean. `line` counts from 1.
    """

    path: str | None
    line: int
    failure: Failure
    near: str | None = None

    @property
    def name(self) -> str:
        """The field: `tags`, `tags[]` for an item of that list, `seo.title`."""
        return _name(self.failure)


def find_outliers(document: Document, schema: Schema, builder: SchemaBuilder) -> list[Outlier]:
    """Return the values of `document` that the schema that `builder` made rejects."""
    front_matter = document.front_matter
    if front_matter is None:
        return []
    found: dict[tuple[str | int, ...], Outlier] = {}
    for failure in schema.failures(front_matter.values):
        # A value that fails its pattern fails the format beside it too: once is enough.
        if failure.path not in found:
            span, _ = place(front_matter, failure)
            line = document.source.lines.position(span.start).line
            found[failure.path] = Outlier(document.path, line, failure, _near(failure, builder))
    return list(found.values())


def _near(failure: Failure, builder: SchemaBuilder) -> str | None:
    name = _name(failure)
    if failure.keyword == "additionalProperties":
        return builder.misspelt.get(name)
    vocabulary = builder.vocabularies.get(name)
    return vocabulary.misspelt.get(str(failure.value)) if vocabulary else None


def _name(failure: Failure) -> str:
    name = ""
    for part in failure.path:
        name += "[]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
