"""`postkit import`."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from postkit.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.runs.drafts import STDIN, note
from postkit.cli.shared_options import add_configuration_choice, add_output_format
from postkit.cli.summary import count
from postkit.config import Configuration
from postkit.errors import FileError, UsageError
from postkit.files.read_write import read_bytes
from postkit.importer import Import, Importer
from postkit.ingest import FORMATS, RawInput
from postkit.ingest.fetch import fetch, is_address

_EXAMPLES = """\
examples:
  postkit import talk.en.srt --into drafts/          subtitles as one draft
  postkit import feed.xml --into drafts/             a draft for each article
  postkit import https://example.org/feed.xml --into drafts/
  postkit import --check clipping.txt                what would be written
  postkit import --format transcript --encoding gb18030 talk.txt

A draft is never overwritten. What was imported into the folder before is
recognised by its address (or a hash of its text) and left alone. Front matter
has the fields of the site's schema; what only a person knows stays empty.

exit status:
  0  done              1  with --check: drafts would be written
  2  wrong usage, or an input that cannot be read: of that one nothing is written
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
        "--into", metavar="FOLDER", default=".", help="where the drafts go; this folder by default"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), help="the kind of input, if it is not recognised"
    )
    parser.add_argument(
        "--encoding", metavar="NAME", default="", help="the encoding, such as gb18030"
    )
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
    output = parser.add_argument_group("output")
    add_output_format(output, "print text for people, or JSON for programs")
    output.add_argument("-q", "--quiet", action="store_true", help="print no summary")
    files = parser.add_argument_group("files and configuration")
    files.add_argument("--stdin-filename", metavar="PATH", help="path to assume for standard input")
    add_configuration_choice(files)


def run(options: argparse.Namespace) -> int:
    """Make drafts of the sources; return the exit status."""
    _check(options)
    configuration = Configuration(file=options.config, isolated=options.isolated)
    importer = Importer(options.into, configuration, naming=options.slug)
    status = EXIT_CLEAN
    done: list[Import] = []
    for source in options.sources:
        try:
            imported = importer.read(_arrival(source, options), options.format)
            if options.check:
                importer.remember(imported)
            else:
                importer.write(imported)
        except FileError as error:
            note(str(error))
            status = EXIT_USAGE
            continue
        done.append(imported)
        if options.output_format == "text":
            _tell(imported, options)
    if options.output_format == "json":
        print(json.dumps([_as_json(one) for one in done], ensure_ascii=False, indent=2))
    would_write = options.check and any(one.drafts for one in done)
    return max(status, EXIT_FOUND if would_write else EXIT_CLEAN)


def _check(options: argparse.Namespace) -> None:
    if STDIN in options.sources and len(options.sources) > 1:
        raise UsageError("`-` (standard input) cannot be combined with other paths")
    if options.encoding:
        try:
            "".encode(options.encoding)
        except LookupError as error:
            raise UsageError(f"--encoding: `{options.encoding}` is not an encoding") from error


def _arrival(source: str, options: argparse.Namespace) -> RawInput:
    if is_address(source):
        return fetch(source, options.encoding)
    if source == STDIN:
        name = options.stdin_filename or "<stdin>"
        return RawInput(sys.stdin.buffer.read(), name, options.encoding)
    return RawInput(read_bytes(source)[0], source, options.encoding)


def _tell(imported: Import, options: argparse.Namespace) -> None:
    """Print what became of an input, for people."""
    for draft in imported.drafts:
        print(f"{draft.path}: {draft.article.title}")
    for message in imported.notes:
        note(f"{imported.name}: {message}")
    for article, path in imported.known:
        print(f"{imported.name}:{article.line}: imported before, as {path}: {article.title}")
    for line, text, reason in imported.unplaced:
        print(f"{imported.name}:{line}: not placed ({reason}): {_shortened(text)}")
    if not options.quiet:
        print(_summary(imported, options))


def _summary(imported: Import, options: argparse.Namespace) -> str:
    verb = "Would write" if options.check else "Wrote"
    parts = [f"{verb} {count(len(imported.drafts), 'draft')} from {imported.name}"]
    if imported.known:
        parts.append(f"{len(imported.known)} imported before")
    if imported.unplaced:
        parts.append(f"{count(len(imported.unplaced), 'piece')} not placed")
    removed = sum(len(draft.removed) for draft in imported.drafts)
    if removed:
        parts.append(f"{count(removed, 'piece')} of residue removed")
    return f"{parts[0]} ({imported.format}){''.join('; ' + part for part in parts[1:])}."


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


def _as_json(imported: Import) -> dict[str, Any]:
    return {
        "source": imported.name,
        "format": imported.format,
        "drafts": [
            {
                "path": draft.path,
                "title": draft.article.title,
                "url": draft.article.url,
                "source": draft.article.publisher,
                "date": draft.article.date and draft.article.date.isoformat(),
                "language": draft.article.language,
                "line": draft.article.line,
                "removed": [one._asdict() for one in draft.removed],
                "findings": [
                    {"code": one.code, "line": one.line, "message": one.message}
                    for one in draft.findings
                ],
            }
            for draft in imported.drafts
        ],
        "known": [
            {"title": article.title, "line": article.line, "path": path}
            for article, path in imported.known
        ],
        "unplaced": [one._asdict() for one in imported.unplaced],
        "notes": list(imported.notes),
    }
