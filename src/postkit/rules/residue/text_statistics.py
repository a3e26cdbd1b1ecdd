"""RS013: a word count or a reading time that a tool left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.source import Span

_SIGN = lazy_compile(
    r"字数|[0-9]\s*字|阅读|(?i:word count|reading time|min(?:ute)? read|characters)"
)
_COUNT = r"(?:约|大约|共|总共|~|≈|\s)*+[\d,，.]++\s*+"
_FACT = rf"""(?:
        (?:正文|全文|总|文章|本文)?字数(?:统计)?\s*+[:：]?[\s*]*+{_COUNT}(?:个?字|字符|词)?
      | (?:全文|正文|本文)(?:共计?|总计|合计|约)?{_COUNT}(?:个?字|字符)
      | (?:预计|建议|大约)?阅读(?:时间|时长|需时|全文)?(?:大约|约|需要?|为)*
        \s*+[:：]?[\s*]*+{_COUNT}分钟
      | (?:total\s)?(?:word|character)\ count\s*[:：][\s*]*+{_COUNT}(?:words?|characters?)?
      | (?:estimated\s)?reading\ time\s*[:：][\s*]*+{_COUNT}min(?:ute)?s?
      | [\d.]+[ -]min(?:ute)?s?\ read
    )"""
_LINE = lazy_compile(
    rf"[*_>（(【\[\s-]*{_FACT}(?:[*_，,；;、|·/\s]*{_FACT})*[*_）)】\].。\s]*",
    re.VERBOSE | re.IGNORECASE,
)


class TextStatistics(Rule):
    """A line gives nothing but the length of the text or the time to read it.

    A tool has added it for its user. The count is wrong as soon as the text is edited, and many
    sites show their own.

    Bad:

        潮水退了，船还在沙上。

        （全文约 1200 字）

    Good:

        潮水退了，船还在沙上。
    """

    code = "RS013"
    name = "text-statistics"
    summary = "a word count or reading time is left in the text"
    fixable = True
    always_unsafe = True
    changes_structure = True
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such line outside code."""
        seen = -1
        for sign in _SIGN.finditer(document.text, *document.body):
            line = document.source.line_span(sign.start())
            if line.start == seen or line.start in document.code:
                continue
            seen = line.start
            if _LINE.fullmatch(document.text, *line):
                yield self.found(
                    document,
                    Span(*line),
                    "this line only says how long the text is or takes to read; remove it",
                    unsafe_fix("remove the line", removal(document, line)),
                )
