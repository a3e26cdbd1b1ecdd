"""The export of a Blogger site."""

from __future__ import annotations

from html import escape

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read
from postkit.ingest.kinds import detect

OLD = """\
<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>\
<id>tag:blogger.com,1999:blog-1.archive</id><title type='text'>河边</title>"""
TAKEOUT = """\
<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' \
xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-1</id><title>河边</title>"""
CAPTION = (
    '<table class="tr-caption-container"><tbody><tr><td><img src="https://example.org/a.jpg"></td>'
    '</tr><tr><td class="tr-caption">清晨</td></tr></tbody></table>'
)


def old(kind: str, title: str, more: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.{kind}-{title}</id>"
        "<published>2026-04-10T08:00:00.000+08:00</published>"
        "<updated>2026-04-12T08:00:00.000+08:00</updated>"
        "<category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/>{more}"
        f"<title type='text'>{title}</title>"
        f"<content type='html'>{escape(f'一段。<br><br>{CAPTION}')}</content>"
        "<author><name>林小满</name></author></entry>"
    )


def takeout(kind: str, title: str, more: str = "") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{title}</id>"
        f"<blogger:type>{kind}</blogger:type>{more}"
        "<author><name>林小满</name><blogger:type>BLOGGER</blogger:type></author>"
        f"<title>{title}</title><content type='html'>&lt;p&gt;一段。&lt;/p&gt;</content>"
        "<published>2026-04-10T08:00:00Z</published></entry>"
    )


def parse(head: str, *entries: str) -> Reading:
    raw = RawInput(f"{head}{''.join(entries)}</feed>".encode(), "export.xml")
    assert detect(raw) == "blogger"
    return read(raw)


def test_a_post() -> None:
    label = "<category scheme='http://www.blogger.com/atom/ns#' term='桥'/>"
    link = "<link rel='alternate' href='https://r.blogspot.com/2026/04/new-bridge.html'/>"

    (article,) = parse(OLD, old("post", "新桥", label + link)).articles

    assert article.body == (
        "一段。\n\n<figure>\n\n![](https://example.org/a.jpg)\n\n"
        "<figcaption>清晨</figcaption>\n</figure>"
    )
    assert (article.title, article.author, article.publisher) == ("新桥", "林小满", "河边")
    assert (article.tags, article.id, article.status) == (("桥",), "new-bridge", "")
    assert article.url == "https://r.blogspot.com/2026/04/new-bridge.html"
    assert str(article.date) == "2026-04-10 08:00:00+08:00"
    assert str(article.updated) == "2026-04-12 08:00:00+08:00"


def test_a_post_of_google_takeout() -> None:
    more = (
        "<blogger:status>LIVE</blogger:status><category scheme='tag:blogger.com,1999:blog-1' "
        "term='桥'/><blogger:metaDescription>摘要。</blogger:metaDescription>"
        "<blogger:filename>/2026/04/new-bridge.html</blogger:filename><blogger:trashed/>"
    )

    (article,) = parse(TAKEOUT, takeout("POST", "新桥", more)).articles

    assert (article.tags, article.id, article.status) == (("桥",), "new-bridge", "")
    assert (article.author, article.summary, article.url) == ("林小满", "摘要。", "")


@pytest.mark.parametrize(
    ("head", "entries", "statuses", "notes"),
    [
        (
            OLD,
            [
                old("settings", "一"),
                old("template", "二"),
                old(
                    "post",
                    "三",
                    "<app:control xmlns:app='http://purl.org/atom/app#'>"
                    "<app:draft>yes</app:draft></app:control>",
                ),
                old("page", "四"),
                old("comment", "五"),
                old("comment", "六"),
            ],
            {"三": "draft", "四": "page"},
            ("not imported: settings (1), templates (1), comments of readers (2)",),
        ),
        (
            TAKEOUT,
            [
                takeout("POST", "一", "<blogger:status>DRAFT</blogger:status>"),
                takeout("PAGE", "二"),
                takeout("COMMENT", "三"),
                takeout("POST", "四", "<blogger:trashed>2026-04-11</blogger:trashed>"),
            ],
            {"一": "draft", "二": "page"},
            ("not imported: comments of readers (1), posts in the trash (1)",),
        ),
        (TAKEOUT, [takeout("POST", "一")], {"一": ""}, ()),
    ],
)
def test_what_is_no_published_post(
    head: str, entries: list[str], statuses: dict[str, str], notes: tuple[str, ...]
) -> None:
    reading = parse(head, *entries)

    assert {article.title: article.status for article in reading.articles} == statuses
    assert reading.notes == notes


def test_an_export_that_breaks_off() -> None:
    with pytest.raises(FileError, match="not well-formed"):
        parse(OLD, old("post", "新桥")[:-20])


def test_the_feed_of_a_site_is_no_export() -> None:
    head = OLD.replace(".archive", "")

    assert detect(RawInput(f"{head}</feed>".encode(), "feed.xml")) == "feed"
