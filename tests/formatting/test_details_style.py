"""Originals go from any style to any other, and show the same."""

from __future__ import annotations

import html5lib
import pytest
import reference_parsers

from postkit.formatting import Formatter, Layout
from postkit.source import Source

HEAD = "<details>\n<summary>Original</summary>\n"
STYLES = {
    "plain": "\nAn <em>open</em> door &amp; 3 < 4.\n",
    "markdown": "\n\nAn *open* door &amp; 3 < 4.\n\n",
    "paragraph": '\n<p class="english-text">An <em>open</em> door &amp; 3 &lt; 4.</p>\n',
}
HARD = [
    "Stars * and _lines_ and `ticks`, [a](b) and \\*.",
    "1. no list\n- nor this\n# nor that",
    "> no quote\n=== \n---x",
    "a < b > c & d &lt; e <https://e.org>",
    "snake_case and __init__ and 2*3*4 ~~x~~",
    'One **bold *and* more** word, ``a ` b`` and [a *link*](/x "title").',
    "A line  \nbroken\\\nthrice<br>so",
]


def block(content: str) -> str:
    return f"词。\n\n<details>\n<summary>Original</summary>{content}</details>\n"


def converted(text: str, style: str, **layout: object) -> str:
    return Formatter(Layout(style, **layout)).format(Source(text)).text  # type: ignore[arg-type]


def shown(text: str) -> str:
    page = html5lib.parse(reference_parsers.MARKDOWN.render(text), namespaceHTMLElements=False)
    return "".join("".join(page.itertext()).split())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("content", STYLES.values(), ids=STYLES)
def test_each_style_from_each_other_shows_the_same(content: str, style: str) -> None:
    text = converted(block(content), style)

    assert shown(text) == shown(block(content))
    if style == "paragraph":
        assert text == block(STYLES[style])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("source", ["\n{}\n", "\n\n{}\n\n", "\n<p>{}</p>\n"], ids=STYLES)
@pytest.mark.parametrize("text", HARD)
def test_signs_with_a_meaning_elsewhere_are_kept_as_text(
    text: str, source: str, style: str
) -> None:
    draft = block(source.format(text))
    there = converted(draft, style)

    assert shown(there) == shown(draft)
    for other in STYLES:
        assert shown(converted(there, other)) == shown(draft)


@pytest.mark.parametrize("content", STYLES.values(), ids=STYLES)
def test_paragraphs_stay_apart_in_every_style(content: str) -> None:
    two = block("\n<p>One.</p>\n<p>Two.</p>\n")

    assert converted(two, "markdown") == block("\n\nOne.\n\nTwo.\n\n")
    assert converted(two, "plain") == block("\nOne.\n\nTwo.\n\n")
    assert converted(converted(two, "plain"), "paragraph", paragraph_class="") == two


def test_what_has_no_form_in_the_style_is_reported_and_stays() -> None:
    draft = block("\n\n- one\n- two\n\n")
    result = Formatter(Layout("paragraph")).format(Source(draft))

    assert result.text == draft
    assert [item.line for item in result.withheld] == [3]
    assert Formatter(Layout("markdown")).format(Source(draft)).withheld == ()


def test_a_broken_block_is_reported_and_stays() -> None:
    draft = f"词 \n\n\n{HEAD}<p>One.\n</details>\n"
    result = Formatter(Layout("markdown")).format(Source(draft))

    assert "<p>One.\n" in result.text
    assert [(item.line, "fix its block first" in item.message) for item in result.withheld] == [
        (4, True)
    ]


def test_only_originals_are_converted_and_labelled() -> None:
    originals = block("\nOne.\n") + "\n" + block("\nTwo.\n").replace("Original", "Orignal")
    other = "\n<details>\n<summary>剧透</summary>\n结局。\n</details>\n"

    text = converted(originals + other, "paragraph", summary_label="原文")

    assert text.count('<summary>原文</summary>\n<p class="english-text">') == 2
    assert text.endswith(other)
