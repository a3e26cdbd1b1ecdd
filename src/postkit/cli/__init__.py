"""The command `postkit`: its parser, what it prints, and how it ends.

Here live the entry point, and what several commands share: arguments, output and exit
statuses. The commands themselves are in `commands`, what drives them over many posts in
`runs`. No other package may import this one.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

EXIT_CLEAN = 0
EXIT_FOUND = 1
EXIT_USAGE = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130
_DISK_ERRORS = (errno.ENOSPC, errno.EFBIG, errno.EIO)


def program() -> int:
    """Run the command line as a process of its own; return its exit status."""
    # A draft's parts hold each other and go all at once; searching for such cycles after
    # every few hundred objects takes a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    _replace_closed_streams()
    try:
        status = main()
    finally:
        # What is left ends with the process: Python need not look through it once more.
        gc.freeze()
    _exit_at_once(status)
    return status


def _exit_at_once(status: int) -> None:
    """Exit without freeing each object, unless something waits for the end of the process.

    That takes Python four milliseconds, a twentieth of the time for a short post.
    """
    if "threading" in sys.modules or sys.getprofile() or sys.gettrace():
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _replace_closed_streams() -> None:
    """Read nothing from, and drop what goes to, a standard stream that the caller has closed.

    The next file that is opened would get its number otherwise.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        argv: the arguments without the program's name; `sys.argv` where None.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        # Asked for by every tool that wraps this one: it may not cost an import.
        from postkit import __version__

        return _print(f"postkit {__version__}\n")
    if not arguments:
        from postkit.cli.welcome import WELCOME

        return _print(WELCOME)
    if arguments[0] == "help":
        # As git and others have it: `postkit help lint`.
        arguments = [*arguments[1:], "--help"]
    try:
        return _run(arguments)
    except KeyboardInterrupt:  # Maybe while the first modules are imported.
        print("postkit: interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED


def _print(text: str) -> int:
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        _drop_output()
    return EXIT_CLEAN


def _run(arguments: list[str]) -> int:
    """Run the command that `arguments` name, and say what stopped it."""
    from postkit.cli.plain_arguments import read_plain
    from postkit.errors import PostkitError

    options = None
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        options = read_plain(arguments)
        if options is None:
            from postkit.cli.parser import parse

            options = parse(arguments)
        status = _carry_out(options)
        sys.stdout.flush()
        return status
    except PostkitError as error:
        from postkit.cli.output import print_error

        print_error(str(error))
        return EXIT_USAGE
    except BrokenPipeError:
        _drop_output()  # The reader closed the pipe (`| head`).
        return EXIT_FOUND if _reports(options) else EXIT_CLEAN
    except Exception as error:
        return _report_failure(error)


def _report_failure(error: Exception) -> int:
    """Say what stopped a command that no command expects; return the exit status."""
    from postkit.errors import folder_is_gone

    status = EXIT_USAGE
    if folder_is_gone(error):
        message = "the current folder does not exist any more; change to another one"
    elif isinstance(error, OSError) and error.errno in _DISK_ERRORS:
        # Files report this by their names: what is left is the output.
        _drop_output()
        message = f"the output cannot be written: {os.strerror(error.errno).lower()}"
    else:
        status = EXIT_BUG
        message = (
            f"failed with {type(error).__name__}: {error}; this is a bug in postkit, "
            "please report it with the command"
        )
    print(f"postkit: {message}", file=sys.stderr)
    return status


def _carry_out(options: argparse.Namespace) -> int:
    run = options.run
    if getattr(options, "watch", False):
        from postkit.load_module import load_module

        run = load_module("postkit.cli.runs.watch").watch
    status: int = run(options)
    return status


def _reports(options: argparse.Namespace | None) -> bool:
    """Tell whether what is printed is findings or changes, so that its being there means 1."""

    def has(*names: str) -> bool:
        return any(getattr(options, name, False) for name in names)

    is_lint = hasattr(options, "exit_zero") and not has("exit_zero", "show_config", "show_files")
    return is_lint or has("check", "diff", "ambiguous")


def _drop_output() -> None:
    """Keep Python from writing at exit what could not be written before."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
