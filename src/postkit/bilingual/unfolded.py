"""Posts that show the original as it is, in no block: beside each passage, or as one half.

Whether what follows each other says the same, the words tell: see `Likeness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise

from postkit.bilingual.alignment import CERTAIN, align
from postkit.bilingual.english import WORD
from postkit.bilingual.likeness import Likeness
from postkit.bilingual.pair import Pair, marks_of, read
from postkit.details import is_chinese
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.han import count_han
from postkit.document.passages import has_english_lines
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_GLOSS = lazy_compile(r"[(（][^()（）]*[)）]")
_MIN_PAIRS = 5
_MIN_WORDS = 5
_MIN_CHARACTERS = 8
_MIN_ALIKE = 0.75
"""The share of alike pairs that makes them originals and translations."""
_MIN_ALIKE_SLIPPED = 0.9
"""That share where an original may also be like the passage beside its own."""
_MIN_SHARE = 0.6
"""The share of the words in English that must be in pairs."""
_MOST_PASSAGES = 2
"""How many paragraphs in Chinese there may be for each original beside them: where there are
more, it is a quotation."""
_MOST_MISPLACED = 0.05
"""The share of paragraphs of a half that may be in the other language: quotations, a note."""


class LanguageRun(NamedTuple):
    """Paragraphs of one language, one after the other; a heading has no words."""

    is_chinese: bool
    span: Span
    words: str


def unfolded_pairs(document: Document) -> tuple[Pair, ...]:
    """Return the pairs of a post whose originals are in no block; empty where it has none."""
    if not has_english_lines(document.text, document.body):
        return ()
    parts = _parts(document)
    originals = [part for part in parts if part.words and not part.is_chinese]
    if not _MIN_PAIRS <= len(originals) < len(parts):
        return ()
    passages = sum(part.is_chinese for part in parts)
    words = sum(len(part.words) for part in originals)
    runs = [
        _joined(run)
        for _, run in groupby(parts, key=lambda part: (part.is_chinese, not part.words))
    ]
    below = [(one, other) for one, other in pairwise(runs) if one.is_chinese and other.words]
    above = [(other, one) for one, other in pairwise(runs) if other.is_chinese and one.words]
    layouts = [layout for layout in (below, above) if len(layout) * _MOST_PASSAGES >= passages]
    best: tuple[Pair, ...] = ()
    most = 0
    for layout in layouts:
        pairs, alike = _translations(layout, words, is_beside=True, least=most + 1)
        if pairs:
            best, most = pairs, alike
    return best or _translations(_halves(parts), words, is_beside=False)[0]


def paragraphs_by_language(document: Document) -> list[LanguageRun]:
    """Return the paragraphs that are clearly in one language."""
    return [part for part in _parts(document) if part.words]


def _parts(document: Document) -> list[LanguageRun]:
    """Return the headings, and the paragraphs that are clearly in one language."""
    found: list[LanguageRun] = []
    marks = marks_of(document)
    for leaf in document.blocks:
        if leaf.kind is BlockKind.HEADING:
            found.append(LanguageRun(False, leaf.span, ""))
        elif leaf.kind is BlockKind.PARAGRAPH:
            words = read(leaf.span.text(document.text), marks)
            language = _is_chinese(words)
            if language is not None:
                found.append(LanguageRun(language, leaf.span, words))
    return found


def _is_chinese(words: str) -> bool | None:
    """Tell whether a paragraph is Chinese or in an alphabet; None where that is not clear.

    Originals have glosses, too: `leverage (杠杆)`.
    """
    bare = _GLOSS.sub("", words)
    han = count_han(bare)
    if han >= _MIN_CHARACTERS and is_chinese(bare):
        return True
    is_foreign = len(WORD.findall(bare)) >= max(_MIN_WORDS, 2 * han)
    return False if is_foreign else None


def _joined(parts: Iterable[LanguageRun]) -> LanguageRun:
    first, *others = parts
    last = others[-1] if others else first
    words = " ".join(part.words for part in (first, *others))
    return LanguageRun(first.is_chinese, Span(first.span.start, last.span.end), words.strip())


def _halves(parts: Sequence[LanguageRun]) -> list[tuple[LanguageRun, LanguageRun]]:
    """Return passages and originals of a post whose one half is the original of the other."""
    texts = [part for part in parts if part.words]
    chinese = [0, *accumulate(part.is_chinese for part in texts)]
    # Where the second half starts, and how many paragraphs are then in the wrong one.
    splits = []
    for at in range(_MIN_PAIRS, len(texts) - _MIN_PAIRS + 1):
        before, after = chinese[at], chinese[-1] - chinese[at]
        splits.append((before + len(texts) - at - after, at, False))
        splits.append((at - before + after, at, True))
    misplaced, at, is_chinese_first = min(splits, default=(len(texts), 0, False))
    if not splits or misplaced > _MOST_MISPLACED * len(texts):
        return []
    first, second = texts[:at], texts[at:]
    if is_chinese_first:
        first, second = second, first
    originals = [part for part in first if not part.is_chinese]
    passages = [part for part in second if part.is_chinese]
    likeness = Likeness([part.words for part in originals], [part.words for part in passages])
    return [
        (passages[other], originals[one])
        for one, other in align(likeness, len(originals), len(passages))
    ]


def _translations(
    layout: Sequence[tuple[LanguageRun, LanguageRun]],
    words: int,
    *,
    is_beside: bool,
    least: int = 0,
) -> tuple[tuple[Pair, ...], int]:
    """Return passages and originals as pairs if nearly all say the same, and are most of a post.

    And how many of the pairs do.

    Args:
        layout: passages and originals.
        words: the length of all text in the language of the originals.
        is_beside: whether they may have slipped by one from some place on.
        least: how many pairs must be alike at least.
    """
    in_layout = sum(len(part.words) for _, part in layout)
    if len(layout) < max(_MIN_PAIRS, least) or in_layout < _MIN_SHARE * words:
        return (), 0
    pairs = tuple(
        Pair(number, passage.span, original.span, original.span, passage.words, original.words)
        for number, (passage, original) in enumerate(layout, 1)
    )
    likeness = Likeness.of_pairs(pairs)
    count = len(pairs)
    if _are_unlike(likeness, count):
        return (), 0
    alike = _alike(likeness, count, least=least)
    if len(alike) < least:
        return (), 0
    if len(alike) >= _MIN_ALIKE * count or any(
        len(alike | _alike(likeness, count, by)) >= _MIN_ALIKE_SLIPPED * count
        for by in ((-1, 1) if is_beside else ())
    ):
        return pairs, len(alike)
    return (), 0


def _are_unlike(likeness: Likeness, count: int) -> bool:
    """Tell whether too many of `count` originals are like no passage beside them.

    In a post that holds no translations a third of them shows it.
    """
    unlike = 0
    for at in range(count):
        beside = (at, max(at - 1, 0), min(at + 1, count - 1))
        if all(likeness(at, passage) < CERTAIN for passage in beside):
            unlike += 1
            if unlike > (1 - _MIN_ALIKE) * count:
                return True
    return False


def _alike(likeness: Likeness, count: int, offset: int = 0, least: int = 0) -> set[int]:
    """Return which of `count` originals say what the passage at `offset` from them says.

    Not all of those where they are fewer than `least`.
    """
    found: set[int] = set()
    for at in range(count):
        if likeness(at, min(max(at + offset, 0), count - 1)) >= CERTAIN:
            found.add(at)
        elif len(found) + count - at <= least:
            break
    return found
