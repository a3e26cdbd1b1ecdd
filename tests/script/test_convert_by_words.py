"""Conversion from Simplified script word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.script.convert_by_words import convert_by_words, doubtful_readings
from postkit.script.convert_to_region import convert_to_region
from postkit.script.word_forms import word_forms
from postkit.script.words import is_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("这不是只有我会", "這不是只有我會", id="只 in a word"),
        pytest.param("三只猫只吃鱼", "三隻貓只吃魚", id="只 after a numeral"),
        pytest.param("无人机制造厂", "無人機製造廠", id="機制 across words"),
        pytest.param("我展示了如何去", "我展示了如何去", id="瞭如 across words"),
        pytest.param("按劳分配制度", "按勞分配制度", id="配製 across words"),
        pytest.param("与人相冲突", "與人相衝突", id="相沖 across words"),
        pytest.param("作出了如上的评论", "作出了如上的評論", id="瞭如 of 了如指掌"),
        pytest.param("60天后出生", "60天後出生", id="days after a number"),
        pytest.param("一代天后", "一代天后", id="a queen"),
        pytest.param("300 余万个", "300 餘萬個", id="餘 after a number and a space"),
        pytest.param("等了十几分钟", "等了十幾分鐘", id="minutes"),
        pytest.param("走了十几里路", "走了十幾里路", id="miles"),
        pytest.param("跑了100多里，累了", "跑了100多里，累了", id="miles after a number"),
        pytest.param("在工厂里", "在工廠裡", id="inside"),
        pytest.param("考托福", "考托福", id="a test"),
        pytest.param("皇后然后去后院", "皇后然後去後院", id="empress and after"),
        pytest.param("先剪发再出发", "先剪髮再出發", id="hair and leaving"),
        pytest.param("吃面条时面对面", "吃麵條時面對面", id="noodles and faces"),
        pytest.param("干部把干净的活干完", "幹部把乾淨的活幹完", id="cadre, clean, do"),
        pytest.param("从日历看历史", "從日曆看歷史", id="calendar and history"),
        pytest.param("万俟先生", "万俟先生", id="a surname of two characters"),
        pytest.param("刚才才来", "剛才才來", id="no archaic form"),
        pytest.param("京沈高铁", "京瀋高鐵", id="a line to 沈阳"),
        pytest.param("他是我的得力干将", "他是我的得力幹將", id="an able man"),
        pytest.param("罗马历的一年", "羅馬曆的一年", id="a calendar of a people"),
        pytest.param("首只基金成立", "首隻基金成立", id="the first of those counted"),
        pytest.param("一首只属于你的歌", "一首只屬於你的歌", id="only after a song counted"),
        pytest.param("北京沈先生", "北京沈先生", id="a surname after 京"),
        pytest.param("首先只看结果", "首先只看結果", id="only after a word with 首"),
        pytest.param("光伏并网发电", "光伏併網發電", id="joined to the grid"),
        pytest.param("并处或者并科罚金", "並處或者併科罰金", id="joined and also"),
        pytest.param("并案例说明", "並案例說明", id="and before a word with 案"),
        pytest.param("行掣签的事", "行掣籤的事", id="drawing lots"),
        pytest.param("姜先生买生姜", "姜先生買生薑", id="a surname and ginger"),
        pytest.param("幺么小丑", "么麼小丑", id="a clown"),
        pytest.param("这家具有规模的公司", "這家具有規模的公司", id="傢俱 across words"),
        pytest.param("木星一并没有水", "木星一並沒有水", id="一併 before a negation"),
        pytest.param("他不准我去", "他不准我去", id="not allowed"),
        pytest.param("弗里德曼和埃里克", "弗里德曼和埃里克", id="里 in foreign names"),
        pytest.param("两人互相冲突", "兩人互相衝突", id="a phrase inside a longer word"),
        pytest.param("去飞机制造厂", "去飛機製造廠", id="機制 inside a longer word"),
        pytest.param("半导体制程", "半導體製程", id="體制 across words"),
        pytest.param("各相关系统", "各相關系統", id="關係 across words"),
        pytest.param("不向往来车辆开放", "不向往來車輛開放", id="向 before a word with 往"),
        pytest.param("他向往年轻时的自由", "他嚮往年輕時的自由", id="longing"),
        pytest.param("岩壁上的岩画", "岩壁上的巖畫", id="a phrase of a character of one form"),
        pytest.param("信被发了出来", "信被發了出來", id="sent, and no hair"),
        pytest.param("夷人被发左衽", "夷人被髮左衽", id="with loose hair"),
        pytest.param("市场准入条件", "市場准入條件", id="admission"),
        pytest.param("假发票和假发现", "假發票和假發現", id="wigs across words"),
        pytest.param("消息一出，股价大涨", "消息一出，股價大漲", id="no play"),
        pytest.param("演一出戏", "演一齣戲", id="a play"),
        pytest.param("约折合五百元", "約折合五百元", id="an amount"),
        pytest.param("贴上标签了", "貼上標籤了", id="a phrase ends inside a word"),
        pytest.param("这里面包括门票", "這裡面包括門票", id="no bread"),
        pytest.param("世界面包大赛", "世界麵包大賽", id="bread across words"),
        pytest.param("院长了解到", "院長瞭解到", id="understand after a phrase"),
        pytest.param("他给出了解释", "他給出了解釋", id="no understanding"),
        pytest.param("最多只要三天", "最多只要三天", id="at most"),
        pytest.param(
            "他的主意生根后，从土里长出来", "他的主意生根後，從土裡長出來", id="out of earth"
        ),
        pytest.param("走路像只鸭子", "走路像隻鴨子", id="a measure word without a numeral"),
        pytest.param("吃草莓干和香蕉干", "吃草莓乾和香蕉乾", id="a phrase of whole words"),
        pytest.param("他发明了一个词", "他發明了一個詞", id="明瞭 across words"),
        pytest.param("来一碗臊子面", "來一碗臊子麵", id="noodles of whole words"),
        pytest.param("刚一出戏院", "剛一出戲院", id="out of a theatre"),
        pytest.param("多少周和多少周边", "多少週和多少周邊", id="weeks and surroundings"),
        pytest.param("星露谷物语", "星露谷物語", id="a valley in a name"),
        pytest.param("收16斗米，10 斗归公", "收16斗米，10 斗歸公", id="a measure after a number"),
        pytest.param("烧开后炖制一小时", "燒開後燉製一小時", id="made by cooking"),
        pytest.param("水开后煮制约3分钟", "水開後煮製約3分鐘", id="made by cooking, across words"),
        pytest.param("倒入面篓中", "倒入麵簍中", id="a basket for noodles"),
        pytest.param("收购粮谷，归还谷物", "收購糧穀，歸還穀物", id="grain"),
        pytest.param("定都松岳", "定都松嶽", id="a mountain with pines"),
        pytest.param("他是只懂技术的人", "他是只懂技術的人", id="是隻 of words of one character"),
        pytest.param("文件是只读的", "文件是只讀的", id="是隻 before a word"),
        pytest.param(
            "多少只企鹅，单只股票，那只“狗”", "多少隻企鵝，單隻股票，那隻“狗”", id="只 not after 是"
        ),
        pytest.param("他只身睁只眼闭只眼", "他隻身睜隻眼閉隻眼", id="只 as a word of its own"),
        pytest.param("拿起并购买，并购后合并", "拿起並購買，併購後合併", id="併購 across words"),
        pytest.param("先不合并，会不会合并？", "先不合併，會不會合併？", id="合併 after 不 and 會"),
        pytest.param("组合并排列，整合并发布", "組合並排列，整合並發佈", id="並 after words in 合"),
        pytest.param("符合并超出，缝合并包好", "符合並超出，縫合並包好", id="合并 that was cut"),
        pytest.param("一并购买", "一併購買", id="together"),
        pytest.param("到达并入住，并入总部", "到達並入住，併入總部", id="併入 across words"),
        pytest.param("肉酱面和千层面", "肉醬麵和千層麵", id="noodles by what is in them"),
        pytest.param("每天996大小周", "每天996大小週", id="weeks of two kinds"),
        pytest.param("扎帐篷", "紮帳篷", id="a tent"),
        pytest.param("- 姜\n- 葱、姜，姜切丝", "- 薑\n- 蔥、薑，薑切絲", id="ginger in a recipe"),
        pytest.param("姜先生和迪德·姜（Di Jiang）", "姜先生和迪德·姜（Di Jiang）", id="a surname"),
        pytest.param("练习卷肉，练习卷和答案", "練習捲肉，練習卷和答案", id="to roll meat"),
        pytest.param("下碱水面，加干辣椒", "下鹼水麵，加乾辣椒", id="noodles and dried pepper"),
        pytest.param("邪在半表半里", "邪在半表半裡", id="half inside"),
        pytest.param("谷丙转氨酶，短暂黑蒙", "穀丙轉氨酶，短暫黑矇", id="medicine"),
        pytest.param("肝气郁滞", "肝氣鬱滯", id="stagnation"),
        pytest.param("用酒辟腥", "用酒辟腥", id="to keep off"),
        pytest.param("烤蛋卷，做鸡蛋卷", "烤蛋捲，做雞蛋捲", id="rolls of egg"),
        pytest.param("吃了一碗阳春拌面。", "吃了一碗陽春拌麵。", id="noodles in a bowl"),
        pytest.param("抬头冷对只眼，面对只眼前的", "抬頭冷對隻眼，面對只眼前的", id="an eye"),
        pytest.param("香港回归后公司回流", "香港回歸後公司回流", id="to come back"),
        pytest.param("自回归以来的线性回归", "自回歸以來的線性迴歸", id="regression"),
        pytest.param("他很克制", "他很克制", id="restraint"),
        pytest.param("五岳和南岳区的岳先生", "五嶽和南嶽區的岳先生", id="mountains and a surname"),
        pytest.param("钟表示，时钟表示时间", "鍾表示，時鐘表示時間", id="a surname before 表示"),
        pytest.param("两个制药商，所有制药商", "兩個製藥商，所有製藥商", id="所有制 across words"),
        pytest.param("只眼开只眼闭", "隻眼開隻眼閉", id="an eye of two"),
        pytest.param("子、丑、寅、卯", "子、丑、寅、卯", id="signs of the zodiac"),
        pytest.param("又出了么蛾子", "又出了么蛾子", id="a trick"),
        pytest.param("用并查集求解", "用併查集求解", id="a data structure"),
        pytest.param("须发还原件，须发皆白", "須發還原件，鬚髮皆白", id="must and hair"),
        pytest.param("他乱发脾气，她一头乱发", "他亂發脾氣，她一頭亂髮", id="hair and to send"),
        pytest.param("复合材料和短发女孩", "複合材料和短髮女孩", id="composite and short hair"),
        pytest.param("把旧表的数据导入新表", "把舊表的數據導入新表", id="a table, no watch"),
        pytest.param("眼泪干了，他白干了一年", "眼淚乾了，他白幹了一年", id="dry and done"),
        pytest.param("央视总台的记者", "央視總臺的記者", id="a broadcaster"),
        pytest.param("卡里没有钱", "卡裡沒有錢", id="in a card"),
        pytest.param("委员会制发的证件", "委員會製發的證件", id="to make and hand out"),
        pytest.param("来了三只猫", "來了三隻貓", id="three of them"),
        pytest.param("留须和找不准", "留鬚和找不準", id="a beard and not exact"),
        pytest.param("公司成立后看完电影后", "公司成立後看完電影後", id="after, no queen"),
        pytest.param(
            "第三球后入球后她成了球后", "第三球後入球後她成了球后", id="goals and a queen"
        ),
        pytest.param("这出话剧，两出好戏", "這齣話劇，兩齣好戲", id="plays"),
        pytest.param("佢系咪唔知，中文系的人", "佢係咪唔知，中文系的人", id="Cantonese"),
        pytest.param("这是我干的", "這是我幹的", id="done by me"),
        pytest.param("吁民众停手，气喘吁吁", "籲民眾停手，氣喘吁吁", id="to call on people"),
        pytest.param("大家都向往自由", "大家都嚮往自由", id="to long for, not in OpenCC's words"),
        pytest.param("攀岩和岩画", "攀岩和巖畫", id="rocks"),
        pytest.param("谂吓先，吓了一跳", "諗吓先，嚇了一跳", id="Cantonese, and a fright"),
        pytest.param("法律系唔系咁，法律系的人", "法律係唔係咁，法律系的人", id="more Cantonese"),
        pytest.param("五年以下徒刑得并科罚金", "五年以下徒刑得併科罰金", id="penalties together"),
        pytest.param("议案径付二读", "議案逕付二讀", id="directly"),
        pytest.param("东川里里长和里民", "東川里里長和里民", id="a village of Taiwan"),
        pytest.param("要冲洗杯子，要冲水", "要沖洗杯子，要沖水", id="to flush"),
        pytest.param("求诊并入院，发网志", "求診並入院，發網誌", id="across words of two"),
        pytest.param("豆腐岩和山岩", "豆腐岩和山岩", id="rocks by themselves"),
        pytest.param("三校整并以释出", "三校整併以釋出", id="joined, before another word"),
        pytest.param("书签名称，自己的代志", "書籤名稱，自己的代誌", id="bookmarks and a matter"),
        pytest.param("等里长出席，款内径予扣除", "等里長出席，款內逕予扣除", id="of law"),
        pytest.param("合眼缘，厚面皮", "合眼緣，厚面皮", id="no 閤 and no noodles"),
        pytest.param("全身都涂，涂完后", "全身都塗，塗完後", id="to spread, no surname"),
        pytest.param("厨余和余温", "廚餘和餘溫", id="what is left"),
        pytest.param("写在基因里的", "寫在基因裡的", id="in genes"),
        pytest.param("主啊，求祢听我们，祢衡说", "主啊，求祢聽我們，禰衡說", id="God and a name"),
        pytest.param("揉好醒面，分成面剂", "揉好醒麵，分成麵劑", id="dough"),
        pytest.param("炒至微干出香", "炒至微乾出香", id="somewhat dry"),
        pytest.param("代码里加一行，文件里长什么样", "代碼裡加一行，文件裡長什麼樣", id="in code"),
        pytest.param("进群后牵一发而动全身", "進群後牽一髮而動全身", id="a single hair"),
        pytest.param("民意面前一碗意面", "民意面前一碗意麵", id="意面 across words"),
        pytest.param("布雷斯特和方志敏", "布雷斯特和方志敏", id="names in the dictionary"),
        pytest.param("产业回流，飞升，进死胡同", "產業回流，飛升，進死胡同", id="forms in use"),
        pytest.param("陕西历史，红外制导", "陝西歷史，紅外制導", id="phrases inside words"),
        pytest.param("令人向往，通向往日的路", "令人嚮往，通向往日的路", id="to long for"),
        pytest.param("近东涌入非洲，东涌现时", "近東湧入非洲，東涌現時", id="a place and to pour"),
        pytest.param("注1：见（注2），关注：无", "註1：見（註2），關注：無", id="a note"),
        pytest.param("表决钟响起，货车的货斗", "表決鐘響起，貨車的貨斗", id="a bell and a skip"),
        pytest.param("回复至原价，回复邮件", "回復至原價，回覆郵件", id="back to and reply"),
        pytest.param("结余只约三成，特首只说", "結餘只約三成，特首只說", id="only after 余 and 首"),
        pytest.param("涂女士涂颜料", "涂女士塗顏料", id="a surname and to paint"),
        pytest.param("喂，喂狗，给牛喂草", "喂，餵狗，給牛餵草", id="to feed and hello"),
        pytest.param("收回佣，雇佣人", "收回佣，僱傭人", id="commission and to hire"),
        pytest.param("投放疗愈音乐", "投放療癒音樂", id="healing"),
        pytest.param("每个历年，历年来", "每個曆年，歷年來", id="a calendar year"),
        pytest.param("编制手册，编制内", "編製手冊，編制內", id="to compile and establishment"),
        pytest.param("他单手拿着，只手遮天", "他單手拿著，隻手遮天", id="a hand"),
        pytest.param("嘴唇都干了，就这么干", "嘴唇都乾了，就這麼幹", id="dry lips"),
        pytest.param("污水冲入河里", "汙水沖入河裡", id="washed into"),
        pytest.param("看了这出纪录片，京剧三出", "看了這齣紀錄片，京劇三齣", id="films and plays"),
        pytest.param("录影后影后走了", "錄影後影后走了", id="after a recording"),
        pytest.param("狗只的数目，狗只能吃", "狗隻的數目，狗只能吃", id="dogs"),
        pytest.param("三分多钟，准退休人士", "三分多鐘，準退休人士", id="minutes and almost"),
        pytest.param("绳子系在树上，中文系在", "繩子繫在樹上，中文系在", id="tied"),
        pytest.param("于大正年间征南军", "於大正年間征南軍", id="in an era"),
        pytest.param("贵价车在漆咸道", "貴價車在漆咸道", id="words of Hong Kong"),
        pytest.param("继承并发扬，卷涉其中", "繼承並發揚，捲涉其中", id="and"),
        pytest.param("宪制程序，玩忽职守", "憲制程序，玩忽職守", id="製程 across words"),
        pytest.param("被逼就范，就范议员的问题", "被逼就範，就范議員的問題", id="a surname"),
        pytest.param("律师范辰看了手冢的漫画", "律師范辰看了手塚的漫畫", id="names after words"),
        pytest.param("律师范围内的山岳", "律師範圍內的山岳", id="no name after a word"),
        pytest.param("胶卷上惊栗的一幕", "膠卷上驚慄的一幕", id="films"),
        pytest.param("出了娘胎，与他休戚与共", "出了娘胎，與他休戚與共", id="rare forms"),
        pytest.param("防制洗钱，国防制造", "防制洗錢，國防製造", id="prevention"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_words_decide(text: str, expected: str) -> None:
    assert convert_by_words(text, "s2tw") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("多数组织同意", "多數組織同意", id="數組 across words"),
        pytest.param("他们改变量子", "他們改變量子", id="變量 across words"),
        pytest.param("蚂蚁聚集成群", "螞蟻聚集成群", id="集成 across words"),
        pytest.param("高清晰度的图", "高清晰度的圖", id="高清 inside a word"),
        pytest.param("年轻的士兵", "年輕的士兵", id="的士 across words"),
        pytest.param("发送短信息", "傳送短資訊", id="短信 inside a word"),
        pytest.param("数组是变量", "陣列是變數", id="words of Taiwan"),
        pytest.param("克里斯托弗·诺兰", "克里斯多福·諾蘭", id="a name of several words"),
        pytest.param("买下伯克希尔哈撒韦", "買下波克夏海瑟威", id="a company of several words"),
        pytest.param("对乙酰氨基酚", "對乙醯胺基酚", id="a word that is a phrase as a whole"),
        pytest.param("软件的人工智能", "軟體的人工智慧", id="a longer word"),
        pytest.param("数据库里的数据", "資料庫裡的資料", id="a word with a word of the region"),
        pytest.param("北马里亚纳群岛", "北馬里亞納群島", id="characters of Taiwan only"),
        pytest.param("插上U盘做B超", "插上隨身碟做超音波", id="words with a letter"),
        pytest.param("支持社区的好消息", "支持社區的好消息", id="words of every day"),
        pytest.param("处理消息队列的消息", "處理訊息佇列的消息", id="a technical word after it"),
        pytest.param("血液循环和循环语句", "血液循環和迴圈語句", id="circulation and a loop"),
        pytest.param("体育项目和软件项目", "體育項目和軟體專案", id="sports and projects"),
        pytest.param("司法程序和电脑程序", "司法程序和電腦程式", id="procedures and programs"),
        pytest.param("政府文件和文本文件", "政府文件和文本檔案", id="papers and files"),
        pytest.param("股票代码，开源代码", "股票代碼，開源程式碼", id="codes and code"),
        pytest.param("模型参数没有权限", "模型參數沒有權限", id="words that Taiwan has too"),
        pytest.param("部署智能体，包罗万象", "部署智能體，包羅萬象", id="agents, and all things"),
    ],
)
def test_words_of_a_region_are_words(text: str, expected: str) -> None:
    assert convert_to_region(text, "s2twp") == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("多半只能到达", {2: "只"}, id="phrases against words"),
        pytest.param("看好50只股票", {4: "只"}, id="after a numeral"),
        pytest.param("只有工厂里", {}, id="clear"),
        pytest.param("我们更复杂的历史", {}, id="words that are cut right"),
        pytest.param("村民在岭后道集合", {4: "后"}, id="a name that no dictionary knows"),
        pytest.param("王后封后时", {1: "后", 3: "后"}, id="a phrase about a doubtful form"),
        pytest.param("他住在竹溪、柳里、梅川", {7: "里"}, id="the end of a place's name"),
        pytest.param("请刘世杰发言", {3: "杰"}, id="a person's name"),
        pytest.param("合伙人于懋伟说", {3: "于"}, id="a surname before a name"),
        pytest.param("请洪韵筑上台", {3: "筑"}, id="the end of a name"),
        pytest.param("自制的火药", {1: "制"}, id="a word of several forms"),
        pytest.param("这个里的里长", {2: "里", 4: "里"}, id="a ward"),
        pytest.param("这出舞剧", {1: "出"}, id="a measure word"),
        pytest.param("基本面包括三点", {2: "面"}, id="the last character of a longer word"),
        pytest.param("基本面很好", {}, id="a longer word before another"),
        pytest.param("卷入国债事件", {}, id="a word that is cut right"),
        pytest.param("衣服她干了", {3: "干"}, id="dried or done"),
        pytest.param("她发小说的", {1: "发"}, id="a friend since childhood"),
        pytest.param("揉好，醒面半小时", {4: "面"}, id="dough that rests"),
        pytest.param("老么来了", {1: "么"}, id="the youngest"),
        pytest.param("分手后想复合", {4: "复"}, id="together again"),
        pytest.param("向美发警告", {2: "发"}, id="a word of the dictionary that may be two"),
        pytest.param("长发六只能用", {3: "只"}, id="only after a numeral"),
    ],
)
def test_what_needs_a_look(text: str, places: dict[int, str]) -> None:
    found = {reading.at for reading in doubtful_readings(text, "s2t")}

    assert found <= places.keys()
    assert bool(found) == bool(places)


@given(st.text(st.sampled_from("只里后面台干系发制历複裏A\0\n\ud800。 "), max_size=20))
def test_nothing_is_lost(text: str) -> None:
    assert len(convert_by_words(text, "s2tw")) == len(text)


def test_the_table_gives_a_form_for_each_character() -> None:
    forms = word_forms()

    assert not [char for char in forms.rules if forms.form(char, 0) is None]
    assert not [phrase for phrase, new in forms.phrases.items() if len(phrase) != len(new)]


@pytest.mark.parametrize(
    ("text", "char"),
    [
        pytest.param("由东山里、西口里派人", "里", id="villages of Taiwan"),
        pytest.param("工作人员涂明说", "涂", id="a surname"),
        pytest.param("港府官员被涂要求道歉", "涂", id="a surname alone"),
        pytest.param("世杰加油", "杰", id="a given name before no foreign one"),
        pytest.param("径将其混为一谈", "径", id="directly or a path"),
        pytest.param("抽完签后", "签", id="lots that are drawn"),
        pytest.param("设有收费表的泊车位", "表", id="a meter"),
        pytest.param("我帮吓你", "吓", id="Cantonese"),
        pytest.param("睇咗呢出闹剧", "出", id="a play in Cantonese"),
        pytest.param("捉住你只手", "只", id="a hand in Cantonese"),
        pytest.param("他的发线后移", "发", id="a hairline"),
        pytest.param("学者陈昆说", "昆", id="a name"),
        pytest.param("方志恒说", "志", id="a name that begins with a word"),
        pytest.param("他用力拍台", "台", id="a table"),
        pytest.param("衣服昨晚就干了", "干", id="dry or done"),
        pytest.param("不应让龟只进口", "只", id="animals"),
        pytest.param("咬你只脚", "只", id="a foot in Cantonese"),
        pytest.param("自强里的居民", "里", id="a village with a name of two characters"),
        pytest.param("在《生活志》里", "志", id="the name of a magazine"),
        pytest.param("议员杨璇圆", "璇", id="a character of given names"),
        pytest.param("民众吃关庙面", "面", id="noodles of a town"),
        pytest.param("今晚有强台", "台", id="a typhoon"),
        pytest.param("学校并校以后", "并", id="schools that are merged"),
        pytest.param("三合里之间", "里", id="another village"),
        pytest.param("每个里都想", "里", id="each ward"),
        pytest.param("统一面年销千万", "面", id="noodles of a maker"),
    ],
)
def test_places_that_need_a_look(text: str, char: str) -> None:
    assert text.index(char) in {reading.at for reading in doubtful_readings(text, "s2tw")}


def test_no_phrase_of_the_table_is_passed_over() -> None:
    phrases = word_forms().phrases
    passed_over = [old for old, new in phrases.items() if convert_by_words(old, "s2t") != new]

    # It is the beginning of words such as 相关系统, and alone two others.
    assert passed_over == ["相关系"]
    assert convert_by_words("相关系统", "s2t") == "相關系統"


def test_the_words_of_the_table_are_cut_as_words() -> None:
    forms = word_forms()

    assert [word for word in (*forms.doubtful_words, *forms.open_words) if not is_word(word)] == []
