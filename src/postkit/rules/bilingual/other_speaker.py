"""BI006: a passage that names another speaker than its original."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual.speakers import find_other_speakers
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.bilingual.pair_findings import first_line, other_side, quoted


class OtherSpeaker(Rule):
    """A passage is labelled with another speaker than its original.

    Which labels belong together is learned from the post: each pair of them must occur
    three times before one that differs is reported.

    Bad:

        主持人：欢迎。

        <details><summary>Original</summary>Host: Welcome.</details>

        李明：谢谢。

        <details><summary>Original</summary>Li Ming: Thank you.</details>

        主持人：你好吗？

        <details><summary>Original</summary>Host: How are you?</details>

        李明：很好。

        <details><summary>Original</summary>Li Ming: Very well.</details>

        主持人：开始吧。

        <details><summary>Original</summary>Host: Let us begin.</details>

        李明：好的。

        <details><summary>Original</summary>Li Ming: Good.</details>

        李明：最后一个问题。

        <details><summary>Original</summary>Host: One last question.</details>

    Good:

        主持人：欢迎。

        <details><summary>Original</summary>Host: Welcome.</details>

        李明：谢谢。

        <details><summary>Original</summary>Li Ming: Thank you.</details>

        主持人：你好吗？

        <details><summary>Original</summary>Host: How are you?</details>

        李明：很好。

        <details><summary>Original</summary>Li Ming: Very well.</details>

        主持人：开始吧。

        <details><summary>Original</summary>Host: Let us begin.</details>

        李明：好的。

        <details><summary>Original</summary>Li Ming: Good.</details>

        主持人：最后一个问题。

        <details><summary>Original</summary>Host: One last question.</details>
    """

    code = "BI006"
    name = "other-speaker"
    trigger = "other-speakers"
    summary = "a passage names another speaker than its original"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        for other in document.once(find_other_speakers):
            elsewhere = (
                f" (`{other.expected}` elsewhere)" if other.expected != other.original else ""
            )
            # Names that are not translated are the same on both sides.
            is_second = f"{other.label}:" in other.pair.source
            advice = "their words are missing before these" if is_second else "check who speaks"
            yield self.found(
                document,
                first_line(document, other.pair.passage),
                f"`{other.label}` speaks here ({quoted(other.pair.translation)}), but "
                f"`{other.original}`{elsewhere} in the original ({quoted(other.pair.source)}): "
                f"{advice}",
                related=other_side(document, other.pair.passage, other.original),
            )
