"""What is imported into a small site is on the pages that its generator builds."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from sites.generators import build_with_import, require

pytestmark = pytest.mark.slow

FOLDERS = {
    "eleventy": "content/imported",
    "hugo": "content/imported",
    "hexo": "source/_posts",
    "jekyll": "_posts",
    "astro": "src/pages/imported",
    "mkdocs": "docs/imported",
}
ARTICLES = {
    "标题: {{ page.title }}": "<p>写 {{ page.title }}，{% raw %} 和 {{&lt; figure &gt;}} 都是字。"
    "</p><pre><code class='language-js'>if (a &lt; 3 &amp;&amp; b) { return {{ x }}; }</code>"
    "</pre>",
    "Captions": "<figure><img src='https://a.example/dawn.jpg' alt='桥'><figcaption>早上的桥"
    "</figcaption></figure><details><summary>Original</summary><p>The <b>bridge</b>.</p></details>",
    "yes": "<table><tr><th>站</th><th>人</th></tr><tr><td>东 | 西</td><td>1,200</td></tr></table>"
    "<ul><li>一<ul><li>二</li></ul></li><li><p>三</p><pre><code>四</code></pre></li></ul>",
    "2024": "<h2>有括号 {#custom}</h2><p>1. 不是列表</p><p># 不是标题</p><p>- 不是</p><p>---</p>"
    "<p>3~5 天，10~20 天</p>",
    '"引号" # [x]': "<p>注<sup><a href='#fn1'>1</a></sup>。</p><ol><li id='fn1'>这是注。</li></ol>"
    "<p><a href='https://a.example/河边的桥/'>链接</a> AT&amp;T &lt;div&gt; C:\\new</p>",
}
SHOWN = (
    *("写{{page.title}}，{%raw%}和{{<figure>}}都是字。", "if(a<3&&b){return{{x}};}"),
    *("早上的桥", "Original", "Thebridge.", "东|西", "1,200", "有括号{#custom}", "1.不是列表"),
    *("#不是标题", "3~5天，10~20天", "-不是", "这是注。", "链接AT&T<div>C:\\new"),
)
ADDRESSES = {"https://a.example/dawn.jpg", "https://a.example/河边的桥/", "#fn1"}


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_of_an_import_is_missing_on_the_site(name: str, tmp_path: Path) -> None:
    require(name)
    items = [
        {"title": title, "content_html": html, "date_published": f"2026-03-0{number}"}
        for number, (title, html) in enumerate(ARTICLES.items(), 1)
    ]
    source = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})

    out = build_with_import(name, tmp_path / name, source, FOLDERS[name])

    pages = [
        html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        for path in out.rglob("*.html")
    ]
    shown = "\n".join("".join("".join(page.itertext()).split()) for page in pages)
    elements = [element for page in pages for element in page.iter()]
    found = {unquote(element.get(key, "")) for element in elements for key in ("href", "src")}
    assert [text for text in SHOWN if text not in shown] == []
    assert ADDRESSES - found == set()
    assert any(element.tag == "ul" and element.find("li/ul") is not None for element in elements)
