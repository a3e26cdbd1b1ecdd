"""Damage pieces of drafts at random and check what must hold for any text.

    .venv/bin/python benchmarks/fuzz.py --minutes 10 --out found/ seeds ../shared/broken
    .venv/bin/python benchmarks/fuzz.py --inputs 1000000 --jobs 2 seeds ../shared/broken

An input is a few blocks of a draft with one to four changes. It is checked as one dialect
reads it, all of them by turns, and every fortieth is imported, as Markdown, a page, a
feed or text. No rule fails, no span lies outside the text, a second run of fix (of the safe
fixes, and of all) and of format or convert changes nothing, fixes do not undo each other, a safe
fix brings up no error, and nothing takes seconds. What breaks one of these is made as short
as it goes and written to the folder `--out`, a file for each fault, called by its kind.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from fuzzing.checks import Way, kinds_of, way_of
from fuzzing.drafts import Seed, cut_up, make_draft

_SHARE = 1000
"""So many inputs are made of one random state, in one process."""
_SHOWN = 3
"""How many texts of each kind of fault are shortened and written."""


class Fault(NamedTuple):
    """A `kind` of fault that `text` has shown when it was checked in `way`."""

    kind: str
    text: str
    way: Way


_seeds: Sequence[Seed] = ()


def _read(files: Sequence[Path]) -> None:
    """Cut up the drafts, in each process."""
    global _seeds
    _seeds = [cut_up(file.read_bytes().decode("utf-8", "surrogateescape")) for file in files]


def check_share(seed: int, share: int) -> list[Fault]:
    """Return the faults of the inputs of one share, the same ones for the same seed."""
    choose = random.Random(f"{seed} {share}")
    faults: list[Fault] = []
    for number in range(share * _SHARE, (share + 1) * _SHARE):
        text = make_draft(_seeds, choose)
        way = way_of(number)
        faults += (Fault(kind, text, way) for kind in kinds_of(text, way))
    return faults


def shorten(text: str, holds: Callable[[str], bool]) -> str:
    """Return a shorter text for which `holds` is true, by leaving out what is not needed."""
    size = max(len(text) // 2, 1)
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if holds(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def shares(chosen: argparse.Namespace, files: Sequence[Path], seed: int) -> Iterator[list[Fault]]:
    """Yield the faults of each share, as they are done, until all are or the time is up."""
    end = time.monotonic() + chosen.minutes * 60 if chosen.minutes else float("inf")
    left = count() if chosen.inputs is None else iter(range(-(-chosen.inputs // _SHARE)))
    with ProcessPoolExecutor(chosen.jobs, initializer=_read, initargs=(files,)) as pool:
        running = {pool.submit(check_share, seed, share) for share in islice(left, chosen.jobs)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            more = islice(left, len(done) if time.monotonic() < end else 0)
            running |= {pool.submit(check_share, seed, share) for share in more}
            for share in done:
                yield share.result()


def show(fault: Fault, number: int, out: Path | None) -> None:
    """Print and write what is left of the text of `fault` when it is as short as it goes."""
    short = shorten(fault.text, lambda text: fault.kind in kinds_of(text, fault.way))
    print(f"{fault.kind} ({fault.way}): {short!r}", flush=True)
    if out:
        name = f"{re.sub('[^A-Za-z0-9]+', '-', fault.kind)}-{number}.md"
        (out / name).write_bytes(short.encode("utf-8", "surrogatepass"))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, help="drafts, or folders of drafts")
    parser.add_argument("--minutes", type=float, help="stop after them")
    parser.add_argument("--inputs", type=int, help="stop after so many, rounded up to thousands")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--seed", type=int, help="of the random choices")
    parser.add_argument("--out", type=Path, help="folder for what breaks")
    chosen = parser.parse_args()
    if chosen.minutes is None and chosen.inputs is None:
        chosen.minutes = 1.0
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
    files = sorted(
        file for path in chosen.paths for file in (path.rglob("*.md") if path.is_dir() else [path])
    )
    seed = random.randrange(10**9) if chosen.seed is None else chosen.seed
    counts: Counter[str] = Counter()
    start = time.monotonic()
    for number, faults in enumerate(shares(chosen, files, seed), 1):
        rate = number * _SHARE / (time.monotonic() - start)
        print(f"{number * _SHARE:9,} inputs of seed {seed}, {rate:,.0f} a second", flush=True)
        for fault in faults:
            counts[fault.kind] += 1
            if counts[fault.kind] <= _SHOWN:
                show(fault, counts[fault.kind], chosen.out)
    for kind, times in sorted(counts.items()):
        print(f"{times:9,} {kind}")
    return int(bool(counts))


if __name__ == "__main__":
    sys.exit(main())
