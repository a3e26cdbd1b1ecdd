"""Titles for texts that do not mark one."""

from __future__ import annotations

import pytest

from postkit.ingest.titles import opening_words


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param("桥**昨天**通车\n", "桥昨天通车", id="bold"),
        pytest.param("桥昨天<strong>通车</strong>\n", "桥昨天通车", id="tags"),
        pytest.param("[桥](https://example.org)昨天通车\n", "桥昨天通车", id="a link"),
        pytest.param("桥的编号是 3\\*4\n", "桥的编号是 3*4", id="an escape"),
        pytest.param(
            "**两岸的人今天第一次可以走过河。**很高兴\n",
            "两岸的人今天第一次可以走过河",
            id="cut in bold",
        ),
        pytest.param("![桥](a.png)\n\n桥通车\n", "桥通车", id="an image before it"),
    ],
)
def test_the_first_words_are_without_markup(body: str, title: str) -> None:
    assert opening_words(body) == title
