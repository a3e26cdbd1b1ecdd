"""Elements of HTML, one piece for each that a page or a feed can hold."""

from __future__ import annotations

PIECES: dict[str, str] = {
    "paragraphs": "<p>一段。</p><p>二段。</p>",
    "headings": "<h2>标题 #</h2><h3>小标题</h3>",
    "line break": "<p>一行<br>二行</p>",
    "emphasis": "<p>a <em>b</em> c <strong>d</strong> e</p>",
    "emphasis between Chinese letters": (
        "<p>他说<em>真的。</em>然后<strong>“是吗？”</strong>她问。</p>"
    ),
    "emphasis in emphasis": "<p>a<strong>b<em>c</em></strong>d</p>",
    "link": '<p>见<a href="https://a.example/x_(y)">这里</a>。</p>',
    "link around a heading": '<a href="/x"><h3>标题</h3></a>',
    "image": '<p><img src="/i.png" alt="桥 [1]"></p>',
    "image in a link": '<p><a href="/x"><img src="/i.png" alt="桥"></a></p>',
    "picture": '<picture><source srcset="/i.webp"><img src="/i.png" alt="桥"></picture>',
    "image that loads late": '<p>a <img src="data:image/gif;base64,R0lG" data-src="/i.png"></p>',
    "figure with caption": (
        '<figure><img src="/i.png"><figcaption>桥<sup>1</sup></figcaption></figure>'
    ),
    "list": "<ul><li>一<ul><li>二</li></ul></li><li>三</li></ul>",
    "numbered list": "<ol start=3><li>一</li><li>二</li></ol>",
    "tasks": "<ul><li><input type=checkbox checked> 一</li><li><input type=checkbox> 二</li></ul>",
    "list with code": "<ul><li>一<pre><code>a\n b</code></pre></li></ul>",
    "definitions": "<dl><dt>桥</dt><dd>过河的路</dd></dl>",
    "quotation": "<blockquote><p>一</p><p>二</p></blockquote>",
    "rule": "<p>一</p><hr><p>二</p>",
    "code": "<p><code>a`b|c</code></p>",
    "code block": '<pre><code class="language-py">if a:\n    b = "`"</code></pre>',
    "code, a tag for each line": "<pre><div>a</div><div> b</div></pre>",
    "code of Hexo": (
        '<figure class="highlight js"><table><tr><td class="gutter"><pre>1\n2</pre></td>'
        '<td class="code"><pre><span class="line">a</span><br><span class="line"> b</span></pre>'
        "</td></tr></table></figure>"
    ),
    "table": "<table><tr><th>a<th>b<tr><td>1|2<td><code>x|y</code></table>",
    "table without a head": "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    "table with joined cells": "<table><tr><th colspan=2>a<tr><td>b<td>c</table>",
    "table with a list": "<table><tr><td>a<td><ul><li>b<li>c</ul></table>",
    "superscript, subscript": "<p>10<sup>6</sup>, H<sub>2</sub>O</p>",
    "deleted, inserted": "<p><del>a</del> <ins>b</ins> <s>c</s></p>",
    "marked": "<p><mark>a</mark></p>",
    "keys": "<p><kbd>Ctrl</kbd>+<kbd>C</kbd></p>",
    "ruby": "<p><ruby>桥<rp>(</rp><rt>qiáo</rt><rp>)</rp></ruby></p>",
    "abbreviation": '<p><abbr title="x">HTML</abbr></p>',
    "formula": "<p><math><msup><mi>x_i</mi><mn>2</mn></msup></math></p>",
    "formula of KaTeX": (
        '<p><span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span>'
        '<span class="katex-html" aria-hidden="true">x</span></span></p>'
    ),
    "audio": '<p>a</p><audio controls src="/a.mp3"></audio>',
    "video": '<p>a</p><video><source src="/v.mp4"></video>',
    "frame": '<p>a</p><iframe src="https://a.example/embed/1"></iframe>',
    "details": "<details><summary>原文</summary><p>a</p></details>",
    "text like Markdown": "<p># a</p><p>1. b</p><p>---</p><p>*c* _d_ `e` [f](g)</p>",
    "text like HTML": "<p>用 &lt;details&gt; 折叠 &amp;lt;</p>",
}
"""Each piece by what it shows."""

SHOWN_OTHERWISE: dict[str, str] = {
    "image that loads late": '<p>a <img src="/i.png"></p>',
    "code, a tag for each line": "<pre><code>a\n b</code></pre>",
    "code of Hexo": "<pre><code>a\n b</code></pre>",
    "formula of KaTeX": "<p><math><mi>x</mi></math></p>",
}
"""What a reader sees of those pieces that a script or a style sheet changes."""
