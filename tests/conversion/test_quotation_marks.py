"""Quotation marks by edition."""

from __future__ import annotations

import pytest

from postkit.conversion import ConversionOptions, convert_document
from postkit.document import Document
from postkit.script.conversion_targets import find_target


def convert(text: str, to: str) -> str:
    options = ConversionOptions(find_target(to), ("title",), has_marks_of_edition=True)
    return convert_document(Document.parse(text), options).text


@pytest.mark.parametrize(
    ("to", "text", "expected"),
    [
        pytest.param("zh-Hant", "他说“好”。\n", "他說「好」。\n", id="a pair"),
        pytest.param("s2twp", "“软件‘甲’”。\n", "「軟體『甲』」。\n", id="a pair in a pair"),
        pytest.param("zh-Hant", "“**发展**”说。\n", "「**發展**」說。\n", id="across emphasis"),
        pytest.param("zh-Hant", "“[发展](x)”说。\n", "「[發展](x)」說。\n", id="across a link"),
        pytest.param("zh-Hant", "“用`“x”`”说。\n", "「用`“x”`」說。\n", id="not in code"),
        pytest.param("zh-Hant", "他说“好。\n", "他說“好。\n", id="no partner"),
        pytest.param("zh-Hant", "“don’t”说。\n", "「don’t」說。\n", id="an apostrophe"),
        pytest.param("zh-Hans", "他說「好『甲』」。\n", "他说“好‘甲’”。\n", id="to Simplified"),
        pytest.param(
            "zh-Hant",
            "---\ntitle: “书”\n---\n\n书\n",
            "---\ntitle: 「書」\n---\n\n書\n",
            id="a title",
        ),
    ],
)
def test_marks_of_the_edition(to: str, text: str, expected: str) -> None:
    assert convert(text, to) == expected
    assert convert(expected, to) == expected


def test_marks_stay_unless_asked_for() -> None:
    options = ConversionOptions(find_target("zh-Hant"))

    assert convert_document(Document.parse("说“好”。\n"), options).text == "說“好”。\n"
