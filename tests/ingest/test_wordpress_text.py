"""The text of a WordPress post: paragraphs without tags, shortcodes, the mark of the excerpt."""

from __future__ import annotations

import pytest

from postkit.ingest.wordpress_text import Library, Picture, to_markdown

LIBRARY = Library(
    {
        "7": Picture("https://example.org/bridge.jpg", "桥", "河边的新桥"),
        "8": Picture("https://example.org/river.jpg", "河", ""),
    },
    ("8",),
)
BRIDGE = """\
<figure>

![桥](https://example.org/bridge.jpg)

<figcaption>河边的新桥</figcaption>
</figure>"""
RIVER = "![河](https://example.org/river.jpg)"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("一段。\n\n又一段。", "一段。\n\n又一段。", id="paragraphs"),
        pytest.param("第一行\n第二行", "第一行  \n第二行", id="line break"),
        pytest.param("第一行<br />\n第二行", "第一行  \n第二行", id="line break with its tag"),
        pytest.param(
            "<strong>一段。\n\n又一段。</strong>",
            "**一段。**\n\n**又一段。**",
            id="bold over two paragraphs",
        ),
        pytest.param(
            "<h2>标题</h2>\n一段。\n<hr />\n一段。",
            "## 标题\n\n一段。\n\n---\n\n一段。",
            id="blocks",
        ),
        pytest.param(
            "<ul>\n\t<li>一\n\n还是一</li>\n\t<li>二</li>\n</ul>",
            "- 一\n\n  还是一\n\n- 二",
            id="list",
        ),
        pytest.param("<blockquote>甲\n\n乙</blockquote>", "> 甲\n>\n> 乙", id="quotation"),
        pytest.param("<pre>a\n\nb</pre>", "```\na\n\nb\n```", id="preformatted"),
        pytest.param("<p>一段\n还是它</p>\n\n<p>又一段</p>", "一段  \n还是它\n\n又一段", id="tags"),
        pytest.param(
            "<!-- wp:paragraph -->\n<p>一段\n还是它</p>\n<!-- /wp:paragraph -->",
            "一段 还是它",
            id="blocks of the editor have their own paragraphs",
        ),
        pytest.param(
            "开头。<!--more-->\n\n其余。", "开头。\n\n<!--more-->\n\n其余。", id="excerpt"
        ),
        pytest.param(
            "<p>开头。</p>\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n<p>其余。</p>",
            "开头。\n\n<!--more-->\n\n其余。",
            id="excerpt in blocks",
        ),
    ],
)
def test_paragraphs(source: str, expected: str) -> None:
    assert to_markdown(source, "", LIBRARY).text == expected


IMAGE = '<img src="https://example.org/bridge.jpg" alt="桥" />'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            f'[caption id="a" width="9" caption="河边的新桥"]{IMAGE}[/caption]',
            BRIDGE,
            id="old caption",
        ),
        pytest.param(f'[caption width="9"]{IMAGE} 河边的新桥[/caption]', BRIDGE, id="caption"),
        pytest.param(
            f'甲[caption width="9"]{IMAGE}[/caption]乙',
            "甲\n\n![桥](https://example.org/bridge.jpg)\n\n乙",
            id="caption without words",
        ),
        pytest.param('[gallery ids="7,8"]', f"{BRIDGE}\n\n{RIVER}", id="gallery"),
        pytest.param("[gallery]", RIVER, id="gallery of the pictures of the post"),
        pytest.param('[gallery ids="99"]', '[gallery ids="99"]', id="gallery of nothing"),
        pytest.param(
            "[audio:https://example.org/a.mp3|titles=a]",
            '<audio controls src="https://example.org/a.mp3"></audio>',
            id="old audio",
        ),
        pytest.param(
            '[video width="6" mp4="https://example.org/a.mp4"][/video]',
            '<video controls src="https://example.org/a.mp4"></video>',
            id="video",
        ),
        pytest.param(
            "[embed]https://example.org/v[/embed]",
            "[https://example.org/v](https://example.org/v)",
            id="embed",
        ),
        pytest.param(
            "看：\nhttps://example.org/v\n很好。",
            "看：  \n[https://example.org/v](https://example.org/v)  \n很好。",
            id="address on a line",
        ),
        pytest.param(
            '[code lang="js"]if (a &lt; b) {\n\n  a;\n}[/code]',
            "```js\nif (a < b) {\n\n  a;\n}\n```",
            id="code",
        ),
        pytest.param("[php]$a['b'] = 1;[/php]", "```php\n$a['b'] = 1;\n```", id="code by language"),
        pytest.param("数组 a[c] 和 [text]", "数组 a[c] 和 [text]", id="brackets in a text"),
        pytest.param("[contact-form]", "[contact-form]", id="unknown"),
    ],
)
def test_shortcodes(source: str, expected: str) -> None:
    assert to_markdown(source, "", LIBRARY).text == expected


@pytest.mark.parametrize(
    "piece", ["[caption]", "[code][/caption]", "[gallery ", "<!--more-->\n", "\n\n"]
)
def test_many_of_one_kind_take_time_in_proportion(piece: str) -> None:
    """They ended in seconds; a search from each to the end would take hours."""
    to_markdown(piece * (20_000 if "<" not in piece else 2_000), "", LIBRARY)
