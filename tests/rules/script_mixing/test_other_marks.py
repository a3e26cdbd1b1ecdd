"""Other marks whose fix is safe, unsafe, or that are right as they are."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.base import Rule
from postkit.rules.script_mixing.ascii_dash import AsciiDash
from postkit.rules.script_mixing.ascii_ellipsis import AsciiEllipsis
from postkit.rules.script_mixing.compatibility_form import CompatibilityForm
from postkit.rules.script_mixing.doubled_punctuation import DoubledPunctuation
from postkit.rules.script_mixing.full_width_alphanumeric import FullWidthAlphanumeric
from postkit.rules.script_mixing.half_width_brackets import HalfWidthBrackets
from postkit.rules.script_mixing.invisible_character import InvisibleCharacter
from postkit.rules.script_mixing.look_alike_letter import LookAlikeLetter
from postkit.rules.script_mixing.mismatched_brackets import MismatchedBrackets

BRACKETS, MIXED, WIDE = HalfWidthBrackets(), MismatchedBrackets(), FullWidthAlphanumeric()
DOTS, DASH, DOUBLED = AsciiEllipsis(), AsciiDash(), DoubledPunctuation()
INVISIBLE = InvisibleCharacter()
SAFE, UNSAFE = [Applicability.SAFE], [Applicability.UNSAFE]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (DASH, "他只有一个家--桥边的小屋。", UNSAFE),
        (DASH, "周一--周五开闸，输入--输出都看得见。", UNSAFE * 2),
        (DASH, "破折号是老桥--新桥这样的。", []),
        (DASH, "河边 -- 桥上，桥--bridge，桥-->河，桥----河。", []),
        (DOTS, "取 x, y, ...作为坐标。", UNSAFE),
        (DOTS, "## 过桥...上船", UNSAFE),
        (DOTS, "## 过了桥...", SAFE),
        (DOTS, "过桥用 CROSS ...语句。", []),
        (DOTS, "名字太长时，桥牌上显示为...", UNSAFE),
        (DOTS, "调用时写 open(gates ...)，这里说一下...对桥闸的作用", UNSAFE),
        (DOTS, "到了河边（桥、船...），再说一下...对吧", SAFE * 2),
        (DOTS, "河水涨了, ...我们走吧。", SAFE),
        (DOTS, '  "text": "河水涨了，我们走吧...",', UNSAFE),
        (DOTS, "把桥拖进”如果...那么”里，再放下。", UNSAFE),
        (DOTS, "他说“河水涨了...我们走吧”。", SAFE),
        (DOTS, "语法：{属性名...}", UNSAFE),
        (BRACKETS, "索引(gate)和(name)这两个都在。", SAFE + UNSAFE),
        (BRACKETS, "等待的延迟 (wait) 和网络的延迟(rpc)。", UNSAFE),
        (BRACKETS, "他去了河边(靠近 Old Town)。", SAFE),
        (BRACKETS, "见(主页)[https://example.com/a]。", []),
        (BRACKETS, "看了一本(桥的故事)(https://example.org/a)。", []),
        (BRACKETS, "他叫**李明**(李明(Li Ming)：船夫)。", SAFE * 2),
        (BRACKETS, "我不想去(T_T)。", []),
        (BRACKETS, "我们来(**画一座桥**)。", UNSAFE),
        (BRACKETS, "我们来(**画**一座桥)。", SAFE),
        (BRACKETS, "加上后**(es)**后缀。", UNSAFE),
        (BRACKETS, "桥名 = new 桥(名字);  再过桥", UNSAFE),
        (BRACKETS, "他叫李明(船夫);他住在河边。", SAFE),
        (BRACKETS, "她说半角括号(如这个)不好看。", []),
        (BRACKETS, "否则返回元组(False, expr)。", UNSAFE),
        (BRACKETS, "区间(8, 无穷大)没有桥。", UNSAFE),
        (BRACKETS, "面积是桥宽*(桥长+引桥的长)", UNSAFE),
        (BRACKETS, "见条目城市_(专辑)的页面。", UNSAFE),
        (WIDE, "他在２０２５年回来。", SAFE),
        (WIDE, "## 他在２０２５年回来", UNSAFE),
        (WIDE, "他写了Ｃ＋＋程序。", UNSAFE),
        (WIDE, "ＡＥＳＴＨＥＴＩＣ", UNSAFE),
        (WIDE, "全角的Ａ比半角的宽。", []),
        (WIDE, "これを２回書く。", []),
        (BRACKETS, "我们让(La)和(Lb)这两段都输。", UNSAFE * 2),
        (BRACKETS, "调用：CALL 过程名(参数列表);\n\n", UNSAFE),
        (MIXED, "其中 min（state)为最短。", UNSAFE),
        (MIXED, "其中河边（state)为最短。", SAFE),
        (DOTS, "命令是锁住表名...  read", UNSAFE),
        (DOTS, "我们走到河边...  再走回来。", SAFE),
        (WIDE, "显然是１，或者是Ｌ＋１。", UNSAFE * 3),
        (WIDE, "把Ｕ和Ｃ框起来（字母C要包进来）。", UNSAFE * 2),
        (WIDE, "他不承认有这件事ಠ_ಠａ，走了。", []),
        (WIDE, "我回来了：Ｄ", UNSAFE),
        (WIDE, "第三题选：ＡＤ", SAFE),
        (CompatibilityForm(), "偏旁⻓在这里。", []),
        (CompatibilityForm(), "⼀个⼈", SAFE * 2),
        (CompatibilityForm(), "⼀一个⼈人", UNSAFE * 2),
        (MIXED, "他叫**李明**（Li Ming: a boatman)，住在这里。", SAFE),
        (MIXED, "他说 Tom（a boatman) is here 吧", UNSAFE),
        (MIXED, "河上（例如老桥)），桥下。", UNSAFE),
        (MIXED, '会执行 print("老桥"）这一句。', UNSAFE),
        (MIXED, "河边（例如第 1) 种，还有别的）没有桥。", UNSAFE),
        (MIXED, "河边（石桥`bridge`) 和木桥）都在。", UNSAFE),
        (MIXED, "水位在(0, 1]内，桥是干的）。", UNSAFE),
        (MIXED, "河边有桥（共 3)，还有船（共 2）。", SAFE),
        (MIXED, "这本《老桥》（(Old Bridge）很旧。", UNSAFE),
        (MIXED, "见[老桥](bridge.md）。", []),
        (MIXED, "见[老桥]（bridge.md)。", []),
        (WIDE, "错误：\n\n> 这件蛋糕只卖１０００元。", []),
        (WIDE, "正确：\n\n> 这件蛋糕只卖１０００元。", SAFE),
        (WIDE, "给自己一个赞！o(￣▽￣)ｄ", []),
        (DOUBLED, "桥修好了，,我们走吧。", SAFE),
        (DOUBLED, "先写一个逗号，,再写桥名。", []),
        (DOUBLED, "列表是 a，,b 两项。", []),
        (DOUBLED, "这很好，，我同意。", SAFE),
        (DOUBLED, "我先逃了，，", UNSAFE),
        (DOUBLED, "我先逃了。。。。", SAFE),
        # Characters of a PDF that were each read four times.
        (DOUBLED, "桥很老，，，，没有名字。。。。", SAFE + UNSAFE),
        (DOUBLED, "桥桥桥桥很很很很老老老老。。。。没有名字", UNSAFE),
        (DOUBLED, "我、、我不敢、、不敢过桥。", UNSAFE * 2),
        (DOUBLED, "我先逃了（逃、、）", UNSAFE),
        (DOUBLED, "常用的宏有 vec！、panic！、assert！三个。", []),
        (LookAlikeLetter(), "Il сomputer.", SAFE),
        (LookAlikeLetter(), "你能分清 BRIDGE 和 BRIDGЕ 吗？", UNSAFE),
        (LookAlikeLetter(), "他的博客叫 OLDBRIDGЕのBLOG。", UNSAFE),
        (LookAlikeLetter(), "Adrian, сco-creatore di Django.", UNSAFE),
        (LookAlikeLetter(), "[qui](a.md) АQuando il team.", UNSAFE),
        (DOUBLED, "天黑了，，回家。", SAFE),
        (DOUBLED, "好吧。。", UNSAFE),
        (DOUBLED, "桥修好了。.\n", UNSAFE),
        (DOUBLED, "桥修好了。.bridge 是文件。", []),
        (DOUBLED, "常用的有：，。；！", []),
        (DOTS, "天黑了...回家。", SAFE),
        (DOTS, "点击“打开...”即可。", UNSAFE),
        (DOTS, "放在目录.../文件里。", []),
        (DOTS, "点击<ruby>打开...<rt>Open...</rt></ruby>即可。", UNSAFE),
        (DOTS, "点击**Run Custom Script ...**即可。", UNSAFE),
        (DOTS, "参数...args是可变的。", UNSAFE),
        (CompatibilityForm(), "## 每个⼈", UNSAFE),
        (CompatibilityForm(), "他把它写成“⼈”，桥边的⼈都笑了。", [*UNSAFE, *SAFE]),
        (LookAlikeLetter(), "## 问 Сlaude", UNSAFE),
        (INVISIBLE, "[桥](https://example.com/桥\u200b边)", UNSAFE),
        (INVISIBLE, "天黑\u200b了。", SAFE),
        (INVISIBLE, "super\u00adcalifragilistic", UNSAFE),
        (INVISIBLE, "ภาษา\u200bไทย", UNSAFE),
        (INVISIBLE, "天\u200b黑\u200b了\u200b我们\u200b回家。", UNSAFE * 4),
        (DOTS, "Always answer 你好请问你们今天还在吗...", UNSAFE),
        (BRACKETS, "我有点害羞(灬ºωº灬)。", []),
        (WIDE, "成功了Ｏ（∩＿∩）Ｏ～", []),
        (BRACKETS, "王明. 桥的历史(第二版)[M]. 北京: 大桥出版社, 2001.", []),
        # what a full-width digit belongs to
        (WIDE, "他提到「７つの橋」。", []),
        (WIDE, "这是一九五０年的事。", UNSAFE),
        (WIDE, "这是１９５０年的事。", SAFE),
        # what the sentence shows
        (DOTS, "可以用...运算符合并两个数组。", []),
        (DOTS, "我们用...参数接收其余的值。", []),
        (WIDE, "请把Ｂ换成B。", UNSAFE),
        (WIDE, "请把Ｂ换成甲。", SAFE),
        (INVISIBLE, "看不见的“\u200b”也是字符。", UNSAFE),
        (INVISIBLE, "“\u200b天黑了。”", SAFE),
        (INVISIBLE, "天黑了\n\u200b   我们回家。", UNSAFE),
        (INVISIBLE, "天黑了\n\u200b 我们回家。", SAFE),
        (INVISIBLE, "谢谢\u3164和李明。", UNSAFE),
        (DOTS, "圆周率是 3.14159 ...而不是三。", UNSAFE),
    ],
)
def test_what_is_certain(rule: Rule, text: str, expected: list[Applicability]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [finding.fix.applicability for finding in found if finding.fix] == expected
