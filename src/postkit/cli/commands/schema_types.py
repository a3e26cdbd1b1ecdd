"""`postkit schema types`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from postkit.cli import EXIT_CLEAN
from postkit.cli.new_files import write_files
from postkit.schema.schema import built_in_schema, load_schema
from postkit.schema.types import write_python, write_typescript, write_zod
from postkit.schema.types.shapes import type_name

_EXAMPLES = """\
examples:
  postkit schema types schemas/post.schema.json --python > post_types.py
  postkit schema types schemas/post.schema.json --typescript --output-file src/post.ts
  postkit schema types built-in:post --zod        for a content collection of Astro

A type says less than a schema: what depends on other fields, and what a value
must not be, is left out.
"""
_WRITERS: dict[str, tuple[Callable[[dict[str, object], str], str], str]] = {
    "python": (write_python, "a TypedDict"),
    "typescript": (write_typescript, "an interface"),
    "zod": (write_zod, "a zod schema, as Astro's collections take it"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema types` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("file", metavar="FILE", help="a JSON Schema, or `built-in:post`")
    languages = parser.add_mutually_exclusive_group(required=True)
    for name, (_, result) in _WRITERS.items():
        languages.add_argument(
            f"--{name}", dest="language", action="store_const", const=name, help=f"write {result}"
        )
    parser.add_argument("--name", help="the name of the type (default: made from the file name)")
    parser.add_argument(
        "--output-file",
        "--output",
        metavar="FILE",
        help="write to this file instead of standard output",
    )
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def run(options: argparse.Namespace) -> int:
    """Print or write the types of a schema; return the exit status."""
    is_built_in = options.file.startswith("built-in:")
    file = options.file.removeprefix("built-in:")
    schema = built_in_schema(file) if is_built_in else load_schema(file)
    name = options.name or type_name(os.path.basename(file).partition(".")[0])
    write, _ = _WRITERS[options.language]
    text = write(schema.definition, name)
    if options.output_file:
        write_files([(options.output_file, text)], force=options.force)
    else:
        print(text, end="")
    return EXIT_CLEAN
