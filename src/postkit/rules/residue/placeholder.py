"""RS008: a placeholder that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.residue import (
    bracket_signs,
    line_signs,
    may_have_request,
    may_stand_for_rest,
)
from postkit.source import Span

_CHINESE = lazy_compile(
    r"""[\[【（(](?=[此这在请插补填添图配截内待其剩以后您你外T])
        (?: (?:此处 | 这里 | 在此) [应可请需]? (?:插入 | 补充 | 填写 | 添加 | 放置)
            [^\]】）)\r\n]{0,40}
          | (?:此处 | 这里) 应[该当]? 有 [一]? [张个]? (?:图片? | 配图 | 截图 | 链接 | 表格)
          | TODO [:：，,] [^\]】）)\r\n]{1,60}
          | 请? (?:插入 | 补充 | 填写 | 添加)
            (?:图片 | 链接 | 标题 | 内容 | 正文 | 数据 | 来源) [^\]】）)\r\n]{0,20}
          | (?:图片 | 配图 | 截图 | 内容)? 待(?:补充 | 填写 | 定稿 | 完善 | 添加)
          | (?:其余 | 剩余 | 以下 | 后续) (?:部分 | 内容 | 章节 | 文本)?
            (?:保持不变 | 省略 | 从略 | 同上)
          | (?<=[\[【]) 此处省略 (?:后续 | 部分 | 其余 | 剩余 | 以下) [^\]】\r\n]{0,10}
          | (?<=[\[【]) [您你]的 (?:姓名 | 名字 | 名称 | 公司 | 单位 | 职位 | 职务 | 电话 | 邮箱
            | 地址 | 网站 | 网址 | 品牌 | 产品 | 联系方式) [^\]】）)\r\n]{0,10}
        ) [\]】）)] (?!\()
    """,
    re.VERBOSE,
)
_UPLOAD = lazy_compile(
    r"\[(?:图片上传|外链图片转存)(?:失败|中)[^\]\r\n()]{0,60}\([^()\r\n]{1,120}\)\]?"
)
"""What an editor writes in the place of an image that it cannot upload."""
_ENGLISH = lazy_compile(
    r"""\[(?:(?:insert | your | add)\ (?:[a-z]+\ ){0,3}
           (?:name | title | here | link | image | text | date | content | url)
         | (?:rest | remainder | remaining)\ (?:[a-z]+\ ){1,6}
           (?:unchanged | omitted | continues | here)
        )\](?!\()
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = r"""\]\(
        (?:链接 | 链接地址 | 图片链接 | 图片地址 | 图片URL | 网址 | 原文链接 | 来源链接 | 插入链接
         | url | URL | link | link[-_]here | image[-_]?url
         | your[-_](?:link | url | image)[\w.-]{0,20} | path/to/(?:your[-_])?image[\w.-]{0,20})\)
"""
_WORD_AS_ADDRESS = lazy_compile(_ADDRESS, re.VERBOSE)
_TARGET = lazy_compile(rf"!?\[[^\[\]\r\n]{{0,100}}{_ADDRESS}", re.VERBOSE)
"""A link or image with a word in the place of its address."""
_REST = lazy_compile(
    r"[\[(（](?:\.{3} ?)?(?:[Tt]he )?[Rr]est of the "
    r"(?:article|post|text|content|translation|document|file|section|code) "
    r"(?:remains?|continues?|stays?|is|goes|follows) [^\])\r\n）]{0,40}[\])）](?!\()"
)
_NO_TEXT = lazy_compile(r"\[object Object\]")
_LABEL = lazy_compile(r"(?:[:：|\n]|\A)[ \t*_>-]*\Z")
"""What is before a value. Elsewhere a sentence may be about what a program printed."""
_TODO = lazy_compile(r"(?:TODO|FIXME|TBD)(?:[:：][^\r\n]*|[ \t]*$)", re.MULTILINE)
_LOREM = "orem ipsum dolor"


class Placeholder(Rule):
    """A placeholder for text was never filled in.

    `[插入图片]`, `（待补充）`, `[Your Name]`, `TODO:` or a lorem ipsum would
    be published as they are. So would what an editor wrote for an image that it
    could not upload: `[图片上传失败...(image-1)]`, and what a program wrote for a value
    that is no text: `作者：[object Object]`. A link to `(链接)` or `(url)` waits for its address.

    Bad:

        正如下图所示，价格在三月见底。

        [此处插入图片]

    Good:

        正如下图所示，价格在三月见底。

        ![三月的价格](price.png)
    """

    code = "RS008"
    name = "placeholder"
    trigger = (
        "bracket-signs | line-signs | chinese-requests | words-as-addresses | notes-on-the-rest "
        "| text:orem"
    )
    summary = "a placeholder was never filled in (`[插入图片]`, `TODO:`)"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each placeholder outside code."""
        found = [span for span in _places(document) if not document.masked.overlaps(span)]
        for span in (*found, *_targets(document)):
            what = span.text(document.text).strip()
            yield self.found(document, span, f"`{what}` is a placeholder; fill it in or remove it")


def _places(document: Document) -> Iterator[Span]:
    text, chinese = document.text, document.chinese
    if document.once(may_have_request):
        for pattern in (_CHINESE, _UPLOAD):
            for match in pattern.finditer(chinese.text):
                start = chinese.offset(match.start())
                yield Span(start, start + len(match[0]))
    brackets = document.once(bracket_signs)
    found = [_ENGLISH.match(text, at) for at in brackets]
    found += [
        _NO_TEXT.match(text, at) for at in brackets if _LABEL.search(text, max(at - 9, 0), at)
    ]
    found += _REST.finditer(text, *document.body) if may_stand_for_rest(document) else ()
    found += [_TODO.match(text, at) for at in document.once(line_signs)]
    for span in found:
        if span:
            yield Span(*span.span())
    at = text.find(_LOREM, *document.body)
    while at >= 0:
        # Without its first letter, which may be a capital, the phrase is found much faster.
        end = at + len(_LOREM)
        yield Span(max(at - 1, document.body.start), end)
        at = text.find(_LOREM, end, document.body.end)


def _targets(document: Document) -> Iterator[Span]:
    """Yield the links and images with a word in the place of their address."""
    # The end of a link is found ten times as fast as its start, which may be a `!`.
    if not _WORD_AS_ADDRESS.search(document.text, *document.body):
        return
    for match in _TARGET.finditer(document.text, *document.body):
        if match.start() not in document.masked:
            yield Span(*match.span())
