"""`postkit terms`."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from dataclasses import dataclass

from postkit.bilingual.terminology import Gloss, find_glosses, terms_of
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
from postkit.counts import count
from postkit.document import Document
from postkit.source import Source

_EXTRACT = "extract"
_EXAMPLES = """\
examples:
  postkit terms posts/ > terms.csv       a draft of a glossary, from 框架（framework） in posts
  postkit terms extract posts/           the same
  postkit terms --inconsistent posts/    only the terms that have two translations

The most frequent translation is the target. The others are in the column `other`, which is not
read: move what is right to `target`, what is wrong to `forbidden`, separated by `|`. With
`glossaries = ["terms.csv"]` in the configuration, `postkit lint` reports passages that depart
from it (BI010).
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
        help="only terms that occur at least this often (default: 2)",
    )
    add_quiet_argument(parser, "show only results")
    add_run_arguments(add_configuration_arguments(parser), has_cache=False)


def run(options: argparse.Namespace) -> int:
    """Print a glossary of the terms that the posts give in brackets."""
    if options.paths[:1] == [_EXTRACT] and not os.path.exists(_EXTRACT):
        options.paths = options.paths[1:] or ["."]
    configuration = chosen_configuration(options)
    drafts = Drafts(options, configuration)
    glosses: Counter[Gloss] = Counter()
    find = Job(_FindGlosses(configuration), _Found.failure)
    run_all(drafts, find, lambda found: glosses.update(found.glosses))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["source", "target", "forbidden", "other", "count"])
    rows = [
        _row(term, renderings)
        for term, renderings in terms_of(glosses)
        if renderings.total() >= options.least and (len(renderings) > 1 or not options.inconsistent)
    ]
    writer.writerows(rows)
    if not rows and not options.quiet:
        note(
            "no such terms: they are read from brackets, as in `框架（framework）`, where they "
            f"occur at least {count(options.least, 'time')} (`--least`)"
        )
    return drafts.status


@dataclass(frozen=True)
class _Found(Result):
    """The glosses of a draft."""

    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True)
class _FindGlosses:
    """Finds the glosses of a draft, in any process."""

    configuration: Configuration

    def __call__(self, source: Source) -> _Found:
        dialect = self.configuration.settings(source.path).dialect(source.path)
        return _Found(glosses=tuple(find_glosses(Document(source, dialect=dialect))))


def _row(term: str, renderings: Counter[str]) -> list[object]:
    (target, _), *others = renderings.most_common()
    return [term, target, "", "|".join(word for word, _ in others), renderings.total()]
