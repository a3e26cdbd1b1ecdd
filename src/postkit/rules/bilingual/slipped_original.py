"""BI001: an original that belongs to another passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.bilingual import Pair, find_pairs
from postkit.bilingual.shift import shift_back
from postkit.bilingual.slips import Slip, runs, slips_in_post
from postkit.diagnostics import Diagnostic, Related
from postkit.document import Document
from postkit.edits import Fix
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.bilingual.pair_findings import first_line, line_of, other_side, quoted


class SlippedOriginal(Rule):
    """Originals have slipped: they belong to the passage before or after.

    Once an original is split, doubled or lost, all that follow are folded under the wrong
    paragraph, and someone who reads only one of the languages does not notice. Words are
    compared by means of a dictionary (CC-CEDICT); at least three originals of a post must match
    another passage better than their own. Where originals have slipped by one block, the unsafe
    fix moves them back.

    Bad:

        我们明年要在港口边盖三座新仓库，租给新的鱼市。

        <details>
        <summary>Original</summary>
        Next year we will build three warehouses.
        </details>

        工人们每天早上六点开始装船，下午收工。

        <details>
        <summary>Original</summary>
        At the harbour, let to the new fish market.
        </details>

        市议会必须在冬天之前批准，否则要推迟一年。

        <details>
        <summary>Original</summary>
        Workers load ships at six every morning.
        </details>

        居民担心卡车太吵，要求修一条新的路。

        <details>
        <summary>Original</summary>
        The council must approve before winter.
        </details>

    Good:

        我们明年要在港口边盖三座新仓库，租给新的鱼市。

        <details>
        <summary>Original</summary>
        Next year we will build three warehouses.
        At the harbour, let to the new fish market.
        </details>

        工人们每天早上六点开始装船，下午收工。

        <details>
        <summary>Original</summary>
        Workers load ships at six every morning.
        </details>

        市议会必须在冬天之前批准，否则要推迟一年。

        <details>
        <summary>Original</summary>
        The council must approve before winter.
        </details>

        居民担心卡车太吵，要求修一条新的路。
    """

    code = "BI001"
    name = "slipped-original"
    trigger = "slipped-originals"
    summary = "an original reads like another passage of the post"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each original that has slipped, the first of a run with the fix."""
        pairs = document.once(find_pairs)
        for run in runs(document.once(slips_in_post)):
            for slip in run:
                ours, theirs = pairs[slip.at], pairs[slip.belongs_to]
                yield self.found(
                    document,
                    first_line(document, ours.block),
                    f"the original of pair {ours.number} ({quoted(ours.source)}) reads like the "
                    f"passage on line {line_of(document, theirs)} ({quoted(theirs.translation)}); "
                    "move it there",
                    self._fix(document, pairs, run) if slip is run[0] else None,
                    related=(
                        *other_side(document, ours.block),
                        Related(first_line(document, theirs.passage), "the passage it reads like"),
                    ),
                )

    def _fix(self, document: Document, pairs: Sequence[Pair], run: Sequence[Slip]) -> Fix | None:
        edits = shift_back(document.text, pairs, run) if pairs[0].is_folded else ()
        return unsafe_fix("move the originals back by one block", *edits) if edits else None
