"""Which schema gives a draft its fields."""

from __future__ import annotations

from collections.abc import Sequence

from postkit.config import Settings
from postkit.document import Document
from postkit.presets import PRESETS
from postkit.schema import Schema, SchemaSet


def choose_schema(
    settings: Settings, path: str, neighbours: Sequence[str], site: str
) -> Schema | None:
    """Return the schema of a draft; None where nothing is known of its fields.

    That is one that the configuration names, else the built-in one of the drafts beside it, else
    that which `postkit init` would write for the site. Where there are no drafts and the
    generator is not known, or is that which it is made for, it is `built-in:post`.

    Args:
        settings: those of the draft.
        path: where it goes.
        neighbours: the texts of some drafts in its folder.
        site: the generator of its site; empty if unknown.
    """
    if settings.schemas is not None:
        return settings.schemas.schema_for_path(path)
    built_in = SchemaSet.built_in()
    schemas = [built_in.schema_of(Document.parse(text)) for text in neighbours]
    found = max(schemas, key=schemas.count, default=None)
    preset = PRESETS.get(site, PRESETS["plain"])
    if found is None and site and not preset.has_built_in:
        return Schema(preset.schema(), f"built-in:{preset.name}")
    return found if neighbours else built_in.schema_for_path(path)
