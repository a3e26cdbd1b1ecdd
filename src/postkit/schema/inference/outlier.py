"""The values that an inferred schema rejects."""

from __future__ import annotations

from typing import Any

from postkit.document import Document
from postkit.named_tuples import NamedTuple
from postkit.schema.failure import Failure, place
from postkit.schema.inference.build_schema import TYPE_WORDS, SchemaBuilder
from postkit.schema.inference.evidence import json_type
from postkit.schema.inference.forms import FORMS, SLUGS
from postkit.schema.schema import Schema

_LONGEST = 40
_FORM_NAMES = {
    form.keywords(or_empty=or_empty)["pattern"]: form.name
    for form in (*FORMS, *SLUGS)
    for or_empty in (False, True)
}


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

    @property
    def message(self) -> str:
        """What sets the value apart, in a line for a writer."""
        failure = self.failure
        value = _shown(failure.value)
        hint = f"; did you mean `{self.near}`?" if self.near else ""
        match failure.keyword:
            case "required":
                return f"`{self.name}` is missing"
            case "additionalProperties":
                return f"`{self.name}` is a field of no other post{hint}"
            case "minLength" | "minItems":
                return f"`{self.name}` is empty"
            case "uniqueItems":
                return f"`{self.name}` holds an item twice"
            case "type":
                return f"`{self.name}` is {_kind(failure.value)}, not {_kinds(failure.expected)}"
            case "enum":
                return f"`{self.name}` is {value}, which is not one of its words{hint}"
            case "pattern":
                wanted = _FORM_NAMES.get(failure.expected, failure.expected)
                return f"`{self.name}` is {value}, which does not look like {wanted}"
            case _:
                return f"`{self.name}` is {value}, which is not a valid {failure.expected}"


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


def _shown(value: Any) -> str:
    if value in (None, "", [], {}):
        return "empty"
    text = " ".join(str(value).split())
    return f"`{text[:_LONGEST]}…`" if len(text) > _LONGEST else f"`{text}`"


def _kind(value: Any) -> str:
    return "empty" if value is None else TYPE_WORDS[json_type(value)]


def _kinds(expected: Any) -> str:
    kinds = [expected] if isinstance(expected, str) else expected
    return " or ".join(TYPE_WORDS[kind] for kind in kinds)
