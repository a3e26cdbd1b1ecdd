"""FM026: keys of the front matter were translated."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, unsafe_fix

_ENGLISH = {
    "标题": "title",
    "標題": "title",
    "副标题": "subtitle",
    "副標題": "subtitle",
    "日期": "date",
    "发布日期": "date",
    "發布日期": "date",
    "作者": "author",
    "译者": "translator",
    "譯者": "translator",
    "标签": "tags",
    "標籤": "tags",
    "摘要": "summary",
    "描述": "description",
    "封面": "cover",
}


class TranslatedKey(Rule):
    """The keys of the front matter were translated along with the text.

    Site generators read `title`, not `标题`: the page has no title. It is reported where the
    title is among the translated keys and no `title` is there; notes in Obsidian and Logseq may
    have properties of any name.

    Bad:

        ---
        标题: 河边的新桥
        date: 2026-03-14
        ---

        正文。

    Good:

        ---
        title: 河边的新桥
        date: 2026-03-14
        ---

        正文。
    """

    code = "FM026"
    name = "translated-key"
    trigger = "front-matter:标题 標題"
    summary = "a key of the front matter was translated (`标题` for `title`)"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each key that was translated."""
        front_matter = document.front_matter
        root = front_matter.root if front_matter else None
        if root is None or document.dialect.names_fields_freely:
            return
        keys = {entry.key for entry in root.entries}
        if "title" in keys or not keys & {"标题", "標題"}:
            return
        for entry in root.entries:
            english = _ENGLISH.get(entry.key)
            if english and english not in keys:
                yield self.found(
                    document,
                    entry.key_span,
                    f"`{entry.key}` was translated; write `{english}`, which site generators read",
                    unsafe_fix(f"write `{english}`", Edit.replace(entry.key_span, english)),
                )
