"""The collections in a configuration file, whichever program it is for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.named_tuples import NamedTuple
from postkit.schema.collections.cms_fields import FieldReader
from postkit.schema.collections.javascript import ProgramNode
from postkit.schema.collections.program import Program
from postkit.schema.collections.zod_reader import ZodReader
from postkit.schema.read_file import read_schema_file

_SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_SCRIPTS = (".ts", ".mts", ".js", ".mjs", ".cjs", ".cts")


class Collection(NamedTuple):
    """A kind of post, its schema and the path patterns of its files.

    `left_out` says what of its definition could not be read.
    """

    name: str
    schema: dict[str, Any]
    files: tuple[str, ...]
    left_out: tuple[str, ...]


def read_collections(path: str) -> list[Collection]:
    """Return the collections that the configuration file at `path` defines.

    Raises:
        FileError: it cannot be read, or defines none.
    """
    if os.path.splitext(path)[1] in _SCRIPTS:
        program = Program(read_source(path).text)
        found = [*_astro(program), *_tina(_tina_config(program), program)]
    else:
        config = read_schema_file(path)
        config = config if isinstance(config, dict) else {}
        tina = config.get("schema") if isinstance(config.get("schema"), dict) else config
        found = [*_front_matter(config), *(_decap(config) or _tina(tina, None))]
    if not found:
        raise FileError("defines no collections that can be read", path=path)
    return found


def _astro(program: Program) -> Iterator[Collection]:
    start = 0
    for name, node in program.entries(program.names.get("collections", ProgramNode("unknown", 0))):
        defined = program.meaning(node)
        if defined.kind != "call" or len(defined.inner) < 2:
            program.leave_out(f"the collection `{name}` is computed", node.line)
            continue
        entries = dict(program.entries(defined.inner[1]))
        if "schema" not in entries:
            continue
        schema = ZodReader(program).read(entries["schema"]).schema
        files = _files_of_loader(program, entries.get("loader")) or (f"src/content/{name}/**",)
        yield Collection(
            name, {**_SCHEMA, "title": name, **schema}, files, tuple(program.left_out[start:])
        )
        start = len(program.left_out)


def _files_of_loader(program: Program, node: ProgramNode | None) -> tuple[str, ...]:
    """Return the path patterns of Astro's `glob` loader."""
    found = program.meaning(node) if node else None
    if not found or found.kind != "call" or found.inner[0].text != "glob" or len(found.inner) < 2:
        return ()
    values = program.plain(found.inner[1])
    if not isinstance(values, dict) or not isinstance(values.get("base"), str):
        return ()
    base = values["base"].removeprefix("./").rstrip("/")
    patterns = values.get("pattern")
    listed = patterns if isinstance(patterns, list) else [patterns]
    return tuple(
        f"{base}/{item}" for item in listed if isinstance(item, str) and "{" not in item
    ) or (f"{base}/**",)


def _tina_config(program: Program) -> dict[str, Any]:
    default = program.names.get("default")
    config = program.plain(default) if default else None
    schema = config.get("schema") if isinstance(config, dict) else None
    return schema if isinstance(schema, dict) else {}


def _tina(schema: Any, program: Program | None) -> Iterator[Collection]:
    collections = schema.get("collections") if isinstance(schema, dict) else None
    for collection in collections if isinstance(collections, list) else ():
        if not isinstance(collection, dict) or not isinstance(collection.get("name"), str):
            continue
        reader = FieldReader(is_required=False)
        found = {**_SCHEMA, "title": collection["name"], **reader.schema(collection.get("fields"))}
        if collection.get("templates"):
            reader.left_out.append("its templates: a collection of one schema is needed")
        path = str(collection.get("path", "")).strip("/")
        files = (f"{path}/**",) if path else ()
        left_out = (*reader.left_out, *(program.left_out if program else ()))
        yield Collection(collection["name"], found, files, left_out)


def _decap(config: dict[str, Any]) -> list[Collection]:
    found: list[Collection] = []
    for collection in config.get("collections") or ():
        if not isinstance(collection, dict) or (
            "folder" not in collection and "files" not in collection
        ):
            continue
        is_folder = "folder" in collection
        for part in [collection] if is_folder else collection["files"] or ():
            if not isinstance(part, dict) or not isinstance(part.get("fields"), list):
                continue
            reader = FieldReader(is_required=True)
            name = str(part.get("name", collection.get("name")))
            schema = {**_SCHEMA, "title": name, **reader.schema(part["fields"])}
            place = f"{str(part['folder']).strip('/')}/**" if is_folder else str(part.get("file"))
            found.append(Collection(name, schema, (place,), tuple(reader.left_out)))
    return found


def _front_matter(config: dict[str, Any]) -> Iterator[Collection]:
    folders = config.get("frontMatter.content.pageFolders") or ()
    for content_type in config.get("frontMatter.taxonomy.contentTypes") or ():
        if not isinstance(content_type, dict) or not isinstance(content_type.get("name"), str):
            continue
        reader = FieldReader(is_required=False)
        schema = {
            **_SCHEMA,
            "title": content_type["name"],
            **reader.schema(content_type.get("fields")),
        }
        files = tuple(
            f"{str(folder.get('path', '')).replace('[[workspace]]', '').strip('/')}/**"
            for folder in folders
            if isinstance(folder, dict)
            and content_type["name"] in (folder.get("contentTypes") or ())
        )
        yield Collection(content_type["name"], schema, files, tuple(reader.left_out))
