"""`postkit schema infer`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.new_files import write_files
from postkit.cli.output import Progress, note
from postkit.cli.schema_files import SchemaFile, configuration_lines, name_files
from postkit.cli.schema_report import as_json, print_report
from postkit.cli.shared_options import (
    add_archive_arguments,
    add_output_format,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.document import Document
from postkit.errors import FileError, PostkitError, UsageError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source
from postkit.files.relative_paths import relative_path
from postkit.reporters.json import dumps
from postkit.schema.inference import MIN_SHARE, Inference, infer_each, mapping_of

_EXAMPLES = """\
examples:
  postkit schema infer posts/                            the schema to standard output
  postkit schema infer posts/ --output-file schemas/post.schema.json
  postkit schema infer --by layout --into schemas/       a schema for each layout
  postkit schema infer --output-format json posts/       decisions and outliers for a program

A decision (a field is required, a value is a date, a field has a vocabulary) is
made if at least the share of posts given by --min-share agrees with it; the
others are listed as outliers. The schema goes to standard output or to a file,
the report to standard error.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema infer` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders and globs (default: this folder)",
    )
    parser.add_argument(
        "--output-file", "--output", metavar="FILE", help="write the schema to this file"
    )
    parser.add_argument("--into", metavar="FOLDER", help="with --by: write the schemas there")
    parser.add_argument("--force", action="store_true", help="overwrite existing files")
    parser.add_argument(
        "--by", choices=["layout", "folder"], help="make a schema for each layout or folder"
    )
    parser.add_argument(
        "--min-share",
        type=float,
        default=MIN_SHARE,
        metavar="SHARE",
        help=f"the share of posts that a decision needs (default: {MIN_SHARE})",
    )
    add_output_format(parser, "print the schema, or all that was found as JSON for programs")
    add_quiet_argument(parser, "print no report")
    add_run_arguments(add_archive_arguments(parser), has_jobs=False, has_cache=False)


def run(options: argparse.Namespace) -> int:
    """Infer a schema, or one for each group of posts; return the exit status."""
    if options.by and (options.output_file or not options.into):
        raise UsageError("`--by` makes several schemas; name a folder for them with `--into`")
    if options.into and not options.by:
        raise UsageError("`--into` is for several schemas; name a file with `--output-file`")
    is_written = bool(options.output_file or options.into)
    archive = _Archive(options)
    group_of = {
        None: lambda document: "",
        "layout": _layout,
        "folder": archive.folder_of,
    }[options.by]
    found = infer_each(archive.read, group_of, min_share=options.min_share)
    if not found:
        raise UsageError("there is no post with front matter to infer a schema from")
    files = _files(options, found, archive)
    if is_written:
        write_files([(path.path, path.text) for path in files], force=options.force)
    if options.output_format == "json":
        groups = {group: as_json(schema, archive.left_out) for group, schema in found.items()}
        _print_json(groups if options.by else groups[""])
    elif not is_written:
        _print_json(found[""].schema)
    elif options.by:
        print(configuration_lines(files, archive.root), end="")
    if not options.quiet:
        for group, schema in found.items():
            print_report(group, schema)
        archive.report()
        for file in files if is_written else []:
            note(f"wrote {file.path}")
    return archive.status


def _files(
    options: argparse.Namespace, found: dict[str, Inference], archive: _Archive
) -> list[SchemaFile]:
    if not options.by:
        return [SchemaFile(options.output_file or "", found[""].schema)]
    names = name_files(found)
    return [
        SchemaFile(
            os.path.join(options.into, names[group]),
            schema.schema,
            (archive.pattern_of(group),) if options.by == "folder" else (),
            (group,) if options.by == "layout" else (),
        )
        for group, schema in found.items()
    ]


def _print_json(value: object) -> None:
    print(dumps(value, indent=2))


def _layout(document: Document) -> str | None:
    layout = (mapping_of(document) or {}).get("layout")
    return layout if isinstance(layout, str) and layout else None


class _Archive:
    """The posts that `options` name, which can be read twice.

    `root` is the folder that path patterns in the configuration are relative to.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        configuration = chosen_configuration(options)
        self._settings = configuration.settings
        self._progress = Progress(is_quiet=options.quiet)
        self.status = EXIT_CLEAN
        self._failed: set[str] = set()
        self.left_out: dict[str, str] = {}
        """The posts whose front matter cannot be used, with the reason."""
        paths = options.paths or ["."]
        found = find_files(
            paths,
            configuration.settings,
            self._report_problem,
            force_exclude=options.force_exclude,
        )
        self._paths = list(found)
        self.root = configuration.settings(self._paths[0] if self._paths else None).root
        folders = [os.path.dirname(os.path.abspath(path)) for path in self._paths]
        self._top = os.path.commonpath(folders) if folders else os.getcwd()

    def read(self) -> Iterator[Document]:
        """Yield the posts; a problem with one of them is reported the first time."""
        for path in self._progress.over(self._paths):
            if path in self._failed:
                continue
            try:
                source = read_source(path)
            except FileError as error:
                self._failed.add(path)
                self._report_problem(error)
                continue
            document = Document(source, dialect=self._settings(path).dialect(path))
            if mapping_of(document) is None:
                has_any = document.front_matter is not None
                self.left_out[path] = "cannot be read" if has_any else "is missing"
            yield document

    def folder_of(self, document: Document) -> str:
        """Return the folder below the top one that holds `document`; the top one is `.`."""
        inside = relative_path(os.path.abspath(document.path or ""), self._top)
        first, separator, _ = inside.replace(os.sep, "/").partition("/")
        return first if separator else "."

    def pattern_of(self, folder: str) -> str:
        """Return the path pattern of the posts in a folder that `folder_of` gave."""
        path = relative_path(os.path.join(self._top, folder), self.root).replace(os.sep, "/")
        return "*" if path == "." else f"{path}/"

    def report(self) -> None:
        """Tell which posts were left out."""
        for path, reason in self.left_out.items():
            note(f"{path}: left out: its front matter {reason}")

    def _report_problem(self, error: PostkitError) -> None:
        self.status = EXIT_USAGE
        self._progress.clear()
        note(str(error))
