"""HTML in drafts for sites that leave it out, or render no Markdown in it."""

from __future__ import annotations

import pytest

from postkit.dialects import PLAIN, find_dialect
from postkit.ingest.html_on_site import has_html, with_markdown_attributes

FIGURE = "<figure>\n\n![桥](a.png)\n\n<figcaption>桥</figcaption>\n</figure>\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (FIGURE, FIGURE.replace("<figure>", '<figure markdown="1">')),
        ("> <details open>\n> <summary>x</summary>\n", '<details open markdown="1">'),
        ('<figure markdown="1">\n\n![桥](a.png)\n', '<figure markdown="1">\n\n![桥](a.png)\n'),
        ("```\n<figure>\n```\n", "```\n<figure>\n```\n"),
        ("在 `<figure>` 里\n", "在 `<figure>` 里\n"),
        ("<figure-box>\n\n*a*\n", "<figure-box>\n\n*a*\n"),
    ],
)
def test_markdown_in_a_tag_is_rendered_by_kramdown(body: str, expected: str) -> None:
    assert expected in with_markdown_attributes(body, find_dialect("jekyll"))
    assert with_markdown_attributes(body, PLAIN) == body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (FIGURE, True),
        ("甲<sup>2</sup>\n", True),
        ("- 甲\n\n  <a id='x'></a>乙\n", True),
        ("<!--more-->\n\n甲 < 乙, <https://a.example>\n", False),
        ("`<b>`\n\n```\n<p>\n```\n", False),
        (r"甲\<b>乙", False),
    ],
)
def test_what_is_html(body: str, expected: bool) -> None:
    assert has_html(body) is expected
