"""In a quotation or a list item, text beside a block is not moved: it would leave them."""

from __future__ import annotations

import pytest

from postkit.document import Document
from postkit.rules.details.glued_details import GluedDetails

RULE = GluedDetails()
BLOCK = ("<details>", "<summary>原文</summary>", "", "It was day.", "", "</details>")


def quoted(*lines: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(quoted(*BLOCK[:-1], "</details>天亮了。"), id="after it, in a quotation"),
        pytest.param(quoted(*BLOCK, "天亮了。"), id="below it, in a quotation"),
        pytest.param(quoted("天黑了。<details>", *BLOCK[1:]), id="before it, in a quotation"),
        pytest.param(
            "- 一天\n\n  " + "\n  ".join(BLOCK) + "\n  天亮了。\n- 两天\n",
            id="below it, in an item",
        ),
    ],
)
def test_text_in_a_container_is_not_moved(text: str) -> None:
    found = list(RULE.check(Document.parse(text)))

    assert [finding.fix for finding in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(quoted(*BLOCK, "", *BLOCK), id="a blank line of the quotation"),
        pytest.param("- 一天\n\n  " + "\n  ".join(BLOCK) + "\n- 两天\n", id="the next item"),
        pytest.param(quoted(*BLOCK) + "\n天亮了。\n", id="the end of the quotation"),
    ],
)
def test_a_block_that_ends_with_its_container_or_line_is_not_glued(text: str) -> None:
    assert not list(RULE.check(Document.parse(text)))
