"""BI004: an original is far too short for its passage."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual.mismatches import find_mismatches
from postkit.counts import count
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.bilingual.pair_findings import first_line, other_side, quoted


class ShortOriginal(Rule):
    """An original is far too short for its passage.

    Its end is missing, or it belongs elsewhere. An original is reported if it has less than
    three tenths of the length that is usual in the post, where four out of five pairs are near
    the usual length. Glosses in brackets don't count; a word in Latin letters counts as two
    characters.

    Bad:

        早上的港口很安静。

        <details><summary>Original</summary>The harbour is quiet in the morning.</details>

        工人们六点开始装船。

        <details><summary>Original</summary>The workers load ships at six.</details>

        第一艘船带来了水果。

        <details><summary>Original</summary>The first ship brings fruit.</details>

        中午大家在仓库里吃饭。

        <details><summary>Original</summary>At noon all eat in the warehouse.</details>

        下午风大，船晚点出发。

        <details><summary>Original</summary>In the afternoon ships leave late.</details>

        傍晚孩子们跑回家去。

        <details><summary>Original</summary>At dusk the children run home.</details>

        市议会昨天开了一整天的会，讨论港口的新仓库该由谁来建，
        钱从哪里来，要用多少年才能收回。反对的人说先修路，
        赞成的人说先有货才有路，最后谁也没有说服谁。

        <details><summary>Original</summary>The council met.</details>

    Good:

        早上的港口很安静。

        <details><summary>Original</summary>The harbour is quiet in the morning.</details>

        工人们六点开始装船。

        <details><summary>Original</summary>The workers load ships at six.</details>

        第一艘船带来了水果。

        <details><summary>Original</summary>The first ship brings fruit.</details>

        中午大家在仓库里吃饭。

        <details><summary>Original</summary>At noon all eat in the warehouse.</details>

        下午风大，船晚点出发。

        <details><summary>Original</summary>In the afternoon ships leave late.</details>

        傍晚孩子们跑回家去。

        <details><summary>Original</summary>At dusk the children run home.</details>

        市议会昨天开了一整天的会，讨论港口的新仓库该由谁来建，
        钱从哪里来，要用多少年才能收回。反对的人说先修路，
        赞成的人说先有货才有路，最后谁也没有说服谁。

        <details><summary>Original</summary>The council met all day yesterday to discuss who
        should build the new warehouses of the harbour, where the money should come from, and
        how many years it would take to earn it back. Those against it said that the road comes
        first, those in favour said that there is no road without goods, and in the end nobody
        had convinced anybody.</details>
    """

    code = "BI004"
    name = "short-original"
    trigger = "odd-lengths"
    summary = "an original is far too short for its passage"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        for mismatch in document.once(find_mismatches):
            if mismatch.is_original_short:
                pair = mismatch.pair
                span = first_line(document, pair.passage if pair.page else pair.block)
                words = count(mismatch.words, "word")
                message = (
                    f"the original has {words} for {mismatch.characters} characters "
                    f"({quoted(mismatch.pair.translation)}), far fewer than is usual in this "
                    "post; complete it"
                )
                yield self.found(document, span, message, related=other_side(document, span))
