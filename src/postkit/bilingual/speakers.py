"""Who speaks in a passage, and who in its original, by the labels before their words."""

from __future__ import annotations

from collections import Counter, defaultdict

from postkit.bilingual.doubtful_pairs import pairs_with_colons
from postkit.bilingual.pair import Pair
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_CHINESE = lazy_compile(r"([^\s：:，。！？“”]{1,16}(?: [^\s：:，。！？“”]{1,16}){0,3})[ ]?[：:]")
_ENGLISH = lazy_compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) ?: ")
_MIN_TIMES = 3
"""How often a label must go with another before the pair of them is known."""


class SpeakerMismatch(NamedTuple):
    """A pair whose passage names another speaker than its original does.

    `label` is the passage's, `original` the original's, `expected` the label that the
    post has for the original's speaker elsewhere.
    """

    pair: Pair
    label: str
    original: str
    expected: str


def find_other_speakers(document: Document) -> list[SpeakerMismatch]:
    """Return the pairs whose labels name two speakers that the post distinguishes elsewhere.

    Ask for it by `document.once(find_other_speakers)`.
    """
    labelled = [
        (pair, ours[1], theirs[1])
        for pair in document.once(pairs_with_colons)
        if (theirs := _ENGLISH.match(pair.source)) and (ours := _CHINESE.match(pair.translation))
    ]
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for _, label, original in labelled:
        known[original][label] += 1
    usual = {
        theirs: counts.most_common(1)[0][0]
        for theirs, counts in known.items()
        if counts.most_common(1)[0][1] >= _MIN_TIMES
        and counts.most_common(1)[0][1] > counts.total() / 2
    }
    return [
        SpeakerMismatch(pair, label, original, usual[original])
        for pair, label, original in labelled
        if original in usual and label != usual[original] and label in usual.values()
    ]
