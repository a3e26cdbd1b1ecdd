"""See what becomes of posts that end or hold their process, and of a run that is killed.

    .venv/bin/pip install 'dask[distributed]' datatrove duckdb orjson pandas polars pyspark \
        'ray[data]'
    .venv/bin/python benchmarks/engine_faults.py

Runs the programs of docs/guides/engines.md, and `postkit lint --input`, on posts that a program
makes. Prints a table: what became of three posts that kill their process, crash it and hang; how
many of the others were done; and of a run that was killed and started again, how many posts were
linted twice, and how many were lost. An engine that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow
from engines import WITHOUT, commands
from poison import LOG, install_poison
from pyarrow import parquet
from speed.tables import table

POST = "---\ntags: [a, b, a]\n---\n\n文字。\n"
"""It gives one row."""
POISONS = ("kill", "crash", "hang")
_POSTS_IN_A_FILE = 1_000
_ROWS_IN_A_GROUP = 100
_FILES = ("a", "b", "c")
_HANGING = "b/500.md"
_PATIENCE = 1_000
"""Seconds after which a program counts as hung."""


class Survival(NamedTuple):
    """What an engine makes of bad posts, and of a kill.

    Args:
        engine: its name.
        errors: the name of the row of each of `POISONS`.
        others: how many other posts were done in the same run, and how many there were.
        twice: the paths of the posts that were linted again after the kill.
        lost: the paths of those that have no row in the end.
    """

    engine: str
    errors: tuple[str, ...]
    others: tuple[int, int]
    twice: frozenset[str]
    lost: frozenset[str]


def main() -> int:
    """Try what the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="ENGINE", help="try only these engines")
    options = parser.parse_args()
    tried = []
    with tempfile.TemporaryDirectory(prefix="postkit-faults-") as name:
        programs = Path(name, "programs")
        programs.mkdir()
        for engine in commands(programs, options.only):
            folder = Path(name, engine.replace(" ", "-"))
            try:
                tried.append(survival(engine, folder))
            except (TimeoutError, subprocess.SubprocessError) as error:
                print(f"{engine}: {error}", file=sys.stderr)
    print(survival_table(tried))
    return 0


def survival(engine: str, folder: Path) -> Survival:
    """Return what becomes of bad posts and of a kill on an engine.

    Args:
        engine: its name.
        folder: where it works.
    """
    errors, others = poisoned(engine, folder / "poison")
    twice, lost = killed(engine, folder / "kill")
    return Survival(engine, errors, others, twice, lost)


def poisoned(engine: str, folder: Path) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Return the name of the row of each bad post, how many others were done, and of how many."""
    command = _prepared(engine, folder)
    texts = [POST] * _POSTS_IN_A_FILE
    bad = {f"a/{number * 250 + 100}.md": text for number, text in enumerate(POISONS)}
    for path, text in bad.items():
        texts[_number(path)] = f"{text}\n"
    write_posts(folder, {"a": texts})
    finish(start(command, folder), folder)
    rows = found(folder)
    errors = tuple(" ".join(rows.get(path, ["none"])) for path in bad)
    done = sum(path not in bad for path in rows)
    return errors, (done, len(texts) - len(bad))


def killed(engine: str, folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the posts that were linted again after a kill, and those that were lost."""
    command = _prepared(engine, folder)
    texts = {file: [POST] * _POSTS_IN_A_FILE for file in _FILES}
    texts["b"][_number(_HANGING)] = "hang\n"  # Then the run cannot be over too soon.
    write_posts(folder, texts)
    kill_halfway(start(command, folder), folder)
    finish(start(command, folder), folder)
    linted = Counter((folder / LOG).read_text("utf-8").splitlines())
    paths = {f"{file}/{number}.md" for file in _FILES for number in range(_POSTS_IN_A_FILE)}
    twice = frozenset(path for path, times in linted.items() if times > 1)
    return twice, frozenset(paths - found(folder).keys())


def _prepared(engine: str, folder: Path) -> list[str]:
    """Make the folder of a run, and return the command line."""
    folder.mkdir(parents=True, exist_ok=True)
    install_poison(folder / "site")
    command = commands(folder, [engine])[engine]
    return [*command, "--time-limit", "10"] if engine == WITHOUT else command


def _number(path: str) -> int:
    return int(path.removesuffix(".md").partition("/")[2])


def write_posts(folder: Path, files: Mapping[str, list[str]], rows: int = _ROWS_IN_A_GROUP) -> None:
    """Write posts as the programs want to find them: files in `posts`, and all in one file."""
    (folder / "posts").mkdir(exist_ok=True)
    tables = []
    for file, texts in files.items():
        paths = [f"{file}/{number}.md" for number in range(len(texts))]
        tables.append(pyarrow.table({"text": texts, "path": paths}))
        parquet.write_table(tables[-1], folder / "posts" / f"{file}.parquet", row_group_size=rows)
    everything = pyarrow.concat_tables(tables)
    parquet.write_table(everything, folder / "posts.parquet", row_group_size=rows)


def start(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, with the package in which posts end it."""
    # What it imports must be what this program imports.
    paths = [str(folder / "site"), *filter(None, sys.path)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYSPARK_PYTHON": sys.executable,
        "POISON_LOG": str(folder / LOG),
    }
    with (folder / "output").open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def finish(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait for the end of a program.

    Raises:
        SubprocessError: it hangs or fails; a linter that finds something ends with 1.
    """
    try:
        status = process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    if status not in (0, 1):
        output = (folder / "output").read_text("utf-8", "replace")
        raise subprocess.SubprocessError(f"ended with {status}: {output[-3000:]}")


def kill_halfway(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Kill a program and all that it has started once one part is done, and another at work.

    Raises:
        TimeoutError: it ended, or did not come so far in time.
    """
    end = time.monotonic() + _PATIENCE
    while not _is_halfway(folder):
        if process.poll() is not None or time.monotonic() > end:
            raise TimeoutError("it could not be killed half-way")
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_halfway(folder: Path) -> bool:
    """Tell whether a file of findings is whole, and the post that hangs is being linted.

    datatrove notes the end of a task in its log.
    """
    whole = ("found/*.parquet", "found.parquet.parts/*[0-9].jsonl", "log/completions/*")
    log = folder / LOG
    hangs = log.is_file() and _HANGING in log.read_text("utf-8").splitlines()
    return hangs and any(any(folder.glob(pattern)) for pattern in whole)


def found(folder: Path) -> dict[str, list[str]]:
    """Return the names of the rows that each post has given, by its path."""
    rows = [row for file in folder.glob("found/*.parquet") for row in _rows(file)]
    if (folder / "found.parquet").is_file():
        rows += _rows(folder / "found.parquet")
        rows += map(json.loads, (folder / "found.parquet.rejected.jsonl").open("rb"))
    for file in folder.glob("found/*.jsonl.gz"):
        with gzip.open(file) as documents:
            rows += [row for line in documents for row in json.loads(line)["metadata"]["postkit"]]
    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(row["path"], []).append(row["name"])
    return names


def _rows(file: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = parquet.read_table(file, columns=["path", "name"]).to_pylist()
    return rows


def survival_table(tried: Iterable[Survival]) -> str:
    """Return a table with a row for each engine."""
    return table(
        ["engine", *POISONS, "others done", "linted twice after a kill", "lost"],
        [
            [
                engine,
                *errors,
                f"{others[0]:,} of {others[1]:,}",
                f"{len(twice):,}",
                f"{len(lost):,}",
            ]
            for engine, errors, others, twice, lost in tried
        ],
    )


if __name__ == "__main__":
    raise SystemExit(main())
