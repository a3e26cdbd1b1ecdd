"""The names in what a page says of its author."""

from __future__ import annotations

import pytest
from examples import size

from postkit.ingest.bylines import names_of

PAGE = "<p>By Ana Lima May 8, 2018</p><p>林小满</p>"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("林小满", "林小满", id="a name"),
        pytest.param("Ana Lima; Bo Ek", "Ana Lima、Bo Ek", id="several"),
        pytest.param("Ana Lima; Ana Lima", "Ana Lima", id="twice"),
        pytest.param("By Ana Lima", "Ana Lima", id="by"),
        pytest.param("Byron Ek", "Byron Ek", id="a name that starts so"),
        pytest.param("https://example.org/ana", "", id="an address"),
        pytest.param("Ana Lima (https://example.org/ana)", "Ana Lima", id="a name and its address"),
        pytest.param("Ana Lima; MD", "Ana Lima", id="a degree"),
        pytest.param("Username", "", id="a placeholder"),
        pytest.param("Ana Lima May", "Ana Lima", id="the start of a date"),
        pytest.param("Ana Maria March", "Ana Maria March", id="a name like a month"),
        pytest.param("Lima May", "Lima May", id="two words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_names(byline: str, names: str) -> None:
    assert names_of(byline, PAGE) == names


@pytest.mark.parametrize(
    "byline",
    [
        pytest.param("Ana Lima" + " " * size(400_000) + "x", id="blanks"),
        pytest.param("Ana Maria March; " * size(40_000), id="names like a month"),
    ],
)
def test_a_long_byline_takes_linear_time(byline: str) -> None:
    """It once took minutes."""
    assert names_of(byline, "March of the bridges. " * size(40_000))
