"""What the schema of a draft says about its fields."""

from __future__ import annotations

from postkit.config import Settings
from postkit.document import Document
from postkit.schema import Schema, SchemaSet
from postkit.schema.describe_fields import FieldDescription, describe_fields


def schema_of(document: Document, settings: Settings) -> Schema | None:
    """Return the schema that `document` is measured by, None where it is by none."""
    return (settings.schemas or SchemaSet.built_in()).schema_of(document)


def fields_of(schema: Schema | None) -> list[FieldDescription]:
    """Return the fields that `schema` describes, those first that it requires."""
    if schema is None:
        return []
    return sorted(describe_fields(schema), key=lambda field: not field.is_required)


def values_of(field: FieldDescription) -> tuple[object, ...]:
    """Return the values that a field may have, empty where they are too many to list."""
    return field.allowed or ((True, False) if "boolean" in field.types else ())


def explain_field(field: FieldDescription) -> str:
    """Return what is to be said about a field, as Markdown."""
    facts = [field.kind, "required" if field.is_required else ""]
    head = f"**{field.name}**" + (f" · {field.title}" if field.title else "")
    parts = [head, field.description, ", ".join(fact for fact in facts if fact)]
    if field.allowed:
        parts.append(f"Allowed: {_listed(field.allowed)}")
    if field.items:
        parts.append(f"Each item one of: {_listed(field.items)}")
    return "\n\n".join(part for part in parts if part)


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(f"`{as_written(value)}`" for value in values)


def as_written(value: object) -> str:
    """Return a scalar as a writer would put it: `true`, `null`, text without quotes."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
