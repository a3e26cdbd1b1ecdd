"""Places where no word decides, and the words that decide."""

from __future__ import annotations

import pytest

from postkit.script.convert_by_words import convert_by_words, doubtful_readings
from postkit.script.word_forms import word_forms
from postkit.script.words import is_word


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
        pytest.param("申请复审时", "复", id="another examination"),
        pytest.param("应径向主管机关申请", "径", id="directly to an authority"),
        pytest.param("换贴瓶签后", "签", id="a label of a bottle"),
        pytest.param("传统制香业", "制", id="to make incense"),
        pytest.param("机构编制表", "制", id="the end of a longer word"),
        pytest.param("得并令其停止营业", "并", id="and also in a law"),
        pytest.param("把它并了", "并", id="to swallow"),
        pytest.param("围住张长台", "台", id="a table in Cantonese"),
        pytest.param("喷发胶", "发", id="hair spray"),
        pytest.param("生起恶心时", "恶", id="an evil mind"),
        pytest.param("议员陈美琼", "琼", id="a name that keeps its form"),
        pytest.param("英文系咩", "系", id="to be in Cantonese after a word"),
        pytest.param("以吊杆装卸", "杆", id="a boom"),
        pytest.param("应并公告周知", "并", id="and also in a law, after 应"),
        pytest.param("如云：善哉", "云", id="as it says"),
        pytest.param("双胞胎一人一签", "签", id="a lot each"),
        pytest.param("跟于贞一样", "于", id="a surname before another word"),
        pytest.param("每户饲养只数达三百", "只", id="how many animals"),
        pytest.param("大志杂志的贩售", "志", id="the name of a magazine that is a word"),
    ],
)
def test_places_that_need_a_look(text: str, char: str) -> None:
    assert text.index(char) in {reading.at for reading in doubtful_readings(text, "s2tw")}


def test_no_phrase_of_the_table_is_skipped() -> None:
    phrases = word_forms().phrases
    skipped = [old for old, new in phrases.items() if convert_by_words(old, "s2t") != new]

    # It is the beginning of words such as 相关系统, and alone two others.
    assert skipped == ["相关系"]
    assert convert_by_words("相关系统", "s2t") == "相關系統"


def test_the_words_of_the_table_are_cut_as_words() -> None:
    forms = word_forms()

    assert [word for word in (*forms.doubtful_words, *forms.open_words) if not is_word(word)] == []
