"""`postkit convert --ambiguous` and `--decide`: what a person chooses."""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.output import note
from postkit.cli.runs.drafts import STDIN, Drafts
from postkit.cli.runs.rewritten import Result
from postkit.cli.runs.runner import Job, run_all
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.conversion import (
    AmbiguousChar,
    CharDecision,
    decided_contexts,
    find_ambiguous,
    is_converted,
)
from postkit.counts import count
from postkit.errors import UsageError
from postkit.files.read_write import read_source
from postkit.reporters.json import dumps
from postkit.reporters.width import display
from postkit.source import Source

_PLACE = re.compile(r"(\d+):(\d+)=(.)")


@dataclass(frozen=True)
class _Listed(Result):
    """What is to be decided in a draft: a line for each character, and their number.

    `stale` are notes about decisions that have no place any more.
    """

    total: int = 0
    stale: tuple[str, ...] = ()


def list_ambiguous(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> int:
    """List what a person should decide; return the exit status, 1 where there is something."""
    drafts = Drafts(options, configuration)
    total = 0

    def show(listed: _Listed) -> None:
        nonlocal total
        sys.stdout.write(listed.text)
        for message in listed.stale:
            note(message)
        total += listed.total

    find = _FindAmbiguous(configuration, converters, options.output_format == "json")
    run_all(drafts, Job(find, _Listed.failure), show)
    if not options.quiet and options.output_format == "text":
        print(f"{count(total, 'character')} to decide." if total else "Nothing to decide.")
    return max(drafts.status, EXIT_FOUND if total else EXIT_CLEAN)


@dataclass(frozen=True)
class _FindAmbiguous:
    """Lists what is to be decided in a draft, in any process."""

    configuration: Configuration
    converters: Converters
    is_json: bool

    def __call__(self, source: Source) -> _Listed:
        converter = self.converters.of(self.configuration.settings(source.path))
        document = converter.document(source)
        own = converter.options(document)
        written = _as_json if self.is_json else _as_text
        lines = [f"{written(character)}\n" for character in find_ambiguous(document, own)]
        stale: list[str] = []
        if own.overrides.decisions and not is_converted(source.text, own.target):
            met = decided_contexts(document, own)
            for decision in converter.ledger.decisions:
                if _is_of(decision, source) and decision.context.key not in met:
                    before, char, after = decision.context
                    stale.append(
                        f"{source.path}: what was decided for {before}[{char}]{after} "
                        "no longer matches"
                    )
        return _Listed("".join(lines), total=len(lines), stale=tuple(stale))


def decide(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> int:
    """Write the decisions that `options` give to the ledger; return the exit status.

    Raises:
        UsageError: a place is not a character that becomes several, or it cannot
            become what was chosen.
        FileError: the draft cannot be read, or the ledger cannot be written.
    """
    if len(options.paths) != 1 or not os.path.isfile(options.paths[0]):
        raise UsageError("`--decide` is about one draft: name the file")
    path = options.paths[0]
    source = read_source(path)
    converter = converters.of(configuration.settings(path))
    document = converter.document(source)
    found = {
        (character.line, character.column): character
        for character in find_ambiguous(document, converter.options(document))
    }
    decisions = []
    for given in options.decide:
        match = _PLACE.fullmatch(given)
        if not match:
            raise UsageError(f"`{given}` must look like 12:5=髮: line, column, character")
        ambiguous = found.get((int(match[1]), int(match[2])))
        if ambiguous is None:
            raise UsageError(
                f"{path}:{match[1]}:{match[2]}: there is nothing to decide at this place"
            )
        if match[3] not in ambiguous.choices:
            choices = "、".join(ambiguous.choices)
            raise UsageError(
                f"`{match[3]}` is not a valid conversion of `{ambiguous.context.char}`: {choices}"
            )
        decisions.append(CharDecision(ambiguous.context, match[3], path))
    converter.ledger.add(decisions)
    if not options.quiet:
        print(f"Recorded {count(len(decisions), 'decision')} in {converter.ledger.path}.")
    return EXIT_CLEAN


def _as_json(ambiguous_char: AmbiguousChar) -> str:
    return dumps(ambiguous_char.to_dict())


def _as_text(found: AmbiguousChar) -> str:
    before, char, after = found.context
    others = f", or {'、'.join(found.choices[1:])}" if found.choices[1:] else ""
    place = f"{found.source.path or STDIN}:{found.line}:{found.column}"
    text = f"{place}: {before}[{char}]{after}  {char} → {found.choice}{others} ({found.reason})"
    return display(text)


def _is_of(decision: CharDecision, source: Source) -> bool:
    return os.path.normpath(decision.path) == os.path.normpath(source.path or STDIN)
