"""Pieces of drafts, damaged at random."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

_HEAD = re.compile(r"(?:---|\+\+\+)\n(?:.*\n){0,40}?(?:---|\+\+\+)\n")
_BLOCK = re.compile(r"(?:.*\S.*(?:\n|\Z)|[^\n]+\Z)+|\n+|[^\n]*\n")
_MOST_BLOCKS = (1, 2, 3, 4, 6, 10)
_MOST_CHARACTERS = (200, 400, 900)
_LONG = 4000
"""So many characters has one of fifty drafts, at most."""

SIGNS = (
    *("<", ">", "</", "<!--", "-->", "<details>", "</details>", "<summary>", "</summary>", "<p>"),
    *('<p class="x">', "</p>", "<div>", "</div>", "<pre>", "<script>", "<?", "?>", "<![CDATA["),
    *("`", "```\n", "~~~\n", "$$", "{{", "}}", "{% raw %}", "[", "](", ")", "![](", "[^1]:", "]: "),
    *("*", "**", "_", "~~", "#", "# ", "- ", "> ", ">>", "1. ", "|", "|---|\n", "---\n", "+++\n"),
    *("\n", "\n\n", "\r", "\r\n", "\t", "    ", " ", "  \n", "\\", "\0", "\u200b", "\u200d"),
    *("\ufeff", "\u3000", "\x85", "\u2028", "\ud800", "&amp;", "&lt;", "：", "，", ",", "“", "”"),
    *('"', "'", "（", ")", "a: ", "- a", "[x]", "中文", "後來", "：\n", "<!-- a 1/8 -->", "]]>"),
    *(":::", "::: tip\n", "!!! note\n", "{: .a}\n", "{#a}", "{/*", "*/}", "{", "}", "<a.b>"),
    *("[^1]", "[a]: b\n", "[[", "]]", "(a b)", "http://a.b/甲", "$", "<br>", "&nbsp;", "&#", ";"),
    *("***\n", "<A/>", "===\n", "- [ ] ", "+ ", "2) ", "| ", "> - ", "  - ", "　", "\x0c", "\x1b["),
    *("……", "...", "——", "--", "「", "」", "《", "》", "Ａ", "Б", "は", "é", "\u0301", "😀"),
    *("【1†a】", "[1†L3-L9]", "[BODY_END]", "<<<<<<< a\n","=======\n", ">>>>>>> b\n", "\ufffd"),
    "\u202e",
    *("<!-- postkit-disable -->", "<!-- postkit-enable -->", "<!-- postkit-disable-next-line -->"),
    *("title: ", "tags: [", "k: |\n", "k: >-\n", "&a ", "*a", "!!x ", "<<: ", "- -\n", "? ", "# a"),
    *("<details", "</summary", "<Details>", "</details>>", "<p", "</div", "<table>", "<td>"),
)  # fmt: skip


class Seed(NamedTuple):
    """A draft, cut up: its front matter, if it has any, and its blocks."""

    head: str
    blocks: tuple[str, ...]


def cut_up(text: str) -> Seed:
    """Return `text` as a seed."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    return Seed(head[0] if head else "", tuple(_BLOCK.findall(text, start)) or ("",))


def make_draft(seeds: Sequence[Seed], choose: random.Random) -> str:
    """Return some blocks of one of `seeds`, damaged in one to four places."""
    seed = choose.choice(seeds)
    start = choose.randrange(len(seed.blocks))
    if choose.random() < 0.02:
        body = "".join(seed.blocks[start : start + 60])[:_LONG]
    else:
        count = choose.choice(_MOST_BLOCKS)
        # White space between blocks is a block as well.
        body = "".join(seed.blocks[start : start + 2 * count])[: choose.choice(_MOST_CHARACTERS)]
    head = seed.head if choose.random() < 0.3 else ""
    return mutate(head + body, choose, choose.choice(seeds))


def mutate(text: str, choose: random.Random, other: Seed) -> str:
    """Return `text` with one to four changes, some of them with a block of `other`."""
    for _ in range(choose.randint(1, 4)):
        start = choose.randint(0, len(text))
        end = min(start + choose.choice((0, 0, 1, 1, 2, 5, 40)), len(text))
        text = text[:start] + _piece(text[start:end], choose, other) + text[end:]
    return text


def _piece(old: str, choose: random.Random, other: Seed) -> str:
    kind = choose.randrange(16)
    if kind < 3:
        return ""
    if kind < 6:
        return old * 2
    if kind == 6:
        return choose.choice(other.blocks)[: choose.choice((3, 30, 200))]
    if kind < 9:
        return choose.choice(SIGNS) + choose.choice(SIGNS)
    return choose.choice(SIGNS)
