"""Texts to measure on: ordinary posts, nasty shapes, copies of an archive."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple


class Shape(NamedTuple):
    """A text of any size: a head, a unit again and again, an end."""

    unit: str
    head: str = ""
    end: str = ""

    def write(self, path: Path, size: int) -> None:
        """Write about `size` bytes to `path`.

        It is written in pieces: what this process holds when it starts another
        would count as that one's memory.
        """
        unit = self.unit.encode()
        times = max((size - len(self.head.encode()) - len(self.end.encode())) // len(unit), 0)
        at_once = max(1_000_000 // len(unit), 1)
        piece = unit * min(at_once, times)
        with path.open("wb") as file:
            file.write(self.head.encode())
            for _ in range(times // at_once):
                file.write(piece)
            file.write(unit * (times % at_once))
            file.write(self.end.encode())


POST = Shape(
    head="---\ntitle: 一篇短文\ndate: 2026-01-01\ntags: [test]\n---\n\n",
    unit="""\
### 第一节：**天气**和路上的见闻

这是一段普通的文字，说的是天气和路上的见闻，还有[一座桥](https://example.org/bridge)。他说：“今天
真安静。”旁边写着 `quiet`，没有别的。

<details>
<summary>Original</summary>

These are ordinary words about the weather and what was seen on the road, and
[a bridge](https://example.org/bridge). “It is a quiet day,” he said.

</details>

- 票价：12 元
- 时间：30 分钟

""",
)
"""A post as posts are: sections, emphasis, links, quotations, blocks with the original."""

SHAPES = {
    "unclosed blocks": Shape("<details>\n"),
    "unclosed blocks, quoted": Shape("> <details>\n"),
    "unclosed tags in one line": Shape("<p"),
    "blocks closed, never opened": Shape("</details>\n"),
    "comments never closed": Shape("<!-- "),
    "backticks": Shape("`"),
    "backtick runs of all lengths": Shape("".join("`" * length + " " for length in range(1, 400))),
    "fences never closed": Shape("```\n~~~\n"),
    "nested quotes": Shape(">"),
    "nested quotes in many lines": Shape(">" * 500 + " 你\n"),
    "nested lists": Shape("- "),
    "asterisks": Shape("*a"),
    "asterisks at Chinese punctuation": Shape("**你。**"),
    "underscores": Shape("_a"),
    "brackets": Shape("["),
    "images": Shape("![]("),
    "link definitions": Shape("[a]: <b\n"),
    "dollars": Shape("$a"),
    "template tags": Shape("{{ {% "),
    "quotation marks": Shape("“你"),
    "brackets of both widths": Shape("(（"),
    "one long line": Shape("你好，世界。"),
    "one long word": Shape("a"),
    "empty lines": Shape("\n"),
    "spaces": Shape(" "),
    "carriage returns": Shape("\r"),
    "entities": Shape("&amp;"),
    "table rows": Shape("| a "),
    "suppressions": Shape("<!-- postkit-disable SM001 -->\n"),
    "one long front matter": Shape("a: [b]\n", head="---\n", end="---\n"),
    "one long list in front matter": Shape("  - 你\n", head="---\ntags:\n", end="---\n"),
    "front matter never closed": Shape("a: b\n", head="---\n"),
    "deep flow list": Shape("[", head="---\na: ", end="\n---\n"),
    "aliases": Shape("  - *a\n", head="---\nb: &a [1]\nc:\n", end="---\n"),
    "half-width punctuation": Shape("你,"),
    "traditional characters": Shape("這個"),
    "Cyrillic inside words": Shape("wоrd "),
}
"""What breaks scanners that look back, look ahead, or count on things being closed."""


def copy_archive(archive: Path, target: Path, copies: int) -> list[Path]:
    """Copy the Markdown files of `archive` again and again, under new names.

    Args:
        archive: the folder with posts, at any depth.
        target: the folder that gets a folder for each copy.
        copies: how many.

    Returns:
        The folders of the copies.
    """
    folders = [target / f"copy-{number:02}" for number in range(1, copies + 1)]
    posts = markdown_files(archive)
    for folder in folders:
        for post in posts:
            place = folder / post.relative_to(archive)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(post, place.with_stem(f"{place.stem}-{folder.name}"))
    return folders


def markdown_files(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, in order."""
    return sorted(folder.rglob("*.md"))


def megabytes(folder: Path) -> float:
    """Return the size of the Markdown files below a folder in units of 10⁶ bytes."""
    return sum(path.stat().st_size for path in markdown_files(folder)) / 1e6
