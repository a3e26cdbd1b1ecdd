"""Emphasis between `*`, `_` or `~~` that a Chinese mark keeps Markdown from seeing.

A single asterisk has other meanings, a footnote or a product, so only what cannot be
one of these counts: a clause that ends with a mark, or a quotation, tight between two
delimiters that both stay visible.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from postkit.document import Document
from postkit.document.han import count_han
from postkit.document.inline_parser import parse_content
from postkit.document.inlines import InlineContent
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.rules.markdown.emphasis_rewrite import move_marks, rewrite_edits
from postkit.rules.markdown.strong_pairs import is_plausible, pair_in_turn
from postkit.rules.signs.markup import cut_emphasis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.rules.markdown.emphasis_rewrite import Rewrite
    from postkit.rules.markdown.strong_pairs import StrongPair

# Every draft with a `*` comes by here; only one in hundreds needs the modules that are
# imported inside the functions.

_CLOSING_MARKS = "，。、；：？！…”’」』》"
_OPENING_MARKS = "“‘「『《"
_NAMES_SIGN = lazy_compile("[带帶标標打加个個]")
"""`带*号的为必填。`: the sentence is about the asterisk."""
_DELIMITERS = (("*", 1), ("_", 1), ("_", 2), ("~", 2))


class LightEmphasis(NamedTuple):
    """The broken pairs of one content, and the rewrites that work together, if any do."""

    inline: InlineContent
    pairs: tuple[StrongPair, ...]
    rewrites: tuple[Rewrite, ...]

    def edits(self) -> list[Edit]:
        """Return the edits on the draft that make all rewrites."""
        content = self.inline.content
        return [
            Edit(*content.span(edit.start, edit.end), edit.replacement)
            for edit in rewrite_edits(content.text, self.rewrites)
        ]


def find_light_emphasis(document: Document) -> Iterator[LightEmphasis]:
    """Yield the contents in which such emphasis stays visible."""
    seen: set[int] = set()
    for at in sorted(cut_emphasis(document)):
        block = document.block_at(at)
        if block is None or block.span.start in seen:
            continue
        seen.add(block.span.start)
        for content in document.inlines.contents_of(block):
            pairs = tuple(
                pair
                for pair in _broken_pairs(content)
                if content.content.offset(pair.opener.start) not in document.masked
            )
            if pairs:
                yield LightEmphasis(content, pairs, _rewrites(content, pairs))


def _broken_pairs(inline_content: InlineContent) -> Iterator[StrongPair]:
    text, parsed = inline_content.content.text, inline_content.parsed
    hidden = {
        run.start
        for run, visible in zip(parsed.runs, parsed.visible, strict=True)
        if visible < run.length
    }
    newlines = [match.start() for match in re.finditer("\n", text)]
    for char, length in _DELIMITERS:
        alike = [run for run in parsed.runs if run.char == char and run.length == length]
        if not alike:
            continue
        for _, line in groupby(alike, lambda run: bisect_left(newlines, run.start)):
            for pair in pair_in_turn(line) or ():
                is_shown = hidden.isdisjoint((pair.opener.start, pair.closer.start))
                if is_shown and pair.is_broken and _is_meant(text, pair):
                    yield pair


def _is_meant(text: str, pair: StrongPair) -> bool:
    """Tell whether nothing but a mark at an end of `pair` keeps it from being emphasis."""
    opener, closer, _ = pair
    inner, end = pair.inner(text), closer.end
    before, after = text[max(opener.start - 1, 0) : opener.start], text[end : end + 1]
    starts_cut = not opener.can_open and inner[:1] in _OPENING_MARKS
    ends_cut = not closer.can_close and inner[-1:] in _CLOSING_MARKS
    if not inner or not (starts_cut or opener.can_open) or not (ends_cut or closer.can_close):
        return False
    is_quoted = starts_cut and ends_cut
    if opener.char != "*" and not (is_quoted or _is_edge(before) or _is_edge(after)):
        # `a_b_c` is a name, and `好的~~` has a long vowel.
        return False
    if _NAMES_SIGN.match(before) or after in ("号", "號"):
        return False
    return is_plausible(text, pair) and count_han(before + inner + after) > 0


def _is_edge(neighbour: str) -> bool:
    return not neighbour.isalnum()


def _rewrites(inline_content: InlineContent, pairs: Sequence[StrongPair]) -> tuple[Rewrite, ...]:
    """Return a rewrite for each of `pairs`, none where they do not work together."""
    text, old = inline_content.content.text, inline_content.parsed
    rewrites = [move_marks(text, pair) for pair in pairs if pair.opener.char == "*"]
    found = tuple(rewrite for rewrite in rewrites if rewrite)
    if len(found) < len(pairs):
        return ()
    fixed = apply_edits(text, rewrite_edits(text, found))
    new = parse_content(fixed)
    is_proven = (
        fixed.replace("*", "") == text.replace("*", "")
        and len(new.pairs) == len(old.pairs) + len(pairs)
        and sum(new.visible) == sum(old.visible) - 2 * len(pairs)
        and (len(new.code), len(new.links), len(new.html))
        == (len(old.code), len(old.links), len(old.html))
    )
    return found if is_proven else ()
