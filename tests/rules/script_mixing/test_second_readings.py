"""Marks and spaces that have a second reading: values, what is shown, and pairs within pairs."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.base import Rule
from postkit.rules.script_mixing.ascii_ellipsis import AsciiEllipsis
from postkit.rules.script_mixing.control_character import ControlCharacter
from postkit.rules.script_mixing.doubled_punctuation import DoubledPunctuation
from postkit.rules.script_mixing.full_width_alphanumeric import FullWidthAlphanumeric
from postkit.rules.script_mixing.half_width_brackets import HalfWidthBrackets
from postkit.rules.script_mixing.half_width_punctuation import HalfWidthPunctuation
from postkit.rules.script_mixing.mismatched_brackets import MismatchedBrackets
from postkit.rules.script_mixing.space_beside_punctuation import SpaceBesidePunctuation
from postkit.rules.script_mixing.straight_quotes import StraightQuotes
from postkit.rules.script_mixing.unpaired_quote import UnpairedQuote

COMMA, BRACKETS, MIXED = HalfWidthPunctuation(), HalfWidthBrackets(), MismatchedBrackets()
DOTS, SPACE, QUOTES = AsciiEllipsis(), SpaceBesidePunctuation(), StraightQuotes()
WIDE = FullWidthAlphanumeric()
DOUBLED, UNPAIRED, CONTROL = DoubledPunctuation(), UnpairedQuote(), ControlCharacter()
SAFE, UNSAFE = [Applicability.SAFE], [Applicability.UNSAFE]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        # amounts of one unit, and names with a gloss
        (COMMA, "桥在1月,2月,3月都关着。", UNSAFE * 2),
        (COMMA, "见第 8條, 10條的规定。", UNSAFE),
        (COMMA, "见 11-13條, 16-19條, 21條。", UNSAFE * 2),
        (COMMA, "桥在1月关了,2月才开。", SAFE),
        (COMMA, "来了12座船,16个人都没上去。", SAFE),
        (COMMA, "零件有 Gate（闸门）, Rail（栏杆）、Plank（木板）。", UNSAFE),
        (COMMA, "我们走过老桥（很长）, Tom 没有来。", SAFE),
        # a mark that is shown
        (COMMA, "断点那里的名字是桥头??()。", UNSAFE),
        (COMMA, "怎么会这样??我们都不知道。", UNSAFE),
        (COMMA, "如果末尾没有;记得自己补上。", UNSAFE),
        (COMMA, "写上 `gate: open`;桥就开了。", UNSAFE),
        (COMMA, "写上 `gate`;桥就开了。", SAFE),
        (DOTS, "注意：...代表没有写出来的部分。", UNSAFE),
        (DOTS, "注意：...没有写出来的部分。", SAFE),
        (DOTS, "里面没有 // 过桥的代码...所以很短。", UNSAFE),
        (DOTS, "见 https://example.com 上的桥...很长。", SAFE),
        (DOTS, "在列表右边点击...，再选老桥。", UNSAFE),
        (DOTS, "右键选择“添加老桥/新桥和河...”就行。", UNSAFE),
        (DOTS, "他说“添加老桥/新桥和河...”就走了。", SAFE),
        (QUOTES, '它是"老桥" --> "新桥"这样的一条边。', UNSAFE * 2),
        (QUOTES, '它是"老桥" -- "新桥" --> "河"这样的边。', UNSAFE * 3),
        (QUOTES, '先点"老桥" -> "新桥"。', SAFE * 2),
        (QUOTES, '见 ![桥](my bridge.png "老桥")。', []),
        # pairs within pairs
        (BRACKETS, "这是老桥(石桥(旧名stone)的别称)。", SAFE * 2),
        (BRACKETS, "这是老桥(一种(x)石桥)。", UNSAFE),
        (BRACKETS, "这是概率(也就是P(x)的值)。", SAFE),
        (BRACKETS, "这是 Bridge (一座石桥(很老)的名字)。", UNSAFE),
        (BRACKETS, "这是老桥（一座石桥(很老)的名字）。", SAFE),
        (BRACKETS, "这是老桥（一座石桥(很老)的名字)。", UNSAFE),
        (BRACKETS, "这是（很长的）老桥(石桥)。", SAFE),
        (BRACKETS, "驻外使(领)馆(包括代表处)都有桥。", UNSAFE),
        (BRACKETS, "\n(十二)老桥(石桥)归村里管。", UNSAFE),
        # in a formula and in a call
        (BRACKETS, "石头(s) + 木头(w) = 老桥(整座)", UNSAFE),
        (MIXED, "宽度写成 calc(100% - 左边的宽度）就行。", UNSAFE),
        (MIXED, "宽度写成 Bridge(左边的宽度）就行。", SAFE),
        (MIXED, "请注意 g (x ）和它的值。", UNSAFE),
        # a control character in the place of a hyphen
        (CONTROL, "它叫 old\x02bridge 这个名字。", UNSAFE),
        (CONTROL, "它叫\x02老桥这个名字。", SAFE),
        (WIDE, "他在２０２５年回来。", SAFE),
        (WIDE, "> ２　撤回以書面為之。", UNSAFE),
        (
            WIDE,
            "> ５　第一項の規定により第三者が参加の申立てをした場合には、第四項の規定を準用する。",
            [],
        ),
        # spaces that set something apart
        (SPACE, "桥修好了。     广告", UNSAFE),
        (SPACE, "桥修好了。  我们走。", SAFE),
        (SPACE, "电话 315 ？ 2010 年换的", UNSAFE * 2),
        (SPACE, "要过 315 ？ 我们不过。", [*UNSAFE, *SAFE]),
        (SPACE, "为什么要过桥 ？ 我们不知道。", SAFE * 2),
        # faces, arrows and ways through menus
        (DOUBLED, "太好了！：）我们走。", []),
        (DOUBLED, "太好了！：我们走。", UNSAFE),
    ],
)
def test_how_sure_it_is(rule: Rule, text: str, expected: list[Applicability]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [one.fix.applicability for one in found if one.fix] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("先上桥 ＝》 再上船。", 0, id="an arrow"),
        pytest.param("在桥牌上选文件》新建》文件夹就行。", 0, id="a way through menus"),
        pytest.param("他读过老桥的故事》这本书。", 1, id="a lost bracket"),
        pytest.param("他读过《老桥》和新桥》》。", 2, id="two of them beside a pair"),
    ],
)
def test_title_brackets_without_a_partner(text: str, count: int) -> None:
    assert len(list(UNPAIRED.check(Document.parse(text)))) == count
