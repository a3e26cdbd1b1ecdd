"""Run each command on each hostile text, and name what grows faster than the text.

    .venv/bin/python benchmarks/growth.py --jobs 2              # all, some hours
    .venv/bin/python benchmarks/growth.py --ways lint fix --shapes quotes lists
    .venv/bin/python benchmarks/growth.py --each --ways fix     # every cell, doubled twice

A cell, a way to read a text and a shape of it, is given up after some seconds. CPU seconds
count. Shown are the cells whose time more than doubles with the text, or that take more than
five seconds for a megabyte. The first size is 15 KB, and what it takes says whether another
one is asked for. What seems too slow is measured again. A dash means that a size was not
asked for, or given up.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from growing.cells import Stopwatch
from growing.ways import WAYS
from speed.hostile import HOSTILE, HOSTILE_PAGES, WORST_GROWTH, Hostile
from speed.tables import number

_SMALL, _LARGE = 15, 240
"""Kilobytes: the least that is measured, and the most that is doubled."""
_DOUBLED_TWICE = (60, 120, 240)
_WORST_MEGABYTE = 5.0
_NO_MATTER = _WORST_MEGABYTE * (_SMALL / 1000) ** 2
"""So many seconds for the least cannot become too many even if they grow as the square."""
_NOTICED = 0.1
"""Seconds below which growth is chance."""
_SHARE = 19
"""So many shapes are measured in one process."""
_AGAIN = 2
"""How often a cell that seems too slow is measured again."""

SHAPES: dict[str, Hostile] = {
    **HOSTILE,
    **{f"page of {name}": shape for name, shape in HOSTILE_PAGES.items()},
}
_Measure = Callable[[int], float | None]
"""Gives the seconds for so many kilobytes of a shape."""


class Cell(NamedTuple):
    """What came of a cell; `numbers` are those of its row."""

    way: str
    shape: str
    numbers: tuple[float | None, ...]
    is_too_slow: bool

    def __str__(self) -> str:
        return " | ".join((self.way, self.shape, *map(number, self.numbers)))


def scan(measure: _Measure) -> tuple[tuple[float | None, ...], bool]:
    """Return the seconds of a cell at two sizes, its growth and the seconds of a megabyte."""
    size = _SMALL
    quick = measure(size)
    if quick is not None and quick < _NO_MATTER:
        return (quick, None, None, None), False
    slow = measure(2 * size)
    while size < _LARGE and slow is not None and slow < _NOTICED and _is_fast(quick, slow):
        # Growth is chance as long as it cannot be noticed.
        size *= 2
        quick, slow = slow, measure(2 * size)
    for _ in range(_AGAIN if _is_fast(quick, slow) else 0):
        # What else the machine does makes a cell slower, never quicker.
        slow = _least(slow, measure(2 * size))
        quick = _least(quick, measure(size))
    is_short = slow is not None and slow * 1000 / (2 * size) < _WORST_MEGABYTE
    megabyte = None if is_short else measure(1000)
    is_slow = not is_short and (megabyte is None or megabyte > _WORST_MEGABYTE)
    grows = slow is None or (slow >= _NOTICED and _is_fast(quick, slow))
    return (quick, slow, _growth(quick, slow), megabyte), is_slow or grows


def double_twice(measure: _Measure) -> tuple[tuple[float | None, ...], bool]:
    """Return the seconds of a cell at three sizes, and the growth from each to the next."""
    seconds = [_measure_often(measure, size) for size in _DOUBLED_TWICE]
    growths = [_growth(*pair) for pair in pairwise(seconds)]
    is_too_slow = any(
        (slow is None or slow >= _NOTICED) and _is_fast(quick, slow)
        for quick, slow in pairwise(seconds)
    )
    return (*seconds, *growths), is_too_slow


def _measure_often(measure: _Measure, size: int) -> float | None:
    """Return the least of several measurements, of one where that takes no time to notice."""
    first = measure(size)
    if first is None or first < _NO_MATTER:
        return first
    return _least(first, *(measure(size) for _ in range(_AGAIN)))


def _least(*seconds: float | None) -> float | None:
    return min((item for item in seconds if item is not None), default=None)


def _growth(quick: float | None, slow: float | None) -> float | None:
    return slow / quick if slow and quick else None


def _is_fast(quick: float | None, slow: float | None) -> bool:
    growth = _growth(quick, slow)
    return growth is None or growth > WORST_GROWTH


def cells_of(way: str, shapes: Sequence[str], *, each: bool) -> list[Cell]:
    """Return the cells of a way: those that are too slow, or all with `each`."""
    stopwatch = Stopwatch(WAYS[way])
    cells: list[Cell] = []
    for name in shapes:
        measure = partial(_measure, stopwatch, SHAPES[name])
        cell = Cell(way, name, *(double_twice if each else scan)(measure))
        if each or cell.is_too_slow:
            cells.append(cell)
    stopwatch.stop()
    return cells


def _measure(stopwatch: Stopwatch, shape: Hostile, kilobytes: int) -> float | None:
    return stopwatch.measure(shape.text(kilobytes * 1000))


def _all_cells(ways: Sequence[str], shapes: Sequence[str], jobs: int, each: bool) -> Iterator[Cell]:
    parts = [shapes[at : at + _SHARE] for at in range(0, len(shapes), _SHARE)]
    with ProcessPoolExecutor(jobs) as pool:
        running = [
            (way, pool.submit(cells_of, way, part, each=each)) for way in ways for part in parts
        ]
        for number, (way, future) in enumerate(running, 1):
            yield from future.result()
            print(f"{number} of {len(running)} parts, {way}", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--ways", nargs="+", default=[""], help="those with one of these in them")
    parser.add_argument("--shapes", nargs="+", default=[""])
    parser.add_argument("--each", action="store_true", help="show every cell, doubled twice")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    chosen = parser.parse_args()
    ways = [name for name in WAYS if any(map(name.__contains__, chosen.ways))]
    shapes = [name for name in SHAPES if any(map(name.__contains__, chosen.shapes))]
    if chosen.each:
        print("way | shape | 60 KB | 120 KB | 240 KB | first growth | second growth")
    else:
        print("way | shape | half | whole | growth | 1 MB")
    count = 0
    for cell in _all_cells(ways, shapes, chosen.jobs, chosen.each):
        count += cell.is_too_slow
        print(f"{cell} | too slow" if chosen.each and cell.is_too_slow else cell, flush=True)
    print(f"{count} of {len(ways) * len(shapes)} cells are too slow")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
