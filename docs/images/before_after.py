"""Draw what postkit says about a post and makes of it: `python docs/images/before_after.py`.

The picture is on the front page. It is made of what the commands print, and a test
fails where they print something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import postkit
from postkit.cli.diff import unified_diff
from postkit.reporters import Style, find_reporter
from postkit.reporters.width import cells

PICTURE = Path(__file__).with_name("before-after.svg")
POST = """\
---
title: 一座桥: 通车
---

**他说：“桥通了。”**然后走了,没有回头。

<details>
<summary>Original</summary>

The bridge is open.
"""
_CELL, _LINE, _MARGIN, _COLUMNS = 8.4, 22, 24, 104
_COLORS = {"$": "#e6edf3", "-": "#ff7b72", "+": "#7ee787", "@": "#79c0ff", "": "#c9d1d9"}


def picture() -> str:
    """Return the picture as SVG."""
    lines = list(_lines())
    width, height = _COLUMNS * _CELL + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    rows = "\n".join(_row(number, line) for number, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">\n'
        "<title>postkit lint finds four problems in a post, and postkit fix solves them</title>\n"
        f'<rect width="100%" height="100%" rx="10" fill="#0d1117"/>\n{rows}\n</svg>\n'
    )


def _lines() -> Iterator[str]:
    """Yield the lines of the terminal."""
    settings = postkit.Configuration(isolated=True)
    report = postkit.lint_text(POST, path="post.md", config=settings)
    printed: list[str] = []
    find_reporter("concise")(printed.append, Style()).add(report.diagnostics)
    yield "$ postkit lint --output-format concise post.md"
    yield from map(_cut, "".join(printed).splitlines())
    yield ""
    yield "$ postkit fix --diff post.md"
    fixed = postkit.fix_text(POST, path="post.md", config=settings).text
    yield from (line.rstrip("\n") for line in unified_diff("post.md", POST, fixed))


def _cut(line: str) -> str:
    """Return `line`, cut where the terminal ends."""
    while cells(line) > _COLUMNS:
        line = line[:-2] + "…"
    return line


def _row(number: int, line: str) -> str:
    color = _COLORS.get(line[:1], _COLORS[""])
    return (
        f'<text x="{_MARGIN}" y="{_MARGIN + number * _LINE + 15}" fill="{color}" '
        f'xml:space="preserve" textLength="{cells(line) * _CELL:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(line)}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
