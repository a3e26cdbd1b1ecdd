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
    "footnotes and their definitions": Hostile(
        lambda number: f"甲[^n{number}]。\n\n[^n{number}]: 乙,丙\n\n"
    ),
    "footnotes without definitions": Hostile(lambda number: f"甲[^n{number}]。\n\n"),
    "reference links and their definitions": Hostile(
        lambda number: f"[甲][r{number}]\n\n[r{number}]: b{number}.md\n\n"
    ),
    "links to one missing file": Hostile("[甲](missing.md)\n\n"),
    "links to many missing files": Hostile(lambda number: f"[甲](missing{number}.md)\n\n"),
    "links to missing headings": Hostile(lambda number: f"## 甲{number}\n\n[乙](#丙{number})\n\n"),
    "containers opened": Hostile("::: tip\n甲,乙\n"),
    "containers closed": Hostile("::: tip\n甲,乙\n:::\n\n"),
    "containers with longer and longer fences": Hostile(
        lambda number: f"{':' * (3 + number % 40)} tip\n甲,乙\n"
    ),
    "containers closed only": Hostile("甲,乙\n:::\n\n"),
    "admonitions in admonitions": Hostile(lambda number: f"{'    ' * (number % 30)}!!! note\n"),
    "admonitions one deep": Hostile(lambda number: f"{' ' * 4 * min(number, 200)}!!! note\n"),
    "comments on a line": Hostile("<!-- 甲 -->乙,丙"),
    "comments of one dash": Hostile("<!-->甲,"),
    "many headings with one title": Hostile("# 甲\n"),
    "quotations in quotations": Hostile(lambda number: f"{'> ' * (number % 60)}甲,乙\n"),
    "quotations closed lazily": Hostile("> 甲,\n乙\n\n"),
    "lists in lists": Hostile(lambda number: f"{'  ' * (number % 60)}- 甲,乙\n"),
    "numbered lists in lists": Hostile(lambda number: f"{'   ' * (number % 60)}1. 甲,乙\n"),
    "signs of items in one line": Hostile("- "),
    "signs of quotations and items in one line": Hostile("> - "),
    "lists with blank lines": Hostile("- 甲,乙\n\n  丙\n\n"),
    "lists glued to paragraphs": Hostile("甲：\n- 乙\n\n"),
    "scripts that take turns": Hostile("这个国家發展經濟，"),
    "paragraphs whose scripts take turns": Hostile("这个国家发展经济。\n\n這個國家發展經濟。\n\n"),
    "languages that take turns": Hostile("这个国家。\n\nこの国は。\n\n이 나라.\n\nThis is.\n\n"),
    "a table of many columns": Hostile("| 甲,乙 ", "| a |\n|---|\n", "|\n"),
    "a table with a wide head": Hostile("| a ", "", f"|\n{'|---' * 50}|\n| 甲,乙 |\n"),
    "delimiter rows": Hostile("|---|\n"),
    "table without a delimiter row": Hostile("| 甲,乙 | b |\n"),
    "a long value in quotes": Hostile("甲,\\n乙", '---\ntitle: "', '"\n---\n\n正文。\n'),
    "a long value with quotes in it": Hostile('甲"乙', '---\ntitle: "', '"\n---\n\n正文。\n'),
    "a value with colons": Hostile("甲: ", "---\ntitle: ", "\n---\n\n正文。\n"),
    "a list in brackets": Hostile("甲, ", "---\ntags: [", "]\n---\n\n正文。\n"),
    "a list in brackets never closed": Hostile("甲, ", "---\ntags: [", "\n---\n\n正文。\n"),
    "a list in brackets never closed, nor its fence": Hostile("a, b, ", "---\ntags: ["),
    "brackets in brackets in front matter": Hostile("[", "---\na: ", "\n---\n"),
    "keys in keys": Hostile(lambda number: f"{' ' * min(number, 300)}k:\n", "---\n", "---\n"),
    "comments in front matter": Hostile("# 甲\n", "---\na: 1\n", "---\n\n正文。\n"),
    "template tags": Hostile("{% a 甲,乙 %}"),
    "template tags that enclose": Hostile("{% raw %}甲,乙{% endraw %}"),
    "template tags that enclose, never closed": Hostile("{% raw %}甲,"),
    "shortcodes": Hostile("{{< a >}}甲,乙{{< /a >}}"),
    "braces in braces": Hostile("{{{{"),
    "formulas in dollars on a line each": Hostile("$a_1$ 中,文\n"),
    "dollars": Hostile("$"),
    "formulas in double dollars": Hostile("$$甲,乙$$"),
    "formulas in backslashes": Hostile("\\(a\\)甲,\\[b\\]"),
    "formulas in backslashes never closed": Hostile("\\(甲,"),
    "marks in double equals signs": Hostile("==甲。==乙"),
    "double equals signs never closed": Hostile("==甲,"),
    "strikes never closed": Hostile("~~甲,"),
    "single tildes": Hostile("~甲~乙,"),
    "carets": Hostile("甲^乙^丙,"),
    "carets never closed": Hostile("甲^,"),
    "asterisks only": Hostile("*"),
    "underscores in words": Hostile("a_b_"),
    "backticks of growing length": Hostile(lambda number: f"{'`' * (1 + number % 200)}甲,"),
    "backslashes": Hostile("\\"),
    "emoji": Hostile("😀甲,👍🏽乙"),
    "joiners": Hostile("\u200d"),
    "variation selectors": Hostile("甲\ufe00乙\U000e0100,"),
    "combining marks": Hostile("a\u0301甲,"),
    "lines ended by CR and LF": Hostile("甲,乙\r\n"),
    "paragraphs ended by CR and LF": Hostile("甲,乙\r\n\r\n"),
    "all kinds of line ends": Hostile("甲,\r\n乙\n\r丙\r\x85丁\u2028"),
    "NUL": Hostile("甲\0乙,"),
    "NUL only": Hostile("\0"),
    "control characters": Hostile("甲\x07乙\x1b[31m,"),
    "replacement characters": Hostile("甲\ufffd乙,"),
    "private use": Hostile("甲\ue000乙,"),
    "blank lines": Hostile("\n"),
    "spaces in one line": Hostile(" ", "甲", "乙\n"),
    "full-width spaces": Hostile("\u3000", "甲", "乙\n"),
    "lines of spaces": Hostile("   \n", "甲\n", "乙\n"),
    "lines that break": Hostile("甲,乙  \n"),
    "dashes": Hostile("—"),
    "double hyphens in Chinese": Hostile("甲--乙"),
    "hyphens": Hostile("-"),
    "equals signs": Hostile("=", "甲\n"),
    "hashes": Hostile("#"),
    "opening brackets": Hostile("["),
    "closing brackets": Hostile("]"),
    "opening angle brackets": Hostile("<"),
    "opening parentheses": Hostile("(", "[甲]"),
    "opening full-width parentheses": Hostile("（甲"),
    "closing full-width parentheses": Hostile("甲）"),
    "parentheses of both widths": Hostile("（甲)乙"),
    "ampersands": Hostile("&"),
    "character references never ended": Hostile("&#x4e2d"),
    "character references": Hostile("&#20013;,"),
    "percent signs": Hostile("%E4%B8%AD,"),
    "bare addresses": Hostile("www.a.b/甲，乙 "),
    "addresses of mail": Hostile("a@b.c,甲"),
    "an address without an end": Hostile("甲,", "https://a.b/"),
    "digits": Hostile("1,234.5甲，"),
    "times": Hostile("12:30甲,"),
    "speakers": Hostile(lambda number: f"**张{number % 50}：** 甲,乙\n\n"),
    "subtitles": Hostile(
        lambda number: (
            f"{number}\n00:00:{number % 60:02},000 --> 00:00:{number % 60:02},900\n甲,乙\n\n"
        )
    ),
    "chatter": Hostile("以下是翻译：\n\n好的，我会。\n\n"),
    "tags with many attributes": Hostile(' a="甲,乙"', "<div", ">甲</div>\n"),
    "a tag never closed": Hostile(' a="甲"', "<div"),
    "an attribute never closed": Hostile("甲,", '<a href="'),
    "tags that close nothing": Hostile("</div>甲,"),
    "scripts": Hostile("<script>a,b</script>甲,乙\n\n"),
    "scripts never closed": Hostile("<script>甲,\n\n"),
    "styles in details": Hostile("<details><style>甲</details>\n\n"),
    "instructions never closed": Hostile("<?甲,"),
    "declarations": Hostile("<!甲,>"),
    "character data never closed": Hostile("<![CDATA[甲,"),
    "bold tags never closed": Hostile("<b>甲,"),
    "ruby": Hostile("<ruby>甲<rt>a</rt></ruby>,"),
    "components never closed": Hostile("<A>\n甲,乙\n"),
    "expressions never closed": Hostile("{甲,\n\n"),
    "imports of MDX": Hostile('import A from "a"\n'),
    "attribute lists": Hostile("甲,乙\n{: .a #b }\n\n"),
    "definition lists": Hostile("甲\n:   乙,丙\n\n"),
    "abbreviations": Hostile(lambda number: f"*[A{number}]: 甲\n"),
    "fences of backticks": Hostile("```\n甲,乙\n"),
    "fences of both kinds": Hostile("```\n甲\n~~~\n乙\n"),
    "fences in quotations": Hostile("> ```\n> 甲,\n\n乙,丙\n"),
    "fences in details": Hostile("<details>\n```\n</details>\n\n"),
    "indented code": Hostile("    甲,乙\n\n丙,\n\n"),
    "callouts": Hostile("> [!NOTE]\n> 甲,乙\n\n"),
    "blocks of Obsidian": Hostile("![[甲]] ^a\n\n"),
    "properties of Logseq": Hostile("- 甲:: 乙\n  collapsed:: true\n"),
    "tasks": Hostile("- [ ] 甲,乙\n"),
    "details in quotations": Hostile("> <details>\n> <summary>a</summary>\n>\n> 甲,\n\n"),
    "details in items": Hostile("- <details>\n  <summary>a</summary>\n\n  甲,\n"),
    "summaries only": Hostile("<summary>甲</summary>\n\n"),
    "closing tags of details only": Hostile("</details>\n\n"),
    "details without a bracket": Hostile("details>\n甲\n</details\n\n"),
    "originals of many words": Hostile(
        "word ", "甲。\n\n<details>\n<summary>Original</summary>\n\n", "\n\n</details>\n"
    ),
    "an original with one word per line": Hostile(
        "word\n", "甲。\n\n<details>\n<summary>Original</summary>\n\n", "\n</details>\n"
    ),
    "one original again and again": Hostile(
        "<details>\n<summary>Original</summary>\n\n"
        "The same long sentence is in each of these blocks.\n\n</details>\n\n"
    ),
    "names spelt in two ways": Hostile(
        lambda number: f"张三{number % 2}（Zhang San）说。\n\n张叁（Zhang San）说。\n\n"
    ),
    "commas before a last letter": Hostile("甲，", end="a\n"),
    "references before a last letter": Hostile("[a]", "甲", "x\n"),
    "a sentence again and again": Hostile("这是一句很长很长的话。"),
    "conflicts never closed": Hostile("<<<<<<< a\n甲\n"),
    "escaped bold in one line": Hostile(r"\*\*甲\*\*，"),
    "dashes between full-width bars": Hostile("｜--", "｜甲｜乙｜\n", "｜丙｜\n"),
    "blanks in a comment": Hostile(" ", "---\ntitle: 甲 #乙", "丙\n---\n\n正文。\n"),
    "blanks in a key": Hostile(" ", "---\na: b: c\n-[x", "\n---\n\n正文。\n"),
    "blanks before details": Hostile(
        " ", "<details>\n", "甲<details>\n<summary>a</summary>\n\n乙\n\n</details>\n"
    ),
    "blanks in an image": Hostile(" ", "![](", "a)甲\n"),
    "blanks first": Hostile(" ", "", "甲\n乙\n"),
    "footnotes never closed in an original": Hostile(
        "[^a", "甲。\n\n<details>\n<summary>Original</summary>\n\n", "\n\n</details>\n"
    ),
    "footnotes with full-width colons": Hostile(
        lambda number: f"甲[^{number}]。\n\n[^{number}]：乙\n\n"
    ),
    "values in typographic quotes": Hostile(
        lambda number: f"k{number}: “甲”\n", "---\n", "---\n\n正文。\n"
    ),
    "one mark on each line": Hostile(
        lambda number: "“”「」『』（）《》'\"()[]{}<>*_`~"[number % 24] + "\n"
    ),
    "the same in one line": Hostile(
        lambda number: "“”「」『』（）《》'\"()[]{}<>*_`~"[number % 24]
    ),
    "words in angle brackets": Hostile("List<String> "),
    "signs of items that are none": Hostile("• 甲\n"),
    "numbers of items that are none": Hostile("1、甲\n"),
    "line breaks written out": Hostile(r"甲\n乙"),
    "links that a blank line cuts": Hostile("[甲\n\n乙](c)\n"),
    "times of subtitles": Hostile("00:00:01 --> 00:00:02\n"),
    "summaries in summaries": Hostile("<details><summary>"),
    "wikilinks without quotes": Hostile(
        lambda number: f"k{number}: [[甲]]\n", "---\n", "---\n\n正文。\n"
    ),
    "lists in quotes": Hostile(
        lambda number: f'k{number}: "[甲, 乙]"\n', "---\n", "---\n\n正文。\n"
    ),
    "numbers of another scale": Hostile(
        "三亿。\n\n<details>\n<summary>Original</summary>\n\n3 million.\n\n</details>\n\n"
    ),
    "elements of JSX": Hostile("<A b={1}>\n"),
}
"""One thing again and again, each a kind of input that has once taken too long or might."""

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
    "a definition for each term": Hostile("<dt>甲<dd>乙", f"{_PAGE}<dl>"),
    "quotations in a page": Hostile("<blockquote>甲", _PAGE),
    "divisions": Hostile("<div>甲", _PAGE),
    "inline elements that nothing closes": Hostile("<span>甲", f"{_PAGE}<p>"),
    "code in a page": Hostile("<code>`a`</code>", f"{_PAGE}<p>"),
    "blocks of code": Hostile("<pre><code>a\n</code></pre>", _PAGE),
    "pictures": Hostile('<img src="a.png" alt="甲">', f"{_PAGE}<p>"),
    "pictures loaded late": Hostile('<img data-src="a.png" src="data:,">', f"{_PAGE}<p>"),
    "headings of a page": Hostile("<h2>甲</h2>", _PAGE),
    "footnotes of a page": Hostile(
        lambda number: (
            f'<p>甲<sup><a href="#fn{number}" id="r{number}">1</a></sup></p>'
            f'<p id="fn{number}">乙 <a href="#r{number}">↩</a></p>'
        ),
        _PAGE,
    ),
    "comments of a page": Hostile("<!-- a -->甲", f"{_PAGE}<p>"),
    "attributes of a page": Hostile(" a=b", f"{_PAGE}<p", ">甲</p>"),
    "entities of a page": Hostile("&nbsp;&amp;", f"{_PAGE}<p>"),
    "line breaks of a page": Hostile("甲<br>", f"{_PAGE}<p>"),
    "tables in tables": Hostile("<table><tr><td>甲", _PAGE),
    "details of a page": Hostile("<details><summary>a</summary>甲", _PAGE),
    "ruby of a page": Hostile("<ruby>甲<rt>a</rt></ruby>", f"{_PAGE}<p>"),
    "formulas of a page": Hostile("<math><mi>a</mi></math>", f"{_PAGE}<p>"),
    "tiny articles": Hostile(
        lambda number: f"<item><title>甲{number}</title><description>乙。</description></item>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title>',
        "</channel></rss>",
    ),
    "articles with one title": Hostile(
        "<item><title>甲</title><description>乙。</description></item>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title>',
        "</channel></rss>",
    ),
    "articles with one link": Hostile(
        "<item><title>甲</title><link>http://a.b/</link></item>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>c</title>',
        "</channel></rss>",
    ),
    "entries of Atom": Hostile(
        lambda number: (
            f'<entry><title>甲{number}</title><link href="http://a.b/{number}"/></entry>'
        ),
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>c</title>',
        "</feed>",
    ),
    "details never closed": Hostile("<details>甲", _PAGE),
    "character data never closed": Hostile("<![CDATA[,]]", _PAGE),
    "styles of one element": Hostile("text-decoration:", f'{_PAGE}<p><span style="', '">甲</span>'),
    "blanks in a byline": Hostile(
        "&nbsp;", '<!doctype html><html><head><meta name="author" content="A B', 'x"></head>甲。'
    ),
    "text subtitles": Hostile(lambda number: f"{number}\n00:00:01,000 --> 00:00:02,000\n甲乙\n\n"),
    "lines of a transcript": Hostile("张三：甲乙。\n"),
    "sections of WeChat": Hostile(
        '<section style="a"><span leaf="">甲。</span>',
        '<html><body><h1 id="activity-name">题</h1><div id="js_content">',
    ),
    "posts of Blogger": Hostile(
        lambda number: (
            f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id>"
            '<category scheme="http://schemas.google.com/g/2005#kind" '
            'term="http://schemas.google.com/blogger/2008/kind#post"/>'
            f'<title>甲{number}</title><content type="html">乙。</content></entry>'
        ),
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">',
        "</feed>",
    ),
    "outlines in outlines": Hostile('<outline text="甲">', '<?xml version="1.0"?><opml><body>'),
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
