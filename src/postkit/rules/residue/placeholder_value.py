"""RS014: a field of the front matter that holds a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.front_matter import possible_placeholders

# fmt: off
_PLACEHOLDERS = frozenset((
    "unknown", "unknown author", "unknown speaker", "n/a", "tbd", "fixme", "none given",
    "not available", "not specified", "not provided", "undefined", "[object object]",
    "yyyy-mm-dd", "your name", "your title", "your site",
    "未提及", "未提供", "未注明", "未知", "未知作者", "不详", "暂无", "待定", "待补充", "待填写",
    "佚名", "标题", "作者姓名", "作者名字",
))
# fmt: on
_IN_BRACKETS = lazy_compile(
    r"""(?![%{])[^\]】>})）]{0,40}  # template tags: `<% tp.file.title %>`, `{{ title }}`
        (?:链接 | 姓名 | 名字 | 作者 | 标题 | 日期 | 来源 | 填写 | 补充
          | link | name | author | title | date | source | url | here)
        [^\]】>})）]{0,20}[\]】>})）]
    """,
    re.VERBOSE,
)
_EXAMPLE = lazy_compile(r"https?://(?:www\.)?example\.com(?![.\w])\S*")


class PlaceholderValue(Rule):
    """A field of the front matter holds a placeholder instead of a value.

    `author: Unknown` or `source: "[the full link]"` comes from a tool that was
    asked to fill in every field. An empty field, or none, says the same without
    being shown to readers.

    Bad:

        ---
        title: 潮水与船
        author: Unknown
        ---

    Good:

        ---
        title: 潮水与船
        author: 林舟
        ---
    """

    code = "RS014"
    name = "placeholder-value"
    trigger = "placeholders"
    summary = "a field of the front matter holds a placeholder (`Unknown`)"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each text in the front matter that is a placeholder."""
        for node in document.once(possible_placeholders):
            if _is_placeholder(node.value.strip()):
                yield self.found(
                    document,
                    node.span,
                    f"`{node.value.strip()[:40]}` is a placeholder; "
                    "write the value, or leave the field empty",
                )


def _is_placeholder(value: str) -> bool:
    # `todo` is a tag on some sites, and what kind of note it is on others.
    lower = value.lower()
    return (
        lower in _PLACEHOLDERS
        or (
            value[:1] in ("[", "【", "<", "{", "(", "（")
            and _IN_BRACKETS.fullmatch(lower, 1) is not None
        )
        or (lower.startswith("http") and _EXAMPLE.fullmatch(lower) is not None)
    )
