"""`postkit schema import`."""

from __future__ import annotations

import argparse
import os

from postkit.cli import EXIT_CLEAN
from postkit.cli.new_files import write_files
from postkit.cli.output import note
from postkit.cli.schema_files import SchemaFile, configuration_lines, name_files
from postkit.errors import UsageError
from postkit.reporters.json import dumps
from postkit.schema.collections import Collection, read_collections

_EXAMPLES = """\
examples:
  postkit schema import src/content.config.ts --into schemas/    Astro's collections
  postkit schema import public/admin/config.yml --into schemas/  Decap's or Sveltia's
  postkit schema import tina/config.ts --collection post         Tina's `post`
  postkit schema import frontmatter.json --into schemas/         Front Matter's content types

Each collection becomes a JSON Schema. What is a program rather than a
definition cannot be read and allows anything; each such place is listed.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema import` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("file", metavar="FILE", help="the configuration that defines collections")
    parser.add_argument("--collection", metavar="NAME", help="import this collection only")
    parser.add_argument("--into", metavar="FOLDER", help="write a schema for each collection there")
    parser.add_argument("--force", action="store_true", help="overwrite existing files")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not list what was left out")


def run(options: argparse.Namespace) -> int:
    """Print the schema of a collection, or write them all; return the exit status."""
    found = read_collections(options.file)
    names = ", ".join(collection.name for collection in found)
    if options.collection:
        found = [collection for collection in found if collection.name == options.collection]
        if not found:
            raise UsageError(f"there is no collection `{options.collection}`; there are {names}")
    if options.into:
        files = _files(found, options.into)
        write_files([(file.path, file.text) for file in files], force=options.force)
        print(configuration_lines(files, os.getcwd()), end="")
    elif len(found) > 1:
        raise UsageError(f"choose one with `--collection` or write all with `--into`: {names}")
    else:
        print(dumps(found[0].schema, indent=2))
    for collection in found if not options.quiet else ():
        for what in collection.left_out:
            note(f"{options.file}: {collection.name}: not read: {what}")
    return EXIT_CLEAN


def _files(collections: list[Collection], folder: str) -> list[SchemaFile]:
    names = name_files(collection.name for collection in collections)
    return [
        SchemaFile(
            os.path.join(folder, names[collection.name]), collection.schema, collection.files
        )
        for collection in collections
    ]
