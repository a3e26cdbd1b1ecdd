"""BI007: the last paragraphs of a post have no original."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual import find_pairs
from postkit.bilingual.ends import end_without_original
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.bilingual.pair_findings import first_line
from postkit.source import Span


class EndWithoutOriginal(Rule):
    """The end of a post has no originals, although every paragraph before it has one.

    The program that added the originals stopped too early. It is reported where two or more
    paragraphs, and nothing else, follow the last block.

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

        夜里下起了小雨，甲板上的灯一盏一盏地灭了。

        第二天早上，港口又和往常一样热闹起来了。

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

        夜里下起了小雨，甲板上的灯一盏一盏地灭了。

        <details><summary>Original</summary>At night it began to rain, and the lights on deck
        went out one by one.</details>

        第二天早上，港口又和往常一样热闹起来了。

        <details><summary>Original</summary>The next morning the harbour was as busy as
        ever.</details>
    """

    code = "BI007"
    name = "end-without-original"
    trigger = "pairs"
    summary = "the end of the post has no originals"
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield at most one finding, on the first paragraph without an original."""
        spans = end_without_original(document, document.once(find_pairs))
        if spans:
            yield self.found(
                document,
                first_line(document, Span(*spans[0])),
                f"the last {len(spans)} paragraphs have no original, although all before have one: "
                "add the originals",
            )
