"""Pictures whose placeholder a script replaces."""

from __future__ import annotations

import pytest

from postkit.ingest.html import to_markdown

EMPTY = "data:image/gif;base64,R0"
IMAGE = '<img src="https://a.example/i.png" alt="桥">'
MARKDOWN = "![桥](https://a.example/i.png)"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param(
            f'<p><img src="{EMPTY}" alt="桥"><noscript>{IMAGE}</noscript></p>',
            MARKDOWN,
            id="placeholder",
        ),
        pytest.param(f"<p><noscript>{IMAGE}</noscript></p>", MARKDOWN, id="no placeholder"),
        pytest.param(
            f'<p><img src="{EMPTY}" data-src="https://a.example/i.png" alt="桥">'
            f"<noscript>{IMAGE}</noscript></p>",
            MARKDOWN,
            id="placeholder with its address",
        ),
        pytest.param(
            f'<picture><source srcset="https://a.example/i.png 1x"><img src="{EMPTY}" alt="桥">'
            "</picture>",
            MARKDOWN,
            id="picture",
        ),
        pytest.param(
            '<p>一<noscript><img src="//a.example/t.gif" width=1 height=1></noscript></p>',
            "一",
            id="tracker",
        ),
        pytest.param(
            f'<img src="{EMPTY}" data-image-loader="https://a.example/i.png" alt="桥">',
            MARKDOWN,
            id="attribute of a loader",
        ),
        pytest.param("<p>一<noscript>Turn on scripts.</noscript></p>", "一", id="words"),
    ],
)
def test_the_picture_that_the_script_shows(html: str, markdown: str) -> None:
    assert to_markdown(html).text == markdown
