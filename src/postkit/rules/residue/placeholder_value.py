"""RS014: a field of the front matter that holds a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_PLACEHOLDER = lazy_compile(
    r"""[\[【<{(（][^\]】>})）]{0,40}
        (?:链接 | 姓名 | 名字 | 作者 | 标题 | 日期 | 来源 | 填写 | 补充
          | link | name | author | title | date | source | url | here)
        [^\]】>})）]{0,20}[\]】>})）]
      | unknown | n/?a | tbd | todo | fixme | none\ given
      | not\ (?:available | specified | provided)
      | undefined | \[object\ object\] | 未提及 | 未提供 | 未注明
      | 未知 | 不详 | 暂无 | 待定 | 待补充 | 待填写 | 佚名 | xxx+ | yyyy-mm-dd
      | your\ (?:name | title | site) | 作者(?:姓名 | 名字) | 标题
      | https?://(?:www\.)?example\.(?:com | org | net)(?![.\w])\S*
    """,
    re.VERBOSE | re.IGNORECASE,
)


class PlaceholderValue(Rule):
    """A field of the front matter holds a placeholder instead of a value.

    `author: Unknown` or `source: "[the full link]"` comes from a tool that was
    told to fill in every field. An empty field, or none, says the same without
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
    summary = "a field of the front matter holds a placeholder (`Unknown`)"
    preview = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each text in the front matter that is a placeholder."""
        front_matter = document.front_matter
        if front_matter is None or front_matter.root is None:
            return
        for node in front_matter.root.walk():
            if node.kind != "scalar" or not isinstance(node.value, str):
                continue
            if _PLACEHOLDER.fullmatch(node.value.strip()):
                yield self.found(
                    document,
                    node.span,
                    f"`{node.value.strip()[:40]}` is a placeholder; "
                    "write the value, or leave the field empty",
                )
