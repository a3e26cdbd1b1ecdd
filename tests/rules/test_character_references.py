"""Every named character reference, and numeric ones, beside Chinese: no rule may touch them."""

from __future__ import annotations

import html.entities
import re

import pytest

import postkit

NAMES = sorted(name for name in html.entities.html5 if name.endswith(";"))
NUMBERS = ("#8482;", "#x200B;", "#X4E2D;", "#0;", "#1234567;")
PLACES = {
    "before": "甲&{}乙",
    "spaced": "甲 &{} 乙",
    "words": "甲&{}word，word&{}甲",
    "strong": "他说**甲&{}**乙，**&{}丙**丁。",
    "quotes": "他说“&{}甲&{}”，（&{}）。",
    "link": "[甲&{}乙](/a?b=1&{}c)",
    "heading": "## 甲&{}乙",
    "html": '<p title="甲&{}乙">甲&{}乙</p>',
}


def many(place: str) -> str:
    paragraphs = [PLACES[place].replace("{}", name) for name in (*NAMES, *NUMBERS)]
    return "---\ntitle: 一个标题\n---\n\n" + "\n\n".join(paragraphs) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_safe_fixes_keep_every_reference(place: str) -> None:
    text = many(place)
    config = postkit.Configuration({"select": ["ALL"]}, isolated=True)

    fixed = postkit.fix_text(text, path="a.md", config=config).text

    names = (*NAMES, *NUMBERS)
    assert len(NAMES) == 2125
    assert set(names) <= set(re.findall(r"&(#?\w+;)", fixed))
    assert fixed.count("&") == text.count("&")
    assert [name for name in names if f"&{name[:-1]}；" in fixed] == []


@pytest.mark.parametrize("place", PLACES)
def test_format_and_convert_keep_every_reference(place: str) -> None:
    text = many(place)

    assert postkit.format_text(text, path="a.md").text == text
    converted = postkit.convert_text(text, "zh-Hant-TW", path="a.md").text
    assert set(NAMES) <= set(re.findall(r"&(\w+;)", converted))


@pytest.mark.parametrize("name", ["nbsp", "lt", "#8482", "ldquo"])
def test_plain_references_are_no_finding(name: str) -> None:
    text = f"---\ntitle: 一个标题\n---\n\n甲&{name};乙\n"

    assert postkit.lint_text(text, path="a.md").diagnostics == ()
