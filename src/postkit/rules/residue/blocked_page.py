"""RS021: what a site shows to programs, instead of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_BLOCKED = lazy_compile(
    r"""(?:请 | 必须 | 需要? | 未)[^\n，。]{0,4}(?:启用 | 开启 | 打开)[^\n，。]{0,6}JavaScript
      | (?:启用 | [Ee]nable)[ ]?JavaScript[ ](?:和|and)[ ][Cc]ookies?[ ](?:以继续|to[ ]continue)
      | (?:[Pp]lease | need[ ]to | must)[ ](?:enable | turn[ ]on)[ ]JavaScript
      | JavaScript[ ]is[ ](?:disabled | not[ ]available)
      | 当前环境异常 | 完成验证后即可继续访问 | [此该]内容(?:已被发布者删除 | 因违规无法查看)
      | 请求已被阻止 | [Yy]ou[ ]have[ ]been[ ]blocked
      | [Vv]erify(?:ing)?[ ](?:that[ ])?you[ ]are[ ](?:a[ ])?human
      | Checking[ ]your[ ]browser[ ]before
    """,
    re.VERBOSE,
)


class BlockedPage(Rule):
    """The text is what the source's site shows to programs, not the article.

    The program that fetched the article was asked to enable JavaScript or to prove that it is
    human, or the article had been deleted. Only short texts are reported.

    Bad:

        ---
        title: 河边的新桥
        ---

        当前环境异常，完成验证后即可继续访问。

    Good:

        ---
        title: 河边的新桥
        ---

        桥在周五通车，人很多。
    """

    code = "RS021"
    name = "blocked-page"
    trigger = "short-body"
    summary = "a check for robots is there instead of the article (`请启用 JavaScript`)"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding where a short text asks for what only a browser or a person can do."""
        match = _BLOCKED.search(document.text, *document.body)
        if match and match.start() not in document.code:
            yield self.found(
                document,
                Span(*match.span()),
                "this is what the site shows to programs, not the article: fetch the text again",
            )
