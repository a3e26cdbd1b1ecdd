"""How many letters of a source arrive."""

from __future__ import annotations

import pytest

from postkit.ingest.kept_letters import share_kept


@pytest.mark.parametrize(
    ("shown", "markdown", "share"),
    [
        pytest.param("桥通车了", "**桥**通车了", 1.0, id="all"),
        pytest.param("桥通车了", "桥通车", 0.75, id="one of four is missing"),
        pytest.param("ab", "[c](https://example.org/ab)", 0.0, id="addresses hide nothing"),
        pytest.param("a<b", "a&lt;b", 1.0, id="references"),
        pytest.param("f[x](y)", "```\nf[x](y)\n```", 1.0, id="code that looks like a link"),
        pytest.param("１０", "10", 1.0, id="full-width digits"),
        pytest.param("", "x", 1.0, id="nothing"),
    ],
)
def test_the_share_that_is_kept(shown: str, markdown: str, share: float) -> None:
    assert share_kept(shown, markdown) == share
