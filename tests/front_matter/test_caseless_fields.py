"""Front matter of sites to which `Title` and `title` are one key."""

from __future__ import annotations

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.front_matter import FrontMatter

TEXT = """---
Title: 桥
cover:
  ALT: 河上的桥
pages:
  - Name: 甲
date: 2026-03-14
DATE: 2026-03-15
---
"""


def front_matter(site: str) -> FrontMatter:
    found = Document.parse(TEXT, dialect=find_dialect(site)).front_matter
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("site", "is_found"), [("hugo", True), ("pelican", True), ("jekyll", False), ("plain", False)]
)
def test_a_field_is_found_under_its_name_in_any_case(site: str, is_found: bool) -> None:
    head = front_matter(site)
    title, alt = head.entry("title"), head.locate(("Cover", "alt"))

    assert ("title" in head.values) == is_found
    assert head.values.get("title") == ("桥" if is_found else None)
    assert (title is not None and title.key == "Title") == is_found
    assert (alt is not None) == is_found


def test_so_are_the_fields_of_a_mapping_but_not_those_in_a_list() -> None:
    head = front_matter("hugo")
    name = head.entry("pages", 0, "Name")

    assert head.values["Cover"]["alt"] == "河上的桥"
    assert name is not None
    assert name.value.value == "甲"
    assert head.entry("pages", 0, "name") is None


def test_a_name_finds_the_field_that_is_written_so() -> None:
    values = front_matter("hugo").values

    assert str(values["date"]) == "2026-03-14"
    assert str(values["DATE"]) == "2026-03-15"
    assert str(values["Date"]) == "2026-03-14"


def test_the_fields_are_listed_as_they_are_written() -> None:
    values = front_matter("hugo").values

    assert list(values) == ["Title", "cover", "pages", "date", "DATE"]
    assert repr({**values}) == repr(front_matter("plain").values)
    assert values.get("author", "无") == "无"
    assert 5 not in values
    with pytest.raises(KeyError):
        values["author"]
