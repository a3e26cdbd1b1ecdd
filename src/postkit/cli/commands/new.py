"""`postkit new`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from postkit.cli import EXIT_CLEAN
from postkit.cli.output import note
from postkit.cli.shared_options import add_configuration_choice, chosen_configuration
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.dialects.dated_names import has_dated_names
from postkit.errors import FileError, UsageError
from postkit.files.read_write import make_folder, write_text
from postkit.ingest.draft_schema import choose_schema
from postkit.schema import Failure, Schema, SchemaSet
from postkit.schema.json_values import as_json
from postkit.schema.schema import built_in_schema, load_schema
from postkit.script.slug import slug_of_title
from postkit.workflow.parse_changes import read_value
from postkit.workflow.template import Blank, blanks, compose, fill

_EXAMPLES = """\
examples:
  postkit new "河边的新桥"                   he-bian-de-xin-qiao.md, from the schema
  postkit new "A bridge" --into posts/ --set area=life-family --set tags=[city]
  postkit new "A book" --schema book-note --path notes/book.md

The post gets the fields that the schema asks for. Those that can be known are
filled in (the date is today's); the others are asked for on a terminal and left
empty elsewhere. Without configuration the schema is the built-in `post`.

exit status:
  0  written     2  wrong usage, bad configuration, or the file already exists
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit new` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("title", nargs="?", metavar="TITLE", help="the title of the post")
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="set a field to a value"
    )
    parser.add_argument(
        "--no-input", action="store_true", help="ask no questions, even on a terminal"
    )
    files = parser.add_argument_group("files and configuration")
    files.add_argument(
        "--into",
        default="",
        metavar="FOLDER",
        help="the folder to write it to (default: this folder)",
    )
    files.add_argument("--path", metavar="FILE", help="its path (default: made from the title)")
    files.add_argument(
        "--schema", metavar="NAME", help="a JSON Schema, or the name of a built-in one"
    )
    add_configuration_choice(files)


def run(options: argparse.Namespace) -> int:
    """Write a new post; return the exit status."""
    asks = not options.no_input and sys.stdin.isatty() and sys.stdout.isatty()
    given = dict(map(_pair, options.set))
    title = options.title or given.get("title") or (_ask("title") if asks else "")
    if not isinstance(title, str) or not title.strip():
        raise UsageError("give the title of the post")
    configuration = chosen_configuration(options)
    path = options.path or _path(title, options.into, given.get("date"), configuration)
    if os.path.lexists(path):
        raise FileError("already exists; use `--path` to give the post another name", path=path)
    settings = configuration.settings(path)
    schema = _schema(options.schema, settings, path, given.get("layout"))
    given = {"title": title, **given}
    _check(schema, given)
    given |= _first_stage(settings, schema, given)
    fields = blanks(schema, given, date.today())
    if asks:
        fields = [_asked(field) if field.is_open else field for field in fields]
    make_folder(os.path.dirname(path))
    write_text(path, compose(fields), None)
    print(path)
    left = [field.key for field in fields if field.is_open]
    if left:
        print(f"  to fill in: {', '.join(left)}")
    if schema is None:
        note(f"{path}: no schema of the configuration is for this folder; name another: `--into`")
    return EXIT_CLEAN


def _pair(argument: str) -> tuple[str, Any]:
    key, sign, value = (part.strip() for part in argument.partition("="))
    if not sign or not key:
        raise UsageError(f"--set {argument}: write it as `--set KEY=VALUE`")
    try:
        return key, read_value(value)
    except UsageError as error:
        raise UsageError(f"--set: {error}") from error


def _path(title: str, folder: str, day: Any, configuration: Configuration) -> str:
    slug = slug_of_title(title)
    if not slug:
        raise UsageError(f"cannot make a file name from `{title}`; give one with `--path`")
    path = os.path.join(folder, f"{slug}.md")
    settings = configuration.settings(path)
    is_known = bool(settings.site(path))
    if has_dated_names(folder, settings.dialect(path), is_site_known=is_known):
        day = day if isinstance(day, date) else date.today()
        path = os.path.join(folder, f"{day:%Y-%m-%d}-{slug}.md")
    return path


def _schema(name: str | None, settings: Settings, path: str, layout: Any) -> Schema | None:
    if name is None and isinstance(layout, str):
        return (settings.schemas or SchemaSet.built_in()).schema_for_path(path, layout)
    if name is None:
        return choose_schema(settings, path, (), settings.site(path))
    if os.path.exists(name):
        return load_schema(name)
    return built_in_schema(name.removeprefix("built-in:"))


def _first_stage(settings: Settings, schema: Schema | None, given: Any) -> dict[str, Any]:
    """Return what the first stage sets, as far as the schema knows and allows it."""
    values = {key: value for key, value in settings.stages[0].set.items() if key not in given}
    if schema is None:
        return values
    refused = {failure.path[0] for failure in schema.failures(values) if failure.path}
    return {
        key: value
        for key, value in values.items()
        if key in schema.properties and key not in refused
    }


def _check(schema: Schema | None, given: dict[str, Any]) -> None:
    """Check that the schema allows the values that were given."""
    for failure in schema.failures(given) if schema else ():
        if failure.path and failure.path[0] in given:
            key = str(failure.path[0])
            raise UsageError(
                f"`{key}` cannot be `{as_json(given[key])}`: {_reason(failure, schema)}"
            )


def _reason(failure: Failure, schema: Schema | None) -> str:
    if failure.keyword == "enum":
        return f"it must be one of {', '.join(map(str, failure.expected))}"
    if failure.keyword in ("additionalProperties", "unevaluatedProperties") and schema:
        return f"the schema has no such field; it has {', '.join(schema.properties)}"
    return f"the schema says {failure.keyword} {as_json(failure.expected)}"


def _asked(blank: Blank) -> Blank:
    """Ask for the value of a field until there is one that fits, or none is given."""
    for line in _introduction(blank):
        print(line)
    while answer := _ask(blank.key):
        value = fill(blank, answer)
        if value is not None:
            return replace(blank, value=value, is_open=False)
        print("  choose a number or a name from the list, or press Enter to leave it empty")
    return blank


def _introduction(blank: Blank) -> Iterator[str]:
    if blank.description:
        yield f"  {blank.description}"
    if blank.is_list:
        yield "  Separate several with commas."
    for number, choice in enumerate(blank.choices, 1):
        yield f"  {number:>3} {choice}"


def _ask(key: str) -> str:
    try:
        return input(f"{key}: ").strip()
    except EOFError:
        print()
        return ""
