"""BI008: paragraphs that were left in the language of the original."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual import find_pairs
from postkit.bilingual.ends import untranslated_runs
from postkit.bilingual.pair import read
from postkit.diagnostics import Diagnostic, Related
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.bilingual.pair_findings import first_line, quoted


class UntranslatedRun(Rule):
    """Two or more paragraphs of a translated post are still in English.

    Only posts with at least five pairs are checked, and in them only paragraphs of twenty words
    or more outside of details blocks, lists and quotations.

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

        The council met all day to discuss who should build the new warehouses of the
        harbour and where the money should come from.

        Those against it said that the road comes first, and in the end nobody had
        convinced anybody, so they will meet again next month.

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

        市议会开了一整天的会，讨论港口的新仓库该由谁来建，钱该从哪里来。

        <details><summary>Original</summary>The council met all day to discuss who should build
        the new warehouses of the harbour and where the money should come from.</details>

        反对的人说应该先修路，最后谁也没有说服谁，所以下个月还要再开会。

        <details><summary>Original</summary>Those against it said that the road comes first, and
        in the end nobody had convinced anybody, so they will meet again next month.</details>
    """

    code = "BI008"
    name = "untranslated-run"
    trigger = "untranslated-runs"
    summary = "paragraphs were left untranslated"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run, on its first paragraph."""
        pairs = document.once(find_pairs)
        for run in document.once(untranslated_runs):
            after = [pair for pair in pairs if pair.passage.start < run[0].start]
            near = after[-1] if after else pairs[0]
            where = "after" if after else "before"
            yield self.found(
                document,
                first_line(document, run[0]),
                f"{len(run)} paragraphs from here on ({quoted(read(run[0].text(document.text)))}), "
                f"{where} the passage {quoted(near.translation)}, are not translated: translate "
                "them, or fold them into a block",
                related=(Related(first_line(document, near.passage), "the nearest passage"),),
            )
