"""Values of feeds and of JSON, which may be of any type."""

from __future__ import annotations

import pytest

from postkit.ingest.untyped_values import as_list, as_text, text_at


@pytest.mark.parametrize("value", [None, 3, True, {}, ["a"]])
def test_what_is_no_text_counts_as_an_empty_one(value: object) -> None:
    assert as_text(value) == ""
    assert text_at({"key": value}, "key") == ""


def test_a_text_has_no_blanks_around_it() -> None:
    assert text_at({"key": " 桥\n"}, "key") == "桥"
    assert text_at({}, "key") == ""


@pytest.mark.parametrize("value", [None, "a", {"a": 1}])
def test_what_is_no_list_counts_as_an_empty_one(value: object) -> None:
    assert as_list(value) == []
