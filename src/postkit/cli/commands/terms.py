"""`postkit terms`."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter

from postkit.bilingual.terminology import extract_terms
from postkit.cli.runs.posts import Posts
from postkit.cli.shared_options import (
    add_configuration_choice,
    add_path_arguments,
    chosen_configuration,
)

_EXAMPLES = """\
examples:
  postkit terms posts/ > terms.csv       a draft of a glossary, from 框架（framework） in posts
  postkit terms --inconsistent posts/    only the terms that have two translations

The most frequent translation is the target. The others are in the column `other`, which is not
read: move what is right to `target`, what is wrong to `forbidden`, parted by `|`. With
`glossaries = ["terms.csv"]` in the configuration, `postkit lint` reports passages that depart
from it (BI010).
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit terms` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser, has_stdin=False)
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
    posts = Posts(options.paths, chosen_configuration(options))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["source", "target", "forbidden", "other", "count"])
    for term, renderings in extract_terms(posts.documents()):
        if renderings.total() >= options.least and (
            len(renderings) > 1 or not options.inconsistent
        ):
            writer.writerow(_row(term, renderings))
    return posts.status


def _row(term: str, renderings: Counter[str]) -> list[object]:
    (target, _), *others = renderings.most_common()
    return [term, target, "", "|".join(word for word, _ in others), renderings.total()]
