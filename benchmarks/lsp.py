"""Measure how soon the language server answers a key pressed in a post of 150 KB.

    .venv/bin/python benchmarks/lsp.py

The real server runs as an editor runs it, over stdio. A key is one incremental
change; what counts is the time from sending it to having read the findings of
that version. Half of the keys are typed one by one, after the findings of the
one before have come; the others in bursts of ten, ten milliseconds apart, as in
fast typing, where only the last one counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from lsp_client import Editor, editing

HEAD = """---
title: 河边的新桥
summary: 一座新桥怎样改变了两岸居民的一天。
date: 2026-03-14
layout: post.njk
source: https://example.org/talks/bridge
speaker: Ana Ruiz
area: life-family
category: culture
tags: [city-life]
status: evergreen
---

"""
PART = """## 第 {number} 段：桥上的早晨 🌉

清晨六点，**第 {number} 班**渡轮还没有开，桥上已经有人在走。他们说“桥比船快”，也有人说，
坐船的时候能看见 [河面](https://example.org/river/{number}) 和远处的雾,还有 {number} 只白鹭。

<details>
<summary>Original</summary>

At six in the morning ferry number {number} has not left yet, and people are already walking
across the bridge. “The bridge is faster than the boat,” they say.

</details>

- 票价：{number} 元
- 时间：`{number}` 分钟

"""


def post(size: int) -> str:
    """Return a post of about `size` bytes: sections, details blocks, links, lists, emoji."""
    text, number = HEAD, 0
    while len(text.encode()) < size:
        number += 1
        text += PART.format(number=number)
    return text


def press(editor: Editor, uri: str, version: int, line: int) -> None:
    """Type one character at the head of a line."""
    place = {"line": line, "character": 0}
    editor.change(uri, version, {"range": {"start": place, "end": place}, "text": "雾"})


def measure(editor: Editor, uri: str, line: int, keys: int) -> tuple[list[float], list[float]]:
    """Return the seconds to the findings: after single keys, and after the last of a burst."""
    single: list[float] = []
    burst: list[float] = []
    version = 1
    for number in range(keys):
        in_burst = number % 2
        for _ in range(9 * in_burst):
            version += 1
            press(editor, uri, version, line)
            time.sleep(0.01)
        version += 1
        start = time.perf_counter()
        press(editor, uri, version, line)
        editor.diagnostics(uri, version)
        (burst if in_burst else single).append(time.perf_counter() - start)
    return single, burst


def main() -> None:
    """Print medians and the slowest of both ways to type."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kilobytes", type=int, default=150)
    parser.add_argument("--keys", type=int, default=60)
    options = parser.parse_args()
    text = post(options.kilobytes * 1000)
    with tempfile.TemporaryDirectory() as folder, editing(Path(folder), is_forked=False) as editor:
        uri = editor.open(text)
        found = editor.diagnostics(uri, 1)
        line = text[: len(text) // 2].count("\n") // 18 * 18 + 15
        times = measure(editor, uri, line, options.keys)
    print(
        f"{len(text.encode()) / 1000:.0f} KB, {len(found)} findings; milliseconds to the findings"
    )
    for name, seconds in zip(("single keys", "bursts of ten"), times, strict=True):
        median, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"{name:>14}: median {median:.0f}, slowest {worst:.0f}")


if __name__ == "__main__":
    main()
