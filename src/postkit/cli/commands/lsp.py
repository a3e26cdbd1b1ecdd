"""`postkit lsp`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib.util import find_spec

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.output import note
from postkit.errors import UsageError

_HELP = """\
An editor starts this command by itself and talks to it over standard input and
output: it shows problems while a post is written, offers fixes, explains
fields and rules, and completes field names and values.

In the settings of an editor the command is:
  postkit lsp
docs/editors.md has the settings for VS Code, Neovim, Helix, Zed and Sublime Text.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit lsp` takes."""
    parser.epilog = _HELP
    parser.add_argument(
        "--stdio",
        action="store_true",
        help="use standard input and output (the default; some editors add this)",
    )
    parser.add_argument(
        "--allow-plugins",
        action="store_true",
        help="run the Python files that the configuration names as `plugins`",
    )


def run(options: argparse.Namespace) -> int:
    """Serve the editor until it exits; the status is 1 if it disappeared without notice."""
    if find_spec("pygls") is None:
        raise UsageError(
            "the language server needs pygls; install it with `pip install 'postkit-lint[lsp]'`"
        )
    if sys.stdin.isatty():
        note("this command is started by editors; press Ctrl+C to stop it")
    from postkit.lsp.features import make_server

    server = make_server(allow_plugins=options.allow_plugins)
    # What exists by now stays: a search for garbage in it would follow every third key,
    # and take as long as the lint.
    gc.freeze()
    # The server closes its end of the pipe; standard output itself is ours to flush.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        server.start_io(stdout=output)
    return EXIT_CLEAN if server.is_shut_down else EXIT_FOUND
