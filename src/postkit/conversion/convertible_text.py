"""The Chinese prose of a draft, line by line, each cut into pieces by its inline marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from postkit import details
from postkit.conversion.prose_lines import ProseLine, ProsePart, reading_lines, without_marks
from postkit.document import Document
from postkit.document.han import HAN, HAN_RUN, count_han
from postkit.document.languages import foreign_parts
from postkit.document.regions import Regions
from postkit.front_matter.nodes import Node
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_WORD = lazy_compile(r"[A-Za-z]{2,}")
_MANY_WORDS = 8
_WORDS_PER_HAN = 4
"""A line of so many English words, and so many for each Han character, is English
that quotes a Chinese name."""

_FEW_HAN = 10
_HAN_PER_WORD = 2
"""A details block of so many Han characters, and so many for each English word outside code
and addresses, is in Chinese."""

_DETAILS = lazy_compile("<(?i:details)")
_DETAILS_WITHOUT_HAN = lazy_compile(
    rf"<details>\s*+<summary>[^<>\n]*+</summary>(?:[^<{HAN}]++|<(?!/?(?i:details)))*+</details>"
)
"""A whole block with nothing to convert after its label, as nearly all originals are."""
_SAMPLE = 2000
"""So many characters tell the language of a details block."""

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
            yield [ProsePart(part, part.text(text))]
        at = end + 1


def _body_lines(document: Document) -> Iterator[ProseLine]:
    text = document.text
    lines = list(_chinese_lines(text, document.body))
    masks = _masks(document, lines)
    for line in lines:
        if masks.overlaps(line.span):
            parts = list(masks.outside(line.span))
            if parts and not _is_foreign(line.text, text, parts):
                yield from reading_lines(text, line.span, parts)
        elif not _is_foreign(line.text, text, (line.span,)):
            yield without_marks(line)


def _chinese_lines(text: str, body: Span) -> Iterator[ProsePart]:
    """Yield the lines of the body that hold a Han character."""
    at, end = body
    while han := HAN_RUN.search(text, at, end):
        start = max(text.rfind("\n", at, han.start()) + 1, at)
        at = text.find("\n", han.end(), end)
        if at < 0:
            at = end
        yield ProsePart(Span(start, at), text[start:at])


def _masks(document: Document, lines: Iterable[ProsePart]) -> Regions:
    """Return what is not Chinese prose in `lines`: marks, other languages, English originals."""
    text = document.text
    masked = document.masked
    attributes = [Span(*match.span()) for match in _ATTRIBUTES.finditer(text, *document.body)]
    if document.foreign or attributes:
        masked = Regions([*masked, *document.foreign, *attributes])
    blocks = sum(1 for _ in _DETAILS.finditer(text))
    if blocks == sum(1 for _ in _DETAILS_WITHOUT_HAN.finditer(text)):
        return masked
    contents = [block.content for block in document.once(details.parse).blocks]
    # Most blocks hold no Chinese: what language they are in does not matter.
    held = Regions(contents)
    if not any(held.overlaps(line.span) for line in lines):
        return masked
    originals = [content for content in contents if _is_original(text, content, masked)]
    return Regions([*masked, *originals]) if originals else masked


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
