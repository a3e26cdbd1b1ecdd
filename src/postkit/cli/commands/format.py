"""`postkit format`."""

from __future__ import annotations

import argparse
from typing import Any, get_args

from postkit.cli.runs.rewriting import (
    JSON_LINES,
    Rewriting,
    Wording,
    add_rewrite_arguments,
    rewrite,
)
from postkit.cli.shared_options import (
    add_configuration_arguments,
    add_output_format,
    add_path_arguments,
    add_run_arguments,
    chosen_configuration,
    writes_posts,
)
from postkit.config.checks import check
from postkit.config.key_positions import Path
from postkit.config.settings import Settings
from postkit.errors import UsageError
from postkit.formatting.options import DetailsStyle, Quoting
from postkit.source import Source

_EXAMPLES = """\
examples:
  postkit format posts/                 every post below posts/
  postkit format --check posts/         only name the posts that would change
  postkit format --diff post.md         show what would change
  postkit format --details-style markdown --summary-label "Original English" post.md
  postkit format --front-matter-order title,date,tags posts/
  cat post.md | postkit format -

What a page shows stays the same, except for the style and label of details blocks
that you ask for. Transcripts with one word per line become paragraphs. A site sets
its own layout in the table [format] of postkit.toml.

exit status:
  0  done, or nothing to do     1  with --check or --diff: a post would change
  2  wrong usage, bad configuration or an unreadable file
"""
_WORDING = Wording("Formatted", "Would format", "formatted")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit format` takes."""
    parser.epilog = _EXAMPLES
    add_path_arguments(parser)
    layout = parser.add_argument_group("layout")
    layout.add_argument(
        "--details-style",
        choices=get_args(DetailsStyle),
        help="how originals are written in their details blocks",
    )
    layout.add_argument(
        "--summary-label", metavar="TEXT", help="the label of the summary of each original"
    )
    layout.add_argument(
        "--front-matter-order",
        metavar="KEYS",
        help="the order of front matter keys, separated by commas; or `schema` or `keep`",
    )
    layout.add_argument(
        "--quoting", choices=get_args(Quoting), help="how texts in front matter are quoted"
    )
    layout.add_argument(
        "--reflow-transcripts",
        action=argparse.BooleanOptionalAction,
        help="whether transcripts with one word per line become paragraphs",
    )
    add_output_format(add_rewrite_arguments(parser), JSON_LINES)
    add_run_arguments(add_configuration_arguments(parser), writes_posts)


def run(options: argparse.Namespace) -> int:
    """Format the drafts that `options` name; return the exit status."""
    configuration = chosen_configuration(options, _overrides(options))
    return rewrite(options, configuration, _format, _WORDING, cache_name="format")


def _format(source: Source, settings: Settings) -> Rewriting:
    result = settings.formatter(source.path).format(source)
    name = source.path or "<stdin>"
    return Rewriting(
        result.text,
        tuple(f"{name}:{withheld.line}: {withheld.message}" for withheld in result.withheld),
    )


def _overrides(options: argparse.Namespace) -> dict[str, Any]:
    order = options.front_matter_order
    if order is not None and order not in ("keep", "schema"):
        order = [key.strip() for key in order.split(",") if key.strip()]
    chosen = {
        "details-style": options.details_style,
        "summary-label": options.summary_label,
        "front-matter-order": order,
        "quoting": options.quoting,
        "reflow-transcripts": options.reflow_transcripts,
    }
    given = {key: value for key, value in chosen.items() if value is not None}
    return check({"format": given}, _fail) if given else {}


def _fail(path: Path, message: str) -> UsageError:
    return UsageError(message.replace(f"`{path[-1]}`", f"--{path[-1]}", 1))
