"""A web page: its article, what is around it, and a library that is not there."""

from __future__ import annotations

import quopri
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


def test_an_article_and_what_is_around_it() -> None:
    pytest.importorskip("trafilatura")

    reading = parse(PAGE)

    (article,) = reading.articles
    assert (article.title, article.publisher) == ("河边新桥通车", "晨光小报")
    assert article.url == "https://example.org/news/101"
    assert str(article.date) == "2026-04-10 08:00:00+08:00"
    assert article.body.startswith("河边的新桥在周五通车。")
    assert "## 怎么去\n\n桥上的灯" in article.body
    assert [(fragment.line, fragment.text) for fragment in reading.unplaced] == [
        (5, "首页"),
        (8, "版权所有"),
    ]


def test_a_year_on_the_page_is_not_the_day_of_the_article() -> None:
    pytest.importorskip("trafilatura")
    page = PAGE.replace("版权所有", "© 2024 版权所有")

    (dated,) = parse(page).articles
    (undated,) = parse(page.replace("2026-04-10T08:00:00+08:00", "")).articles

    assert (str(dated.date)[:10], undated.date) == ("2026-04-10", None)


def test_an_export_of_medium() -> None:
    pytest.importorskip("trafilatura")
    text = "河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。"

    reading = parse(
        '<!doctype html><html><head><meta charset="gb2312"><title>新桥</title></head><body>'
        '<article class="h-entry"><header><h1 class="p-name">新桥</h1></header>'
        '<section data-field="subtitle" class="p-summary">\n十分钟\n</section>'
        '<section data-field="body" class="e-content"><section><hr class="section-divider">'
        f'<h3 class="graf--title">新桥</h3><h4>十分钟</h4><p>{text}</p><h3>新桥</h3><p>{text}</p>'
        '</section></section><footer><p>By <a class="p-author" href="https://e.org/a">林</a> on '
        '<time class="dt-published" datetime="2019-03-04T12:00:00Z">March 4, 2019</time></p>'
        '<p><a href="https://example.org/bridge" class="p-canonical">Canonical link</a></p>'
        "</footer></article></body></html>"
    )

    (article,) = reading.articles
    assert (article.title, article.summary, article.image) == ("新桥", "十分钟", "")
    assert article.author == "林"
    assert article.url == "https://example.org/bridge"
    assert article.body == f"#### 十分钟\n\n{text}\n\n### 新桥\n\n{text}"


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("posts/draft_bridge-1a2b.html", "h-entry", "draft"),
        ("posts/2024-05-01_bridge-1a2b.html", "h-entry", ""),
        ("draft_bridge.html", "post", ""),
    ],
)
def test_a_draft_of_medium(name: str, kind: str, status: str) -> None:
    pytest.importorskip("trafilatura")
    page = (
        f'<html><head><title>新桥</title></head><body><article class="{kind}">'
        "<p>河边的新桥在周五通车，步行过去只要十分钟，路上一直有树荫。</p></article></body></html>"
    )

    (article,) = read(RawInput(page.encode(), name)).articles

    assert article.status == status


def test_a_fragment_is_an_article_as_a_whole() -> None:
    """Substack exports such files; nothing in them is navigation."""
    raw = RawInput(
        '<h2>新桥</h2>\n<p><a href="/a">订阅</a></p><hr><p>一段。</p>'.encode(), "a.html"
    )

    (reading,) = [read(raw)]

    assert reading.unplaced == ()
    assert reading.articles[0].title == "新桥"
    assert reading.articles[0].body == "[订阅](/a)\n\n---\n\n一段。"


def test_a_heading_further_down_is_not_the_title_of_a_fragment() -> None:
    (article,) = read(
        RawInput("<p>桥通车了。</p><h2>后来</h2><p>人很多。</p>".encode(), "a")
    ).articles

    assert article.title == "桥通车了。"
    assert article.body == "桥通车了。\n\n## 后来\n\n人很多。"


def test_the_tags_of_a_page_of_notion() -> None:
    pytest.importorskip("trafilatura")
    values = "".join(f'<span class="selected-value">{name}</span>' for name in ("桥", "河"))
    row = '<tr class="property-row property-row-multi_select"><th>{}</th><td>{}</td></tr>'

    (article,) = parse(
        '<html><head><title>新桥</title></head><body><article class="page sans"><header>'
        '<h1 class="page-title">新桥</h1><table class="properties"><tbody>'
        f"{row.format('Tags', values)}"
        f'{row.format("谁", values)}</tbody></table></header><div class="page-body">'
        "<p>河边的新桥在周五通车，步行过去只要十分钟，路上一直有树荫。</p></div></article></body></html>"
    ).articles

    assert article.tags == ("桥", "河")
    assert "| 谁 | 桥, 河 |" in article.body


@pytest.mark.parametrize("page", ["<html></html>", "<html>" + "<div>" * 20_000])
def test_a_page_without_an_article(page: str) -> None:
    pytest.importorskip("trafilatura")

    with pytest.raises(FileError, match=r"no article was found|nested too deeply"):
        parse(page)


def test_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(FileError, match=r"pip install 'postkit-lint\[import\]'"):
        parse(PAGE)


BODY = (
    "<p>河边的新桥在周五通车。过去两岸居民要绕行五公里，现在步行只要十分钟，路上一直有树荫。</p>"
    "<p>桥上的灯在夜里一直亮着，附近的居民说他们第一次在夜里看清了河水的颜色。</p>"
)


MHTML = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/news/1\nSubject: x\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
)


def test_a_page_saved_with_all_its_parts() -> None:
    page = f'<html><title>桥</title><article>{BODY}<img src="/i.png"></article></html>'
    data = MHTML.encode() + quopri.encodestring(page.encode()) + b"\n--b--\n"

    (article,) = read(RawInput(data, "page.mhtml")).articles

    assert (article.title, article.url) == ("桥", "https://a.example/news/1")
    assert article.body.endswith("![](https://a.example/i.png)")


def test_a_page_saved_by_singlefile() -> None:
    page = (
        "<!DOCTYPE html> <html lang=zh><!--\n Page saved with SingleFile \n url: "
        "https://a.example/news/1 \n saved date: x\n-->"
        "<meta property=og:site_name content=晨光小报>"
        f"<title>桥 - 晨光小报</title><article>{BODY}</article></html>"
    )

    (article,) = read(RawInput(page.encode(), "page.html")).articles

    assert (article.title, article.publisher) == ("桥", "晨光小报")
    assert article.url == "https://a.example/news/1"


def test_a_page_of_more_elements_than_anybody_writes_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("postkit.ingest.html.tree.MOST_ELEMENTS", 1_000)

    with pytest.raises(FileError, match=r"page\.html: an article has more than 1,000 HTML elem"):
        parse("<html><body>" + "<p>" * 1_001)


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        pytest.param(
            "<title>河边新桥通车 · 桥</title><meta name=article:author content=https://example.org/lin>"
            "<meta name=dc.creator content=林小满>",
            "河边新桥通车 · 桥",
            "林小满",
            id="the heading with the site's name, and an address for an author",
        ),
        pytest.param("<title>桥讯 · 桥报</title>", "桥讯", "", id="a short title"),
    ],
)
def test_what_a_page_says_of_itself(head: str, title: str, author: str) -> None:
    pytest.importorskip("trafilatura")
    page = (
        f'<html><head><meta charset="gb2312">{head}</head>'
        f"<body><h1>桥</h1><h1>桥讯</h1><article>{BODY}</article></body></html>"
    )

    (article,) = parse(page).articles

    assert (article.title, article.author) == (title, author)
