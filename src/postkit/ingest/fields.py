"""The front matter of a draft: what an article says, under the names of the site's schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from postkit.dialects.date_formats import DATE_FORMATS
from postkit.ingest.article import Article
from postkit.named_tuples import NamedTuple
from postkit.schema import Schema
from postkit.schema.describe_fields import FieldDescription, describe_fields
from postkit.schema.json_values import as_json

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published", "pubDate", "publishDate"),
    "url": ("sourceUrl", "source_url", "original_url", "canonical_url", "source", "link", "url"),
    "publisher": ("channel", "publisher", "site", "source"),
    "author": ("author", "authors"),
    "speaker": ("speaker",),
    "language": ("lang", "language", "locale"),
    "summary": ("summary", "description"),
    "categories": ("categories",),
    "tags": ("tags", "keywords"),
    "id": ("import_id", "guid", "id"),
    "file_name": ("file_name",),
    "image": ("image", "cover", "thumbnail", "featured_image", "images"),
    "updated": ("updated", "lastmod", "modified", "last_modified_at", "updatedDate"),
    "draft": ("draft",),
    "status": ("status",),
}
"""What a draft has to say, and the fields that may hold it, the likeliest first."""

_WITHOUT_SCHEMA = {
    "title": "title",
    "date": "date",
    "author": "author",
    "publisher": "publisher",
    "url": "source",
    "language": "lang",
    "summary": "summary",
    "tags": "tags",
    "image": "image",
    "updated": "updated",
    "id": "import_id",
    "draft": "draft",
}
_LOST_WITHOUT_FIELD = {
    "url": "source_url",
    **{
        name: name
        for name in ("date", "publisher", "author", "summary", "tags", "image", "updated")
    },
}
"""What the text of a draft does not show, and what a field for it could be called."""
_LOCAL_TIMES = {"loose-date-time"} | {
    name for name, form in DATE_FORMATS.items() if form.has_local_times
}
"""Formats of dates in which a time of day without its offset is that of the site."""
_ARRIVED = ("inbox", "draft", "new")
"""What the first stage of a draft is called."""


class Fields(NamedTuple):
    """The front matter of a draft, and what found no place in it: names and values."""

    values: dict[str, Any]
    unplaced: tuple[tuple[str, str], ...]


def fields_of(
    article: Article,
    schema: Schema | None,
    file_name: str,
    identity: str,
    own_fields: Collection[str] = (),
) -> Fields:
    """Return the front matter of the draft of `article`.

    With a schema these are its fields, in its order: all that are required (an
    empty one is for a person to fill in) and those that the article has
    something to say about. A value that the schema does not allow is left out.

    Args:
        article: the article.
        schema: the schema of the site; without one a plain set of fields is used.
        file_name: the name of the input.
        identity: what identifies the article that has no address.
        own_fields: the fields in which the generator of the site keeps its own values.
    """
    if not _has_categories(schema):
        article = replace(article, categories=(), tags=(*article.categories, *article.tags))
    known = _known(article, file_name, identity)
    if schema is None:
        values = {
            "source_url" if field in own_fields else field: _fitting(known[name], None)
            for name, field in _WITHOUT_SCHEMA.items()
            if known.get(name)
        }
        return Fields({**values, **_extra(article, values)}, ())
    return _fields_of_schema(article, known, schema, own_fields)


def _fields_of_schema(
    article: Article, known: Mapping[str, Any], schema: Schema, own_fields: Collection[str]
) -> Fields:
    fields = {field.name: field for field in describe_fields(schema)}
    placed = _by_field(known, fields, own_fields)
    unplaced = _overruled(article, placed)
    extra = _extra(article, placed)
    placed |= {name: value for name, value in extra.items() if name in schema.properties}
    values = {
        name: _fitting(placed.get(name), field)
        for name, field in fields.items()
        if name in placed or field.is_required
    }
    dropped = _drop_items(values, schema)
    refused = _refused(values, schema)
    kept = {name: value for name, value in values.items() if name not in refused}
    unplaced += [
        (name, placed[name])
        for name in values
        if name in placed and (name in refused or _is_emptied(placed[name], values[name]))
    ]
    unplaced += dropped
    unplaced += [(name, extra[name]) for name in extra if name not in schema.properties]
    unplaced += _without_field(known, [*placed.values(), *extra.values()])
    return Fields(kept, tuple((name, _shown(value)) for name, value in unplaced))


def _known(article: Article, file_name: str, identity: str) -> dict[str, Any]:
    return {
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "publisher": article.publisher,
        "author": article.author,
        "speaker": article.author or article.publisher,
        "language": article.language,
        "summary": article.summary,
        "categories": list(article.categories),
        "tags": list(dict.fromkeys(article.tags)),
        "id": "" if article.url else identity,
        "file_name": "" if article.url else file_name,
        "image": article.image,
        "updated": article.updated if article.updated != article.date else None,
        "draft": True,
        "status": _ARRIVED,
    }


def _by_field(
    known: Mapping[str, Any], fields: Mapping[str, FieldDescription], own_fields: Collection[str]
) -> dict[str, Any]:
    """Return what is known by the names that the schema has for it."""
    placed: dict[str, Any] = {}
    for name, candidates in _NAMES.items():
        free = (
            key
            for key in candidates
            if key in fields and key not in placed and key not in own_fields
        )
        field = next(free, None)
        if field and known.get(name):
            placed[field] = [known[name]] if field == "images" else known[name]
    if not {"draft", "published"} & {*placed, *own_fields} and _takes(
        fields.get("published"), "boolean"
    ):
        placed["published"] = False
    return placed


def _has_categories(schema: Schema | None) -> bool:
    fields = describe_fields(schema) if schema else ()
    return any(field.name == "categories" and _takes(field, "array") for field in fields)


def _takes(field: FieldDescription | None, kind: str) -> bool:
    return field is not None and kind in field.types


def _without_field(known: Mapping[str, Any], placed: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the source says and no field holds, under the name a field for it could have."""
    for name, field in _LOST_WITHOUT_FIELD.items():
        value = known[name]
        if value and value not in placed and [value] not in placed:
            yield field, value


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _overruled(article: Article, taken: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return what the article says in fields that have another value in a draft: its stage."""
    return [
        (name, value)
        for name, value in article.extra.items()
        if isinstance(taken.get(name), tuple) and str(value).lower() not in taken[name]
    ]


def _is_emptied(known: Any, value: Any) -> bool:
    """Tell whether a field is empty because its vocabulary has no such value."""
    return value == "" and isinstance(known, str) and known != ""


def _extra(article: Article, taken: Mapping[str, Any]) -> dict[str, Any]:
    # 1 is no `true`, although Python has them equal.
    values = [(type(value), value) for value in taken.values()]
    return {
        name: as_json(value)
        for name, value in article.extra.items()
        if name not in taken and (isinstance(value, bool) or (type(value), value) not in values)
    }


def _fitting(value: Any, field: FieldDescription | None) -> Any:
    """Return `value` in the form that its `field` has; empty where there is no value."""
    if field and field.allowed:
        return _allowed(value, field.allowed)
    if isinstance(value, datetime):
        return _fitting_moment(value, field.format if field else "")
    kinds = field.types if field else ()
    if isinstance(value, list):
        return _fitting_list(value, field) if field else value
    if "array" in kinds and "string" not in kinds:
        return [value] if value else []
    return "" if value is None else value


def _fitting_moment(value: datetime, form: str) -> date:
    """Return a moment as the format of a field asks; where it may be read as another day, the day.

    Jekyll, Eleventy and Astro take a time without its offset for UTC, and one with it for
    another time of day where the site is built.
    """
    if form == "date-time":
        return value
    return value.replace(tzinfo=None) if form in _LOCAL_TIMES else value.date()


def _fitting_list(value: list[Any], field: FieldDescription) -> Any:
    if not _takes(field, "array") and _takes(field, "string"):
        return ", ".join(map(str, value))
    # In a list of categories, Hexo takes each for a part of the one before, unless all are lists.
    return [[item] for item in value] if "array" in field.item_types and value[1:] else value


def _allowed(value: Any, allowed: Sequence[Any]) -> Any:
    """Return that of the `allowed` values which is meant; empty where that is open."""
    wanted = value if isinstance(value, tuple) else (value,)
    for name in wanted:
        for candidate in allowed:
            if str(candidate).lower() == str(name).lower():
                return candidate
        heads = [other for other in allowed if str(name).lower().startswith(f"{other}-".lower())]
        if heads:
            return heads[0]  # `zh` where `zh-Hans` is not in the vocabulary.
    return allowed[0] if len(allowed) == 1 else ""


def _drop_items(values: dict[str, Any], schema: Schema) -> list[tuple[str, str]]:
    """Write list items as the schema asks, small and hyphenated; return those it still refuses."""
    failing = _failing_items(values, schema)
    if not failing:
        return []
    for name, index in failing:
        values[name][index] = "-".join(str(values[name][index]).lower().split())
    dropped = [(name, index, values[name][index]) for name, index in _failing_items(values, schema)]
    for name in {name for name, _, _ in dropped}:
        gone = {index for other, index, _ in dropped if other == name}
        values[name] = [value for index, value in enumerate(values[name]) if index not in gone]
    return [(name, str(item)) for name, _, item in dropped]


def _failing_items(values: Mapping[str, Any], schema: Schema) -> set[tuple[str, int]]:
    return {
        (str(failure.path[0]), failure.path[1])
        for failure in schema.failures(dict(values))
        if len(failure.path) == 2 and isinstance(failure.path[1], int)
    }


def _refused(values: Mapping[str, Any], schema: Schema) -> set[str]:
    """Return the fields whose value the schema does not allow, but for required ones."""
    failures = schema.failures(dict(values))
    return {str(failure.path[0]) for failure in failures if failure.path} - set(schema.required)
