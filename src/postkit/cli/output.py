"""Where output goes: reports to standard output or a file, messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from postkit.cli.terminal import obeys_escapes
from postkit.errors import UsageError
from postkit.files.read_write import overwrite_text
from postkit.reporters import Style
from postkit.reporters.width import display


class Output:
    """Takes the text of a report.

    Args:
        path: the file it is for; None for standard output.
        takes_findings: whether this run reports any.

    Raises:
        UsageError: `path` cannot be written, or nothing would come into it.
    """

    def __init__(self, path: str | None, *, takes_findings: bool = True) -> None:
        self.path = path
        self._parts: list[str] = []
        self.write: Callable[[str], object] = sys.stdout.write if path is None else self._keep
        if path is None:
            return
        if not takes_findings:
            raise UsageError(
                "--output-file takes findings, and this run reports none: leave out `--check`, "
                "`--diff` and `--fix-only`"
            )
        if path.endswith((".md", ".markdown")):
            # A slip: the option comes before the paths, and its value was forgotten.
            raise UsageError(f"--output-file {path}: looks like a draft; name another file")
        # Reported now rather than after ten thousand drafts.
        if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
            raise UsageError(f"--output-file {path}: there is no such folder")
        if os.path.exists(path) and not os.path.isfile(path):
            raise UsageError(f"--output-file {path}: is not a regular file")

    def _keep(self, text: str) -> None:
        self._parts.append(text)

    def close(self) -> None:
        """Write the file, if there is one.

        Raises:
            FileError: it cannot be written. It is left as it was.
        """
        if self.path is not None:
            # As on standard output: what is not Unicode is shown as an escape.
            text = "".join(self._parts).encode(errors="backslashreplace").decode()
            overwrite_text(self.path, text)


def style(color: str, output: Output) -> Style:
    """Return how to write to `output`; `color` is `auto`, `always` or `never`."""
    is_terminal = output.path is None and sys.stdout.isatty()
    use_color = output.path is None and uses_color("auto")
    width, links = 100, False
    if is_terminal:
        import shutil

        from postkit.cli.hyperlinks import has_hyperlinks

        width = shutil.get_terminal_size().columns
        links = use_color and color != "never" and has_hyperlinks(os.environ)
    return Style(color == "always" or (color == "auto" and use_color), max(width, 40), links)


def uses_color(color: str) -> bool:
    """Return whether standard output is colored; `color` is `auto`, `always` or `never`."""
    if color != "auto":
        return color == "always"
    return obeys_escapes(sys.stdout) and not os.environ.get("NO_COLOR")


def note(message: str) -> None:
    """Tell the user something that is not a result."""
    sys.stdout.flush()
    print_error(message)


def print_error(message: str) -> None:
    """Print `message` on standard error, with control characters as escapes."""
    lines = map(display, message.split("\n"))
    print("postkit:", "\n".join(lines), file=sys.stderr)
