"""`postkit convert`."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from postkit.cli import EXIT_CLEAN
from postkit.cli.runs.drafts import STDIN, Drafts
from postkit.cli.runs.post_links import PostLinks
from postkit.cli.runs.posts_to_convert import (
    check_glossaries,
    make_converters,
    posts_to_convert,
)
from postkit.cli.runs.rewriting import (
    JSON_LINES,
    Rewriting,
    Wording,
    add_rewrite_arguments,
    rewrite,
)
from postkit.cli.runs.rewritten import Result
from postkit.cli.runs.runner import Job, run_all
from postkit.cli.shared_options import (
    add_configuration_arguments,
    add_output_format,
    add_path_arguments,
    add_run_arguments,
    chosen_configuration,
)
from postkit.cli.table_options import add_table_arguments, check_table_options
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.config.settings import Settings
from postkit.errors import UsageError
from postkit.source import Source

_EXAMPLES = """\
examples:
  postkit convert --to zh-Hant posts/             convert the posts below posts/ in place
  postkit convert --to zh-Hant-TW --diff post.md  show what would change
  postkit convert --to s2twp --sibling post.md    write post.zh-Hant-TW.md beside it
  postkit convert --to zh-Hans --into cn posts/   write the results below cn/
  postkit convert --to zh-Hant --ambiguous posts/ list what a person should decide
  postkit convert --to zh-Hant --decide 12:5=髮 post.md

targets: zh-Hans, zh-Hant, zh-Hant-TW, zh-Hant-HK, and OpenCC's names: s2t, s2tw,
s2twp (with Taiwan's words), s2hk, s2hkp, t2s, tw2s, tw2sp, hk2s, hk2sp ...
t2tw and t2hk write Traditional text of any region as Taiwan or Hong Kong writes it.

Only Chinese prose is converted, and text that is already in the target script is
left alone. Kept terms and corrections are in a glossary, a TOML file:

  keep = ["台积电"]
  [zh-Hant]
  "粉丝发布" = "粉絲發布"

The table [convert] of postkit.toml names it: glossary = "glossary.toml".

exit status:
  0  done, or nothing to do     1  with --check or --diff: a file would change;
                                   with --ambiguous: something is to be decided
  2  wrong usage, bad configuration, an unreadable file, or a file that would be overwritten
"""
_WORDING = Wording("Converted", "Would convert", "converted")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit convert` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser)
    what = parser.add_argument_group("conversion")
    what.add_argument(
        "--to", required=True, metavar="TARGET", help="the script or region to convert to"
    )
    what.add_argument(
        "--keep", action="append", default=[], metavar="TERM", help="a term to leave as it is"
    )
    what.add_argument("--glossary", metavar="FILE", help="use this glossary")
    what.add_argument("--ledger", metavar="FILE", help="use this file of decisions")
    what.add_argument(
        "--everything",
        action="store_true",
        help="also convert text that is already in the target script, as plain OpenCC does",
    )
    _add_destination_arguments(parser.add_argument_group("destination"))
    output = add_rewrite_arguments(parser)
    output.add_argument(
        "--force", action="store_true", help="with --into and --sibling: overwrite existing files"
    )
    add_output_format(
        output, f"{JSON_LINES}; with --ambiguous for each character, as the ledger has it"
    )
    add_run_arguments(add_configuration_arguments(parser), _writes, has_cache=False)
    add_table_arguments(parser, has_output_file=False)


def _add_destination_arguments(group: argparse._ArgumentGroup) -> None:
    where = group.add_mutually_exclusive_group()
    where.add_argument(
        "--into", "--output", metavar="FOLDER", help="write the results into this folder"
    )
    where.add_argument(
        "--sibling", action="store_true", help="write post.zh-Hant.md beside post.md"
    )
    where.add_argument("--stdout", action="store_true", help="print the result of one post")
    where.add_argument(
        "--ambiguous", action="store_true", help="list the characters that a person should decide"
    )
    where.add_argument(
        "--decide",
        action="append",
        metavar="LINE:COLUMN=CHAR",
        help="record in the ledger what a character of one post becomes",
    )


def _writes(options: argparse.Namespace) -> bool:
    return not options.ambiguous


def run(options: argparse.Namespace) -> int:
    """Convert the drafts that `options` name; return the exit status."""
    configuration = chosen_configuration(options)
    converters = make_converters(options)
    if check_table_options(options):
        return _convert_table(options, configuration, converters)
    if options.ambiguous or options.decide:
        from postkit.cli.commands.convert_decisions import decide, list_ambiguous

        return (decide if options.decide else list_ambiguous)(options, configuration, converters)
    check_glossaries(options, configuration, converters)
    if options.output_format == "json" and (options.into or options.sibling or options.stdout):
        raise UsageError("`--output-format json` is for posts that are converted in place")
    if options.into or options.sibling:
        from postkit.cli.commands.convert_copies import write_copies

        return write_copies(options, configuration, converters)
    if options.stdout:
        return _print(options, configuration, converters)

    links = PostLinks(configuration, converters, posts_to_convert(options, configuration))
    change = partial(_convert, converters, links)
    return rewrite(options, configuration, change, _WORDING)


def _convert(
    converters: Converters, links: PostLinks, source: Source, settings: Settings
) -> Rewriting:
    conversion = converters.of(settings).convert(source)
    return Rewriting(links.in_step(source.path, conversion.text), conversion.notes)


def _convert_table(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> int:
    from postkit.cli.runs.table_run import rewrite_table

    settings = configuration.settings()
    converter = converters.of(settings)
    choices = [options.to, options.keep, options.glossary, options.ledger, options.everything]

    def change(source: Source) -> str:
        return converter.convert(source).text

    return rewrite_table(options, settings, change, ["convert", *choices])


def _print(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> int:
    if STDIN not in options.paths and len(posts_to_convert(options, configuration)) > 1:
        raise UsageError("`--stdout` prints one draft: name a single file")
    if options.check or options.diff:
        raise UsageError("`--stdout` writes no file: leave out `--check` and `--diff`")
    drafts = Drafts(options, configuration)

    def convert(source: Source) -> Result:
        conversion = converters.of(configuration.settings(source.path)).convert(source)
        return Result(conversion.text, notes=conversion.notes)

    run_all(drafts, Job(convert, Result.failure), lambda result: sys.stdout.write(result.text))
    return max(drafts.status, EXIT_CLEAN)
