"""The export of a WordPress site."""

from __future__ import annotations

from datetime import datetime

import pytest

from postkit.ingest import RawInput, Reading, read
from postkit.ingest.kinds import detect
from postkit.ingest.wordpress_text import with_footnotes

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>河边</title><language>zh-CN</language>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[lin]]></wp:author_login>
<wp:author_email>a@example.org</wp:author_email>
<wp:author_display_name><![CDATA[林小满]]></wp:author_display_name></wp:author>
"""
POST = """\
<item><title>河边的&lt;em&gt;新&lt;/em&gt;桥</title><link>https://example.org/?p=1</link>
<pubDate>Fri, 10 Apr 2026 22:08:07 +0000</pubDate><dc:creator><![CDATA[lin]]></dc:creator>
<content:encoded><![CDATA[第一段。

第二段。{extra}]]></content:encoded>
<excerpt:encoded><![CDATA[摘要。]]></excerpt:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2026-04-11 06:08:07</wp:post_date>
<wp:post_name>%e6%a1%a5</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="a"><![CDATA[城市]]></category>
<category domain="post_tag" nicename="b"><![CDATA[桥]]></category>
<category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_content>好！</wp:comment_content></wp:comment></item>
"""
OTHER = """\
<item><title>{title}</title><wp:post_id>{id}</wp:post_id><wp:post_type>{kind}</wp:post_type>
<wp:status>{status}</wp:status>{more}</item>
"""
PICTURE = OTHER.format(
    title="桥",
    id=7,
    kind="attachment",
    status="inherit",
    more="<wp:attachment_url>https://example.org/a.jpg</wp:attachment_url>"
    "<wp:post_parent>1</wp:post_parent>",
)
MENU = OTHER.format(title="菜单", id=8, kind="nav_menu_item", status="publish", more="")
TRASH = OTHER.format(title="旧稿", id=9, kind="post", status="trash", more="")
END = "</channel></rss>\n"


def parse(*items: str) -> Reading:
    return read(RawInput(f"{HEAD}{''.join(items)}{END}".encode(), "export.xml"))


def test_a_post() -> None:
    (article,) = parse(POST.format(extra="[gallery]"), PICTURE).articles

    assert article.title == "河边的新桥"
    assert article.body == "第一段。\n\n第二段。\n\n![桥](https://example.org/a.jpg)"
    assert article.url == "https://example.org/?p=1"
    assert (article.author, article.publisher) == ("林小满", "河边")
    assert article.date == datetime(2026, 4, 11, 6, 8, 7)
    assert article.summary == "摘要。"
    assert (article.categories, article.tags) == (("城市",), ("桥",))
    assert article.image == "https://example.org/a.jpg"
    assert (article.id, article.line, article.language) == ("桥", 11, "zh-CN")


@pytest.mark.parametrize(
    ("elements", "status"),
    [
        ("<wp:status>publish</wp:status>", ""),
        ("<wp:status>private</wp:status>", "private"),
        (
            "<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>",
            "with a password",
        ),
        ("<wp:status>draft</wp:status><wp:post_type>page</wp:post_type>", "page, draft"),
    ],
)
def test_whether_the_site_showed_it(elements: str, status: str) -> None:
    post = POST.format(extra="").replace("<wp:status>publish</wp:status>", elements)

    assert parse(post).articles[0].status == status


def test_what_is_no_post_is_counted_and_not_imported() -> None:
    reading = parse(POST.format(extra=""), PICTURE, MENU, TRASH)

    assert [article.title for article in reading.articles] == ["河边的新桥"]
    (note,) = reading.notes
    assert note == (
        "not imported: comments of readers (1), media files (1), menu items (1), "
        "posts in the trash (1)"
    )


def test_custom_fields_are_counted() -> None:
    fields = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>x</wp:meta_value></wp:postmeta>"
        for key in ("mood", "weather", "_edit_last")
    )

    reading = parse(OTHER.format(title="桥", id=3, kind="post", status="publish", more=fields))

    assert reading.notes == ("not imported: custom fields (2)",)


def test_a_draft_without_a_date() -> None:
    draft = OTHER.format(
        title="新稿",
        id=3,
        kind="page",
        status="draft",
        more="<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>"
        "<wp:post_date>0000-00-00 00:00:00</wp:post_date>",
    )

    assert [(article.title, article.date) for article in parse(draft).articles] == [("新稿", None)]


def test_addresses_that_are_not_escaped_and_relative_ones() -> None:
    """Squarespace writes such exports."""
    post = POST.format(extra="&nbsp;a & b").replace("https://example.org/?p=1", "/bridge?a=1&b=2")
    head = HEAD.replace("<language>", "<link>https://example.org</link><language>")

    reading = read(RawInput(f"{head}{post.replace('小', '&nbsp;')}{END}".encode(), "export.xml"))

    (article,) = reading.articles
    assert article.url == "https://example.org/bridge?a=1&b=2"
    assert article.body.endswith("第二段。\xa0a & b")


def test_control_characters_do_not_stop_it() -> None:
    (article,) = parse(POST.format(extra="电\x02话\x0b三号。")).articles

    assert article.body == "第一段。\n\n第二段。电话  \n三号。"


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_is_recognised(version: str) -> None:
    export = f"{HEAD}{POST.format(extra='')}{END}".replace("/1.2/", f"/{version}/")
    raw = RawInput(export.encode(), "export.xml")

    assert detect(raw) == "wordpress"
    assert len(read(raw).articles) == 1


@pytest.mark.parametrize("block", ["<!-- wp:footnotes /-->", ""])
def test_the_footnotes_of_the_block_editor(block: str) -> None:
    content = (
        '<!-- wp:paragraph --><p>一段。<sup data-fn="a"><a href="#a" id="a-link">1</a></sup>'
        f"</p><!-- /wp:paragraph -->{block}"
    )
    meta = (
        "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>"
        '<![CDATA[[{"content":"早上<em>九点</em>。","id":"a"}]]]></wp:meta_value></wp:postmeta></item>'
    )
    post = POST.replace("第一段。\n\n第二段。{extra}", content).replace("</item>", meta)

    reading = parse(post)

    assert reading.articles[0].body == (
        '一段。<sup><a id="a-link"></a>[1](#a)</sup>\n\n1. <a id="a"></a>早上*九点*。 [↩](#a-link)'
    )
    assert "custom fields" not in "".join(reading.notes)


@pytest.mark.parametrize("notes", ["", "x", "[1]", "{}", '[{"id": 1}]'])
def test_footnotes_that_cannot_be_read(notes: str) -> None:
    assert with_footnotes("<p>一段。</p>", notes) == "<p>一段。</p>"
