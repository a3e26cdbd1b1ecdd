"""A new post from its schema: what can be known is filled in, the rest left to the writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from postkit.document import Document
from postkit.document.front_matter.changes import set_value
from postkit.edits import Edit, apply_edits
from postkit.schema import Schema

_EMPTY = {"array": [], "object": {}, "boolean": False, "string": "", "null": None}
"""What a field has that nobody has filled in, by the types it may have, the first that fits."""


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
    """Return the fields of a new post: those that it must have, and those `given`.

    Args:
        schema: what describes its front matter, if anything does.
        given: values that are known.
        today: what its date will be.
    """
    if schema is None:
        known = {"title": "", "date": today, **given}
        return [Blank(key, value) for key, value in known.items()]
    wanted = dict.fromkeys([*schema.required, *given])
    # In the order of the schema, which is that of a post.
    keys = [key for key in schema.properties if key in wanted]
    keys += [key for key in wanted if key not in schema.properties]
    return [Blank(key, given[key]) if key in given else _blank(schema, key, today) for key in keys]


def fill(blank: Blank, answer: str) -> Any:
    """Return the value that `answer`, as it was typed, stands for; None where it is no choice."""
    from postkit.workflow.notation import read_item

    if blank.is_list:
        items = [read_item(one.strip()) for one in answer.replace("，", ",").split(",")]
        return [one for one in items if one != ""]
    if not blank.choices:
        return answer if isinstance(blank.value, str) else read_item(answer)
    if answer.isdigit() and 0 < int(answer) <= len(blank.choices):
        return blank.choices[int(answer) - 1]
    return next((one for one in blank.choices if str(one) == answer), None)


def compose(fields: Sequence[Blank]) -> str:
    """Return the text of a post with `fields`; those still open name their choices.

    Raises:
        ChangeError: a value cannot be written as YAML.
    """
    document = Document.parse("---\n---\n\n")
    for one in fields:
        text = apply_edits(document.text, set_value(document, one.key, one.value))
        document = Document.parse(text)
    return apply_edits(document.text, [edit for one in fields for edit in _comment(document, one)])


def _comment(document: Document, blank: Blank) -> list[Edit]:
    front_matter = document.front_matter
    entry = front_matter.entry(blank.key) if front_matter else None
    if not blank.is_open or not blank.choices or entry is None:
        return []
    end = document.source.line_span(entry.value.span.end).end
    return [Edit.insert(end, f"  # {', '.join(map(str, blank.choices))}")]


def _blank(schema: Schema, key: str, today: date) -> Blank:
    described = _resolved(schema, schema.properties.get(key, True))
    types = described.get("type", "string")
    types = [types] if isinstance(types, str) else list(types)
    items = _resolved(schema, described.get("items", {}))
    choices = [one for one in described.get("enum", items.get("enum", [])) if one is not None]
    known = [described[name] for name in ("const", "default") if name in described]
    if not known and len(choices) == 1 and "array" not in types:
        known = choices
    if not known and (key == "date" or described.get("format") in ("date", "date-time")):
        known = [today]
    if known:
        return Blank(key, known[0])
    value = next((_EMPTY[name] for name in _EMPTY if name in types), None)
    return Blank(
        key,
        value,
        not _is_enough(schema, key, value),
        str(described.get("description", "")),
        tuple(choices),
        "array" in types,
    )


def _is_enough(schema: Schema, key: str, value: Any) -> bool:
    """Tell whether the schema, and a reader, is content with an empty `value`."""
    return isinstance(value, bool | dict) and not any(
        failure.path[:1] == (key,) for failure in schema.failures({key: value})
    )


def _resolved(schema: Schema, part: Any) -> Mapping[str, Any]:
    """Return `part` of a schema, or what it refers to in the same file."""
    for _ in range(10):
        reference = part.get("$ref") if isinstance(part, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        at: Any = schema.definition
        for name in reference[2:].split("/"):
            name = name.replace("~1", "/").replace("~0", "~")
            at = at.get(name, {}) if isinstance(at, dict) else {}
        part = at
    return part if isinstance(part, dict) else {}
