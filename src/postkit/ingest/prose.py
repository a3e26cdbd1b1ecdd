"""A text as somebody wrote or clipped it: a report in Markdown, an article from a portal."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import Any

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.errors import FileError
from postkit.front_matter.error_messages import sentence
from postkit.ingest.article import Article, Reading
from postkit.ingest.clipping import ADDRESS, described_by, split_excerpt
from postkit.ingest.dates import parse_date
from postkit.ingest.html import Converted
from postkit.ingest.kept_letters import text_of
from postkit.ingest.notion import notion_id, split_properties, without_notion_id
from postkit.ingest.paragraphs import to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import is_headline, opening_words, plain, title_of_file
from postkit.lazy_patterns import lazy_compile

_LABELLED = lazy_compile(
    r"[>*_\s]*(?P<label>作者|文|来源|来自|发布时间|发表时间|时间|日期|原文链接|原文地址|原文|链接"
    r"|author|by|source|url|link|published|date)[*_]*\s*[：:|｜]\s*(?P<value>\S.{0,300})",
)
_FIELDS = {
    **dict.fromkeys(("作者", "文", "author", "by"), "author"),
    **dict.fromkeys(("来源", "来自", "source"), "publisher"),
    **dict.fromkeys(("发布时间", "发表时间", "时间", "日期", "published", "date"), "date"),
    **dict.fromkeys(("原文链接", "原文地址", "原文", "链接", "url", "link"), "url"),
}
_DATED = lazy_compile(r"\d{4}-\d\d-\d\d[-_ ]")
_NEAR_EDGE = 6
"""In how many lines at the head and at the end of a clipping its source may be named."""


def read(raw: RawInput) -> Reading:
    """Return the one article that a text is.

    Its title is what its front matter says, its first heading, or a first line
    that reads like a headline, and else the file's name or the first words. A
    heading of level 1 that opens the text goes into the front matter, from
    where the site's layout prints it; all else stays in the text.

    Raises:
        FileError: there is no text, or its front matter cannot be read.
    """
    document = Document.parse(raw.text, path=raw.name)
    front_matter = document.front_matter
    if front_matter and front_matter.error:
        line = document.source.lines.position(front_matter.error.span.start).line
        raise FileError(
            f"line {line}: {sentence(front_matter.error)}; fix the front matter first",
            path=raw.name,
        )
    line = document.source.lines.position(document.body.start).line
    article = Article("", "", line=line, unique_id=notion_id(raw.name))
    title, body = _split_title(document)
    properties, body = split_properties(body) if article.unique_id else ({}, body)
    article = described_by(article, front_matter.values if front_matter else properties)
    excerpt, body = split_excerpt(body)
    if not body.strip() and not title:
        raise FileError("holds no text", path=raw.name)
    is_markdown = _is_markdown(document)
    converted = Converted(body.strip("\n"), (), "") if is_markdown else to_markdown(body)
    article = _with_labels(replace(article, summary=article.summary or excerpt), converted.text)
    day, name = _split_name(raw)
    article = replace(
        article,
        title=article.title or title or title_of_file(name) or opening_words(converted.text),
        date=article.date or day,
        body=converted.text,
        shown=text_of(converted.shown),
        left_out=converted.left_out,
    )
    return Reading((article,))


def _split_name(raw: RawInput) -> tuple[date | None, str]:
    """Return the day that the file's name begins with, as in Jekyll, and the name without it."""
    stem = without_notion_id(os.path.splitext(os.path.basename(raw.name))[0])
    match = _DATED.match(stem)
    day = parse_date(match[0]) if match else None
    return day, stem[match.end() :] if match and day else stem


def _is_markdown(document: Document) -> bool:
    """Tell whether the text is structured as Markdown, so that its line breaks are meant."""
    return any(
        block.kind in (BlockKind.HEADING, BlockKind.FENCED_CODE, BlockKind.TABLE)
        for block in document.blocks
    )


def _split_title(document: Document) -> tuple[str, str]:
    """Return the title that the body gives itself, and the body without it if it is printed."""
    body = document.body.text(document.text)
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    first = document.blocks[0] if document.blocks else None
    if first and headings and headings[0] is first:
        title = plain(" ".join(line.text(document.text) for line in first.lines))
        if first.level == 1 and title:
            return title, document.text[: first.span.start][document.body.start :] + (
                document.text[first.span.end :]
            )
        # A heading of a section: there are others like it.
        alone = all(block.level > first.level for block in headings[1:])
        return (title if alone else ""), body
    top = [block for block in headings if block.level == 1]
    if len(top) == 1:
        return plain(" ".join(line.text(document.text) for line in top[0].lines)), body
    lines = body.strip().split("\n", 2)
    return (plain(lines[0]) if len(lines) > 1 and is_headline(lines[0]) else ""), body


def _with_labels(article: Article, body: str) -> Article:
    """Return `article` with what labelled lines such as `来源：…` say about it."""
    lines = [line for line in body.split("\n") if line.strip()]
    found: dict[str, Any] = {}
    for line in (*lines[:_NEAR_EDGE], *lines[_NEAR_EDGE:][-_NEAR_EDGE:]):
        match = _LABELLED.match(line[:400].lower())
        if match:
            value = line[match.start("value") : match.end("value")].strip(" *_")
            found.setdefault(*_labelled(_FIELDS[match["label"]], value))
    return replace(
        article,
        **{name: value for name, value in found.items() if value and not getattr(article, name)},
    )


def _labelled(name: str, value: str) -> tuple[str, Any]:
    """Return the field that a labelled line fills, and its value; nothing for a sentence."""
    address = ADDRESS.match(value)
    if address:
        return "url", address[0]
    if name == "date":
        return name, parse_date(value)
    is_name = name != "url" and len(value) <= 40 and not value.endswith(("。", "！", "？", "."))
    return name, value if is_name else ""
