"""`postkit import`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import Any

from postkit.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.output import note, obeys_escapes
from postkit.cli.runs.drafts import STDIN
from postkit.cli.runs.imported import ImportTally, as_json, merged, show, show_left_out
from postkit.cli.shared_options import (
    add_configuration_choice,
    add_output_format,
    chosen_configuration,
)
from postkit.errors import FileError, UsageError
from postkit.ingest import FORMATS, RawInput
from postkit.ingest.draft import Import
from postkit.ingest.fetch import fetch, is_web_address
from postkit.ingest.importer import Importer
from postkit.reporters.json import dumps
from postkit.reporters.width import display

_EXAMPLES = """\
examples:
  postkit import talk.en.srt --into drafts/          subtitles as one draft
  postkit import talk.zh.srt --original talk.en.srt  with the original folded
  postkit import feed.xml --into drafts/             a draft for each article
  postkit import https://example.org/feed.xml --into drafts/
  postkit import export/posts.csv --into drafts/     the export of a Substack publication
  postkit import --check clipping.txt                what would be written
  postkit import --format transcript --encoding gb18030 talk.txt

An article that was imported into the folder before is recognised by its address
(or a hash of its text) and left alone; with --update its draft gets the new text
and keeps its front matter. Front matter has the fields of the site's schema; those
that only a person can fill in stay empty.

exit status:
  0  done
  1  with --check: drafts would be written; with --strict: text was lost
  2  wrong usage, or an input that cannot be read, from which nothing is written
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit import` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="files and http(s) addresses; `-` for standard input",
    )
    parser.add_argument(
        "--into",
        metavar="FOLDER",
        default=".",
        help="where to write the drafts (default: this folder)",
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), help="the kind of input, if it is not recognised"
    )
    parser.add_argument(
        "--encoding", metavar="NAME", default="", help="the encoding, such as gb18030"
    )
    _add_draft_arguments(parser)
    output = parser.add_argument_group("output")
    add_output_format(output, "print text for people, or JSON for programs")
    output.add_argument("-q", "--quiet", action="store_true", help="print no summary")
    files = parser.add_argument_group("files and configuration")
    files.add_argument("--stdin-filename", metavar="PATH", help="path to assume for standard input")
    add_configuration_choice(files)


def _add_draft_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--slug",
        choices=["title", "id"],
        default="title",
        help="name the files by title (Chinese in pinyin) or by the source's own identifier",
    )
    parser.add_argument(
        "--check",
        "--dry-run",
        action="store_true",
        help="name the drafts that would be made, and write nothing",
    )
    parser.add_argument(
        "--original",
        metavar="SOURCE",
        help="captions of the original, to be folded under each imported paragraph",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="replace the text of drafts whose article has changed; keep their front matter",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit with 1 if less than 99.5%% of the letters of an article arrive",
    )


def run(options: argparse.Namespace) -> int:
    """Make drafts of the sources; return the exit status."""
    _check(options)
    configuration = chosen_configuration(options)
    importer = Importer(options.into, configuration, naming=options.slug)
    status = EXIT_CLEAN
    done: list[dict[str, Any]] = []
    for source in options.sources:
        tally = ImportTally(source)
        try:
            for part in _parts(importer, source, options):
                if options.check:
                    importer.remember(part)
                else:
                    importer.write(part)
                tally.add(part)
                if options.output_format == "json":
                    done.append(as_json(part))
                else:
                    show(part)
                _show_progress(tally, options)
        except FileError as error:
            note(str(error))
            status = EXIT_USAGE
            continue
        if options.output_format == "text":
            show_left_out(tally, importer.schema_name)
        if options.output_format == "text" and not options.quiet:
            print(display(tally.summary("Would write" if options.check else "Wrote")))
        is_found = (options.check and tally.drafts) or (options.strict and tally.lossy)
        status = max(status, EXIT_FOUND if is_found else EXIT_CLEAN)
    if options.output_format == "json":
        print(dumps(merged(done), indent=2))
    return status


def _parts(importer: Importer, source: str, options: argparse.Namespace) -> Iterator[Import]:
    raw = _raw_input(source, options)
    if options.original:
        original = _raw_input(options.original, options)
        yield importer.read_pair(raw, original, update=options.update)
    else:
        yield from importer.read_in_parts(raw, options.format, update=options.update)


def _show_progress(tally: ImportTally, options: argparse.Namespace) -> None:
    """Show on a terminal how many articles of a long input are done."""
    if options.quiet or not obeys_escapes(sys.stderr) or tally.total <= tally.last:
        return
    end = "\r\x1b[K" if tally.articles >= tally.total else ""
    sys.stderr.write(f"\r{tally.articles} of {tally.total} articles\x1b[K{end}")
    sys.stderr.flush()


def _check(options: argparse.Namespace) -> None:
    if options.original and len(options.sources) > 1:
        raise UsageError("--original belongs to one source; import the others separately")
    if STDIN in options.sources and len(options.sources) > 1:
        raise UsageError("`-` (standard input) cannot be combined with other paths")
    if options.encoding:
        try:
            "".encode(options.encoding)
        except LookupError as error:
            raise UsageError(f"--encoding: `{options.encoding}` is not an encoding") from error


def _raw_input(source: str, options: argparse.Namespace) -> RawInput:
    if is_web_address(source):
        return fetch(source, options.encoding)
    if source == STDIN:
        name = options.stdin_filename or "<stdin>"
        return RawInput(sys.stdin.buffer.read(), name, options.encoding)
    if os.path.isdir(source):
        files = display(os.path.join(source, "*.html"))
        raise FileError(f"is a folder; name the files in it, such as {files}", path=source)
    return RawInput.of_file(source, options.encoding)
