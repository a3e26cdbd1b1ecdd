"""The forms that `word_forms.toml` gives to phrases, and to characters in their context."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_REACH = 8
_ABBREVIATIONS = {
    "{N}": "[一二三四五六七八九十百千万亿两几数半零]",
    "{D}": r"(?:[一二三四五六七八九十百千万亿两几数半零这那哪每某另整]|\d)",
    "{T}": (
        "[阿埃艾安奥巴贝比波布查达德迪蒂丁杜恩尔法菲费弗福盖戈格古哈赫霍基吉加贾卡凯坎科克肯库拉"
        "莱兰劳勒雷莉利林琳卢鲁伦罗洛玛麦曼梅蒙米姆莫穆纳娜尼涅诺努帕佩皮普奇乔切琼萨塞桑瑟莎什"
        "史斯索塔泰坦特提托瓦维韦沃乌西希谢辛雅亚扬耶伊茵因约泽扎詹兹昂杰亨]"
    ),
}


class Form(NamedTuple):
    """What a character becomes, and whether that is for a person to look at.

    `is_final` says that a phrase of OpenCC across words is no reason to doubt it,
    `is_special` that it needs a context, and a doubtful one.
    """

    char: str
    is_doubtful: bool = False
    is_final: bool = False
    is_special: bool = False


class _Rule(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    form: Form


class WordForms(NamedTuple):
    """Phrases and what they become, and the rules of each character."""

    phrases: Mapping[str, str]
    rules: Mapping[str, tuple[_Rule, ...]]
    phrases_by_char: Mapping[str, Sequence[tuple[str, int]]]

    def phrases_with(self, char: str) -> Sequence[tuple[str, int]]:
        """Return the phrases that hold `char`, and where in them."""
        return self.phrases_by_char.get(char, ())

    def form(self, text: str, at: int) -> Form | None:
        """Return what `text[at]` becomes by what is around it; None where no rule is for it."""
        rules = self.rules.get(text[at])
        if rules is None:
            return None
        before = text[max(at - _REACH, 0) : at]
        for rule in rules:
            if rule.before.search(before) and rule.after.match(text, at + 1):
                return rule.form
        return None


@cache
def word_forms() -> WordForms:
    """Return the table that comes with postkit."""
    table = tomllib.loads(files("postkit.script").joinpath("word_forms.toml").read_text("utf-8"))
    phrases = table["phrases"]
    rules = {char: tuple(map(_read, lines)) for char, lines in table["characters"].items()}
    by_char: dict[str, list[tuple[str, int]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        for n, char in enumerate(phrase):
            by_char.setdefault(char, []).append((phrase, n))
    return WordForms(phrases, rules, by_char)


def _read(line: str) -> _Rule:
    context, _, form = line.rpartition(" ")
    before, _, after = context.partition("_")
    return _Rule(
        re.compile(_full(before).replace("{L}", r"(?:\A|[^\u3400-\u9FFF])") + r"\Z"),
        re.compile(_full(after).replace("{L}", r"(?:\Z|[^\u3400-\u9FFF])")),
        Form(form[0], form.endswith("?"), form.endswith("!"), bool(context != "_" and form[1:])),
    )


def _full(pattern: str) -> str:
    for short, long in _ABBREVIATIONS.items():
        pattern = pattern.replace(short, long)
    return pattern
