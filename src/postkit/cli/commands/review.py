"""`postkit review`."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from typing import TYPE_CHECKING

from postkit.cli import EXIT_CLEAN
from postkit.cli.output import Progress, note, print_error
from postkit.cli.shared_options import (
    add_archive_arguments,
    add_quiet_argument,
    add_run_arguments,
    chosen_configuration,
)
from postkit.config import Configuration
from postkit.errors import PostkitError, UsageError

if TYPE_CHECKING:
    from postkit.review.decision_log import Decisions

_NEEDED = ("starlette", "uvicorn", "jinja2", "markdown_it", "nh3")

_EXAMPLES = """\
examples:
  postkit review posts/                 print an address to open in a browser
  postkit review --open posts/          and open it
  postkit review --to zh-Hant posts/    decide the ambiguous characters of a conversion too

The board shows what a machine must not decide: unsafe fixes, findings without a
fix, ambiguous characters; and the stages of `postkit status`. What is accepted is
applied as `postkit fix` applies it. Decisions are kept in postkit-review.jsonl
beside the configuration. Only this computer can open the board, and only by the
address that is printed. It needs the extra `postkit-lint[review]`.

Press Ctrl+C to stop it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit review` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders and globs (default: this folder)"
    )
    parser.add_argument(
        "--to", default="", metavar="TARGET", help="what the posts are going to be converted to"
    )
    parser.add_argument("--open", action="store_true", help="open the board in a browser")
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="the port (default: any free one)"
    )
    add_quiet_argument(parser, "print nothing but the address")
    add_run_arguments(add_archive_arguments(parser), has_watch=False)


def run(options: argparse.Namespace) -> int:
    """Serve the board until it is stopped."""
    _check_packages()
    from postkit.review.board import Board
    from postkit.review.scan import ScanOptions
    from postkit.review.serve import BoardServer

    server = BoardServer(options.port)

    def configure() -> Configuration:
        return chosen_configuration(options)

    progress = Progress(is_quiet=options.quiet)

    def report(error: PostkitError) -> None:
        progress.clear()
        print_error(str(error))

    reading = ScanOptions(
        options.force_exclude, options.jobs, options.cache_dir, uses_cache=not options.no_cache
    )
    board = Board(configure, options.paths or ["."], options.to, reading)
    board.load(progress.show, report)
    progress.clear()
    if not board.rows():
        raise UsageError("there is no post to review")
    _note_unread(board.decisions)
    if options.quiet:
        print(server.address, flush=True)
    else:
        print(f"The board is at {server.address}\nPress Ctrl+C to stop it.", flush=True)
    if options.open:
        import webbrowser

        webbrowser.open(server.address)
    server.run(board)
    return EXIT_CLEAN


def _check_packages() -> None:
    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError(
            "the board needs packages that are not installed; install them with "
            "`pip install 'postkit-lint[review]'`"
        )


def _note_unread(decisions: Decisions) -> None:
    if decisions.unread:
        numbers = ", ".join(map(str, decisions.unread))
        note(f"{decisions.path}: these lines are not decisions and were skipped: {numbers}")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) < 65536:
        raise argparse.ArgumentTypeError(f"`{text}` must be a number from 0 to 65535")
    return int(text)
