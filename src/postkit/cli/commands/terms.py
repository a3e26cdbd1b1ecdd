"""`postkit terms`."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator

from postkit.bilingual.terms import extract_terms
from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.runs.drafts import print_error
from postkit.cli.shared_options import add_configuration_choice, add_path_arguments
from postkit.config import Configuration
from postkit.document import Document
from postkit.errors import PostkitError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source

_EXAMPLES = """\
examples:
  postkit terms posts/ > terms.csv       a draft of a glossary, from 框架（framework） in posts
  postkit terms --inconsistent posts/    only the terms that have two translations

The most frequent translation is the target, the others are listed as forbidden: read them before
you use the file. With `glossaries = ["terms.csv"]` in the configuration, `postkit lint --select
BI010` reports passages that depart from it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit terms` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser)
    parser.add_argument(
        "--inconsistent",
        action="store_true",
        help="only terms that are translated in more than one way",
    )
    parser.add_argument(
        "--least",
        type=int,
        default=2,
        metavar="N",
        help="only terms that are given so often (default: 2)",
    )
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print a glossary of the terms that the posts give in brackets."""
    configuration = Configuration(file=options.config, isolated=options.isolated)
    status = EXIT_CLEAN

    def report(error: PostkitError) -> None:
        nonlocal status
        status = EXIT_USAGE
        print_error(str(error))

    def documents() -> Iterator[Document]:
        for path in find_files(options.paths or ["."], configuration.settings, report):
            try:
                source = read_source(path)
            except PostkitError as error:
                report(error)
                continue
            yield Document(source, dialect=configuration.settings(path).dialect(path))

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["source", "target", "forbidden", "count"])
    for term, renderings in extract_terms(documents()):
        if renderings.total() >= options.least and (
            len(renderings) > 1 or not options.inconsistent
        ):
            writer.writerow(_row(term, renderings))
    return status


def _row(term: str, renderings: Counter[str]) -> list[object]:
    (target, _), *others = renderings.most_common()
    return [term, target, "|".join(word for word, _ in others), renderings.total()]
