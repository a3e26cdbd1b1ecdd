"""A web page: its article, what stands around it, and a library that is not there."""

from __future__ import annotations

import sys

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read

PAGE = """\
<!doctype html><html lang="zh-CN"><head><meta charset="gb2312"><title>河边新桥通车</title>
<meta property="og:title" content="河边新桥通车"><meta property="og:site_name" content="晨光小报">
<meta property="article:published_time" content="2026-04-10T08:00:00+08:00">
<link rel="canonical" href="https://example.org/news/101"><meta name="author" content="林小满">
</head><body><nav><a href="/">首页</a></nav><article><h1>河边新桥通车</h1>
<p>河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。</p>
<h2>怎么去</h2><p>桥上的灯在夜里一直亮着，附近的居民说他们第一次在夜里看清了河水的颜色。</p>
</article><footer>版权所有</footer></body></html>
"""


def parse(page: str) -> Reading:
    return read(RawInput(page.encode("gb18030"), "page.html"))


def test_an_article_and_what_stands_around_it() -> None:
    pytest.importorskip("trafilatura")

    reading = parse(PAGE)

    (article,) = reading.articles
    assert (article.title, article.publisher) == ("河边新桥通车", "晨光小报")
    assert article.url == "https://example.org/news/101"
    assert str(article.date) == "2026-04-10 08:00:00+08:00"
    assert article.body.startswith("河边的新桥在周五通车。")
    assert "## 怎么去\n\n桥上的灯" in article.body
    assert [(one.line, one.text) for one in reading.unplaced] == [(5, "首页"), (8, "版权所有")]


@pytest.mark.parametrize("page", ["<html></html>", "<html>" + "<div>" * 20_000])
def test_a_page_without_an_article(page: str) -> None:
    pytest.importorskip("trafilatura")

    with pytest.raises(FileError, match=r"no article was found|nested too deeply"):
        parse(page)


def test_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(FileError, match=r"pip install 'postkit-lint\[import\]'"):
        parse(PAGE)
