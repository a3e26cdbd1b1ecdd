"""Rules about marks and spaces: what is fixed safely, what only on demand, what not at all."""

from __future__ import annotations

import pytest

from postkit import fix_text
from postkit.document import Document
from postkit.edits import Applicability, apply_edits
from postkit.rules.base import Rule
from postkit.rules.script_mixing.ascii_dash import AsciiDash
from postkit.rules.script_mixing.ascii_ellipsis import AsciiEllipsis
from postkit.rules.script_mixing.chinese_latin_spacing import ChineseLatinSpacing, SpacingOptions
from postkit.rules.script_mixing.compatibility_form import CompatibilityForm
from postkit.rules.script_mixing.doubled_punctuation import DoubledPunctuation
from postkit.rules.script_mixing.full_width_alphanumeric import FullWidthAlphanumeric
from postkit.rules.script_mixing.half_width_brackets import HalfWidthBrackets
from postkit.rules.script_mixing.half_width_punctuation import HalfWidthPunctuation
from postkit.rules.script_mixing.invisible_character import InvisibleCharacter
from postkit.rules.script_mixing.look_alike_letter import LookAlikeLetter
from postkit.rules.script_mixing.mismatched_brackets import MismatchedBrackets
from postkit.rules.script_mixing.reversed_quote import ReversedQuote
from postkit.rules.script_mixing.space_beside_punctuation import SpaceBesidePunctuation
from postkit.rules.script_mixing.straight_quotes import StraightQuotes

COMMA, BRACKETS, WIDE = HalfWidthPunctuation(), HalfWidthBrackets(), FullWidthAlphanumeric()
MIXED, QUOTES, DOUBLED = MismatchedBrackets(), StraightQuotes(), DoubledPunctuation()
DOTS, SPACE, INVISIBLE = AsciiEllipsis(), SpaceBesidePunctuation(), InvisibleCharacter()
REVERSED, DASH = ReversedQuote(), AsciiDash()
SPACED = ChineseLatinSpacing(SpacingOptions(style="spaced"))
TIGHT = ChineseLatinSpacing(SpacingOptions(style="tight"))
SAFE, UNSAFE = [Applicability.SAFE], [Applicability.UNSAFE]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (COMMA, "天黑了,我们回家。", SAFE),
        (COMMA, "名字后面加上一个;以示结束。", UNSAFE),
        (COMMA, '[3] 大桥网. "天黑了,我们回家." 2020. 网页.', []),
        (COMMA, "[4] 同上.", []),
        (COMMA, "The word 桥梁, which means bridge, is old.", []),
        (COMMA, "参加的有 IBM, 长江, 黄河三家。", UNSAFE),
        (COMMA, "- places: 老石桥边, 大河的下游", UNSAFE),
        (COMMA, "- 地点: 天黑了, 我们回家", SAFE),
        (COMMA, "level=3  ; 水位到了三级就开闸", UNSAFE),
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
        (COMMA, "状态：[车位置, 车速度, 杆角度]", UNSAFE * 2),
        (COMMA, "见[天黑了,我们回家](home.md)。", SAFE),
        (COMMA, "语法：{属性名:属性值}", UNSAFE),
        (COMMA, "单词有 politics（政治）,classics,economics 等。", UNSAFE),
        (DOTS, "语法：{属性名...}", UNSAFE),
        (BRACKETS, "索引(gate)和(name)这两个都在。", SAFE + UNSAFE),
        (BRACKETS, "等待的延迟 (wait) 和网络的延迟(rpc)。", UNSAFE),
        (COMMA, "他写过这件事(李明, 第三章)。", UNSAFE),
        (COMMA, "请用全角逗号,不要用半角的。", []),
        (COMMA, "条件是结果!=空值。", []),
        (COMMA, "那里的**!Xun 人**住在南方。", []),
        (COMMA, "大家早上好:微笑:谢谢。", []),
        (COMMA, "甲:乙:丙:丁", []),
        (COMMA, "早上:中午:晚上:夜里", []),
        (COMMA, "这张图的比例（宽:高）是多少", UNSAFE),
        (COMMA, "推荐写成 int[] 数组 = new int[4]; 或者用列表。", UNSAFE),
        (COMMA, "这是真的!", SAFE),
        (COMMA, "写成 gate.on（'开'，n（水位）{see（水位）;}）;", UNSAFE * 2),
        (COMMA, "写成 桥名:端口号，就能连上。", UNSAFE),
        (COMMA, "或是||，且是&&，否是!", UNSAFE),
        (COMMA, "最好用星号，或?。", UNSAFE),
        (COMMA, "那座桥很老.我们都走过。", UNSAFE),
        (COMMA, "那座桥很老.因为没有人修。", UNSAFE),
        (COMMA, "那座桥是马可.也门建的。", []),
        (COMMA, "那座桥很老了.河水也很急,我们走吧。", UNSAFE + SAFE),
        (COMMA, "那座桥很老了. 河水也很急.", UNSAFE + SAFE),
        (COMMA, "那座桥很老了.然而,河水也很急。", UNSAFE + SAFE),
        (COMMA, "那座桥的面积只有零.零五平方米,很小。", SAFE),
        (COMMA, "那座桥是马可波罗.也门拉迪建的。", []),
        (COMMA, "他们走了!!", SAFE),
        (COMMA, "他们走了吗??我们不知道。", UNSAFE),
        (COMMA, "他们走了吗?! 我们不知道。", SAFE),
        (COMMA, "写成 a ?? b 或 !!a。", []),
        (COMMA, "他说:“我走了。”", SAFE),
        (COMMA, "{桥名:“老桥”}", UNSAFE),
        (COMMA, "李明: “我走了。”", []),
        (COMMA, "第三.我们要过桥。", []),
        (COMMA, "二十一.我们过桥。", []),
        (BRACKETS, "他去了河边(靠近 Old Town)。", SAFE),
        (BRACKETS, "见(主页)[https://example.com/a]。", []),
        (BRACKETS, "看了一本(桥的故事)(https://example.org/a)。", []),
        (QUOTES, '[3] 大桥网. "河边的桥." 2020.', []),
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
        (COMMA, "每个字段之后用 , 分开写。", UNSAFE),
        (COMMA, "可以是一座桥、用,分开的几座桥", UNSAFE),
        (COMMA, "他坐的船很有用,大家都喜欢。", SAFE),
        (COMMA, "按 Ctrl + , 打开设置", []),
        (COMMA, "按Cmd+,然后打开", []),
        (COMMA, "打开cmd,输入命令", SAFE),
        (COMMA, "他用C++,我不用。", SAFE),
        (COMMA, "border-radius: 像素的数目;", UNSAFE),
        (BRACKETS, "我们让(La)和(Lb)这两段都输。", UNSAFE * 2),
        (BRACKETS, "调用：CALL 过程名(参数列表);\n\n", UNSAFE),
        (COMMA, '签名是"N=桥,O=河边的村,C=村"', UNSAFE * 2),
        (COMMA, "宏要使用!来表示。", UNSAFE),
        (COMMA, "这座桥没有用!我们走。", SAFE),
        (QUOTES, '例如："N=桥,O=河边的村"', UNSAFE),
        (QUOTES, '桥牌上写成 "[桥名]" 的样子。', UNSAFE),
        (QUOTES, '文件在 "D:\\老桥\\照片"，打开 "~/老桥/照片" 也行。', UNSAFE * 2),
        (QUOTES, '这写成了"桥\\"河"桥"。', UNSAFE * 2),
        (MIXED, "其中 min（state)为最短。", UNSAFE),
        (MIXED, "其中河边（state)为最短。", SAFE),
        (DOTS, "命令是锁住表名...  read", UNSAFE),
        (DOTS, "我们走到河边...  再走回来。", SAFE),
        (COMMA, "每行的格式为：姓名,住处,年龄", UNSAFE * 2),
        (COMMA, "两座桥混着走, 用来过河。", SAFE),
        (COMMA, "地址里有桥名（即带有?）的，都要走这边。", UNSAFE),
        (COMMA, "那座桥（真的还在?）没有人去过。", SAFE),
        (COMMA, "写成 &#123;&#123;要过哪座桥?&#125;&#125; 就行。", UNSAFE),
        (COMMA, "地址与桥名之间用**?**分开。", []),
        (COMMA, "给桥**取名**,**上漆**和**挂牌**。", SAFE),
        (COMMA, "一条河 i.e., 一句话有几个词。", []),
        (COMMA, "'kind': 'stone', 石头做的", UNSAFE),
        (COMMA, '"total":按天数计算,"scene":"河边",', UNSAFE),
        (COMMA, "错误的格式为路径:行号 和片段", UNSAFE),
        (COMMA, "点开日志（路径:行号）就能看到。", UNSAFE),
        (COMMA, "水位：CO↓, EF↓, 河道变窄", UNSAFE),
        (COMMA, "水位：上游↑, 下游↓, 河道变窄", SAFE * 2),
        (WIDE, "显然是１，或者是Ｌ＋１。", UNSAFE * 3),
        (WIDE, "把Ｕ和Ｃ框起来（字母C要包进来）。", UNSAFE * 2),
        (WIDE, "他不承认有这件事ಠ_ಠａ，走了。", []),
        (WIDE, "我回来了：Ｄ", UNSAFE),
        (WIDE, "第三题选：ＡＤ", SAFE),
        (SPACE, "#？？ 如何走到河边？", []),
        (SPACE, "河 边 的 桥 ， 很 老 的 桥 。", []),
        (SPACE, "我们来了 ， 他走了 。", SAFE * 3),
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
        (QUOTES, '她把它叫作"老桥"，大家都笑了。', SAFE),
        (QUOTES, '可以在框内输入 "线性代数"，只找这四个字。', UNSAFE),
        (QUOTES, '错误：\n\n> 今天她跟我说"喵"了。', []),
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
        (QUOTES, '桥叫"老桥"。她说「好」。', SAFE),
        (QUOTES, '函数 print("老桥") 会打印。', []),
        (QUOTES, '设置 title="老桥" 就好。', []),
        (QUOTES, '- **默认：** "老桥"', UNSAFE),
        (QUOTES, '屏幕是 5"的，旧的是 7"的。', []),
        (QUOTES, '“他说"好的"就走了。”', []),
        (QUOTES, '说到"桥""河"之类。', SAFE * 2),
        (QUOTES, '叫作老桥" 或者 "木桥"。我想是石桥"。', UNSAFE),
        (QUOTES, '石桥（`a` - STONE") 和木桥（`b` - WOOD")都在。', UNSAFE),
        (QUOTES, '见图 ![桥](my bridge.png "老桥")。', UNSAFE),
        (QUOTES, '"A 和河边是一样的；"A 只是桥边。', UNSAFE),
        (QUOTES, '他说："好。"然后她说："走吧。"', SAFE * 2),
        (QUOTES, '有个问题："当我说"老桥"时，没有人应。"', UNSAFE * 2),
        (QUOTES, """我答："'bad' 错的不是 '"bad"'"。""", UNSAFE),
        (QUOTES, '- "从这里起，有变更" or "到这里为止"', []),
        (QUOTES, '它打印 "老桥" 这两个字。\n\n    print("老桥")', []),
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
        (SPACE, "例如 Vim 、 Emacs 都可以。", SAFE * 2),
        (SPACE, "例如 Vim、 Emacs 都可以。", SAFE),
        (SPACE, "他用 Vim ，我用别的。", SAFE),
        (SPACE, "他来了， Vim 也来了。", []),
        (SPACE, "我们用 `vim` 、 `ed` 和 `sed` 。", SAFE * 3),
        (SPACE, "我们来了， `vim` 也来了。", []),
        (SPACE, "我们用 {{ vim }} ，他不用。", []),
        (SPACE, "## 一、 河边的桥", UNSAFE),
        (SPACE, "## 一、 河边的桥 {#bridge}", SAFE),
        (COMMA, "## 河边, 桥上", UNSAFE),
        (COMMA, "## 河边,桥上", SAFE),
        (CompatibilityForm(), "## 每个⼈", UNSAFE),
        (LookAlikeLetter(), "## 问 Сlaude", UNSAFE),
        (INVISIBLE, "[桥](https://example.com/桥\u200b边)", UNSAFE),
        (SPACE, "见 http://example.com/a ，谢谢。", []),
        (SPACE, "见 http://example.com/a。 谢谢。", UNSAFE),
        (SPACE, "见[桥](http://example.com/a)。 谢谢。", SAFE),
        (INVISIBLE, "天黑\u200b了。", SAFE),
        (INVISIBLE, "super\u00adcalifragilistic", UNSAFE),
        (INVISIBLE, "ภาษา\u200bไทย", UNSAFE),
        (INVISIBLE, "天\u200b黑\u200b了\u200b我们\u200b回家。", UNSAFE * 4),
        # the marks of an English sentence that quotes Chinese
        (COMMA, "Reply with **「老桥」**, never with a name.", []),
        (COMMA, "Words the bot never says, e.g. 代付 / 帮忙刷卡 / 先垫款 / 民宿代付.", UNSAFE),
        (COMMA, "「请贴上内容」, the bot had nothing to say.", []),
        (COMMA, "句型：What better place to [动作] such as [地点]（in [城市]）?", UNSAFE),
        (COMMA, "在 for 循环中,变量不变。", SAFE),
        (COMMA, "大模型(models of the larger kind)很慢,小的很快。", SAFE),
        (DOTS, "Always answer 你好请问你们今天还在吗...", UNSAFE),
        (QUOTES, 'Click "生成链接"', []),
        (QUOTES, 'Always answer 请在河边的桥上等我们 or "老桥".', UNSAFE),
        (QUOTES, '- "Draw a bridge" / "画一座桥"', []),
        # faces
        (COMMA, "没有时间了;-;", []),
        (COMMA, "希望不会考这题;)", []),
        (COMMA, "这很好;Docker 也很好。", SAFE),
        (BRACKETS, "我有点害羞(灬ºωº灬)。", []),
        (WIDE, "成功了Ｏ（∩＿∩）Ｏ～", []),
        # a mark that is shown
        (COMMA, "可以用通配符（如”*”或”?”）。", []),
        (COMMA, "它的写法：,（像一条小尾巴）。", []),
        # entries of a list of references
        (COMMA, "[1] 王明, 李华. 河边的桥[M]. 北京: 大桥出版社, 2001.", []),
        (COMMA, "王明, 李华, 等. 桥的历史[J/OL]. 大桥学报, 2019(3): 1-20.", []),
        (COMMA, r"[1] 王明, 李华. 河边的桥\[M\]. 北京: 大桥出版社, 2001.", []),
        (COMMA, "2. 王明, 李华. 河边的桥: 第二版. 北京: 大桥出版社, 2001: 8-9.", []),
        (COMMA, "王明, 李华. 河边的桥. 大桥书局，2001", []),
        (COMMA, "他去了大桥出版社, 2001年才回来。", SAFE),
        (COMMA, "李明, 桥的历史, 大桥学报, 27(4) 1996", []),
        (COMMA, "王明, 李华. 2021. 河边的桥. 北京: 大桥出版社.", []),
        (COMMA, "这本书说北京: 大桥出版社,真的很远", SAFE),
        (COMMA, "来的有王明, 李华, and 张平三位", UNSAFE * 2),
        (BRACKETS, "王明. 桥的历史(第二版)[M]. 北京: 大桥出版社, 2001.", []),
        # statements and operators of programs
        (COMMA, "a = a + 1;是先加一再赋值。", UNSAFE),
        (COMMA, "先运行 start();再等一会。", UNSAFE),
        (COMMA, "他用 Linux;我用别的。", SAFE),
        (COMMA, "先写 `git log`;再看桥。", SAFE),
        (COMMA, "写成 return self;就走。", UNSAFE),
        (COMMA, "写成 cross（桥）;就走。", UNSAFE),
        (COMMA, "写成 bridge: 50%;让桥到中间。", UNSAFE),
        (COMMA, "上面的”bridge.php”; 是插件的代码。", UNSAFE),
        (COMMA, "bridge-color: 桥的颜色; 不写就是白的。", UNSAFE),
        (COMMA, "执行 show bridge 桥名;", UNSAFE),
        (COMMA, "写法：var 桥名;", UNSAFE),
        (COMMA, "这是网址里不带?后面的那一段。", UNSAFE),
        (COMMA, "他写了 ‘name’: ‘老桥’,‘river’: ‘长河’ 两项。", UNSAFE),
        (COMMA, "桥名 = 旧名;  后面再改", UNSAFE),
        (COMMA, "等水退了\n\n关桥;\n\n开桥;\n", UNSAFE * 2),
        (COMMA, "- 关桥;\n- 开桥;\n", SAFE * 2),
        (COMMA, "一、关桥;\n\n（二）开桥;\n", SAFE * 2),
        (COMMA, "关了桥，再开桥;\n", SAFE),
        (COMMA, "for 起点;终点;每步 做什么", UNSAFE * 2),
        (COMMA, "lambda 桥名:过桥的人", UNSAFE),
        (COMMA, "桥的名字\n\xa0\xa0\xa0 老桥,\n", UNSAFE),
        (COMMA, "\xa0\xa0\xa0\xa0我们来了，他走了,天也黑了。\n", SAFE),
        (COMMA, "class 桥名 implements 能走, 能停", UNSAFE),
        (COMMA, "在这里 // 先试一次, 再过桥", UNSAFE),
        (COMMA, "桥名: 老桥,\n水位: 三米,\n", UNSAFE * 2),
        (COMMA, "'summary'=>'第 3 座桥, 共五座',", UNSAFE),
        (COMMA, '第 100 行是 PRINT"对了!走吧"。', UNSAFE),
        (COMMA, '名叫Old"Bridge"的桥很老,我们走吧。', SAFE),
        (COMMA, "有”Old”, ”river”, ‘very’, ‘big’这些词", UNSAFE * 3),
        (COMMA, "词和次数写成 <桥,1> 这样。", UNSAFE),
        (COMMA, "键是“河名+段名:桥名+年份”这样。", UNSAFE),
        (COMMA, "写法有*,+,{2}这几种。", UNSAFE),
        (COMMA, "每一句都以;结尾。", UNSAFE),
        (COMMA, "见百科的[用户:李明](wiki.md)。", UNSAFE),
        (COMMA, "见[桥的故事:老桥](bridge.md)。", SAFE),
        (QUOTES, '条件：名称 &lt;&gt; "老桥"', []),
        (QUOTES, '分段（访客, "新客" -&gt; Visits = 1, "常客" -&gt; True）', []),
        (QUOTES, '依次点"文件" -> "打开"。', SAFE * 2),
        (QUOTES, '使用`-H`"头部"传递。', UNSAFE),
        (QUOTES, '字符串写成 "`老桥`"，前后都有。', UNSAFE),
        (QUOTES, '用 insert overwrite directory "地址" 写入。', UNSAFE),
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
        (INVISIBLE, "谢谢\u3164和李明。", UNSAFE),
        # a row of data or keywords
        (COMMA, "石桥,木桥,河,船,渡口,码头", UNSAFE * 5),
        (COMMA, "有石桥,木桥,河,船,渡口,码头。", SAFE * 5),
        (COMMA, "石桥,木桥,河,船", SAFE * 3),
        (COMMA, "| 甲 | 石桥; 木桥; 河 |\n", UNSAFE * 2),
        (COMMA, "| 甲 | 先过石桥，再过木桥; 然后上船 |\n", SAFE),
        (COMMA, "今天天气不太好,我们去河边,看到了桥,很开心,又去渡口,再坐船", SAFE * 5),
        # full stops of several sentences
        (COMMA, "那座桥很老,没有人修.", SAFE * 2),
        (COMMA, "那座桥已经很老了. 没有人修过它.", UNSAFE + SAFE),
        (COMMA, "那座桥是托马斯.李建的.", SAFE),
        (DOTS, "圆周率是 3.14159 ...而不是三。", UNSAFE),
    ],
)
def test_what_is_certain(rule: Rule, text: str, expected: list[Applicability]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [one.fix.applicability for one in found if one.fix] == expected


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
    ("tight", "spaced"),
    [
        ("我用C++写", "我用 C++ 写"),
        ("共100%的人", "共 100% 的人"),
        ("在Yahoo!奇摩上", None),
        ("找by%关键词%吧", None),
        ("看docs/a.md文件", "看 docs/a.md 文件"),
        ("用`a`和`b`写", "用 `a` 和 `b` 写"),
        ("他买A股了", None),
        ("和**Vim**一起", None),
        ("带上#春天2025吧", None),
        ("用ls -l查看", "用 ls -l 查看"),
        ("今天35°C左右", "今天 35°C 左右"),
        ("有100+个人", "有 100+ 个人"),
        ("水温>30就停", None),
        ("误差±5度", None),
    ],
)
def test_both_sides_or_neither_get_a_space(tight: str, spaced: str | None) -> None:
    assert fixed(SPACED, tight) == (spaced or tight)
    if spaced:
        assert fixed(TIGHT, spaced) == tight


def fixed(rule: ChineseLatinSpacing, text: str) -> str:
    fixes = [one.fix for one in rule.check(Document.parse(text)) if one.fix]
    safe = [fix for fix in fixes if fix.applicability is Applicability.SAFE]
    return apply_edits(text, {edit for fix in safe for edit in fix.edits})


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
