"""HTML as Markdown, as CommonMark reads it back."""

from __future__ import annotations

import pytest
from examples import size, up_to
from hypothesis import given
from hypothesis import strategies as st

from postkit.ingest.html import to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param("<p>一</p><p>二</p>", "一\n\n二", id="paragraphs"),
        pytest.param("<p>一</p><p>&nbsp;</p><p>二</p>", "一\n\n二", id="empty paragraph"),
        pytest.param("<p>一<p>二", "一\n\n二", id="unclosed paragraphs"),
        pytest.param("一<br>二<br><br>三", "一  \n二\n\n三", id="line breaks"),
        pytest.param("一<br/>二<br />三</br>四", "一  \n二  \n三  \n四", id="line breaks of XHTML"),
        pytest.param("<h2>标\n题</h2>文", "## 标 题\n\n文", id="heading"),
        pytest.param("a <b> b </b>c", "a **b** c", id="spaces move out of emphasis"),
        pytest.param("<b>x<i>y</b>z</i>", "**x<em>y</em>**<em>z</em>", id="crossing emphasis"),
        pytest.param("<b><p>一</p><p>二</p></b>", "**一**\n\n**二**", id="emphasis around blocks"),
        pytest.param("<b>一<strong>二</strong>三</b>", "**一二三**", id="emphasis in emphasis"),
        pytest.param('<a href="/x y">t</a>', "[t](https://a.example/x%20y)", id="relative link"),
        pytest.param('<a href="/(x)">t</a>', "[t](<https://a.example/(x)>)", id="parentheses"),
        pytest.param('<a href="javascript:x()">t</a>', "t", id="script as a link"),
        pytest.param('<img src="i.png" alt="桥">', "![桥](https://a.example/i.png)", id="image"),
        pytest.param(
            '<img src="data:image/gif;base64,R0" data-src="/i.png">',
            "![](https://a.example/i.png)",
            id="image loaded late",
        ),
        pytest.param("<ul><li>a<li>b</ul>", "- a\n- b", id="list"),
        pytest.param("<ul><li>a<ol><li>b</li></ol></li></ul>", "- a\n  1. b", id="list in a list"),
        pytest.param("<ol><ol><li>a</ol></ol>", "1. a", id="list that only indents"),
        pytest.param("<ul><li>a</ul><ol start=3><li>b</ol>", "- a\n\n3. b", id="list after a list"),
        pytest.param(
            "<ol reversed start=5><li>a<li>b</ol>",
            '<ol reversed start="5"><li>a</li><li>b</li></ol>',
            id="list that counts down",
        ),
        pytest.param(
            "<ol type=A><li>a</ol>", '<ol type="A"><li>a</li></ol>', id="list with letters"
        ),
        pytest.param(
            "<ol><li>a<li value=7>b</ol>",
            '<ol><li>a</li><li value="7">b</li></ol>',
            id="list that leaves numbers out",
        ),
        pytest.param(
            '<ol><li value="1">a<li value="2">b</ol>', "1. a\n2. b", id="list with its numbers"
        ),
        pytest.param(
            "<li><p>a</p><p>b</p></li>", "- a\n\n  b", id="item of two paragraphs, no list"
        ),
        pytest.param(
            "<p>a</p><blockquote><p>b</p><p>c</p></blockquote>d",
            "a\n\n> b\n>\n> c\n\nd",
            id="quotation",
        ),
        pytest.param(
            '<pre><code class="language-py">x  = 1\n# *y*</code></pre>',
            "```py\nx  = 1\n# *y*\n```",
            id="code",
        ),
        pytest.param('<pre lang="php">x</pre>', "```php\nx\n```", id="code of WP-Syntax"),
        pytest.param('<pre lang="zh-CN">x</pre>', "```\nx\n```", id="text in a language"),
        pytest.param(
            '<pre class="lang:js decode:true">x</pre>', "```js\nx\n```", id="code of Crayon"
        ),
        pytest.param(
            '<pre data-code-block-lang="python"><span>x<br>y</span></pre>',
            "```python\nx\ny\n```",
            id="code of Medium",
        ),
        pytest.param(
            '<script src="https://gist.github.com/a/1f.js?file=b.py"></script>',
            "[https://gist.github.com/a/1f](https://gist.github.com/a/1f)",
            id="code of a gist",
        ),
        pytest.param(
            '<object><param name="movie" value="http://b.example/v/1"><embed src="http://b.example/v/1">'
            "</object>",
            "[http://b.example/v/1](http://b.example/v/1)",
            id="film in a plug-in",
        ),
        pytest.param('<embed src="javascript:x()">一', "一", id="script in a plug-in"),
        pytest.param(
            '<a href="/x">a<br>b</a>', "[a<br>b](https://a.example/x)", id="lines in a link"
        ),
        pytest.param(
            '<acronym title="一">a</acronym> <big>b</big>',
            '<acronym title="一">a</acronym> <big>b</big>',
            id="old tags",
        ),
        pytest.param(
            'a<sup id="r"><a href="#n">1</a></sup><p id="n">b <a href="#r">^</a>',
            'a<sup id="r">[1](#n)</sup>\n\n<a id="n"></a>\n\nb [^](#r)',
            id="a kept tag is the place for links to it",
        ),
        pytest.param("<pre>```</pre>", "````\n```\n````", id="backticks in code"),
        pytest.param("a <code>b*`c</code>", "a ``b*`c``", id="code in a line"),
        pytest.param(
            "<table><tr><th>a</th> <th>b|c</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr>",
            "| a | b\\|c |\n| --- | --- |\n| 1 | 2<br>3 |",
            id="table",
        ),
        pytest.param(
            "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb", id="layout table"
        ),
        pytest.param("a<hr>b", "a\n\n---\n\nb", id="rule"),
        pytest.param("<script>x</script>a<style>y</style>", "a", id="what is not shown"),
        pytest.param(
            "a * b_c _d_ 1 &lt; 2 &lt;b&gt;", "a \\* b_c \\_d\\_ 1 < 2 &lt;b>", id="signs"
        ),
        pytest.param("<p># a</p><p>&gt; b</p>", "\\# a\n\n\\> b", id="signs at the start"),
        pytest.param("<h2>a {#b}</h2>", "## a \\{#b}", id="no attributes of a heading"),
        pytest.param("<h2>a {{ b }}</h2>", "## a {{ b }}", id="no attributes in a template"),
        pytest.param("a <b", "a &lt;b", id="tag cut off"),
        pytest.param("a <!-- b", "a &lt;!-- b", id="comment cut off"),
        pytest.param("&#x4f60;&nbsp;&amp;amp;", "你\xa0&amp;amp;", id="entities"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html, "https://a.example/").text == markdown


TAGS = ["p", "b", "i", "a href=x", "ul", "ol", "li", "blockquote", "pre", "code", "table", "tr"]
PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag.split()[0]}>" for tag in TAGS),
        *("<td>", "</td>", "<h2>", "</h2>", "<br>", "<img>", "一", "x y", "\n", "&lt;", "`", "*"),
    ]
)


@up_to(300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_is_lost(html: str) -> None:
    markdown = to_markdown(html).text

    assert markdown.count("一") == html.count("一")
    # The `x` of a link's address is none of the text.
    assert markdown.replace("](x)", "").count("x") >= html.replace("href=x", "").count("x")


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p>文<b>x",
        "<ul><li>",
        "<blockquote>x",
        "<a ",
        '<a b="',
        "<!--",
        "</",
        "<table><td>",
    ],
)
def test_deep_and_unclosed_markup_takes_no_time(piece: str) -> None:
    assert isinstance(to_markdown(piece * size(5_000)).text, str)
