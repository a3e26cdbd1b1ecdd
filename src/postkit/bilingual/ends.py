"""What a post has on one side only: an end without an original, paragraphs left untranslated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from postkit.bilingual.english import WORD
from postkit.bilingual.pair import Pair, read
from postkit.bilingual.pairs import find_pairs, paragraphs_after
from postkit.details import is_chinese
from postkit.document import Document
from postkit.document.han import count_han
from postkit.source import Span

_MIN_PAIRS = 5
_MIN_CHARACTERS = 15
_MIN_WORDS = 20
_LEAST = 2


def end_without_original(document: Document, pairs: Sequence[Pair]) -> list[Span]:
    """Return the translated paragraphs after the last original, where all others have one.

    Empty where there are fewer than two, or where a passage has several paragraphs as a
    rule: there the last section may just be a summary.
    """
    if len(pairs) < _MIN_PAIRS or not pairs[0].is_folded or not _is_by_paragraph(document, pairs):
        return []
    after = paragraphs_after(document, pairs[-1].block.end)
    texts = [(span, read(span.text(document.text))) for span in after]
    found = [
        span for span, text in texts if count_han(text) >= _MIN_CHARACTERS and is_chinese(text)
    ]
    return found if len(found) >= _LEAST and len(found) == len(texts) else []


def untranslated_runs(document: Document) -> list[tuple[Span, ...]]:
    """Return the runs of paragraphs outside of blocks that are still in the original's language.

    None where originals are in no blocks: nothing distinguishes them there. Ask for it by
    `document.once(untranslated_runs)`.
    """
    pairs = document.once(find_pairs)
    if len(pairs) < _MIN_PAIRS or not pairs[0].is_folded:
        return []
    starts = [pair.block.start for pair in pairs]
    runs: list[list[Span]] = [[]]
    for span in paragraphs_after(document, document.body.start):
        before = bisect_right(starts, span.start) - 1
        if before >= 0 and span.start < pairs[before].block.end:
            continue
        # Where the first character is Chinese, the rest need not be read.
        text = span.text(document.text)
        if not count_han(text[:1]) and _is_untranslated(text):
            runs[-1].append(span)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if len(run) >= _LEAST]


def _is_untranslated(paragraph: str) -> bool:
    # So many words take as many letters at least, and what is between them; most are shorter.
    if len(paragraph) < 2 * _MIN_WORDS - 1:
        return False
    text = read(paragraph)
    return not count_han(text) and len(WORD.findall(text)) >= _MIN_WORDS


def _is_by_paragraph(document: Document, pairs: Sequence[Pair]) -> bool:
    single = sum(len(document.blocks_in(pair.passage)) == 1 for pair in pairs)
    return single >= 0.9 * len(pairs)
