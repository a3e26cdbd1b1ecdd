"""Measure postkit beside rumdl, and how its time grows with the text.

    .venv/bin/pip install rumdl
    .venv/bin/python benchmarks/run.py ../shared/corpus

Commands are run in turn, A B A B …, so that a machine whose speed drifts treats
both alike; what counts are the medians and their ratio. Seconds are CPU time
(user and system) of the whole process, start included; memory is the peak
resident set.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

BIN = Path(sys.executable).parent
POSTKIT = str(BIN / "postkit")


class Cost(NamedTuple):
    """What one run of a command cost."""

    cpu: float
    wall: float
    peak_mib: float


def run(command: list[str]) -> Cost:
    """Run `command`, throw its output away and return what it cost."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Cost(
        usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024
    )


def in_turn(commands: dict[str, list[str]], runs: int) -> dict[str, Cost]:
    """Return the median cost of each command; they are run in turn after one warm-up."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            cost = run(command)
            if number:
                costs[name].append(cost)
    return {
        name: Cost(*(statistics.median(column) for column in zip(*rows, strict=True)))
        for name, rows in costs.items()
    }


def compare(title: str, commands: dict[str, list[str]], runs: int) -> None:
    """Print a table of `commands` with ratios to the last one."""
    medians = in_turn(commands, runs)
    base = list(medians.values())[-1]
    print(f"\n### {title}\n")
    print("| command | CPU s | wall s | peak MiB | CPU ratio |")
    print("| :-- | --: | --: | --: | --: |")
    for name, cost in medians.items():
        print(
            f"| {name} | {cost.cpu:.3f} | {cost.wall:.3f} | {cost.peak_mib:.0f} "
            f"| {cost.cpu / base.cpu:.2f} |"
        )


def paragraph(size: int) -> str:
    """Return a post of about `size` bytes of ordinary text."""
    head = "---\ntitle: 一篇短文\ndate: 2026-01-01\ntags: [test]\n---\n\n"
    body = "这是一段普通的文字，说的是天气和路上的见闻。It was a quiet day.\n\n"
    return head + body * (size // len(body.encode()))


SHAPES: dict[str, Callable[[int], str]] = {
    "unclosed tags": lambda size: "<details>\n" * (size // 10),
    "unclosed tags in one line": lambda size: "<p" * (size // 2),
    "comments never closed": lambda size: "<!-- " * (size // 5),
    "backticks": lambda size: "`" * size,
    "backtick runs": lambda size: " ".join("`" * (n % 50 + 1) for n in range(size // 26))[:size],
    "nested quotes": lambda size: ">" * size,
    "nested lists": lambda size: "- " * (size // 2),
    "asterisks": lambda size: "*a" * (size // 2),
    "brackets": lambda size: "[" * size,
    "images": lambda size: "![](" * (size // 4),
    "dollars": lambda size: "$a" * (size // 2),
    "template tags": lambda size: "{{ {% " * (size // 6),
    "quotation marks": lambda size: "“你" * (size // 4),
    "one long line": lambda size: "你好，世界。" * (size // 18),
    "one long front matter": lambda size: "---\n" + "a: [b]\n" * (size // 7) + "---\n",
    "front matter never closed": lambda size: "---\n" + "a: b\n" * (size // 5),
    "deep flow list": lambda size: "---\na: " + "[" * size + "\n---\n",
    "half-width punctuation": lambda size: "你," * (size // 4),
    "traditional characters": lambda size: "這个" * (size // 6),
}


def growth(folder: Path, megabytes: list[int], runs: int) -> None:
    """Print the CPU time of each nasty shape at growing sizes."""
    print("\n### Growth: CPU seconds by size of one file\n")
    print("| shape | " + " | ".join(f"{size} MB" for size in megabytes) + " |")
    print("| :-- |" + " --: |" * len(megabytes))
    for name, make in SHAPES.items():
        cells = []
        for size in megabytes:
            path = folder / "shape.md"
            path.write_text(make(size * 1_000_000), encoding="utf-8")
            command = [POSTKIT, "lint", "--isolated", "--quiet", str(path)]
            cells.append(statistics.median(run(command).cpu for _ in range(runs)))
        print(f"| {name} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |", flush=True)


def main() -> None:
    """Run the benchmarks that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path, help="a folder of Markdown posts")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--only", choices=["archive", "start", "growth"])
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 2, 4, 8])
    options = parser.parse_args()
    archive = str(options.archive)
    rumdl = shutil.which("rumdl", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in (None, "archive"):
            commands = {"postkit lint": [POSTKIT, "lint", "--isolated", archive]}
            if rumdl:
                commands["rumdl check --no-cache"] = [rumdl, "check", "--no-cache", archive]
            compare(f"Archive, {sum(1 for _ in options.archive.rglob('*.md'))} posts", commands,
                    options.runs)  # fmt: skip
        if options.only in (None, "start"):
            post = folder / "post.md"
            post.write_text(paragraph(5000), encoding="utf-8")
            commands = {
                "postkit lint, one post of 5 KB": [POSTKIT, "lint", "--isolated", str(post)],
                "postkit --version": [POSTKIT, "--version"],
                "python -c pass": [sys.executable, "-c", "pass"],
            }
            compare("Start", commands, options.runs * 2)
        if options.only in (None, "growth"):
            growth(folder, options.megabytes, runs=1)


if __name__ == "__main__":
    main()
