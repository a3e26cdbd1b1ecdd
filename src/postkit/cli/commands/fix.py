"""`postkit fix`: the same as `postkit lint --fix`."""

from __future__ import annotations

from postkit.cli.commands import lint
from postkit.cli.commands.lint import run

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

__all__ = ["add_arguments", "run"]

_EXAMPLES = """\
examples:
  postkit fix                           the posts below this folder
  postkit fix --diff posts/             show what would be fixed, and write nothing
  postkit fix --check posts/            only name the posts that would be fixed
  postkit fix --select FM posts/        only front matter
  postkit fix --unsafe-fixes post.md    unsafe fixes too; review the result
  cat post.md | postkit fix -           write the fixed post to standard output

Readers of the page read the same as before, unless you add --unsafe-fixes.
What has to be fixed by hand is listed.

exit status:
  0  nothing is left     1  something is left; with --check or --diff: something
                            would be fixed
  2  wrong usage, bad configuration or an unreadable file
  3  a bug in postkit
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit fix` takes."""
    parser.epilog = _EXAMPLES
    lint.add_shared_arguments(parser)
    parser.set_defaults(fix=True)
