"""Han ideographs are counted by bytes as a class of characters finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.document.han import HAN_RUN, count_han

EDGES = (
    "\u2fff\u3006\u3007\u3008\u33ff\u3400\u3fff\u4000\u4dbf\u4dc0\u4dff\u4e00\u4fff\u5000\u9fff"
    "\ua000\ud800\uf8ff\uf900\ufaff\ufb00\U0001ffff\U00020000\U000323af\U000323b0\U000f0000"
)


@pytest.mark.parametrize("char", EDGES, ids=ascii)
def test_the_edges_of_each_block(char: str) -> None:
    assert count_han(char) == bool(HAN_RUN.match(char))


@given(st.text(st.sampled_from(EDGES + "aé，") | st.characters(exclude_categories=())))
def test_a_text_has_as_many_as_its_runs(text: str) -> None:
    assert count_han(text) == sum(map(len, HAN_RUN.findall(text)))
