"""Quotation marks whose fix is safe, unsafe, or that are right as they are."""

from __future__ import annotations

import pytest

from postkit import fix_text
from postkit.document import Document
from postkit.edits import Applicability
from postkit.rules.base import Rule
from postkit.rules.script_mixing.reversed_quote import ReversedQuote
from postkit.rules.script_mixing.straight_quotes import StraightQuotes

QUOTES, REVERSED = StraightQuotes(), ReversedQuote()
SAFE, UNSAFE = [Applicability.SAFE], [Applicability.UNSAFE]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (REVERSED, "他说”桥”，她说“河”。", SAFE),
        (REVERSED, "这就是”桥“和”河”的分别。", UNSAFE),
        (REVERSED, "搜索[loc:”old bridge” river](a.md)吧。", UNSAFE),
        (REVERSED, "在文字周围写“””老桥”””。", []),
        (REVERSED, "这是(桥,”bridge”)一项。", UNSAFE),
        (REVERSED, "他说:”Old Bridge很老”。", SAFE),
        (REVERSED, "从“过桥人“到“船夫”都在。", UNSAFE),
        (REVERSED, "他画的“**老桥**“（很大）。", UNSAFE),
        (REVERSED, "“他说“我走了。", []),
        (REVERSED, "设置width=”宽度”。", []),
        (QUOTES, '[3] 大桥网. "河边的桥." 2020.', []),
        (QUOTES, '例如："N=桥,O=河边的村"', UNSAFE),
        (QUOTES, '桥牌上写成 "[桥名]" 的样子。', UNSAFE),
        (QUOTES, '文件在 "D:\\老桥\\照片"，打开 "~/老桥/照片" 也行。', UNSAFE * 2),
        (QUOTES, '这写成了"桥\\"河"桥"。', UNSAFE * 2),
        (QUOTES, '她把它叫作"老桥"，大家都笑了。', SAFE),
        (QUOTES, '可以在框内输入 "线性代数"，只找这四个字。', UNSAFE),
        (QUOTES, '错误：\n\n> 今天她跟我说"喵"了。', []),
        (QUOTES, '桥叫"老桥"。她说「好」。', SAFE),
        (QUOTES, '函数 print("老桥") 会打印。', []),
        (QUOTES, '设置 title="老桥" 就好。', []),
        (QUOTES, '- **默认：** "老桥"', UNSAFE),
        (QUOTES, '屏幕是 5"的，旧的是 7"的。', []),
        (QUOTES, '“他说"好的"就走了。”', []),
        (QUOTES, '说到"桥""河"之类。', SAFE * 2),
        (QUOTES, '叫作老桥" 或者 "木桥"。我想是石桥"。', UNSAFE),
        (QUOTES, '石桥（`a` - STONE") 和木桥（`b` - WOOD")都在。', UNSAFE),
        (QUOTES, '"A 和河边是一样的；"A 只是桥边。', UNSAFE),
        (QUOTES, '他说："好。"然后她说："走吧。"', SAFE * 2),
        (QUOTES, '有个问题："当我说"老桥"时，没有人应。"', UNSAFE * 2),
        (QUOTES, """我答："'bad' 错的不是 '"bad"'"。""", UNSAFE),
        (QUOTES, '- "从这里起，有变更" or "到这里为止"', []),
        (QUOTES, '它打印 "老桥" 这两个字。\n\n    print("老桥")', []),
        (QUOTES, 'Click "生成链接"', []),
        (QUOTES, 'Always answer 请在河边的桥上等我们 or "老桥".', UNSAFE),
        (QUOTES, '- "Draw a bridge" / "画一座桥"', []),
        (QUOTES, '条件：名称 &lt;&gt; "老桥"', []),
        (QUOTES, '分段（访客, "新客" -&gt; Visits = 1, "常客" -&gt; True）', []),
        (QUOTES, '依次点"文件" -> "打开"。', SAFE * 2),
        (QUOTES, '使用`-H`"头部"传递。', UNSAFE),
        (QUOTES, '字符串写成 "`老桥`"，前后都有。', UNSAFE),
        (QUOTES, '用 insert overwrite directory "地址" 写入。', UNSAFE),
    ],
)
def test_what_is_certain(rule: Rule, text: str, expected: list[Applicability]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [finding.fix.applicability for finding in found if finding.fix] == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('他说"不来"，就走了。日文写作「橋」。', "“”"),
        ('他說"不來"，就走了。', "「」"),
        ('他说"不来"，「好」「行」「是」都可以。', "「」"),
        ('她說"不來"，“好”“行”“是”都可以。', "“”"),
    ],
)
def test_the_style_of_quotation_marks(text: str, marks: str) -> None:
    found = next(iter(QUOTES.check(Document.parse(text))))

    assert found.fix
    assert "".join(edit.replacement for edit in found.fix.edits) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param('这本书说的是"桥"。\n', "“桥”", id="of the script"),
        pytest.param('他说「好」「好」「好」，这是"桥"。\n', "「桥」", id="of the draft"),
        pytest.param(
            '我们说的是"桥"，这里没有别的书，图书馆还没开门，过两个钟头再来说话。\n\n書裡說「這樣」「那樣」「兩樣」。\n',
            "“桥”",
            id="not of what it quotes in the other script",
        ),
    ],
)
def test_straight_marks_become_those_of_the_house(text: str, marks: str) -> None:
    assert marks in fix_text(text).text
