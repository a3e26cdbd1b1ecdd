"""Where the article of a page starts and ends."""

from __future__ import annotations

import pytest

from postkit.ingest import RawInput, Reading, read


def parse(page: str) -> Reading:
    return read(RawInput(page.encode("gb18030"), "page.html"))


@pytest.mark.parametrize(
    ("before", "after", "arrives_as"),
    [
        ('<p><img src="a.jpg"></p>', "", "![](a.jpg)"),
        ("", '<figure><a href="/b"><div>另一座桥</div></a></figure>', "[另一座桥](/b)"),
    ],
)
def test_pictures_and_figures_around_the_text_are_part_of_it(
    before: str, after: str, arrives_as: str
) -> None:
    pytest.importorskip("trafilatura")
    text = "<p>河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，一路树荫。</p>"

    (article,) = parse(
        '<!doctype html><html><head><meta charset="gb2312"><title>河边的新桥</title></head><body>'
        f"<header><h1>河边的新桥</h1></header><article>{before}{text * 2}{after}</article>"
        "</body></html>"
    ).articles

    assert arrives_as in article.body


def test_a_remark_in_the_text_is_part_of_it() -> None:
    pytest.importorskip("trafilatura")
    text = "<p>河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，一路树荫。</p>"

    reading = parse(
        '<!doctype html><html><head><meta charset="gb2312"><title>新桥</title></head><body>'
        f'<article><h1>新桥</h1>{text}<aside class="callout tip">周末人多。</aside>{text * 2}'
        '<aside class="promo"><p>订阅小报。</p></aside></article></body></html>'
    )

    assert "\n\n周末人多。\n\n" in reading.articles[0].body
    assert "订阅小报。" not in reading.articles[0].body


def test_an_article_that_is_a_table() -> None:
    pytest.importorskip("trafilatura")
    rows = "".join(
        f"<tr><td>第{n}座</td><td>河边的新桥在周五通车，步行十分钟</td></tr>"
        for n in "一二三四五六"
    )

    reading = parse(
        '<!doctype html><html><head><meta charset="gb2312"><title>桥</title></head><body>'
        f"<table><tbody>{rows}</tbody></table></body></html>"
    )

    assert "| 第二座 | 河边的新桥在周五通车，步行十分钟 |" in reading.articles[0].body


BODY = (
    "<p>河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。</p>"
    "<p>桥上的灯在夜里一直亮着，附近的居民说他们第一次在夜里看清了河水的颜色。</p>"
)


def test_navigation_within_the_article_is_left_out_and_reported() -> None:
    share = '<div class="share"><a href=/a>分享</a><a href=/b>收藏</a></div>'
    page = f"<html><title>桥</title><article>{BODY}{share}{BODY}</article></html>"

    reading = read(RawInput(page.encode(), "page.html"))

    assert "分享" not in reading.articles[0].body
    assert [fragment.text for fragment in reading.unplaced] == ["分享收藏"]


def test_hidden_parts_and_lists_of_links_do_not_arrive() -> None:
    hidden = '<div style="display: none">看不见的一段，没有人读。</div>'
    related = "<ul><li><a href=/a>另一篇文章</a></li><li><a href=/b>再一篇文章</a></li></ul>"
    page = f"<html><title>桥</title><article>{BODY}{hidden}{related}</article></html>"

    reading = read(RawInput(page.encode(), "page.html"))

    assert reading.articles[0].body.endswith("河水的颜色。")
    assert [fragment.text for fragment in reading.unplaced] == [
        "看不见的一段，没有人读。",
        "另一篇文章再一篇文章",
    ]


LEAD = "两岸的居民等了这座桥整整二十年，今天他们终于走上了自己的桥，很多人带着孩子来看。"


def body_of(page: str) -> str:
    return (
        read(RawInput(f"<html><title>桥</title>{page}</html>".encode(), "page.html"))
        .articles[0]
        .body
    )


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        pytest.param(
            f"<header><h1>桥</h1></header><div><div class=intro>{LEAD}</div>"
            f"<div><div>{BODY}</div></div></div>",
            "两岸的居民等了",
            "河水的颜色。",
            id="the lead before the text",
        ),
        pytest.param(
            f"<div><div><div>{BODY}</div></div><div><h3>还有</h3>"
            "<div><a href=/b>另一座老桥</a></div></div></div>",
            "河边的新桥",
            "河水的颜色。",
            id="what comes after the text",
        ),
        pytest.param(
            f"<table><tr><td><a href=/>首页</a><td><font>{BODY}</font></table>",
            "河边的新桥",
            "河水的颜色。",
            id="a table for layout",
        ),
        pytest.param(
            f"<div><div><svg><use href=x></div></div><article>{BODY}</article>",
            "河边的新桥",
            "河水的颜色。",
            id="a drawing that is never closed",
        ),
        pytest.param(
            BODY.replace("新桥", "<ruby>新桥<rt>しんきょう</rt></ruby>"),
            "河边的<ruby>",
            "河水的颜色。",
            id="words with their pronunciation",
        ),
    ],
)
def test_where_the_article_starts_and_ends(page: str, first: str, last: str) -> None:
    body = body_of(page)

    assert body.startswith(first)
    assert body.endswith(last)
