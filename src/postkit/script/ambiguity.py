"""Characters that become one of several, where a person should look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.script.conversion_targets import Target
from postkit.script.convert_by_words import doubtful_readings
from postkit.script.convert_unconverted import convert_words
from postkit.script.opencc_converters import convert, convert_with
from postkit.script.opencc_definitions import MARKS, marker
from postkit.script.review_reasons import ReviewReason

# fmt: off
_TO_TRADITIONAL = (
    "丑醜丑 丰豐丰 于於于 云雲云 伙夥伙 余餘余 冲沖衝 准準准 几幾几 划劃划 别別彆 制制製 历歷曆 "
    "卜卜蔔 卤鹵滷 卷卷捲 发發髮 只只隻祇 台臺台檯颱 叹嘆歎 后後后 周周週 咸鹹咸 团團糰 坛壇罈 "
    "复復複覆 姜姜薑 尝嘗嚐 尽盡儘 干幹乾干榦 弥彌瀰 征征徵 折折摺 摆擺襬 斗鬥斗 曲曲麴 术術朮 "
    "朱朱硃 朴樸朴 杆杆桿 松松鬆 板板闆 汇匯彙 沈沈瀋 注注註 游遊游 炼煉鍊 升升昇 签簽籤 系系係繫 "
    "纤纖縴 胜勝胜 胡胡鬍 脏髒臟 致致緻 舍舍捨 苏蘇甦 范範范 获獲穫 蒙蒙濛矇 表表錶 谷谷穀 辟闢辟 "
    "里里裏 郁鬱郁 采採采 钟鍾鐘 面面麪 须須鬚 饥飢饑 仆僕仆 占佔占 借借藉 腊臘腊 蜡蠟蜡 适適适 "
    "仑侖崙 出出齣 吓嚇吓 喂餵喂 岳岳嶽 志志誌 扑撲扑 昆昆崑 岩岩巖 径徑逕 杰傑杰 涂塗涂 "
    "并並併 克克剋 筑築筑 布布佈 扎扎紮 欲慾欲 恶惡噁 琼瓊琼"
)
# fmt: on
"""Characters, each followed by those that it may become, in the form of OpenCC's standard.

Only words that writers of today know count: that 个 may be 箇 helps nobody.
"""
_TO_SIMPLIFIED = "乾干乾 徵征徵 瞭了瞭 藉借藉 覆复覆 餘余馀 鍾钟锺 麼么麽"
_SURE = {
    "麼": lazy_compile(r"(?<![幺么])麼"),
    "餘": lazy_compile(
        r"(?<=[其剩業多結盈節富殘課有之僅冗廚尚\d一二三四五六七八九十百千萬兩時丈里年月日歲米個])餘"
        "|餘(?=[則皆額數款下地生孽震光波音黨暇力裕興悸味輝暉毒威韻燼糧熱溫裏裡])"
    ),
    "乾": lazy_compile(
        "(?<=[曬晒晾烘擦烤瀝吹口陰風豆餅肉果榨河井半菜筍梅])乾|乾(?=[燥淨凈涸枯旱脆草杯河糧冷果洗裂瘦癟咳嘔掉貨季])"
    ),
    "徵": lazy_compile(
        "(?<=[特象表應病體開加性])徵|徵(?=[收求稅集信詢兵用召調狀兆得費款人選引象候件地])"
    ),
    "鍾": lazy_compile("(?<!錢)鍾"),
    "覆": lazy_compile("(?<=[顛傾翻包淹遮反答回])覆|覆(?=[蓋寫沒滅轍載亡核查檢診審滿])"),
    "藉": lazy_compile("(?<=[慰狼枕憑])藉|藉(?=[著着由此助口機以])"),
}
"""Characters that are what they usually are in these contexts."""
_BY_PHRASE = "著"
_OF_A_WORD = lazy_compile(
    r"(?<![\u4e00-\u9fff])著名|(?<=[最很的是了以位分])著名|(?<=[顯显卓昭名原鉅巨專专譯译編编遺遗論论土])著"
    r"|著(?=[有稱称述者錄录]|作(?!文))"
)
"""Where 著 belongs to a word. Phrases of OpenCC also join it to the next one: 望著|名字."""


class Ambiguity(NamedTuple):
    """A character that has several counterparts, and why a person should review it.

    `at` is its place in the text, `choices` are what it may become, in the form
    of the target's region; the first is what it becomes.
    """

    at: int
    choices: tuple[str, ...]
    reason: ReviewReason


def choices_of(target: Target) -> Mapping[str, tuple[str, ...]]:
    """Return the characters that have several counterparts, and which."""
    return _choices(target.by_characters)


def is_choice(char: str, choice: str, target: Target) -> bool:
    """Tell whether `choice` is something that `char` may become."""
    if choice in choices_of(target).get(char, ()):
        return True
    return target.is_from_simplified and len(choice) == 1 and convert(choice, "t2s") == char


def ambiguities(text: str, target: Target) -> Iterator[Ambiguity]:
    """Yield the characters of `text`, still to be converted, that a person should review."""
    choices = choices_of(target)
    if target.is_from_simplified:
        for reading in doubtful_readings(text, target.by_characters.config):
            if reading.reason:
                known = (*reading.choices, *choices.get(text[reading.at], ()))
                yield Ambiguity(reading.at, tuple(dict.fromkeys(known)), reading.reason)
    elif target.is_to_simplified and not choices.keys().isdisjoint(text):
        undecided = _undecided_by_phrases(text, choices, target)
        found = (*undecided, *_joined_by_phrases(text, choices))
        yield from sorted(found, key=attrgetter("at"))


def _undecided_by_phrases(
    text: str, choices: Mapping[str, tuple[str, ...]], target: Target
) -> Iterator[Ambiguity]:
    marked = convert_with(marker("t2s", "".join(choices.keys() - {_BY_PHRASE})), text)
    converted = convert_words(text, target)
    if not len(marked) == len(converted) == len(text):
        return
    for index, (char, mark) in enumerate(zip(text, marked, strict=True)):
        if ord(mark) >= MARKS and char in choices and not _is_sure(text, index):
            known = (converted[index], *choices[char])
            yield Ambiguity(index, tuple(dict.fromkeys(known)), ReviewReason.SEVERAL_FORMS)


def _is_sure(text: str, at: int) -> bool:
    pattern = _SURE.get(text[at])
    return pattern is not None and pattern.match(text, at) is not None


def _joined_by_phrases(text: str, choices: Mapping[str, tuple[str, ...]]) -> Iterator[Ambiguity]:
    if _BY_PHRASE not in text:
        return
    converted = convert(text, "tw2s")
    words = {match.start() for match in _OF_A_WORD.finditer(text)}
    if len(converted) == len(text):
        for index, char in enumerate(converted):
            if char == text[index] == _BY_PHRASE and index not in words:
                yield Ambiguity(index, choices[_BY_PHRASE], ReviewReason.SEVERAL_FORMS)


@cache
def _choices(target: Target) -> dict[str, tuple[str, ...]]:
    if target.is_to_simplified:
        entries = (*_TO_SIMPLIFIED.split(), f"{_BY_PHRASE}著着")
        return {entry[0]: tuple(entry[1:]) for entry in entries}
    if not target.is_from_simplified:
        return {}
    region = "t2" + target.config.partition("2")[2]
    found = {}
    for entry in _TO_TRADITIONAL.split():
        one_region = entry[1:] if region == "t2t" else convert("\n".join(entry[1:]), region)
        found[entry[0]] = tuple(dict.fromkeys(one_region.replace("\n", "")))
    return {char: choices for char, choices in found.items() if len(choices) > 1}
