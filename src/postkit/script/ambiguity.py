"""Characters that stand for several in the other script, where no phrase of OpenCC decides."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from postkit.script.conversion_targets import Target
from postkit.script.opencc_converters import convert

# fmt: off
_TO_TRADITIONAL = (
    "丑醜丑 丰豐丰 于於于 云雲云 伙夥伙 余餘余 冲沖衝 准準准 几幾几 划劃划 别別彆 制制製 历歷曆 "
    "卜卜蔔 卤鹵滷 卷卷捲 发發髮 只只隻祇 台臺台檯颱 叹嘆歎 后後后 周周週 咸鹹咸 团團糰 坛壇罈 "
    "复復複覆 姜姜薑 尝嘗嚐 尽盡儘 干幹乾干榦 弥彌瀰 征征徵 折折摺 摆擺襬 斗鬥斗 曲曲麴 术術朮 "
    "朱朱硃 朴樸朴 杆杆桿 松松鬆 板板闆 汇匯彙 沈沈瀋 注注註 游遊游 炼煉鍊 升升昇 签簽籤 系系係繫 "
    "纤纖縴 胜勝胜 胡胡鬍 脏髒臟 致致緻 舍舍捨 苏蘇甦 范範范 获獲穫 蒙蒙濛矇 表表錶 谷谷穀 辟闢辟 "
    "里里裏 郁鬱郁 采採采 钟鍾鐘 面面麪 须須鬚 饥飢饑 仆僕仆 占佔占 借借藉 腊臘腊 蜡蠟蜡 适適适"
)
# fmt: on
"""Characters, each followed by those that it may become, in the form of OpenCC's standard.

Only words that writers of today know count: that 个 may be 箇 helps nobody.
"""
_TO_SIMPLIFIED = "乾干乾 徵征徵 瞭了瞭 藉借藉 覆复覆 餘余馀 鍾钟锺 麼么麽"

_MARKS = 0xF0000
"""The private-use characters from here on stand for characters that no phrase decides."""


class Ambiguity(NamedTuple):
    """A character for which OpenCC has several and no phrase to choose by.

    `at` is its place in the text, `choices` are what it may become, in the form
    of the target's region.
    """

    at: int
    choices: tuple[str, ...]


def choices_of(target: Target) -> Mapping[str, tuple[str, ...]]:
    """Return the characters that have several counterparts, and which."""
    return _choices(target.by_characters)


def ambiguities(text: str, target: Target) -> Iterator[Ambiguity]:
    """Yield the characters of `text`, still to be converted, that no phrase decides.

    OpenCC is asked itself: it converts by its phrases, and by a table of single
    characters that marks each of those in question.
    """
    choices = choices_of(target)
    if not choices or choices.keys().isdisjoint(text):
        return
    marked = str(_marker(target.by_characters).convert(_encodable(text)))
    if len(marked) != len(text):
        return
    for index, (char, mark) in enumerate(zip(text, marked, strict=True)):
        if ord(mark) >= _MARKS and char in choices:
            yield Ambiguity(index, choices[char])


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@cache
def _choices(target: Target) -> dict[str, tuple[str, ...]]:
    if target.is_to_simplified:
        return {entry[0]: tuple(entry[1:]) for entry in _TO_SIMPLIFIED.split()}
    if not target.is_from_simplified:
        return {}
    region = "t2" + target.config.partition("2")[2]
    found = {}
    for entry in _TO_TRADITIONAL.split():
        one_region = entry[1:] if region == "t2t" else convert("\n".join(entry[1:]), region)
        found[entry[0]] = tuple(dict.fromkeys(one_region.replace("\n", "")))
    return {char: choices for char, choices in found.items() if len(choices) > 1}


@cache
def _marker(target: Target) -> Any:
    """Return a converter that marks what OpenCC's phrases do not decide."""
    import opencc

    folder = os.path.join(os.path.dirname(opencc.__file__), "clib", "share", "opencc")
    config = "s2t" if target.is_from_simplified else "t2s"
    with open(os.path.join(folder, f"{config}.json"), encoding="utf-8") as file:
        definition = json.load(file)
    marks = {char: chr(_MARKS + n) for n, char in enumerate(choices_of(target))}
    by_phrase, *_ = definition["conversion_chain"][0]["dict"]["dicts"]
    inline = {"type": "inline", "entries": marks}
    dicts = {"type": "group", "match_policy": "short_circuit", "dicts": [by_phrase, inline]}
    definition["conversion_chain"] = [{"dict": dicts}]
    _locate(definition, folder)
    handle, path = tempfile.mkstemp(suffix=".json")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(definition, file)
        return opencc.OpenCC(path)
    finally:
        os.unlink(path)


def _locate(part: Any, folder: str) -> None:
    """Write the files of dictionaries that `part` of a configuration names with their folder."""
    if isinstance(part, dict):
        if isinstance(part.get("file"), str):
            part["file"] = os.path.join(folder, part["file"])
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            _locate(one, folder)
