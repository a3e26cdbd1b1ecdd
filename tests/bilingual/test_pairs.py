"""Passages are found with the originals that follow them."""

from __future__ import annotations

import pytest
from bilingual_post import HEAD, ORIGINALS, PASSAGES, WHOLE, block

from postkit.bilingual import find_pairs
from postkit.document import Document


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.translation, pair.source) for pair in find_pairs(Document.parse(text))]


def test_each_passage_goes_with_the_block_after_it() -> None:
    assert pairs(WHOLE) == list(zip(PASSAGES, ORIGINALS, strict=True))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("没有块的文字。\n", [], id="no block"),
        pytest.param(block("English."), [], id="no passage"),
        pytest.param(f"中文的一段。\n\n{block('也是中文的一段。')}", [], id="no original"),
        pytest.param(f"Only English.\n\n{block('English.')}", [], id="no translation"),
        pytest.param(
            f"上一节。\n\n### 标题\n\n甲段落。\n\n乙段落。\n\n{block('Both.')}",
            [("甲段落。 乙段落。", "Both.")],
            id="the paragraphs of a section",
        ),
        pytest.param(
            f"**粗**的[链接](https://example.org/路)。\n\n{block('<p>A [link](/x).</p>')}",
            [("粗的链接。", "A link.")],
            id="what a reader sees",
        ),
    ],
)
def test_what_a_pair_is(body: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(HEAD + body) == expected
