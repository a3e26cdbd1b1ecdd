"""Spaces whose fix is safe, unsafe, or that are right as they are."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.edits import Applicability, apply_edits
from postkit.rules.base import Rule
from postkit.rules.script_mixing.chinese_latin_spacing import ChineseLatinSpacing, SpacingOptions
from postkit.rules.script_mixing.space_beside_punctuation import SpaceBesidePunctuation

SPACE = SpaceBesidePunctuation()
SPACED = ChineseLatinSpacing(SpacingOptions(style="spaced"))
TIGHT = ChineseLatinSpacing(SpacingOptions(style="tight"))
SAFE, UNSAFE = [Applicability.SAFE], [Applicability.UNSAFE]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (SPACE, "#？？ 如何走到河边？", []),
        (SPACE, "河 边 的 桥 ， 很 老 的 桥 。", []),
        (SPACE, "我们来了 ， 他走了 。", SAFE * 3),
        (SPACE, "例如 Vim 、 Emacs 都可以。", SAFE * 2),
        (SPACE, "例如 Vim、 Emacs 都可以。", SAFE),
        (SPACE, "他用 Vim ，我用别的。", SAFE),
        (SPACE, "他来了， Vim 也来了。", []),
        (SPACE, "我们用 `vim` 、 `ed` 和 `sed` 。", SAFE * 3),
        (SPACE, "我们来了， `vim` 也来了。", []),
        (SPACE, "我们用 {{ vim }} ，他不用。", []),
        (SPACE, "## 一、 河边的桥", UNSAFE),
        (SPACE, "## 一、 河边的桥 {#bridge}", SAFE),
        (SPACE, "见 http://example.com/a ，谢谢。", []),
        (SPACE, "见 http://example.com/a。 谢谢。", UNSAFE),
        (SPACE, "见[桥](http://example.com/a)。 谢谢。", SAFE),
    ],
)
def test_what_is_certain(rule: Rule, text: str, expected: list[Applicability]) -> None:
    found = list(rule.check(Document.parse(text)))

    assert [finding.fix.applicability for finding in found if finding.fix] == expected


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
    fixes = [finding.fix for finding in rule.check(Document.parse(text)) if finding.fix]
    safe = [fix for fix in fixes if fix.applicability is Applicability.SAFE]
    return apply_edits(text, {edit for fix in safe for edit in fix.edits})
