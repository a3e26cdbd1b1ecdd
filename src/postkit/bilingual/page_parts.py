"""What a page consists of that its translation has as well: sections, ids, code, images."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import blake2b
from itertools import pairwise

from postkit.bilingual.dictionary import meanings
from postkit.bilingual.english import stems
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_WORD = lazy_compile(r"\w")
_TRANSLATED = lazy_compile(r"(?:#|//|<!--|/\*).*|\"[^\"\n]*\"|'[^'\n]*'|[^\x21-\x7e]+")
_ID = lazy_compile(r"\{(?:#([^\s{}]+)|/\*\s*([^\s{}*]+)\s*\*/)\}\s*+(?:#+\s*)?\Z")
"""`{#boats}`, and `{/*boats*/}` in MDX."""


_HAS_ID = " {#"
HEADING, CODE, IMAGE = "#", "```", "!"
"""What the likeness of a heading starts with, of a block of code, and of an image."""


class PagePart(NamedTuple):
    """A part of a page that its translation has as well.

    Args:
        likeness: what both sides have alike: the level of a heading, and its id or its words,
            the language of a block of code and what is in it, the file name of an image.
        shown: how a writer knows it.
        line: the line that it starts on.
        span: where it is.
    """

    likeness: str
    shown: str
    line: int
    span: Span


def headings(document: Document) -> Iterator[PagePart]:
    """Yield the headings, alike by level and id, or by words where nobody translates them."""
    for part, _ in _headings(document):
        yield part


def headings_and_ids(document: Document) -> Iterator[PagePart]:
    """Yield each heading, and after it its explicit id: `## 标题 {#title}`."""
    for part, found in _headings(document):
        yield part
        if found:
            span = Span(*found.span())
            yield _part(document, found[1] or found[2], found[0].rstrip("# "), span)


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


class Counterpart(NamedTuple):
    """A part of an original, and what of a translation translates it.

    Args:
        part: the part of the original.
        own: that of the translation; None where it has none.
        before: the part of the translation that it follows or would follow, if any.
    """

    part: PagePart
    own: PagePart | None
    before: PagePart | None


def counterparts(
    original: Sequence[PagePart], translated: Sequence[PagePart], kind: str
) -> Iterator[Counterpart]:
    """Yield the parts of `original` with those of `translated` that are at the same place.

    Args:
        original: the parts of the original, in their order.
        translated: those of the translation.
        kind: what the likeness of the parts starts with that are yielded.
    """
    theirs, ours = ([part.likeness for part in parts] for parts in (original, translated))
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    for _, start, end, at, last in matcher.get_opcodes():
        found: dict[PagePart, PagePart | None] = {}
        # The headings around a part tell where it belongs, whatever kind is asked for.
        for each in dict.fromkeys((HEADING, kind)):
            found |= _matched(
                [part for part in original[start:end] if part.likeness.startswith(each)],
                [part for part in translated[at:last] if part.likeness.startswith(each)],
            )
        before = translated[at - 1] if at else None
        for part in original[start:end]:
            own = found.get(part)
            if part.likeness.startswith(kind):
                yield Counterpart(part, own, before)
            before = own or before


def _matched(
    theirs: Sequence[PagePart], ours: Sequence[PagePart]
) -> dict[PagePart, PagePart | None]:
    """Return for each part of an original the one at the same place that translates it, if any.

    A heading of other words or another level, code with other comments: it is there. Where
    there are as many, their order tells; elsewhere headings with two ids are two headings.
    """
    found: dict[PagePart, PagePart | None] = dict.fromkeys(theirs)
    if [_level(part) for part in theirs] == [_level(part) for part in ours]:
        return dict(zip(theirs, ours, strict=True))
    for part in ours:
        left = [
            other
            for other in theirs
            if found[other] is None and not (_HAS_ID in part.likeness and _HAS_ID in other.likeness)
        ]
        alike = [other for other in left if _level(other) == _level(part)] or left
        if alike:
            found[_nearest(part, alike)] = part
    return found


def _nearest(part: PagePart, candidates: Sequence[PagePart]) -> PagePart:
    """Return the part of an original whose words `part` has in Chinese, or the first."""
    if len(candidates) == 1 or not part.likeness.startswith(HEADING):
        return candidates[0]
    words = stems(part.shown).union(*meanings(part.shown))
    return max(candidates, key=lambda other: len(words & stems(other.shown)))


def missing_in_order(
    original: Sequence[PagePart], translated: Sequence[PagePart], kind: str
) -> Iterator[tuple[PagePart, PagePart | None]]:
    """Yield the parts of `original` that `translated` lacks, each with the part it would follow.

    Not those that it has elsewhere. For the arguments see `counterparts`.
    """
    known = Counter(part.likeness for part in translated)
    known.subtract(part.likeness for part in original)
    for part, own, before in counterparts(original, translated, kind):
        if own is None and known[part.likeness] < 0:
            yield part, before


def missing_images(
    original: Sequence[PagePart], translated: Sequence[PagePart]
) -> Iterator[tuple[PagePart, PagePart | None]]:
    """Yield the images that `translated` lacks, if it has fewer of them, and what they follow.

    As many images under other names are translated ones.
    """
    if _count_images(original) > _count_images(translated):
        yield from missing_in_order(original, translated, IMAGE)


def missing_ids(
    original: Sequence[PagePart], translated: Sequence[PagePart]
) -> Iterator[tuple[PagePart, PagePart]]:
    """Yield the ids of headings that `translated` lacks, and its heading that should have them.

    The ids of a section that it lacks are not missed.

    Args:
        original: the headings and their ids, each after its heading.
        translated: those of the translation.
    """
    known = {part.likeness for part in translated if not part.likeness.startswith(HEADING)}
    theirs = [part for part in original if part.likeness.startswith(HEADING)]
    ours = [part for part in translated if part.likeness.startswith(HEADING)]
    own = {part: heading for part, heading, _ in counterparts(theirs, ours, HEADING)}
    for heading, part in pairwise(original):
        is_missing = not part.likeness.startswith(HEADING) and part.likeness not in known
        if is_missing and (place := own.get(heading)):
            yield part, place


def _count_images(parts: Sequence[PagePart]) -> int:
    return sum(part.likeness.startswith(IMAGE) for part in parts)


def _level(part: PagePart) -> str:
    is_heading = part.likeness.startswith(HEADING)
    return (part.shown if is_heading else part.likeness).partition(" ")[0]


def _part(document: Document, likeness: str, shown: str, span: Span) -> PagePart:
    return PagePart(likeness, shown, document.source.lines.position(span.start).line, span)


def _headings(document: Document) -> Iterator[tuple[PagePart, re.Match[str] | None]]:
    """Yield each heading, and the id at its end if it has one."""
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        line = document.source.line_span(block.span.start)
        found = _ID.search(document.text, *line)
        words = " ".join(line.text(document.text).strip() for line in block.lines)
        words, level = _ID.sub("", words).strip(), HEADING * block.level
        likeness = f"{HEADING}{_HAS_ID}{found[1] or found[2]}}}" if found else f"{level} {words}"
        yield _part(document, likeness, f"{level} {words}", line), found


def _digest(code: Sequence[str]) -> str:
    """Return digits for what nobody translates of `code`: not comments, texts, other letters."""
    kept = "".join(_TRANSLATED.sub("", line) for line in code)
    return blake2b(
        "".join(kept.split()).encode("utf-8", "surrogatepass"), digest_size=8
    ).hexdigest()
