"""`postkit pairs`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import postkit
from postkit import script
from postkit.bilingual import Pair, find_pairs
from postkit.bilingual.exchange import Unit, to_tmx, to_xliff
from postkit.bilingual.likeness import Likeness
from postkit.bilingual.slips import find_slips
from postkit.cli.output import note
from postkit.cli.runs.drafts import Drafts
from postkit.cli.runs.rewritten import Result
from postkit.cli.runs.runner import Job, run_all
from postkit.cli.shared_options import (
    add_configuration_arguments,
    add_path_arguments,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.config import Configuration
from postkit.document import Document
from postkit.reporters.width import cells, display, display_path, head_within
from postkit.source import Source

_EXAMPLES = """\
examples:
  postkit pairs posts/today.md                   show what each original is compared with
  postkit pairs --output-format jsonl posts/     a line for each pair, for other programs
  postkit pairs --output-format tmx . > it.tmx   a translation memory for translators' tools

The likeness is the share of an original's words whose meaning is in the passage, by
CC-CEDICT, from 0 to 1. `<` marks an original that reads like another passage: see
`postkit explain BI001`.
"""
_WIDTH = 34
"""How many cells of a passage and of an original are shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit pairs` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        choices=["text", "jsonl", "tmx", "xliff"],
        default="text",
        help="a table for people, a JSON object on each line for programs, a translation "
        "memory (TMX 1.4) or bilingual files (XLIFF 2.1)",
    )
    output.add_argument(
        "--source-language",
        default="en",
        metavar="TAG",
        help="the language of the originals, for TMX and XLIFF (default: en)",
    )
    add_quiet_argument(output, "show only results")
    add_run_arguments(add_configuration_arguments(parser), has_cache=False)


def run(options: argparse.Namespace) -> int:
    """Print the pairs of each post."""
    configuration = chosen_configuration(options)
    drafts = Drafts(options, configuration)
    units: list[Unit] = []
    has_pairs = False

    def take(found: _Found) -> None:
        nonlocal has_pairs
        has_pairs = has_pairs or bool(found.text or found.units)
        sys.stdout.write(found.text)
        units.extend(found.units)

    find = _FindPairs(configuration, options.output_format)
    run_all(drafts, Job(find, _Found.failure), take)
    if options.output_format == "tmx":
        print(to_tmx(units, options.source_language, postkit.__version__), end="")
    elif options.output_format == "xliff":
        print(to_xliff(units, options.source_language), end="")
    if not (has_pairs or drafts.status or options.quiet):
        note("no passage has an original to compare it with")
    return drafts.status


@dataclass(frozen=True)
class _Found(Result):
    """The pairs of a draft: as text, or as units of a file that holds those of all drafts."""

    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class _FindPairs:
    """Finds the pairs of a draft, in any process."""

    configuration: Configuration
    form: str

    def __call__(self, source: Source) -> _Found:
        document = self.configuration.settings(source.path).document(source)
        path = source.path or "<stdin>"
        pairs = find_pairs(document)
        if self.form in ("tmx", "xliff"):
            return _Found(units=tuple(_units(path, document, pairs)))
        lines = (_as_json if self.form == "jsonl" else _as_table)(path, document, pairs)
        return _Found("".join(f"{line}\n" for line in lines))


def _units(path: str, document: Document, pairs: tuple[Pair, ...]) -> Iterator[Unit]:
    is_traditional = document.once(script.dominant) is script.Script.TRADITIONAL
    language = "zh-Hant" if is_traditional else "zh-Hans"
    for pair in pairs:
        yield Unit(path, pair.number, pair.source, pair.translation, language)


def _as_table(path: str, document: Document, pairs: tuple[Pair, ...]) -> Iterator[str]:
    if not pairs:
        return
    likeness = Likeness.of_pairs(pairs)
    slipped = {slip.at: slip for slip in find_slips(pairs)}
    yield display_path(path)
    for at, pair in enumerate(pairs):
        slip = slipped.get(at)
        mark = f"< {pairs[slip.belongs_to].number}" if slip else ""
        yield (
            f"{pair.number:>4}  line {_line(document, pair.passage.start):<5} "
            f"{likeness(at, at):.2f}  {_cell(pair.translation)}  {_cell(pair.source)}  {mark}"
        ).rstrip()


def _as_json(path: str, document: Document, pairs: tuple[Pair, ...]) -> Iterator[str]:
    likeness = Likeness.of_pairs(pairs)
    for at, pair in enumerate(pairs):
        value: dict[str, Any] = {
            "path": path,
            "pair": pair.number,
            "line": _line(document, pair.passage.start),
            "original_path": (pair.page or document).path or "<stdin>",
            "original_line": _line(pair.page or document, pair.original.start),
            "likeness": round(likeness(at, at), 3),
            "translation": pair.translation,
            "original": pair.source,
        }
        yield json.dumps(value, ensure_ascii=False)


def _line(document: Document, offset: int) -> int:
    return document.source.lines.position(offset).line


def _cell(text: str) -> str:
    """Return the start of `text`, as wide as a column of the table."""
    text = display(text)
    if cells(text) > _WIDTH:
        text = head_within(text, _WIDTH - 1) + "…"
    return text + " " * max(_WIDTH - cells(text), 0)
