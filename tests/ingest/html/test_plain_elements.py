"""Classes and styles of editors and sites, as the Markdown of what they mean."""

from __future__ import annotations

import pytest

from postkit.ingest.html import to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param(
            '<ul class="bulleted-list"><li>a<ul class="bulleted-list"><li>b</li></ul></li></ul>'
            '<ul class="bulleted-list"><li>c</li></ul>',
            "- a\n  - b\n- c",
            id="items of Notion",
        ),
        pytest.param(
            '<ol class="numbered-list" start="1"><li>a</li></ol>\n'
            '<ol class="numbered-list" start="2"><li>b</li></ol>'
            '<ol class="numbered-list" start="1"><li>c</li></ol>',
            "1. a\n2. b\n\n1) c",
            id="numbered items of Notion",
        ),
        pytest.param("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b", id="two lists"),
        pytest.param(
            '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>a</span>'
            '</li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> '
            "<span>b</span></li></ul>",
            "- [x] a\n- [ ] b",
            id="tasks of Notion",
        ),
        pytest.param(
            '<div class="latex-rendered" data-attrs="{&quot;persistentExpression&quot;:'
            '&quot;E=mc^2&quot;}"></div>',
            "$$E=mc^2$$",
            id="formula of Substack",
        ),
        pytest.param(
            'a <span class="math-inline" data-math="x^2"><span class="katex">x2</span></span>',
            "a $x^2$",
            id="formula of KaTeX in an attribute",
        ),
        pytest.param('<div class="latex-rendered" data-attrs="[">a</div>', "a", id="no formula"),
        pytest.param(
            '<span style="font-weight: bold">a</span> <span style="font-style:italic">b</span> '
            '<span style="text-decoration: line-through">c</span>',
            "**a** *b* <s>c</s>",
            id="styles",
        ),
        pytest.param(
            '<b style="font-weight:normal"><p>a <span style="font-weight:700">b</span></p></b>',
            "a **b**",
            id="text pasted from Google Docs",
        ),
        pytest.param('<h2><span style="font-weight:700">a</span></h2>', "## a", id="heading"),
        pytest.param(
            '<span style="font-weight:700;font-style:italic">' * 80 + "a",
            "***a***",
            id="nested styles",
        ),
    ],
)
def test_what_classes_and_styles_say(html: str, markdown: str) -> None:
    assert to_markdown(html).text == markdown
