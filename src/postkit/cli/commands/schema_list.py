"""`postkit schema list`."""

from __future__ import annotations

import argparse
import os
from typing import Any

from postkit.cli import EXIT_CLEAN
from postkit.cli.shared_options import (
    add_configuration_choice,
    add_output_format,
    chosen_configuration,
)
from postkit.document import Document
from postkit.errors import UsageError
from postkit.files.read_write import read_source
from postkit.reporters.json import dumps
from postkit.reporters.width import cells
from postkit.schema import Schema, SchemaSet
from postkit.schema.describe_fields import FieldDescription, describe_fields

_EXAMPLES = """\
examples:
  postkit schema list                  all schemas that are configured for this folder
  postkit schema list posts/today.md   the one that applies to this post
  postkit schema list --output-format json posts/    for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema list` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="a post, or a folder (default: this)"
    )
    add_output_format(parser, "print text for people, or JSON for programs")
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print the fields and vocabularies of the schemas for a path."""
    schemas = _schemas(options)
    if options.output_format == "json":
        print(dumps([_as_json(schema) for schema in schemas], indent=2))
    else:
        print("\n\n".join("\n".join(_page(schema)) for schema in schemas))
    return EXIT_CLEAN


def _schemas(options: argparse.Namespace) -> list[Schema]:
    path: str = options.path
    is_folder = os.path.isdir(path)
    configuration = chosen_configuration(options)
    settings = configuration.settings(os.path.join(path, "draft.md") if is_folder else path)
    schemas = settings.schemas or SchemaSet.built_in()
    if is_folder:
        found = list(dict.fromkeys(choice.load() for choice in schemas.choices))
        if not found:
            raise UsageError(f"{path}: the configuration names no schema")
        return found
    document = Document(read_source(path), dialect=settings.dialect(path))
    schema = schemas.schema_of(document)
    if schema is None:
        raise UsageError(f"{path}: no schema applies to this post")
    return [schema]


def _page(schema: Schema) -> list[str]:
    title = schema.definition.get("title")
    lines = [f"{schema.name}: {title}" if isinstance(title, str) else schema.name]
    fields = describe_fields(schema)
    names = max((cells(field.name) for field in fields), default=0)
    for field in fields:
        mark = "*" if field.is_required else " "
        padded = field.name + " " * (names - cells(field.name))
        lines.append(f"{mark} {padded}  {field.kind}{_words(field)}")
    return [*lines, "", "* required" if any(field.is_required for field in fields) else ""]


def _words(field: FieldDescription) -> str:
    words = field.allowed or field.items
    listed = ", ".join("nothing" if word is None else str(word) for word in words)
    return f": {listed}" if words else ""


def _as_json(schema: Schema) -> dict[str, Any]:
    return {"schema": schema.name, "fields": [field._asdict() for field in describe_fields(schema)]}
