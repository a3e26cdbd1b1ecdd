"""HTML made at random shows the same as the Markdown that it becomes."""

from __future__ import annotations

from html import escape

import pytest
from examples import up_to
from hypothesis import given
from hypothesis import strategies as st
from ingest_pages import shown_by_html, shown_by_markdown

from postkit.ingest.html import to_markdown

TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "桥",
                "真的。",
                "“是吗？”",
                "（一）",
                "a",
                "word two",
                " ",
                "1.",
                "1)",
                "-",
                "+",
                "#",
            ),
            *("---", "===", "***", "___", "> x", "| a | b |", "a_b_c", "_x_", "*x*", "**", "`x`"),
            *("[x](y)", "![x](y)", "[x]: y", "[^1]", "]", "[", "(y)", "!", "<details>", "&copy;"),
            *("&amp;lt;", "\\", "\\*", "~~x~~", "1~2 3~4", "~~~", "```", "$x$", ":::", "!!! x"),
            *("<b", "-->", "<!--", "a\nb", "\u3000", "\u00a0", "😀", "：", "http://a.b/c_d_e", "="),
        ]
    ),
    st.text(alphabet="a 桥。*_`[]()!<>&#-+=~|\\.1\n", max_size=6),
).map(lambda text: escape(text, quote=False))


def tagged(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda name, text: f"<{name}>{text}</{name}>", st.sampled_from(names), inner)


CODE = st.text(alphabet="a `\\*<&|b桥", min_size=1, max_size=8).map(
    lambda text: f"<code>{escape(text)}</code>"
)
IMAGES = st.builds(
    lambda alt: f'<img src="/i.png" alt="{escape(alt)}">', st.text(alphabet='a桥[]*_"', max_size=4)
)


MEDIA = st.sampled_from(
    [
        '<audio controls src="/a.mp3"></audio>',
        '<video src="/v.mp4" poster="/p.png"></video>',
        '<video controls><source src="/v.webm" type="video/webm"><source src="/v.mp4"></video>',
        '<picture><source srcset="/i.webp"><img src="/i.png" alt="桥"></picture>',
        "<ruby>桥<rp>(</rp><rt>qiáo</rt><rp>)</rp></ruby>",
    ]
)
MATHS = st.sampled_from(
    [
        "<math><msup><mi>x</mi><mn>2</mn></msup></math>",
        '<math display="block"><mfrac><mi>a_b_c</mi><mn>*2*</mn></mfrac></math>',
        '<span class="katex"><span class="katex-mathml"><math><mi>y</mi></math></span></span>',
    ]
)


def inline(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    leaves = st.one_of(texts, texts, CODE, IMAGES, MEDIA, MATHS, st.just("<br>"))
    marks = [
        *("em", "strong", "b", "i", "sup", "sub", "del", "ins", "mark", "kbd", "span", "u"),
        *("small", "abbr", "q", "cite", "samp", "var", "time", "s"),
    ]
    links = st.builds(
        lambda target, text: f'<a href="{target}">{text}</a>',
        st.sampled_from(["/x", "/x y", "/(x)", "https://a.b/?a=1&amp;copy=2"]),
        st.lists(st.one_of(texts, tagged(["em", "strong"], texts)), max_size=3).map("".join),
    )
    marked = st.recursive(
        leaves,
        lambda inner: tagged(marks, st.lists(inner, max_size=3).map("".join)),
        max_leaves=6,
    )
    return st.lists(st.one_of(marked, links), max_size=5).map("".join)


LINES = inline(TEXTS)
PRE = st.text(alphabet="a `~\n #桥<\t", max_size=12).map(
    lambda text: f"<pre><code>x{escape(text)}</code></pre>"
)
TABLES = st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3).map(
    lambda rows: (
        "<table>"
        + "".join(
            f"<tr><{cell}>x{one}</{cell}><{cell}>x{two}</{cell}></tr>"
            for cell, (one, two) in zip(["th", "td", "td"], rows, strict=False)
        )
        + "</table>"
    )
)


JOINED = st.builds(
    lambda wide, one, two: (
        f"<table><caption>x{wide}</caption><tr><th colspan=2>x{wide}</th></tr>"
        f"<tr><td>x{one}</td><td><ul><li>x{two}</li></ul></td></tr></table>"
    ),
    LINES,
    LINES,
    LINES,
)
DEFINITIONS = st.builds(lambda one, two: f"<dl><dt>x{one}</dt><dd>x{two}</dd></dl>", LINES, LINES)
TASKS = st.builds(
    lambda one, two: (
        f"<ul><li><input type=checkbox checked> x{one}</li>"
        f"<li><input type=checkbox> x{two}</li></ul>"
    ),
    LINES,
    LINES,
)
FRAMES = st.just('<iframe src="https://a.example/embed/1"></iframe>')


def lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner.map(lambda text: f"<li>x{text}</li>"), min_size=1, max_size=3)
    return st.one_of(
        items.map(lambda texts: f"<ul>{''.join(texts)}</ul>"),
        items.map(lambda texts: f"<ol>{''.join(texts)}</ol>"),
        items.map(lambda texts: f"<ol start=3>{''.join(texts)}</ol>"),
    )


BLOCKS = st.recursive(
    st.one_of(
        tagged(["p", "h2", "h3", "div"], LINES),
        PRE,
        TABLES,
        JOINED,
        DEFINITIONS,
        TASKS,
        FRAMES,
        st.just("<hr>"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join).flatmap(lambda text: lists(st.just(text))),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<blockquote>{''.join(blocks)}</blockquote>"
        ),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<details><summary>原文*</summary>{''.join(blocks)}</details>"
        ),
        st.builds(
            lambda block, caption: f"<figure>{block}<figcaption>x{caption}</figcaption></figure>",
            inner,
            LINES,
        ),
        lists(LINES),
        st.builds(
            lambda mark, block: f"<{mark}>{block}</{mark}>",
            st.sampled_from(["del", "ins"]),
            inner,
        ),
        st.lists(inner, max_size=2).map(lambda blocks: f"<section>x{''.join(blocks)}</section>"),
    ),
    max_leaves=6,
)
PAGES = st.lists(BLOCKS, max_size=4).map("".join)


@pytest.mark.slow
@up_to(300)
@given(PAGES)
def test_pages(html: str) -> None:
    markdown = to_markdown(html).text

    assert shown_by_markdown(markdown) == shown_by_html(html), markdown


@up_to(200)
@given(LINES)
def test_lines(html: str) -> None:
    markdown = to_markdown(html).text

    assert shown_by_markdown(markdown) == shown_by_html(html), markdown


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("他说<em>真的。</em>然后走了。", id="emphasis of Chinese"),
        pytest.param("<strong>“是吗？”</strong>她问。", id="quoted emphasis"),
        pytest.param("a<strong><em>b</em></strong>c<em>d</em>e", id="emphasis in emphasis"),
        pytest.param("<em>\u3000<br>桥</em><a href='/x'>桥</a>", id="a break after a tag"),
        pytest.param("<p>x<sup>2</sup><ins>a</ins><kbd>Ctrl</kbd></p>", id="kept tags"),
    ],
)
def test_small_pieces(html: str) -> None:
    assert shown_by_markdown(to_markdown(html).text) == shown_by_html(html)
