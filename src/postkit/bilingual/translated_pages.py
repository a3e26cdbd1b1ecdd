"""Pages that are one article in two languages, found by their paths, and what they consist of.

`post.md` and `post.zh.md`, `content/en/a.md` and `content/zh/a.md`, `docs/a.md` and
`docs/zh/a.md`, and Docusaurus' `i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import NamedTuple

from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_LANGUAGES = (
    "ar|bn|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh"
)
_TAG = rf"(?P<tag>(?:{_LANGUAGES})(?:[-_](?:[A-Z]{{2}}|[a-z]{{2}}|Han[st]|han[st]))?)"
_FOLDER = lazy_compile(rf"(?:(?<=/)|^){_TAG}/")
_SUFFIX = lazy_compile(rf"[._-]{_TAG}(?=\.\w+\Z)")
_DOCUSAURUS = lazy_compile(
    r"(?:(?<=/)|^)i18n/(?P<tag>[A-Za-z-]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)/"
    r"(?:current/)?"
)
_WORD = lazy_compile(r"\w")
_TRANSLATED = lazy_compile(r"(?:#|//|<!--|/\*).*|\"[^\"\n]*\"|'[^'\n]*'|[^\x21-\x7e]+")
_ID = lazy_compile(r"\{#([^\s{}]+)\}\s*#*\s*\Z")


HEADING, CODE, IMAGE = "#", "```", "!"
"""What the likeness of a heading starts with, of a block of code, and of an image."""


class PageName(NamedTuple):
    """Which article a page is, and in which language.

    Args:
        article: the path without what names the language; the same for all its pages.
        language: as it is written in the path, in lower case; empty where it is not.
    """

    article: str
    language: str


def page_name(path: str) -> PageName:
    """Return which article the file at `path` is, and in which language."""
    path = os.path.abspath(path).replace(os.sep, "/")
    if found := _DOCUSAURUS.search(path):
        kind = "src/pages" if found["kind"] == "pages" else found["kind"]
        return PageName(f"{path[: found.start()]}{kind}/{path[found.end() :]}", _tag(found))
    if found := _SUFFIX.search(path):
        return PageName(path[: found.start()] + path[found.end() :], _tag(found))
    folders = list(_FOLDER.finditer(path))
    if folders:
        # The innermost one is the site's; above it somebody's home may have such a name.
        found = folders[-1]
        return PageName(path[: found.start()] + path[found.end() :], _tag(found))
    return PageName(path, "")


def original_language(languages: Collection[str], wanted: str) -> str | None:
    """Return in which of `languages` the original of an article is, None where nothing tells.

    Args:
        languages: those of its pages, empty for a page whose path names none.
        wanted: the language of originals, `en` for `en-US` as well. Where there is no page
            in it, the page whose path names no language is the original.
    """
    wanted = wanted.lower()
    found = [tag for tag in languages if f"{tag}-".startswith(f"{wanted}-")]
    if len(found) == 1:
        return found[0]
    return "" if not found and "" in languages else None


def _tag(found: re.Match[str]) -> str:
    return found["tag"].lower().replace("_", "-")


class PagePart(NamedTuple):
    """A part of a page that its translation has as well.

    Args:
        likeness: what both sides have alike: the level and words of a heading, its id, the
            language of a block of code and what is in it, the file name of an image.
        shown: how a writer knows it.
        line: the line that it starts on.
        span: where it is.
    """

    likeness: str
    shown: str
    line: int
    span: Span


def headings(document: Document) -> Iterator[PagePart]:
    """Yield the headings, alike by their level, and their words where nobody translates them."""
    for block in _headings(document):
        shown = _heading(document, block)
        yield _part(document, shown, shown, document.source.line_span(block.span.start))


def headings_and_ids(document: Document) -> Iterator[PagePart]:
    """Yield each heading, and after it its explicit id: `## 标题 {#title}`."""
    for part in headings(document):
        yield part
        found = _ID.search(document.text, *part.span)
        if found:
            yield _part(document, found[1], f"{{#{found[1]}}}", Span(*found.span()))


def code_blocks(document: Document) -> Iterator[PagePart]:
    """Yield the fenced blocks of code, alike by what is in them but for comments and words."""
    for block in document.blocks:
        if block.kind is BlockKind.FENCED_CODE:
            line = document.source.line_span(block.span.start)
            code = [inner.text(document.text) for inner in block.lines]
            first = next((part.strip() for part in code if _WORD.search(part)), block.info)
            likeness = f"{CODE}{block.info.split(' ')[0]} {_digest(code)}"
            yield _part(document, likeness, first, line)


def outline(document: Document) -> tuple[PagePart, ...]:
    """Return the headings, blocks of code and images in their order: each places the others.

    Ask for it by `document.once(outline)`: several rules need it.
    """
    parts = [*headings(document), *code_blocks(document), *images(document)]
    return tuple(sorted(parts, key=lambda part: part.span))


def images(document: Document) -> Iterator[PagePart]:
    """Yield the images, alike by the names of their files."""
    for link in document.inlines.links:
        if link.is_image:
            target = link.target.text(document.text).strip("<> ").split(" ")[0]
            name = target.partition("?")[0].rpartition("/")[2]
            if name:
                yield _part(document, f"{IMAGE} {name}", target, link.span)


def missing_in_order(
    original: Sequence[PagePart], translated: Sequence[PagePart], kind: str
) -> Iterator[tuple[PagePart, PagePart | None]]:
    """Yield the parts of `original` that `translated` lacks, each with the part it would follow.

    Args:
        original: the parts of the original, in their order.
        translated: those of the translation.
        kind: what the likeness of the parts starts with that are yielded.
    """
    matcher = SequenceMatcher(
        None,
        [part.likeness for part in original],
        [part.likeness for part in translated],
        autojunk=False,
    )
    for change, start, end, at, last in matcher.get_opcodes():
        if change not in ("delete", "replace"):
            continue
        wanted = [part for part in original[start:end] if part.likeness.startswith(kind)]
        for part in translated[at:last]:
            # A heading of other words or another level, code with other comments: it is there.
            if part.likeness.startswith(kind) and wanted:
                alike = [other for other in wanted if _level(other) == _level(part)]
                wanted.remove(alike[0] if alike else wanted[0])
        for part in wanted:
            yield part, translated[last - 1] if last else None


def missing_images(
    original: Sequence[PagePart], translated: Sequence[PagePart]
) -> Iterator[tuple[PagePart, PagePart | None]]:
    """Yield the images that `translated` lacks, if it has fewer of them, and what they follow.

    As many images under other names are translated ones.
    """
    known = {part.likeness for part in translated}
    if _count_images(original) > _count_images(translated):
        for part, before in missing_in_order(original, translated, IMAGE):
            if part.likeness not in known:
                yield part, before


def missing_ids(
    original: Sequence[PagePart],
    translated: Sequence[PagePart],
) -> Iterator[tuple[PagePart, PagePart | None]]:
    """Yield the ids of headings that `translated` lacks, and its heading that should have them.

    Args:
        original: the headings and their ids, each after its heading.
        translated: those of the translation.
    """
    known = {part.likeness for part in translated}
    theirs = [part for part in original if part.likeness.startswith(HEADING)]
    ours = [part for part in translated if part.likeness.startswith(HEADING)]
    is_alike = [_level(part) for part in theirs] == [_level(part) for part in ours]
    at = -1
    for part in original:
        if part.likeness.startswith(HEADING):
            at += 1
        elif part.likeness not in known:
            yield part, ours[at] if is_alike else None


def _count_images(parts: Sequence[PagePart]) -> int:
    return sum(part.likeness.startswith(IMAGE) for part in parts)


def _level(part: PagePart) -> str:
    return part.likeness.partition(" ")[0]


def _part(document: Document, likeness: str, shown: str, span: Span) -> PagePart:
    return PagePart(likeness, shown, document.source.lines.position(span.start).line, span)


def _headings(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind is BlockKind.HEADING)


def _heading(document: Document, block: Block) -> str:
    words = " ".join(line.text(document.text).strip() for line in block.lines)
    return f"{'#' * block.level} {_ID.sub('', words).strip()}"


def _digest(code: Sequence[str]) -> str:
    """Return digits for what nobody translates of `code`: not comments, texts, other letters."""
    kept = "".join(_TRANSLATED.sub("", line) for line in code)
    return blake2b("".join(kept.split()).encode(), digest_size=8).hexdigest()
