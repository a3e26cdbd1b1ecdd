"""The Chinese prose of a draft, line by line, each cut into pieces by its inline marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from postkit import details
from postkit.document import Document
from postkit.document.han import HAN, HAN_RUN, count_han
from postkit.document.languages import foreign_parts
from postkit.document.regions import Regions
from postkit.front_matter.nodes import Node
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

ProseLine = list[Span]
"""Spans of the draft that a reader sees as one text, with marks between them."""

_WORD = lazy_compile(r"[A-Za-z]{2,}")
_MANY_WORDS = 8
_WORDS_PER_HAN = 4
"""A line of so many English words, and so many for each Han character, is English
that quotes a Chinese name."""

_DETAILS = lazy_compile("<(?i:details)")
_SAMPLE = 2000
"""So many characters tell the language of a details block."""

_ATTRIBUTES = lazy_compile(r"\{:?[ \t]*[.#][^{}\n]*\}")
"""A list of ids and classes, as `{#hair}`, `{.wide}` and `{: .wide #hair}`."""

_MARK = lazy_compile(r"[*_~[]+")
_MARK_IN_WORD = lazy_compile(rf"[*_~[](?<=[{HAN}].)[*_~[]*+(?=[{HAN}])")
_INLINE_GAP = lazy_compile(
    r"(?:\](?:\([^()\n]*+\)|\[[^\[\]\n]*+\])"
    r"|</?(?i:a|abbr|b|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)(?=[\s>/])[^<>\n]*+>"
    r"|[*_~\[]++)++"
)


def chinese_prose(document: Document, fields: Collection[str]) -> Iterator[ProseLine]:
    """Yield the lines of Chinese prose in `document`, in their order.

    Japanese, Korean and elements whose `lang` names another language are left out.

    Args:
        document: the draft.
        fields: the keys of front matter whose values are prose.
    """
    if document.is_all_foreign:
        return
    yield from _front_matter_lines(document, fields)
    yield from _body_lines(document)


def _front_matter_lines(document: Document, fields: Collection[str]) -> Iterator[ProseLine]:
    front_matter = document.front_matter
    root = front_matter.root if front_matter else None
    if root is None or root.kind != "mapping":
        return
    for entry in root.entries:
        if entry.key in fields:
            for node in _texts(entry.value):
                yield from _lines_with_han(document.text, node.span)


def _texts(node: Node) -> Iterator[Node]:
    """Yield the strings that `node` is or lists."""
    for item in node.items or (node,):
        if item.kind == "scalar" and isinstance(item.value, str) and item.style != "*":
            yield item


def _lines_with_han(text: str, span: Span) -> Iterator[ProseLine]:
    foreign = Regions(foreign_parts(text, span))
    at = span.start
    for line in span.text(text).split("\n"):
        end = at + len(line)
        for part in foreign.outside((at, end)) if HAN_RUN.search(line) else ():
            yield [part]
        at = end + 1


def _body_lines(document: Document) -> Iterator[ProseLine]:
    text = document.text
    lines = list(_chinese_lines(text, document.body))
    masks = iter([*_masks(document, lines), Span(len(text) + 1, len(text) + 1)])
    mask = next(masks)
    for line in lines:
        start, end = line
        while mask.end <= start:
            mask = next(masks)
        parts = []
        while mask.start < end:
            if start < mask.start:
                parts.append(Span(start, mask.start))
            start = mask.end
            if start >= end:
                break
            mask = next(masks)
        if start < end:
            parts.append(Span(start, end))
        if parts and not (_is_mostly_ascii(line.text(text)) and _is_foreign(text, parts)):
            yield from _joined(text, line, parts)


def _chinese_lines(text: str, body: Span) -> Iterator[Span]:
    """Yield the lines of the body that hold a Han character."""
    at = body.start
    for line in text[body.start : body.end].split("\n"):
        end = at + len(line)
        if not line.isascii() and HAN_RUN.search(line):
            yield Span(at, end)
        at = end + 1


def _masks(document: Document, lines: Iterable[Span]) -> Regions:
    """Return what is not Chinese prose in `lines`: marks, other languages, English originals."""
    text = document.text
    masked = document.masked
    attributes = [Span(*match.span()) for match in _ATTRIBUTES.finditer(text, *document.body)]
    if document.foreign or attributes:
        masked = Regions([*masked, *document.foreign, *attributes])
    if not _DETAILS.search(text):
        return masked
    contents = [block.content for block in document.once(details.parse).blocks]
    # Most blocks hold no Chinese: what language they are in does not matter.
    held = Regions(contents)
    if not any(map(held.overlaps, lines)):
        return masked
    originals = [content for content in contents if _is_original(text, content)]
    return Regions([*masked, *originals]) if originals else masked


def _is_original(text: str, content: Span) -> bool:
    sample = text[content.start : min(content.end, content.start + _SAMPLE)]
    return _is_mostly_ascii(sample) or not details.is_chinese(sample)


def _is_mostly_ascii(line: str) -> bool:
    # In UTF-8 a Han character takes two bytes more than an ASCII one.
    return (len(line.encode("utf-8", "surrogatepass")) - len(line)) * 5 < len(line)


def _is_foreign(text: str, parts: list[Span]) -> bool:
    words = sum(len(_WORD.findall(text, *part)) for part in parts)
    if words < _MANY_WORDS:
        return False
    return words > _WORDS_PER_HAN * sum(count_han(part.text(text)) for part in parts)


def _joined(text: str, whole: Span, parts: list[Span]) -> Iterator[ProseLine]:
    """Yield the parts of a line, those together between which only inline marks are."""
    if _MARK_IN_WORD.search(text, *whole):
        parts = [piece for part in parts for piece in _cut_at_marks(text, part)]
    start = 0
    for number in range(1, len(parts)):
        if not _reads_on(text, parts[number - 1].end, parts[number].start):
            yield parts[start:number]
            start = number
    if parts:
        yield parts[start:]


def _cut_at_marks(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    for match in _MARK.finditer(text, *part):
        if _stands_in_word(text, *match.span()) and match.start() > start:
            yield Span(start, match.start())
            start = match.end()
    if start < part.end:
        yield Span(start, part.end)


def _reads_on(text: str, start: int, end: int) -> bool:
    if not _stands_in_word(text, start, end):
        return False
    return _INLINE_GAP.fullmatch(text, start, end) is not None


def _stands_in_word(text: str, start: int, end: int) -> bool:
    return bool(HAN_RUN.match(text, start - 1, start) and HAN_RUN.match(text, end))
