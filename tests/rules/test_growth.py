"""Texts for which a rule once took quadratic or exponential time: minutes, or for ever."""

from __future__ import annotations

import pytest

import postkit

MANY = 50_000
BLANKS = " " * MANY
BLOCK = "<details>\n<summary>原文</summary>\n\nText.\n\n</details>\n"
ORIGINAL = BLOCK.replace("Text.", "[^a" * (MANY // 3))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"\*\*新桥\*\*通车，" * (MANY // 15), id="escaped bold in one line"),
        pytest.param("｜甲｜乙｜\n" + "｜--" * (MANY // 3) + "｜丙｜\n", id="no delimiter row"),
        pytest.param(f"---\ntitle: 桥 #河{BLANKS}岸\n---\n\n桥。\n", id="blanks in a comment"),
        pytest.param(f"---\na: b: c\n-[x{BLANKS[:40_000]}\n---\n\n桥。\n", id="blanks in a key"),
        pytest.param(f"<details>\n{BLANKS}桥{BLOCK}", id="blanks before a block"),
        pytest.param(f"![]({BLANKS}a)桥。\n", id="blanks in an image"),
        pytest.param(
            "---\n" + "".join(f"k{n}: “桥”\n" for n in range(MANY // 10)) + "---\n\n桥。\n",
            id="values in quotes",
        ),
        pytest.param(f"桥。\n\n{ORIGINAL}", id="footnotes never closed in an original"),
    ],
)
def test_a_rule_takes_linear_time(text: str) -> None:
    """Lint comes to an end."""
    assert not postkit.lint_text(text, path="post.md").failures
