"""Rules about Markdown: what is fixed safely, what only on demand, what not at all."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.base import Rule
from postkit.rules.markdown.accidental_heading import AccidentalHeading
from postkit.rules.markdown.broken_emphasis import BrokenEmphasis
from postkit.rules.markdown.broken_link import BrokenLink
from postkit.rules.markdown.heading_without_space import HeadingWithoutSpace
from postkit.rules.markdown.speaker_as_quote import SpeakerAsQuote
from postkit.rules.markdown.table_without_delimiter import TableWithoutDelimiter
from postkit.rules.markdown.unread_list_mark import UnreadListMark
from postkit.rules.markdown.unrendered_list import UnrenderedList

HEADING, LINK, EMPHASIS = AccidentalHeading(), BrokenLink(), BrokenEmphasis()
SPEAKER, SIGNS, TABLE = SpeakerAsQuote(), HeadingWithoutSpace(), TableWithoutDelimiter()
LIST, MARKS = UnrenderedList(), UnreadListMark()
SAFE, UNSAFE, NO_FIX = [Applicability.SAFE], [Applicability.UNSAFE], [None]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (HEADING, "他关上门，走了。\n---\n", SAFE),
        (HEADING, "桥是什么？\n---\n", UNSAFE),
        (HEADING, "桥是什么？\n--------\n", []),
        (HEADING, "桥是什么？\n我们不知道。\n--------\n", SAFE),
        (HEADING, "{% set code %}\ntitle: 他走了。\n---\n{% endset %}\n", []),
        (HEADING, "{% set code = 1 %}\n\n他走了。\n---\n", SAFE),
        (HEADING, "他关上门，走了。\n--\n", UNSAFE),
        (HEADING, "结语。\n---\n", UNSAFE),
        # A line that looks blank, but is none, is above the title.
        (HEADING, "他关上门，走了。\n\xa0\n桥是什么\n-----------\n", []),
        (HEADING, f"{'他关上门，走了。' * 9}\n\xa0\n桥的故事\n-----------\n", UNSAFE),
        (HEADING, f"{'他关上门，走了。' * 9}\n桥的故事\n-----------\n", SAFE),
        (HEADING, "我们关上门。\n结语。\n---\n", SAFE),
        (HEADING, "------draft: false\ntoc: true\n---\n", []),
        (MARKS, "出门之前：\n• 关灯\n• 锁门\n", SAFE),
        (MARKS, "出门之前：\n\t•\t关灯\n\t•\t锁门\n", UNSAFE),
        (SIGNS, "##第一天\n\n桥通了。\n", SAFE),
        (SIGNS, "##启动\n$ sudo bridge start\n", UNSAFE),
        (SIGNS, "##先停下\n##再启动\nmkdir bridge\n", UNSAFE * 2),
        (SIGNS, "##第一天\n##make 是什么\n我们来看。\n", SAFE * 2),
        # Comments in code without its fences, and tags.
        (SIGNS, "##导入\nimport os\n##打开\nbridge = load(1)\n##关\nclose();\n", UNSAFE * 3),
        (SIGNS, "##第一天\nimport 是什么？\n", SAFE),
        (SIGNS, "##第一天 ##船\n", UNSAFE),
        (SIGNS, "##第一天 ##\n", SAFE),
        (SIGNS, "##\xa0第一天\n", SAFE),
        (SIGNS, "##\xa0第一天\n$ sudo bridge start\n", UNSAFE),
        (SIGNS, "#\xa0启动bridge start# 停下\n", UNSAFE),
        (SIGNS, "＃＃ 第一天\n", SAFE),
        (SIGNS, "＃ 第一天\n", UNSAFE),
        (SIGNS, "桥已经开了\n####****####****####\n", []),
        (TABLE, "|甲|乙|\n|---|\n|河|桥|\n", SAFE),
        (TABLE, "|甲|`河|桥`|\n|---|---|\n|甲|河|桥|\n", UNSAFE),
        (TABLE, "|甲|乙|\n|---|---|---|\n|河|桥|\n", NO_FIX),
        (TABLE, "|甲|乙|\n|河|桥|\n", UNSAFE),
        (LIST, "-关灯\n-锁门\n", SAFE),
        (LIST, "- 出门\n  -关灯\n  -锁门\n  然后走。\n", UNSAFE),
        (LIST, "-=支出\n+!收入\n", UNSAFE),
        (HEADING, "他关上门，走了。\n---\n:header: bridge\n", []),
        (LINK, "见[桥]([[河/old bridge]])。", []),
        (LINK, '见[桥](old.md "老桥)。', SAFE),
        (LINK, "见[桥](old bridge.md)。", SAFE),
        (LINK, "见[桥](files/Old bridge - a guide.pdf)。", SAFE),
        # A translation program put these in.
        (LINK, "Le [pont](/docs /bridge/).", UNSAFE),
        (LINK, "Le [pont](/docs/old- bridge).", UNSAFE),
        (LINK, "Le [pont](/docs/old -bridge).", UNSAFE),
        (LINK, "Le [pont](/docs/bridge. pdf).", UNSAFE),
        (LINK, "Le [pont](https:/ /example.org/bridge).", UNSAFE),
        (LINK, "Le [pont](https://example.org/?q=old %3A bridge).", UNSAFE),
        (LINK, "见[桥](#old bridge)。", UNSAFE),
        (LINK, "见[桥](river/bridge: the old one of the two)。", UNSAFE),
        (LINK, "见[桥](docs/river.md#old bridge)。", UNSAFE),
        (LINK, "见[桥](https://example.org/?q=old bridge)。", SAFE),
        (LINK, "见[桥](https://example.org/?q=bridge 拍摄)。", UNSAFE),
        (LINK, "见[桥](https：/ /example.org/bridge)。", NO_FIX),
        (LINK, "见[老桥] (https://example.org/bridge)。", UNSAFE),
        (LINK, "见[1] (https://example.org)和[老桥][a] (https://example.org)。\n\n[a]: b", []),
        (LINK, "见[老桥] (https://example.org)。\n\n[老桥]: bridge.md", []),
        (LINK, "见[老桥]（https://example.org/bridge）。", SAFE),
        (LINK, "见[老桥]（/docs/bridge.md）。", SAFE),
        (LINK, "见[老桥]（river/bridge.md）。", SAFE),
        (LINK, "见[老桥]（另见 bridge.md）。", UNSAFE),
        (LINK, "区间是[80, 125]（大约 ±1.5σ）。", []),
        (LINK, "见[老桥]（木桥/石桥）。", []),
        (LINK, "见[\\[桥\\](old bridge.md)](bridge.md)。", []),
        (EMPHASIS, "属性**name 和 **file", UNSAFE),
        (EMPHASIS, "用(如**河**或**Bridge)造的东西，**然后走", UNSAFE),
        (EMPHASIS, "在**<bridge>**一段里", NO_FIX),
        (EMPHASIS, "把水位 f(x)**-i 换成 g(x)**i，其中 i 是整数", []),
        (EMPHASIS, "先写 /** 再按回车，或者 /** 再按空格", []),
        (EMPHASIS, "看**河上的桥（旧的），**然后走", SAFE),
        (EMPHASIS, "这是**重点 **React", SAFE),
        (EMPHASIS, "这是**React **的", SAFE),
        (EMPHASIS, "这是**<u>老</u><br>桥**的事", SAFE),
        (EMPHASIS, "这是**<u>老桥**的事</u>", UNSAFE),
        (SPEAKER, ">> 你好。\n\n>> 再见。", UNSAFE * 2),
        (SPEAKER, ">第一级\n>>第二级\n>>又一行\n>\n>>再一行\n", []),
        (SPEAKER, ">> [!cite] 影响\n>>第一条\n", []),
    ],
)
def test_what_is_certain(rule: Rule, text: str, expected: list[Applicability | None]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [finding.fix and finding.fix.applicability for finding in found] == expected


@pytest.mark.parametrize(
    ("site", "text", "expected"),
    [
        # https://help.obsidian.md/html: nothing between two tags is rendered there.
        pytest.param("obsidian", "打开**[[设置]]**。", UNSAFE, id="link"),
        pytest.param("obsidian", "打开**`a.md`**。", UNSAFE, id="code"),
        pytest.param("obsidian", "少了**16%**的信。", SAFE, id="words"),
        pytest.param("eleventy", "打开**`a.md`**。", SAFE, id="other site"),
        # The bold text holds bold text, whatever else is on the line.
        pytest.param(
            "eleventy", "**All (e.g. **a_b_search**) with tags (a, b)** stay", [], id="nested"
        ),
    ],
)
def test_where_strong_tags_are_certain(site: str, text: str, expected: list[Applicability]) -> None:
    document = Document.parse(f"{text}\n", dialect=find_dialect(site))

    assert [
        finding.fix and finding.fix.applicability for finding in EMPHASIS.check(document)
    ] == expected


@pytest.mark.parametrize(
    ("site", "text", "is_found"),
    [
        pytest.param("eleventy", "{% note %}**别走。**{% endnote %}", False, id="before a tag"),
        pytest.param("jekyll", "{{ name }}**“桥”**。", False, id="after a tag"),
        pytest.param("eleventy", "{{ name }}，**别走。**他说。", True, id="tag apart"),
        pytest.param("hugo", "**别走。**{{< name >}}", True, id="a word to Hugo"),
    ],
)
def test_emphasis_beside_a_template_tag_may_be_right(site: str, text: str, is_found: bool) -> None:
    document = Document.parse(f"{text}\n", dialect=find_dialect(site))

    assert bool(list(EMPHASIS.check(document))) == is_found


def test_asterisks_around_a_citation_mark_alone_are_left_to_its_removal() -> None:
    assert not list(EMPHASIS.check(Document.parse("甲说了**[cite: 2]**乙。\n")))
    assert list(EMPHASIS.check(Document.parse("甲说了**真的[cite: 2]**乙。\n")))
