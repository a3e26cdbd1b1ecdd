"""The pages that people write, and the examples in them.

On a page are, in the order in which a reader meets them:

- files: a `{code-block}` with a `:caption:`, which is the file's path;
- commands with their output: a block of `console`, a `$` before each command;
- commands without: a block of `sh`;
- Python: a block of `python`, continuing the one before it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
MADE = (
    *("reference/rules", "reference/commands", "reference/settings.md", "reference/schemas.md"),
    *("zh-hans/rules.md", "zh-hant", "zh-hant.md"),
)


class Block(NamedTuple):
    """A block of code: its language, its text, its first line, and its file if it is one."""

    language: str
    text: str
    line: int
    file: str = ""


class Command(NamedTuple):
    """A command as a reader types it, and what the page says that it prints."""

    line: str
    output: str


def pages() -> list[Path]:
    """Return the pages that are written by hand, and README in two languages."""
    docs = ROOT / "docs"
    made = {docs / path for path in MADE}
    return [
        ROOT / "README.md",
        ROOT / "README.zh.md",
        *(path for path in sorted(docs.rglob("*.md")) if not made & {path, path.parent}),
    ]


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> Iterator[Block]:
    """Yield the blocks of code of the page at `path`."""
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        if token.type != "fence" or token.map is None:
            continue
        directive = re.match(r"\{code-block\} (\w+)$", token.info)
        caption = re.match(r":caption: (\S+)\n\n", token.content)
        if directive and caption:
            text = token.content[caption.end() :]
            yield Block(directive[1], text, token.map[0] + 1, caption[1])
        else:
            yield Block(token.info, token.content, token.map[0] + 1)


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a block of `console`."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Command(line, output)


def postkit_commands(block: Block) -> Iterator[list[str]]:
    """Yield the arguments of every `postkit …` in a block of `sh` or `console`."""
    lines = block.text.splitlines()
    if block.language == "console":
        lines = [command.line for command in commands(block)]
    for line in lines:
        words: list[str] | None = None
        for word in _words(line):
            if word == "postkit":
                words = []
            elif words is not None and word[0] in "|&;<>()":
                yield words
                words = None
            elif words is not None:
                words.append(word)
        if words is not None:
            yield words


def _words(line: str) -> list[str]:
    """Return the words of a command line, operators apart and without its comment."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    return list(lexer)
