"""SM102: half-width parentheses that join Chinese words."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import HAN, char_after, is_han, is_prose
from postkit.source import Span

_PAIR = lazy_compile(r"\((?<=[^\x00-\xff].)([^()（）\n]{2,200})\)")
_HAN = lazy_compile(f"[{HAN}]")
_PROSE_AFTER = "，。、；：！？”’」』》"


class HalfWidthBrackets(Rule):
    """Half-width parentheses stand directly behind a Chinese word.

    `沃什(Kevin Warsh)的` should be `沃什（Kevin Warsh）的`. Parentheses with a
    space before them are a style of their own, and left alone; so are numbers
    and single letters, as in `第(1)项` and `函数(x)`.

    Bad:

        候选人沃什(Kevin Warsh)的言论引发关注。

    Good:

        候选人沃什（Kevin Warsh）的言论引发关注。
    """

    code = "SM102"
    name = "half-width-brackets"
    trigger = "text:("
    summary = "half-width parentheses directly behind a Chinese word"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in _PAIR.finditer(text):
            if not is_han(text[match.start() - 1]):
                continue
            inner = match[1]
            after = char_after(text, match.end())
            is_chinese = _HAN.search(inner) or (
                any(char.isalpha() for char in inner)
                and (not after or is_han(after) or after in _PROSE_AFTER)
            )
            start = offset(match.start())
            end = start + len(match[0])
            # The brackets must be prose; between them an address may stand.
            if not is_chinese or not (
                is_prose(document, Span(start, start + 1))
                and is_prose(document, Span(end - 1, end))
            ):
                continue
            yield self.found(
                document,
                Span(start, end),
                f"the parentheses of `({inner})` are half-width in a Chinese sentence; write "
                "`（）`",
                fix("write （）", Edit(start, start + 1, "（"), Edit(end - 1, end, "）")),
            )
