"""Passages are found with the originals that follow them."""

from __future__ import annotations

import pytest
from bilingual_post import HEAD, ORIGINALS, PAIRS, PASSAGES, WHOLE, block

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


def beside(template: str) -> str:
    """Return a post in which each passage `{0}` and its original `{1}` are as in `template`."""
    return HEAD + "\n\n".join(template.format(*pair) for pair in PAIRS) + "\n"


def halves(first: list[str], second: list[str]) -> str:
    return HEAD + "\n\n".join(["# 港口", *first, "---", "## Original", *second]) + "\n"


ENGLISH = [original for _, original in PAIRS]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(beside("{0}\n\n{1}"), id="the original below"),
        pytest.param(beside("{1}\n\n{0}"), id="the original above"),
        pytest.param(beside("> {1}\n\n{0}"), id="the original as a quotation"),
        pytest.param(beside("- {1}\n\n- {0}"), id="as items of a list"),
        pytest.param(beside("**甲：** {0}\n\n**A:** {1}"), id="with speakers"),
        pytest.param(halves(PASSAGES, ENGLISH), id="the original in the second half"),
        pytest.param(halves(ENGLISH, PASSAGES), id="the original in the first half"),
    ],
)
def test_originals_that_are_in_no_block(text: str) -> None:
    found = pairs(text)

    assert [(one[-8:], other[-8:]) for one, other in found] == [
        (passage[-8:], original[-8:]) for passage, original in PAIRS
    ]


def test_a_half_that_lacks_a_paragraph_is_paired_around_it() -> None:
    found = pairs(halves(PASSAGES, [*ENGLISH[:3], *ENGLISH[4:]]))

    # Whether the paragraph before or after has taken it up nobody knows.
    assert found == [*PAIRS[:2], *PAIRS[5:]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            beside("{0}\n\n{0}\n\n{0}\n\n{1}"), id="quotations in a text three times as long"
        ),
        pytest.param(
            HEAD + "\n\n".join(f"{a}\n\n{b}" for a, b in zip(PASSAGES, ENGLISH[::-1], strict=True)),
            id="another text",
        ),
        pytest.param(
            halves(PASSAGES, ["What nobody in this town has ever written about ducks."] * 8),
            id="a half on something else",
        ),
    ],
)
def test_english_beside_chinese_that_is_no_original(text: str) -> None:
    assert pairs(text) == []
