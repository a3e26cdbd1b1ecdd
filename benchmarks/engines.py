"""Measure the programs of docs/guides/engines.md beside `postkit lint --input`, on the same posts.

    .venv/bin/pip install 'dask[distributed]' datatrove duckdb orjson pandas polars pyspark \
        'ray[data]'
    .venv/bin/python benchmarks/engines.py ../shared/corpus

Prints a table: the seconds from start to end, the same for a single post, how many posts
that makes for each second and core once the engine runs, and the memory of all processes.
An engine that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pyarrow
from pyarrow import parquet
from speed.process import CommandError, Cost, measure, measure_memory
from speed.tables import number, table
from speed.texts import markdown_files

_GUIDES = Path(__file__).parents[1] / "docs/guides"
ROWS_IN_A_GROUP = 200
ROWS_IN_A_FILE = 2_400
_PROGRAM = r"^:caption: {}on_(\w+)\.py\n(.*?)^```$"
_PAGES = ("engines.md", "many-posts.md")
_MODULES = {"spark": "pyspark"}
WITHOUT = "postkit lint --input"
_COMMAND = "lint --isolated --input posts.parquet --text-column text --path-column path"


class Measured(NamedTuple):
    """What the posts cost on one engine.

    Args:
        engine: its name.
        one: what a single post costs, the start included.
        all: what all of them cost.
        memory: megabytes at the peak of all processes.
    """

    engine: str
    one: Cost
    all: Cost
    memory: float


def main() -> int:
    """Measure what the command line asks for; return the exit status."""
    options = _parse()
    # Ended from outside, it takes its folder and its commands along, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    texts = [path.read_text("utf-8") for path in markdown_files(options.archive)] * options.times
    measured = []
    with tempfile.TemporaryDirectory(prefix="postkit-engines-") as name:
        folder = Path(name)
        for engine, command in commands(folder, options.only).items():
            try:
                measured.append(_measure(engine, command, texts, folder))
            except CommandError as error:
                print(f"{engine}: {error}", file=sys.stderr)
    print(engine_table(measured, len(texts), os.cpu_count() or 1))
    return 0


def commands(folder: Path, only: list[str] | None = None) -> dict[str, list[str]]:
    """Return the command line of each engine that is installed, its program written to `folder`.

    Args:
        folder: an empty folder.
        only: the engines to take; all, and postkit without an engine, where None.
    """
    postkit = [sys.executable, "-m", "postkit", *_COMMAND.split(), "--output-file=found.parquet"]
    found = {WITHOUT: postkit} if not only or WITHOUT in only else {}
    for engine, program in sorted(programs().items()):
        if only and engine not in only:
            continue
        if not find_spec(_MODULES.get(engine, engine)):
            print(f"{engine} is not installed", file=sys.stderr)
        else:
            (folder / f"on_{engine}.py").write_text(program, "utf-8")
            found[engine] = [sys.executable, f"on_{engine}.py"]
    return found


def programs(prefix: str = "") -> dict[str, str]:
    """Return the program that the guides show for each engine.

    Args:
        prefix: what the names of the programs start with: `across_` for rules across posts.
    """
    pages = "".join((_GUIDES / page).read_text("utf-8") for page in _PAGES)
    return dict(re.findall(_PROGRAM.format(prefix), pages, re.S | re.M))


def _measure(engine: str, command: list[str], texts: list[str], folder: Path) -> Measured:
    worst = 1 if engine == WITHOUT else 0  # A linter that finds something ends with 1.
    _write_posts(texts[:1], folder)
    one = measure(command, folder, timeout=1_800, worst=worst)
    _write_posts(texts, folder)
    everything = measure(command, folder, timeout=1_800, worst=worst)
    _write_posts(texts, folder)
    memory = measure_memory(command, folder, timeout=1_800, worst=worst)
    print(f"{engine} took {everything.wall:.1f} s", file=sys.stderr)
    return Measured(engine, one, everything, memory)


def _write_posts(texts: list[str], folder: Path) -> None:
    """Write the posts as each program wants to find them, and remove what the last one has left."""
    for name in ("posts", "found", "found.parquet.parts", "log"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for file in folder.glob("found.parquet*"):
        file.unlink()
    (folder / "posts").mkdir()
    paths = [f"{number}.md" for number in range(len(texts))]
    rows = pyarrow.table({"text": texts, "path": paths})
    parquet.write_table(rows, folder / "posts.parquet", row_group_size=ROWS_IN_A_GROUP)
    for start in range(0, len(texts), ROWS_IN_A_FILE):
        target = folder / "posts" / f"{start:09}.parquet"
        part = rows.slice(start, ROWS_IN_A_FILE)
        parquet.write_table(part, target, row_group_size=ROWS_IN_A_GROUP)


def engine_table(measured: list[Measured], posts: int, cores: int) -> str:
    """Return a table with a row for each engine.

    Args:
        measured: what the posts cost on each.
        posts: how many there were.
        cores: how many cores the machine has. What a start costs is not counted.
    """
    return table(
        ["engine", "s", "s for one post", "posts a second and core", "peak MB"],
        [
            [
                engine,
                number(everything.wall),
                number(one.wall),
                number((posts - 1) / (everything.wall - one.wall) / cores),
                number(memory),
            ]
            for engine, one, everything, memory in measured
        ],
    )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path, help="a folder of Markdown posts; it is only read")
    parser.add_argument("--times", type=int, default=6, help="how often to take each post")
    parser.add_argument("--only", nargs="+", metavar="ENGINE", help="measure only these engines")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
