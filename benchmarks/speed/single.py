"""The sections about one file: a short post, a large one, nasty shapes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from speed.bench import Bench, Section
from speed.tables import Target, cpu, number, ratio, result_table, table, wall
from speed.texts import POST, SHAPES, Shape
from speed.turns import Job, Result

_LINT = "postkit lint --no-cache"
_RIVALS = {"rumdl": "check --no-cache", "autocorrect": "--lint", "markdownlint-cli2": ""}

_SHAPE_SECONDS = 15


def start(bench: Bench) -> Section:
    """Check one short post, and do next to nothing."""
    post = bench.folder / "post.md"
    POST.write(post, 5000)
    version = "postkit --version"
    results = bench.run(
        [
            _lint(bench, post),
            *bench.tools.rival_jobs(_RIVALS, post),
            *bench.tools.version_jobs(),
            Job("python -c pass", [sys.executable, "-c", "pass"], worst=0),
        ],
        times=5,
    )
    return Section(
        "One post of 5 KB",
        f"What a commit hook costs, start included. Ratios are to `{_LINT}`.",
        result_table(results, _LINT),
        [
            Target("one post, CPU time", _milliseconds(cpu(results[_LINT])), 45, "ms"),
            Target("--version, wall time", _milliseconds(wall(results[version])), 35, "ms"),
        ],
    )


def grow(bench: Bench, sizes: Sequence[int]) -> Section:
    """Check one ordinary file that grows.

    Args:
        bench: what to work with.
        sizes: in megabytes.
    """
    post = bench.folder / "large.md"
    results = {}
    for size in sizes:
        POST.write(post, size * 1_000_000)
        results[size] = bench.run_once(_lint(bench, post), memory=True)
    rows = [
        [f"{size} MB", _seconds(wall, result), _seconds(cpu, result), number(result.memory)]
        for size, result in results.items()
    ]
    least, most = sizes[0], sizes[-1]
    return Section(
        "Growth of a single file",
        f"`{_LINT}` on a post of ordinary text.",
        table(["size", "wall s", "CPU s", "peak MB"], rows),
        [
            Target(
                f"{most} MB, CPU time: that of {least} MB",
                ratio(cpu(results[most]), cpu(results[least])),
                most / least,
            )
        ],
    )


def nasty(bench: Bench, sizes: Sequence[int]) -> Section:
    """Check files that are nothing but one thing, again and again.

    Args:
        bench: what to work with.
        sizes: in megabytes.
    """
    rows, growths = [], []
    for name, shape in SHAPES.items():
        results = _grow_shape(bench, shape, sizes)
        growths.append(_growth(results))
        cells = [_seconds(cpu, results[size]) if size in results else "–" for size in sizes]
        rows.append([name, *cells, number(growths[-1])])
    known = [growth for growth in growths if growth is not None]
    return Section(
        "Nasty shapes",
        f"CPU seconds of `{_LINT} --output-format concise` on a file that is one thing again and "
        f"again. A run that would take more than {_SHAPE_SECONDS} seconds is left out. Growth is "
        "how often the time of the smallest goes into that of the largest, divided by the same of "
        "the sizes: 1 where time is in proportion to the text, less where starting counts.",
        table(["shape", *(f"{size} MB" for size in sizes), "growth"], rows),
        # A tenth is left to chance.
        [Target("worst growth", max(known) if len(known) == len(growths) else None, 1.1)],
    )


def _grow_shape(bench: Bench, shape: Shape, sizes: Sequence[int]) -> dict[int, Result]:
    """Return what each size costs, up to the one that would take too long."""
    file = bench.folder / "shape.md"
    command = bench.tools.postkit("lint", "--no-cache", "--output-format", "concise", file)
    results: dict[int, Result] = {}
    for size in sizes:
        shape.write(file, size * 1_000_000)
        result = results[size] = bench.run_once(Job("a shape", command), timeout=3 * _SHAPE_SECONDS)
        # The next is at least twice as large.
        if result.failure or 2 * (wall(result) or 0) > _SHAPE_SECONDS:
            break
    return results


def _growth(results: dict[int, Result]) -> float | None:
    """Return by how much more than the size the CPU time has grown; None for a single size."""
    least, most = min(results), max(results)
    grown = ratio(cpu(results[most]), cpu(results[least]))
    return None if grown is None or least == most else grown * least / most


def _lint(bench: Bench, path: Path) -> Job:
    return Job(_LINT, bench.tools.postkit("lint", "--no-cache", path))


def _seconds(kind: Callable[[Result], float | None], result: Result) -> str:
    return result.failure or number(kind(result))


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
