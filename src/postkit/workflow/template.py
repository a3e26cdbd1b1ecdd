"""A new post from its schema: known values are filled in, the rest is left to the writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.errors import ChangeError
from postkit.front_matter_edits.serialize import UnwritableError, write_fields
from postkit.schema import Schema
from postkit.schema.describe_fields import FieldDescription, describe_fields
from postkit.workflow.parse_changes import read_item

_EMPTY = {"array": [], "object": {}, "boolean": False, "string": "", "null": None}
"""What a field has that nobody has filled in, by the types it may have, the first that fits."""
_DATES = ("date", "pubDate")
"""The fields for the day of a post, by which sites sort, also where a schema does without."""


@dataclass(frozen=True)
class Blank:
    """A field of a new post.

    `value` is what it has so far. `is_open` tells that the writer must fill it
    in; `choices` are the values that it may have, empty where they are not
    limited; `is_list` tells that several of them fit.
    """

    key: str
    value: Any
    is_open: bool = False
    description: str = ""
    choices: tuple[Any, ...] = ()
    is_list: bool = False


def blanks(schema: Schema | None, given: Mapping[str, Any], today: date) -> list[Blank]:
    """Return the fields of a new post: those that it must have, its date, and those `given`.

    Args:
        schema: what describes its front matter, if anything does.
        given: values that are known.
        today: what its date will be.
    """
    if schema is None:
        known = {"title": "", "date": today, **given}
        return [Blank(key, value) for key, value in known.items()]
    # In the order of the schema, which is that of a post.
    fields = [
        field
        for field in describe_fields(schema)
        if field.is_required or field.name in given or field.name in _DATES
    ]
    described = {field.name for field in fields}
    return [
        *(
            Blank(field.name, given[field.name])
            if field.name in given
            else _blank(schema, field, today)
            for field in fields
        ),
        *(Blank(key, value) for key, value in given.items() if key not in described),
    ]


def fill(blank: Blank, answer: str) -> Any:
    """Return the value for `answer`, as it was typed; None where it is not one of the choices."""
    if blank.is_list:
        items = [read_item(word.strip()) for word in answer.replace("，", ",").split(",")]
        return [item for item in items if item != ""]
    if not blank.choices:
        return answer if isinstance(blank.value, str) else read_item(answer)
    if answer.isdigit() and 0 < int(answer) <= len(blank.choices):
        return blank.choices[int(answer) - 1]
    return next((choice for choice in blank.choices if str(choice) == answer), None)


def compose(fields: Sequence[Blank]) -> str:
    """Return the text of a post with `fields`; those still open name their choices.

    Raises:
        ChangeError: a value cannot be written as YAML.
    """
    try:
        text = write_fields({field.key: field.value for field in fields})
    except UnwritableError as error:
        raise ChangeError(f"the front matter cannot be written: {error}") from error
    document = Document.parse(text)
    return apply_edits(text, [edit for field in fields for edit in _comment(document, field)])


def _comment(document: Document, blank: Blank) -> list[Edit]:
    front_matter = document.front_matter
    entry = front_matter.entry(blank.key) if front_matter else None
    if not blank.is_open or not blank.choices or entry is None:
        return []
    end = document.source.line_span(entry.value.span.end).end
    return [Edit.insert(end, f"  # {', '.join(map(str, blank.choices))}")]


def _blank(schema: Schema, field: FieldDescription, today: date) -> Blank:
    types = field.types or ("string",)
    choices = tuple(word for word in field.allowed or field.items if word is not None)
    if field.default is not None:
        return Blank(field.name, field.default)
    if len(choices) == 1 and "array" not in types:
        return Blank(field.name, choices[0])
    if field.name in _DATES or field.format in ("date", "date-time"):
        return Blank(field.name, today)
    value = next((_EMPTY[name] for name in _EMPTY if name in types), None)
    is_open = not _is_enough(schema, field.name, value)
    return Blank(field.name, value, is_open, field.description, choices, "array" in types)


def _is_enough(schema: Schema, key: str, value: Any) -> bool:
    """Tell whether the schema, and a reader, is content with an empty `value`."""
    return isinstance(value, bool | dict) and not any(
        failure.path[:1] == (key,) for failure in schema.failures({key: value})
    )
