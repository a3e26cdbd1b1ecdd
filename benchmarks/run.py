"""Measure postkit: time, memory and growth, beside other tools.

Commands are run in turn, A B C A B C …, so that a machine whose speed drifts
treats all alike; what counts are the medians and their ratios.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from speed import archives, hostile, single
from speed.bench import Bench, Section
from speed.page import machine, put_section
from speed.process import CommandError
from speed.tables import MET
from speed.tools import Tools
from speed.turns import Patience, tell

PAGE = Path(__file__).with_name("README.md")

_EXAMPLES = """\
examples:
  python benchmarks/run.py ../shared/corpus --write
  python benchmarks/run.py ../shared/corpus --only start convert
  python benchmarks/run.py posts --copies 1 --runs 1 --file-sizes 1 2 --shape-sizes 1 2
"""


SECTIONS: dict[str, Callable[[Bench, argparse.Namespace], Section]] = {
    "archive": lambda bench, options: archives.check_large(bench),
    "posts": lambda bench, options: archives.check_once(bench),
    "start": lambda bench, options: single.start(bench),
    "rewrite": lambda bench, options: archives.rewrite(bench),
    "convert": lambda bench, options: archives.convert(bench),
    "growth": lambda bench, options: archives.grow(bench),
    "file": lambda bench, options: single.grow(bench, options.file_sizes),
    "shapes": lambda bench, options: single.nasty(bench, options.shape_sizes),
    "hostile": lambda bench, options: hostile.hostile([30, 60, 120]),
}
"""What can be measured, in the order of the page."""


def main() -> int:
    """Measure what the command line asks for; return the exit status."""
    options = _parse()
    # Ended from outside, it takes its folder and its commands along, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        return _measure(options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted: nothing more is measured", file=sys.stderr)
        return 130


def _measure(options: argparse.Namespace) -> int:
    patience = Patience(options.runs, options.patience, options.timeout)
    tools = Tools()
    _publish("machine", machine(tools.versions, tools.missing), options.write)
    missed = []
    with tempfile.TemporaryDirectory(prefix="postkit-bench-") as name:
        bench = Bench(tools, options.archive.resolve(), Path(name), options.copies, patience)
        for key, make in SECTIONS.items():
            if options.only and key not in options.only:
                continue
            begun = time.monotonic()
            stamp = f"Measured on {date.today()} with postkit {tools.versions['postkit']}"
            stamp += f"; the load before it was {os.getloadavg()[0]:.2f}."
            section = make(bench, options)
            _publish(key, f"{section.render()}\n{stamp}\n", options.write)
            missed += [f"{section.title}: {target.what}" for target in section.targets
                       if target.verdict != MET]  # fmt: skip
            print(f"[{key} took {time.monotonic() - begun:.0f} s]", file=sys.stderr)
    print("\n".join(["Missed or not measured:", *missed] if missed else ["All targets are met."]))
    return 1 if missed else 0


def _publish(key: str, text: str, write: bool) -> None:
    """Print a section and, if wanted, put it into the page at once: the next may fail."""
    tell("")
    print(f"\n{text}", flush=True)
    if write:
        PAGE.write_text(put_section(PAGE.read_text("utf-8"), key, text), "utf-8")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n")[0],
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("archive", type=Path, help="a folder of Markdown posts; it is only read")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, help="measure only these sections")
    parser.add_argument("--runs", type=_positive, default=3, help="counted runs of each command")
    parser.add_argument(
        "--copies", type=_positive, default=12, help="how often a large archive has the posts"
    )
    for name, sizes in (
        ("--file-sizes", [1, 2, 4, 8, 16, 32, 64]),
        ("--shape-sizes", [1, 2, 4, 8]),
    ):
        parser.add_argument(
            name, type=_positive, nargs="+", default=sizes, metavar="MB", help="ascending"
        )
    parser.add_argument(
        "--patience",
        type=float,
        default=40,
        metavar="SECONDS",
        help="a command that has taken so long in all is not run again",
    )
    parser.add_argument(
        "--timeout", type=float, default=300, metavar="SECONDS", help="give up a run after this"
    )
    parser.add_argument("--write", action="store_true", help="put the sections into README.md")
    options = parser.parse_args()
    if not any(options.archive.rglob("*.md")):
        parser.error(f"{options.archive} holds no Markdown files")
    return options


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


if __name__ == "__main__":
    sys.exit(main())
