"""The forms that `word_forms.toml` gives to phrases, and to characters in their context."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_REACH = 8
_ABBREVIATIONS = {
    "{N}": "[一二三四五六七八九十百千万亿两几数半零]",
    "{A}": r"(?:[A-Za-z\uFFFC”’」』》）)\]]\d*\*{0,3}[ 　]?)",
    "{D}": r"(?:[一二三四五六七八九十百千万亿两几数半零这那哪每某另整]|\d)",
    "{T}": (
        "[丁乌乔亚亨什伊伦伯佐佩克兰兹凯切利加努劳勒卡卢古史吉哈哥喀噶因图坎坦埃培基塔塞奇奥姆娜宁"
        "安尔尼巴布希帕库弗德恩戈扎托扬拉提斯施昂普曼杜杰林查格桑梅比沃沙法波泰泽洛涅滕特玛琳琼瑟瓦"
        "皮盖福科穆米索约纳维罗耶肯艾芬茵莉莎莫莱菲萨蒂蒙西詹诺谢贝费贾赫辛达迪阿雅雷霍韦马鲁麦默]"
    ),
}


class Form(NamedTuple):
    """What a character becomes, and whether that is for a person to look at.

    `is_final` says that a phrase of OpenCC across words is no reason to doubt it,
    `is_special` that it needs a context, and a doubtful one, `is_usual` that it needs none.
    """

    char: str
    is_doubtful: bool = False
    is_final: bool = False
    is_special: bool = False
    is_usual: bool = False


class _Rule(NamedTuple):
    """A form and what it needs around the character; None where that may be anything."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    form: Form


class WordForms(NamedTuple):
    """Phrases and what they become, and the rules of each character.

    `sure_words` are words that are right whatever OpenCC's phrases say across them,
    `usual_words` those that OpenCC converts right where no numeral is before, and
    `open_words` those for which OpenCC has one form where there are several, which the
    rules of their characters tell apart; `doubtful_words`, with the more usual of their
    forms, are always for a person to look at. The characters of `only_before` need a
    look only before certain characters.
    """

    phrases: Mapping[str, str]
    sure_words: frozenset[str]
    usual_words: frozenset[str]
    open_words: frozenset[str]
    doubtful_words: Mapping[str, str]
    only_before: Mapping[str, str]
    rules: Mapping[str, tuple[_Rule, ...]]

    @property
    def final_chars(self) -> frozenset[str]:
        """The characters that have one form, whatever is around them."""
        rules = self.rules.items()
        return frozenset(
            c for c, (first, *_) in rules if first.form.is_final and first.form.is_usual
        )

    def form(self, text: str, at: int) -> Form | None:
        """Return what `text[at]` becomes by what is around it; None where no rule is for it."""
        rules = self.rules.get(text[at])
        if rules is None:
            return None
        context = text[max(at - _REACH, 0) : at]
        for before, after, form in rules:
            # What is after is looked at in one place, what is before in many.
            if (after is None or after.match(text, at + 1)) and (
                before is None or before.search(context)
            ):
                return form
        return None


@cache
def word_forms() -> WordForms:
    """Return the table that comes with postkit."""
    table = tomllib.loads(files("postkit.script").joinpath("word_forms.toml").read_text("utf-8"))
    phrases = table["phrases"]
    rules = {char: tuple(map(_read, lines)) for char, lines in table["characters"].items()}
    sure, usual, undecided = (
        frozenset(table[key].split()) for key in ("sure_words", "usual_words", "open_words")
    )
    return WordForms(phrases, sure, usual, undecided, table["words"], table["only_before"], rules)


def _read(line: str) -> _Rule:
    context, _, form = line.rpartition(" ")
    before, _, after = context.partition("_")
    return _Rule(
        _full(before, r"(?:\A|[^\u3400-\u9FFF])", r"\Z") if before else None,
        _full(after, r"(?:\Z|[^\u3400-\u9FFF])") if after else None,
        Form(
            form[0],
            is_doubtful=form.endswith("?"),
            is_final=form.endswith("!"),
            is_special=bool(context != "_" and form[1:]),
            is_usual=context == "_",
        ),
    )


def _full(pattern: str, edge: str, end: str = "") -> re.Pattern[str]:
    for short, long in (*_ABBREVIATIONS.items(), ("{L}", edge)):
        pattern = pattern.replace(short, long)
    return lazy_compile(pattern + end)
