"""Where sentences end, and what may start a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postkit.document.sentences import as_first_word, ends_sentence


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("done.", True),
        ("done.”)", True),
        ("好了。」", True),
        ("done", False),
        ("done,", False),
        ("Dr.", False),
        ("U.S.", False),
        ("", False),
    ],
)
def test_the_end_of_a_sentence(word: str, expected: bool) -> None:
    assert ends_sentence(word) is expected


@given(st.text("#-+*=>~|:1.)ab桥", min_size=1, max_size=8))
def test_a_paragraph_stays_one(word: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(f"{as_first_word(word)} and more\n")

    assert html.startswith("<p>")
