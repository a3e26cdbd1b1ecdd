"""Run each command on each hostile text at two sizes, and name what grows too fast.

    .venv/bin/python benchmarks/growth.py                       # all, about an hour
    .venv/bin/python benchmarks/growth.py --ways lint fix --shapes quotes lists
    .venv/bin/python benchmarks/growth.py --each --ways fix     # every cell, doubled twice

A cell, a way to read a text and a shape of it, runs in a process of its own and is given up
after some seconds. CPU seconds count. Shown are the cells whose time more than doubles with
the text, or that take more than five seconds for a megabyte, which only those that are slow
before are asked for. A dash means that it was not asked for, or given up.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection

from speed.hostile import COMMANDS, HOSTILE, HOSTILE_PAGES, WORST_GROWTH, Hostile
from speed.tables import number

import postkit
from postkit.config import Configuration
from postkit.dialects.registry import ENGINES, SITES
from postkit.document import Document
from postkit.lsp.actions import quick_fixes
from postkit.lsp.open_draft import Change, OpenDraft
from postkit.lsp.positions import Place
from postkit.lsp.symbols import foldable, outline
from postkit.source import Source, Span
from postkit.workflow.operations import AddItem, SetField, apply_all

_SIZES = (60, 120)
_DOUBLED_TWICE = (60, 120, 240)
_WORST_MEGABYTE = 5.0
_NOTICED = 0.1
"""Seconds for the larger size, below which a cell is not looked at: growth is chance there."""
_GIVEN_UP = 20
_AGAIN = 2
"""How often a cell that seems too slow is measured again."""

_Way = Callable[[str], object]
_ALL = Configuration({"select": ["ALL"], "preview": True}, isolated=True)


def _key_typed(text: str) -> object:
    """Do what an editor asks of the language server after a key."""
    settings = Configuration(isolated=True).settings("a.md")
    draft = OpenDraft(text, 1, "a.md", "utf-16", settings)
    middle = Place(text.count("\n") // 2, 0)
    draft = draft.changed([Change("甲", (middle, middle))], 2)
    return [draft.positions.place(found.span.start) for found in draft.report.diagnostics]


def _asked_for(text: str) -> object:
    """Give an editor its menu of fixes, what they all do, the layout and the outline."""
    draft = OpenDraft(text, 1, "a.md", "utf-16", Configuration(isolated=True).settings("a.md"))
    fixes = list(quick_fixes(draft, Span(0, len(text))))
    return fixes, draft.fix_all, draft.formatted, list(foldable(outline(draft.document)))


def _edit(text: str) -> object:
    document = Document(Source(text, "a.md"))
    return apply_all(document, [SetField("draft", False), AddItem("tags", "新")])


def _converted(text: str) -> object:
    return postkit.convert_text(text, "zh-Hant-TW", path="a.md", config=_ALL)


WAYS: dict[str, _Way] = {
    **{name: run for name, run in COMMANDS.items() if name != "import"},
    "lint, all rules": partial(postkit.lint_text, path="a.md", config=_ALL),
    "fix, all rules": partial(postkit.fix_text, path="a.md", config=_ALL, unsafe=True),
    "convert to Taiwan": _converted,
    "rows": partial(postkit.rows, path="a.md"),
    "bump": partial(postkit.bump_text, path="a.md", force=True),
    "edit": _edit,
    "key typed": _key_typed,
    "asked by an editor": _asked_for,
    **{
        f"import {name}": lambda text, name=name: list(
            postkit.import_text(text, name=name, folder="missing")
        )
        for name in ("a.md", "a.html", "a.txt")
    },
}


def _of_dialect(name: str) -> dict[str, _Way]:
    key = "markdown" if name in ENGINES else "site"
    config = Configuration({key: name}, isolated=True)
    return {
        f"lint, {name}": partial(postkit.lint_text, path="a.md", config=config),
        f"fix, {name}": partial(postkit.fix_text, path="a.md", config=config, unsafe=True),
        f"format, {name}": partial(postkit.format_text, path="a.md", config=config),
        f"convert, {name}": lambda text: postkit.convert_text(
            text, "zh-Hant", path="a.md", config=config
        ),
    }


for _name in (*ENGINES, *SITES):
    WAYS |= _of_dialect(_name)

SHAPES: dict[str, Hostile] = {
    **HOSTILE,
    **{f"page of {name}": shape for name, shape in HOSTILE_PAGES.items()},
}


def measure(run: _Way, text: str) -> float | None:
    """Return the CPU seconds of `run` in a process of its own; None where it takes too long.

    They are those of a machine with nothing else to do: what a loop takes just before is
    compared with the least that it has ever taken.
    """
    global _quickest
    pace = _pace()
    _quickest = min(_quickest, pace)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_run, args=(run, text, sender))
    process.start()
    sender.close()
    seconds: float | None = None
    with suppress(EOFError):
        seconds = receiver.recv()
    process.join()
    return seconds and seconds * _quickest / max(pace, _quickest)


def _pace() -> float:
    start = time.process_time()
    sum(number for number in range(200_000))
    return time.process_time() - start


_quickest = _pace()


def _run(run: _Way, text: str, sender: Connection) -> None:
    # As the command line does it; what was there before is of no concern to the collector.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + _GIVEN_UP, used + _GIVEN_UP))
    start = time.process_time()
    # A refusal is an answer, too.
    with suppress(postkit.PostkitError):
        run(text)
    sender.send(time.process_time() - start)


def scan(ways: dict[str, _Way], shapes: dict[str, Hostile]) -> Iterator[str]:
    """Yield a line about each cell that is too slow."""
    small, large = _SIZES
    for way, run in ways.items():
        with suppress(postkit.PostkitError):
            run("---\ntitle: a\ntags: [b]\n---\n\n这个,发展\n")
        for name, shape in shapes.items():
            slow = measure(run, shape.text(large * 1000))
            if slow is not None and slow < _NOTICED:
                continue
            quick = measure(run, shape.text(small * 1000))
            for _ in range(_AGAIN if _grows_too_fast(quick, slow) else 0):
                # What else the machine does makes a cell slower, never quicker.
                slow = _least(slow, measure(run, shape.text(large * 1000)))
                quick = _least(quick, measure(run, shape.text(small * 1000)))
            is_fast = slow is not None and slow * 1000 / large < _WORST_MEGABYTE
            megabyte = None if is_fast else measure(run, shape.text(1_000_000))
            is_slow = not is_fast and (megabyte is None or megabyte > _WORST_MEGABYTE)
            if is_slow or _grows_too_fast(quick, slow):
                numbers = (quick, slow, _growth(quick, slow), megabyte)
                yield " | ".join((way, name, *map(number, numbers)))


def show_each(ways: dict[str, _Way], shapes: dict[str, Hostile]) -> Iterator[tuple[str, bool]]:
    """Yield a line about each cell at three sizes, and whether a doubling costs too much."""
    for way, run in ways.items():
        with suppress(postkit.PostkitError):
            run("---\ntitle: a\ntags: [b]\n---\n\n这个,发展\n")
        for name, shape in shapes.items():
            seconds = [_measure_often(run, shape.text(size * 1000)) for size in _DOUBLED_TWICE]
            growths = [_growth(*pair) for pair in pairwise(seconds)]
            is_too_fast = any(
                (slow is None or slow >= _NOTICED) and _grows_too_fast(quick, slow)
                for quick, slow in pairwise(seconds)
            )
            yield " | ".join((way, name, *map(number, (*seconds, *growths)))), is_too_fast


def _measure_often(run: _Way, text: str) -> float | None:
    """Return the least of several measurements, of one where that takes no time to notice."""
    first = measure(run, text)
    if first is None or first < _NOTICED / 4:
        return first
    return _least(first, *(measure(run, text) for _ in range(_AGAIN)))


def _least(*seconds: float | None) -> float | None:
    return min((one for one in seconds if one is not None), default=None)


def _growth(quick: float | None, slow: float | None) -> float | None:
    return slow / quick if slow and quick else None


def _grows_too_fast(quick: float | None, slow: float | None) -> bool:
    growth = _growth(quick, slow)
    return growth is None or growth > WORST_GROWTH


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--ways", nargs="+", default=[""], help="those with one of these in them")
    parser.add_argument("--shapes", nargs="+", default=[""])
    parser.add_argument("--each", action="store_true", help="show every cell, doubled twice")
    chosen = parser.parse_args()
    ways = {name: run for name, run in WAYS.items() if any(map(name.__contains__, chosen.ways))}
    shapes = {
        name: shape for name, shape in SHAPES.items() if any(map(name.__contains__, chosen.shapes))
    }
    count = 0
    if chosen.each:
        print("way | shape | 60 KB | 120 KB | 240 KB | first growth | second growth")
        for line, is_too_fast in show_each(ways, shapes):
            count += is_too_fast
            print(f"{line} | too fast" if is_too_fast else line, flush=True)
    else:
        print("way | shape | 60 KB | 120 KB | growth | 1 MB")
        for line in scan(ways, shapes):
            count += 1
            print(line, flush=True)
    print(f"{count} of {len(ways) * len(shapes)} cells are too slow")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
