"""RSS, Atom and JSON Feed."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError, PostkitError
from postkit.ingest import RawInput, Reading, read, read_in_parts

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>晨光小报</title><link>https://example.org</link><language>zh-cn</language>
<item><title>新桥通车 &amp;amp; 开放</title><link>https://example.org/101</link><guid>n-101</guid>
<pubDate>Sat, 11 Apr 2026 06:08:07 +0800</pubDate><dc:creator>林小满</dc:creator>
<category>桥</category><description>短短的摘要。</description>
<content:encoded><![CDATA[<p>新桥在<b>周五</b>通车。</p><p><img src="/a.jpg"></p>]]>
</content:encoded>
</item>
<item><link>https://example.org/102</link><description>没有标题的一条消息，只有正文。</description></item>
</channel></rss>
"""


ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry>
<title type="html">A &lt;b&gt;bold&lt;/b&gt; idea</title><id>urn:1</id>
<link href="https://example.org/a"/><updated>2026-01-02T03:04:05Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>thing</em>.</p></div>
</content></entry></feed>
"""


def parse(text: str | bytes, name: str = "feed.xml") -> Reading:
    return read(RawInput(text if isinstance(text, bytes) else text.encode(), name))


def test_an_item_of_rss() -> None:
    article = parse(RSS).articles[0]

    assert article.title == "新桥通车 & 开放"
    assert article.body == "新桥在**周五**通车。\n\n![](https://example.org/a.jpg)"
    assert article.url == "https://example.org/101"
    assert article.publisher == "晨光小报"
    assert article.author == "林小满"
    # In universal time it was still the tenth.
    assert article.date == datetime(2026, 4, 11, 6, 8, 7, tzinfo=timezone(timedelta(hours=8)))
    assert article.summary == "短短的摘要。"
    assert article.tags == ("桥",)
    assert (article.id, article.line, article.language) == ("n-101", 5, "zh-cn")


def test_an_item_without_a_title_is_called_by_its_first_words() -> None:
    assert parse(RSS).articles[1].title == "没有标题的一条消息"


def test_an_entry_of_atom() -> None:
    (article,) = parse(ATOM).articles

    assert (article.title, article.body) == ("A bold idea", "One *thing*.")
    assert article.date is not None
    assert article.date.isoformat() == "2026-01-02T03:04:05+00:00"


def test_a_description_that_says_something_else_is_not_lost() -> None:
    long = "另一段文字，正文里没有。" * 40

    (fragment,) = parse(RSS.replace("短短的摘要。", long)).unplaced

    assert (fragment.line, fragment.text) == (5, long)


@pytest.mark.parametrize("encoding", ["gb18030", "gb2312", "big5", "utf-16"])
def test_the_declared_encoding_counts(encoding: str) -> None:
    feed = RSS[: RSS.index("<item>")].replace("UTF-8", encoding).replace("晨光小报", "文化")
    item = "<item><title>文化</title><description>人在山上。</description></item>"

    (article,) = parse(f"{feed}{item}</channel></rss>".encode(encoding)).articles

    assert (article.title, article.body, article.publisher) == ("文化", "人在山上。", "文化")


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["RSS", "Atom"])
def test_a_feed_cut_off_anywhere_is_refused(feed: str) -> None:
    for end in range(10, len(feed.rstrip()) - 1, 7):
        with pytest.raises(FileError, match="ends too early"):
            parse(feed[:end])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            RSS[: RSS.index("周五")],
            "the feed ends too early (line 8: unclosed CDATA section); download it again",
            id="cut off in a text",
        ),
        pytest.param(RSS[:300], "the feed ends too early (line 5: ", id="before the text"),
        pytest.param(RSS[:-20], "the feed ends too early (line", id="cut off at the end"),
        pytest.param(
            "<rss", "the feed ends too early (line 1: unclosed token", id="cut off at once"
        ),
        pytest.param("nothing", "cannot be read as a feed (line 1: syntax error)", id="no XML"),
        pytest.param("<rss><channel/></rss>", "the feed has no articles", id="no items"),
        pytest.param("", "is not a feed", id="empty"),
    ],
)
def test_an_unreadable_feed(text: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(text)

    assert str(caught.value).startswith(f"feed.xml: {message}")


def test_a_feed_with_a_slip_is_read_and_the_slip_reported() -> None:
    reading = parse(RSS.replace("周五", "周五&nbsp;").replace("林小满", "林 & 满"))

    assert len(reading.articles) == 2
    assert reading.notes[0].startswith("the feed is not well-formed (line 6: ")


@given(st.data())
def test_a_damaged_feed_is_read_or_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([RSS, ATOM]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    piece = data.draw(st.sampled_from(["", "<", "]]>", "</item>", "&#0;", "\ufffe", "桥"]))

    try:
        reading = read(RawInput((text[:start] + piece + text[end:]).encode(), "feed.xml"), "feed")
    except PostkitError:
        return

    assert reading.articles


def atom(entry: str, base: str = "") -> Reading:
    return parse(
        f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>f</title><entry><id>urn:1</id>'
        f"{entry}</entry></feed>"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param('<title type="text">用 &lt;b&gt; 写</title>', "用 <b> 写", id="text"),
        pytest.param(
            '<title type="html">用 &lt;b&gt;粗&lt;/b&gt; 写</title>', "用 粗 写", id="html"
        ),
        pytest.param("<title>a * b_c *</title>", "a * b_c *", id="signs"),
        pytest.param(
            '<title type="html">&lt;script&gt;a()&lt;/script&gt;Tea</title>', "Tea", id="a script"
        ),
    ],
)
def test_titles_of_atom(title: str, expected: str) -> None:
    assert atom(title).articles[0].title == expected


def test_addresses_count_from_the_base_of_the_feed() -> None:
    content = '<content type="html">&lt;img src="i.png"&gt;x</content>'
    link = '<link href="https://b.example/n/1"/>'

    (article,) = atom(link + content, ' xml:base="https://a.example/x/"').articles

    assert article.body == "![](https://a.example/x/i.png)x"


def test_an_enclosure_is_part_of_the_article() -> None:
    enclosure = '<enclosure url="https://a.example/e.mp3" type="audio/mpeg" length="9"/></item>'

    article = parse(RSS.replace("</item>", enclosure, 1)).articles[0]

    assert article.body.endswith('\n\n<audio controls src="https://a.example/e.mp3"></audio>')


def test_cdata_within_a_text_is_text() -> None:
    inner = "前<![CDATA[中]]]]><![CDATA[>后"

    assert "前中后" in parse(RSS.replace("新桥在", inner, 1)).articles[0].body


def test_entities_of_its_own_are_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    with pytest.raises(FileError, match="declares entities in its DOCTYPE"):
        parse(RSS.replace("<rss", bomb + "<rss", 1))


@pytest.mark.parametrize(
    ("description", "body"),
    [
        pytest.param("a\n---\nb", "a  \n\\---  \nb", id="a line of hyphens"),
        pytest.param("# a\n1. b", "\\# a  \n1\\. b", id="a number sign and a number"),
        pytest.param("a *b* c\nd", "a \\*b\\* c\nd", id="asterisks in lines that go on"),
        pytest.param("一段。\n二段。", "一段。\n\n二段。", id="a paragraph on each line"),
    ],
)
def test_text_without_markup_stays_text(description: str, body: str) -> None:
    item = f"<item><title>t</title><description>{description}</description></item>"
    feed = f'<rss version="2.0"><channel><title>c</title>{item}</channel></rss>'

    assert read(RawInput(feed.encode(), "feed.xml")).articles[0].body == body


def test_without_feedparser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)

    with pytest.raises(FileError, match=r"needs feedparser: pip install 'postkit-lint\[import\]'"):
        read(RawInput(RSS.encode(), "feed.xml"))


def test_a_long_feed_is_read_in_parts() -> None:
    item = "<item><title>桥</title><description>文{}</description></item>"
    feed = RSS[: RSS.index("<item>")] + "".join(item.format(n) for n in range(120))

    parts = list(read_in_parts(RawInput((feed + "</channel></rss>").encode(), "feed.xml")))

    assert len(parts) > 1
    assert {part.total for part in parts} == {120}
    assert [article.body for part in parts for article in part.articles] == [
        f"文{n}" for n in range(120)
    ]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_tag_of_very_many_attributes_is_refused(quote: str) -> None:
    attributes = " ".join(f"a{number}={quote}b{quote}" for number in range(1000))
    item = f"<item {attributes}><title>桥</title></item>"
    text = f'<rss version="2.0"><channel><title>c</title>{item}</channel></rss>'

    with pytest.raises(FileError, match="a tag has 1,000 attributes"):
        parse(text)
