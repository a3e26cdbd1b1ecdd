"""The section about hostile drafts: how the time of each command grows with them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import postkit
from speed.bench import Section
from speed.tables import Target, number, table


class Hostile(NamedTuple):
    """A text of any size: a unit again and again, between a head and an end.

    `unit` may be made of its number, where each is to be another.
    """

    unit: str | Callable[[int], str]
    head: str = ""
    end: str = ""

    def text(self, size: int) -> str:
        """Return a text of about `size` bytes."""
        parts, length, count = [self.head], len(self.head) + len(self.end), 0
        while length < size:
            unit = self.unit if isinstance(self.unit, str) else self.unit(count)
            parts.append(unit)
            length += len(unit.encode())
            count += 1
        return "".join(parts) + self.end


HOSTILE = {
    "emphasis opened on each line": Hostile("**甲。\n"),
    "single emphasis opened on each line": Hostile("*甲。乙\n"),
    "citations": Hostile("甲[1†L3-L9]乙。【12†source】"),
    "duplicate keys": Hostile("a: 1\n", "---\n", "---\n\n正文。\n"),
    "duplicate keys differ": Hostile(lambda number: f"a: {number}\n", "---\n", "---\n\n正文。\n"),
    "many keys": Hostile(lambda number: f"k{number}: 1\n", "---\n", "---\n\n正文。\n"),
    "anchors": Hostile(lambda number: f"k{number}: &a{number} 1\n", "---\n", "---\n"),
    "merges": Hostile(lambda number: f"k{number}: {{<<: *a}}\n", "---\nb: &a {x: 1}\n", "---\n"),
    "aliases": Hostile("  - *a\n", "---\nb: &a [1]\nc:\n", "---\n"),
    "one dotted TOML key": Hostile(".a", "+++\na", " = 1\n+++\n"),
    "toml keys": Hostile(lambda number: f"k{number} = 1\n", "+++\n", "+++\n"),
    "json keys": Hostile(lambda number: f'"k{number}": 1,\n', "{\n", '"z": 1}\n\n'),
    "one item again and again": Hostile("  - 你\n", "---\ntags:\n", "---\n"),
    "a long list": Hostile(lambda number: f"  - 你{number}\n", "---\ntags:\n", "---\n"),
    "half-width commas in one line": Hostile("中,"),
    "straight quotes in one line": Hostile('中"文"'),
    "dots in one line": Hostile("......"),
    "dots in a Chinese line": Hostile("中......文"),
    "bidi": Hostile("中\u202e文"),
    "zero width": Hostile("中\u200b文"),
    "full width letters": Hostile("Ａ１"),
    "full width in zh": Hostile("中Ａ１文"),
    "straight single": Hostile("中'文'"),
    "curly reversed": Hostile("”中“"),
    "links": Hostile("[甲](b)"),
    "links broken": Hostile("[甲](b"),
    "lists as in programs": Hostile("[宽, 高，{名:值}，"),
    "reversed links": Hostile("(甲)[b]"),
    "ref links": Hostile("[甲][b] "),
    "footnotes": Hostile("[^1]"),
    "footnote defs": Hostile(lambda number: f"[^{number}]: 甲\n\n"),
    "entities": Hostile("&lt;中,"),
    "entities plain": Hostile("&amp;"),
    "suppressions": Hostile("<!-- postkit-disable SM001 -->\n"),
    "suppressions of the next line": Hostile("<!-- postkit-disable-next-line SM101 -->\n中,文\n\n"),
    "suppressions of the next line in one line": Hostile(
        "<!-- postkit-disable-next-line SM101 -->"
    ),
    "suppressions of one comment": Hostile("DB001 ", "<!-- postkit-disable ", " -->\n"),
    "suppressions of nothing": Hostile(lambda number: f"<!-- postkit-disable no{number} -->\n"),
    "spaces in a suppression": Hostile(" ", "<!-- postkit-disable"),
    "details": Hostile("<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n"),
    "details unclosed": Hostile("<details>\n"),
    "summaries never closed": Hostile("<details>\n<summary>Original\n\nText here.\n\n"),
    "details nested": Hostile("<details><summary>a</summary>"),
    "broken tags": Hostile("<details\n甲\n"),
    "paragraphs never closed": Hostile(
        '<details>\n<summary>a</summary>\n<p class="x">b\n</details>\n\n'
    ),
    "traditional": Hostile("這個們說。", "这是简体的文字。", ""),
    "stray characters": Hostile("这个国家發展经济。"),
    "Cyrillic inside words": Hostile("wоrd "),
    "headings no space in one paragraph": Hostile("##甲\n"),
    "headings with links in the post": Hostile("# 甲,乙\n\n", "[甲](#b)\n\n"),
    "a long heading": Hostile("甲,", "[甲](#b)\n\n# "),
    "images on a line each": Hostile("![]()\n"),
    "strikes in one line": Hostile("~~甲。~~后"),
    "headings no space": Hostile("##甲\n\n"),
    "paragraphs above dashes": Hostile("甲。\n---\n\n"),
    "lists": Hostile("- 甲,乙\n"),
    "dialogue": Hostile("-甲\n-乙\n\n"),
    "tables": Hostile("| 中,文 | b |\n", "| a | b |\n|---|---|\n", ""),
    "math": Hostile("$a中,b$ "),
    "code": Hostile("`a` 中,文 "),
    "comments": Hostile("<!-- chunk 1/2 -->\n\n甲\n\n"),
    "cdata": Hostile("<![CDATA[甲]]>\n\n"),
    "spaces punct": Hostile("甲 。"),
    "doubled": Hostile("甲，，"),
    "emphasis at punctuation": Hostile("**你。**然后"),
    "html div": Hostile("<div>"),
    "html attrs": Hostile("<a href=x>甲,乙</a>"),
    "template": Hostile("{{ a }}甲,乙"),
    "half-width commas on each line": Hostile("甲,乙\n"),
    "half-width commas in each paragraph": Hostile("甲,乙\n\n"),
    "nbsp": Hostile("甲\xa0乙"),
    "conflicts": Hostile("<<<<<<< a\n甲\n=======\n乙\n>>>>>>> b\n"),
    "wiki": Hostile("[[甲]]"),
    "brackets": Hostile("(甲)"),
    "links without an address": Hostile("[甲]() "),
    "setext": Hostile("甲\n===\n\n"),
    "quotes nested": Hostile(">"),
    "blockquote lines": Hostile("> 甲,乙\n"),
    "tabs": Hostile("\t甲\n"),
    "carriage returns": Hostile("甲,\r"),
    "transcript": Hostile(
        "<details>\n<summary>Original</summary>\n\none\ntwo\nthree\n\n</details>\n\n"
    ),
    "images": Hostile("![]() "),
    "autolinks": Hostile("https://a.b/甲，"),
    "ellipsis": Hostile("甲..."),
    "a comment never closed": Hostile("<!-- 甲,"),
    "placeholder": Hostile("[此处插入图片]\n\n"),
    "turn cites": Hostile("citeturn0search1 "),
    "chatter lines": Hostile("作为一个AI语言模型，我无法。\n"),
    # Twice, so that a paragraph of any size has an even number of each.
    "asterisks in runs of all lengths": Hostile("*a**b***c*a**b***c"),
    "images never closed": Hostile("![]("),
    "rules": Hostile("---\n"),
    "commas between dollars": Hostile("$a中,b"),
    "tasks without a space": Hostile("-[ ]甲\n"),
    "items without a space": Hostile("-甲\n"),
    "numbered items without a space": Hostile("1.甲\n"),
    "items without a space in front matter": Hostile("-甲\n", "---\ntags:\n", "---\n"),
    "a list in front matter never closed": Hostile("- a\n", "---\na:\n"),
    "details in one line": Hostile("<details>"),
    "details and summaries in one line": Hostile("<details><summary>"),
    "details with a broken summary": Hostile("<details>\n<summary>a</summary\nb\n</details\n\n"),
    "paragraphs in details": Hostile("<details>\n<p>\n</details>\n\n"),
    "paragraphs never closed in details": Hostile(
        "<details>\n<summary>a</summary>\n\n<p>b\n\n</details>\n\n"
    ),
    "closing tags of other names": Hostile("</你>\n", "<details>\n<summary>a</summary>\n"),
    "paragraphs without a bracket": Hostile("</p\n", "<details>\n<summary>a</summary>\n"),
    "curly quotes in one line": Hostile("他说“好”，"),
    "quotations never closed": Hostile("他说：“甲。\n\n"),
    "quotations never opened": Hostile("甲”乙。\n\n"),
    "quotation marks both turned": Hostile("他说”设计“好。\n\n"),
    "quotation marks both turned in one line": Hostile("他说”设计“好。"),
    "closing marks at both ends": Hostile("他说”设计”好。"),
    "straight marks with curly partners": Hostile('他说"设计”好。\n\n'),
    "marks of all kinds": Hostile('“甲"乙”丙「丁"'),
    "titles never closed": Hostile("《甲。\n\n"),
    "pairs with one original": Hostile(
        "天气很好。\n\n<details>\n<summary>Original</summary>\n\nFine day.\n\n</details>\n\n"
    ),
    "pairs that slipped": Hostile(
        lambda number: (
            f"第{number}天有人。\n\n<details>\n<summary>Original</summary>\n\n"
            f"On day {number + 1} somebody came.\n\n</details>\n\n"
        )
    ),
    "rows of csv": Hostile('a,"b,c",中,文\n'),
    "reference definitions": Hostile(lambda number: f"[a{number}]: http://a.b/{number}\n"),
    "lists nested by tabs": Hostile(lambda number: "\t" * (number % 40) + "- 甲,乙\n"),
    "headings with one text": Hostile("## 甲乙\n\n丙。\n\n"),
    "template tags never closed": Hostile("{% a\n"),
    "braces never closed": Hostile("{{ 甲,乙\n"),
    "braces on each line": Hostile("{甲,乙}\n\n"),
    "components": Hostile("<A b={1}>\n\n甲,乙\n\n"),
    "formulas on lines": Hostile("$$\n甲,乙\n"),
    "pipes in one row": Hostile("甲,乙|", "| a | b |\n|---|---|\n| "),
    "small tables": Hostile("| a | b |\n|---|---|\n| 甲,乙 | c |\n\n"),
    "admonitions": Hostile("!!! note\n    甲,乙\n\n"),
    "a long value": Hostile("甲,乙", "---\ntitle: ", "\n---\n\n正文。\n"),
    "a block scalar": Hostile("  甲,乙\n", "---\na: |\n", "---\n\n正文。\n"),
    "a mapping in braces": Hostile(lambda number: f"k{number}: 1, ", "---\na: {", "}\n---\n"),
    "anchors of anchors": Hostile(
        lambda number: f"k{number}: &a{number} [*a{max(number - 1, 0)}]\n",
        "---\nk: &a0 1\n",
        "---\n",
    ),
    "arrays of tables": Hostile("[[a]]\nb = 1\n", "+++\n", "+++\n"),
    "a list in JSON": Hostile('"甲",', '{"tags": [', '"z"]}\n\n'),
    "emoji that are joined": Hostile("👨‍👩‍👧‍👦甲,"),
    "private characters": Hostile("\ue200cite\ue202turn0search0\ue201"),
    "lone carriage returns": Hostile("甲\r乙,丙\r"),
    "wikilinks never closed": Hostile("[[甲,"),
    "chunk comments": Hostile(lambda number: f"<!-- chunk {number}/8 -->\n"),
    "citations in a row": Hostile("[web:12]"),
    "words of a model": Hostile("好的，以下是翻译：\n\n"),
    "headings that repeat the title": Hostile("# 甲\n\n", "---\ntitle: 甲\n---\n\n"),
    "lists in lists in front matter": Hostile("- - \n", "---\na:\n", "---\n"),
    "arrays of tables in tables": Hostile(
        "[[a.b]]\nc = 1\n[[a.b.d]]\ne = 1\n", "+++\n[[a]]\n", "+++\n"
    ),
    "originals without a blank line": Hostile(
        "<details>\n<summary>Original</summary>\n**Text.**\n</details>\n\n"
    ),
}
"""One thing again and again, each a kind of input that has once taken too long."""

_PAGE = "<!doctype html><html><body><article><h1>题</h1>"
HOSTILE_PAGES = {
    "paragraphs": Hostile("<p>", _PAGE),
    "paragraphs of text": Hostile("<p>甲乙。</p>", _PAGE),
    "rules of a page": Hostile("<hr>", _PAGE),
    "rules after text": Hostile("甲<hr>", _PAGE),
    "bold text in a line": Hostile("<b>甲。</b>乙", f"{_PAGE}<p>"),
    "short rows of a wide table": Hostile("<tr><td>a", f"{_PAGE}<table><tr>{'<td>a' * 500}"),
    "cells over many columns": Hostile("<td colspan=1000>甲", f"{_PAGE}<table><tr>"),
    "cells over many rows": Hostile("<tr><td rowspan=65534 colspan=9>甲", f"{_PAGE}<table>"),
    "items": Hostile("<li>", _PAGE),
    "lists in lists": Hostile("<li><ul>", _PAGE),
    "definitions": Hostile("<dl>甲</dl><h2>甲</h2>", _PAGE),
    "emphasis": Hostile("<b><i>", _PAGE),
    "signs of tags": Hostile("&lt;甲", _PAGE),
    "links that run a script": Hostile("[甲](javascript:x)\n\n", "# 题\n\n"),
    "feed": Hostile(
        lambda number: f"<item><title>甲{number}</title><link>http://a.b/{number}</link></item>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title>',
        "</channel></rss>",
    ),
    "flattened feed": Hostile(
        lambda number: f"<![CDATA[ 甲{number} ]]> http://a.b/{number} 乙,丙 ]]> 频道 2026-01-01\n"
    ),
    "short posts": Hostile(lambda number: f"---\ntitle: 甲{number}\n---\n\n乙。\n\n"),
    "links of a page": Hostile('<p><a href="../b">甲,乙</a></p>', _PAGE),
}
"""The same of pages, which are imported."""

COMMANDS: dict[str, Callable[[str], object]] = {
    "lint": lambda text: postkit.lint_text(text, path="a.md"),
    "fix": lambda text: postkit.fix_text(text, path="a.md"),
    "fix --unsafe-fixes": lambda text: postkit.fix_text(text, path="a.md", unsafe=True),
    "format": lambda text: postkit.format_text(text, path="a.md"),
    "convert": lambda text: postkit.convert_text(text, "zh-Hant", path="a.md"),
    "import": lambda text: list(postkit.import_text(text, name="a.html", folder="missing")),
}
_SMALL = 0.1
"""Below this many seconds growth is chance."""
WORST_GROWTH = 2.4


def hostile(sizes: Sequence[int]) -> Section:
    """Run each command on each hostile text, in this process.

    Args:
        sizes: in kilobytes, each twice the one before it.
    """
    rows: list[list[str]] = []
    growths: list[float] = []
    for command, run in COMMANDS.items():
        shapes = HOSTILE_PAGES if command == "import" else HOSTILE
        with suppress(postkit.PostkitError):
            run("---\ntitle: a\n---\n\n这个,发展\n")
        for name, draft in shapes.items():
            seconds = [_seconds(run, draft.text(size * 1000)) for size in sizes]
            growth = seconds[-1] / seconds[-2] if seconds[-1] > _SMALL else 0
            growths.append(growth)
            if growth > 2 or seconds[-1] > 1:
                rows.append([command, name, *map(number, seconds), number(growth)])
    return Section(
        "Hostile drafts",
        f"CPU seconds in one process, for {len(HOSTILE)} kinds of draft and five commands, and "
        f"{len(HOSTILE_PAGES)} kinds of page to import; shown are those that take more than a "
        "second, or more than twice the time for twice the size.",
        table(["command", "draft", *(f"{size} KB" for size in sizes), "growth"], rows),
        [Target("worst growth at twice the size", max(growths), WORST_GROWTH)],
    )


def _seconds(run: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    # A refusal is an answer, too.
    with suppress(postkit.PostkitError):
        run(text)
    return time.process_time() - start
