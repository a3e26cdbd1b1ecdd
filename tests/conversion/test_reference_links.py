"""Links by the label of a definition keep their definition when their text is converted."""

from __future__ import annotations

import pytest

import postkit

DEFINITION = "\n\n[头发]: /a\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("见[头发]。", "見[頭髮][头发]。", id="a label alone"),
        pytest.param("见[头发][]。", "見[頭髮][头发]。", id="with empty brackets"),
        pytest.param("![头发]", "![頭髮][头发]", id="an image"),
        pytest.param("[头发]与[头发]", "[頭髮][头发]與[頭髮][头发]", id="twice"),
        pytest.param("[理发][头发]", "[理髮][头发]", id="a label after the text"),
        pytest.param("[头发](/b)", "[頭髮](/b)", id="no reference"),
        pytest.param("[理发]", "[理髮]", id="no definition"),
        pytest.param("`[头发]`说", "`[头发]`說", id="in code"),
    ],
)
def test_a_link_keeps_its_definition(text: str, expected: str) -> None:
    converted = postkit.convert_text(text + DEFINITION, "zh-Hant").text

    assert converted == expected + DEFINITION
    assert postkit.convert_text(converted, "zh-Hant").text == converted


@pytest.mark.parametrize("to", ["zh-Hant", "s2twp"])
def test_a_label_that_stays_is_left_alone(to: str) -> None:
    text = "[山水][]是头发和[山水]。\n\n[山水]: /a\n"
    converted = postkit.convert_text(f"变量：{text}", to).text

    assert converted.endswith("[山水][]是頭髮和[山水]。\n\n[山水]: /a\n")
