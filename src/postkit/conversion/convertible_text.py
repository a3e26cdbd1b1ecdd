"""The Chinese prose of a draft, line by line, each cut into pieces by its inline marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from postkit import details
from postkit.conversion.prose_lines import (
    ProseLine,
    ProsePart,
    as_part,
    reading_lines,
    without_marks,
)
from postkit.document import Document
from postkit.document.han import HAN_RUN, count_han
from postkit.document.languages import foreign_parts
from postkit.document.regions import Regions
from postkit.front_matter.nodes import Node
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span, as_span

_WORD = lazy_compile(r"[A-Za-z]{2,}")
_MANY_WORDS = 8
_WORDS_PER_HAN = 4
"""A line with this many English words, and this many for each Han character, is English
that quotes a Chinese name."""

_FEW_HAN = 10
_HAN_PER_WORD = 2
"""A details block with this many Han characters, and this many for each English word outside code
and addresses, is in Chinese."""

_DETAILS_TAG = lazy_compile(
    r"<(?:(details>\s*+<summary>[^<>\n]*+</summary>)|(/details>)|/?(?i:details))"
)
"""The start of a block with its label, its end, or what may be either."""
_SAMPLE = 2000
"""How many characters show the language of a details block."""

_ATTRIBUTES = lazy_compile(r"\{:?[ \t]*[.#][^{}\n]*\}")
"""A list of ids and classes, as `{#hair}`, `{.wide}` and `{: .wide #hair}`."""


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
            yield [as_part((part.start, part.text(text)))]
        at = end + 1


def _body_lines(document: Document) -> Iterator[ProseLine]:
    text = document.text
    lines = _chinese_lines(text, document.body)
    masks = _masks(document, lines)
    for line in lines:
        start, shown = line
        whole = as_span((start, start + len(shown)))
        if masks.overlaps(whole):
            parts = list(masks.outside(whole))
            if parts and not _is_foreign(shown, text, parts):
                yield from reading_lines(text, whole, parts)
        elif not _is_foreign(shown, text, (whole,)):
            yield without_marks(line)


def _chinese_lines(text: str, body: Span) -> ProseLine:
    """Return the lines of the body that hold a Han character."""
    lines = []
    at = body.start
    has_han = HAN_RUN.search
    for line in body.text(text).split("\n"):
        if not line.isascii() and has_han(line):
            lines.append(as_part((at, line)))
        at += len(line) + 1
    return lines


def _masks(document: Document, lines: Sequence[ProsePart]) -> Regions:
    """Return what is not Chinese prose in `lines`: marks, other languages, English originals."""
    text = document.text
    masked = document.masked
    attributes = [Span(*match.span()) for match in _ATTRIBUTES.finditer(text, *document.body)]
    if document.foreign or attributes:
        masked = Regions([*masked, *document.foreign, *attributes])
    if _is_outside_details(document, lines):
        return masked
    contents = [block.content for block in document.once(details.parse).blocks]
    # Most blocks hold no Chinese: what language they are in does not matter.
    held = Regions(contents)
    if not any(held.overlaps((line.start, line.end)) for line in lines):
        return masked
    originals = [content for content in contents if _is_original(text, content, masked)]
    return Regions([*masked, *originals]) if originals else masked


def _is_outside_details(document: Document, lines: Sequence[ProsePart]) -> bool:
    """Tell whether all Chinese is outside details blocks or in their labels, at first sight.

    So it is in nearly all posts, whose blocks hold the English originals.
    """
    text = document.text
    starts = [line.start for line in lines]
    tags = _DETAILS_TAG.finditer(text, *document.body)
    for opening, closing in zip_longest(tags, tags):
        if not (opening[1] and closing and closing[2]):
            return False
        start, end = opening.end(), closing.start()
        number = bisect_left(starts, start)
        if number < len(starts) and starts[number] < end:
            return False
        if text[start] != "\n":
            newline = text.find("\n", start, end)
            if HAN_RUN.search(text, start, newline if newline >= 0 else end):
                return False
    return True


def _is_original(text: str, content: Span, masked: Regions) -> bool:
    sample = content._replace(end=min(content.end, content.start + _SAMPLE))
    if not _is_mostly_ascii(sample.text(text)) and details.is_chinese(sample.text(text)):
        return False
    # A block of links or code may have more of these than of its Chinese words. An
    # original may have Chinese names and explanations.
    prose = "\n".join(part.text(text) for part in masked.outside(sample))
    return count_han(prose) < max(_FEW_HAN, _HAN_PER_WORD * len(_WORD.findall(prose)))


def _is_mostly_ascii(line: str) -> bool:
    # In UTF-8 a Han character takes two bytes more than an ASCII one.
    return (len(line.encode("utf-8", "surrogatepass")) - len(line)) * 5 < len(line)


def _is_foreign(line: str, text: str, parts: Sequence[Span]) -> bool:
    """Return whether the `parts` of `line` in `text` are English that quotes a Chinese name."""
    if not _is_mostly_ascii(line):
        return False
    words = sum(len(_WORD.findall(text, *part)) for part in parts)
    if words < _MANY_WORDS:
        return False
    return words > _WORDS_PER_HAN * sum(count_han(part.text(text)) for part in parts)
