"""A feed flattened to text: where its articles start and end, in all the ways it may be damaged."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, timezone

import pytest
from examples import size
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read

FEED = """\
晨光小报 https://example.org zh-hans <![CDATA[ 河边新桥通车:步行十分钟 ]]> \
https://example.org/news/101 新桥在周五通车。

桥上不设车道。

]]>
晨光小报 Sat, 11 Apr 2026 06:08:07 +0800
<![CDATA[ 图书馆延长开放 ]]> https://example.org/news/102

周末开到晚上十点。

]]>
晨光小报 2026-04-12
"""


def parse(text: str) -> Reading:
    return read(RawInput(text.encode(), "feed.txt"), "flattened-feed")


def test_each_article_has_its_title_address_source_and_date() -> None:
    first, second = parse(FEED).articles

    assert first.title == "河边新桥通车:步行十分钟"
    assert first.url == "https://example.org/news/101"
    assert first.body == "新桥在周五通车。\n\n桥上不设车道。"
    assert first.publisher == second.publisher == "晨光小报"
    assert first.date == datetime(2026, 4, 11, 6, 8, 7, tzinfo=timezone(timedelta(hours=8)))
    assert (first.line, second.line) == (1, 7)
    assert first.language == "zh-hans"
    assert second.date == date(2026, 4, 12)


def test_the_line_of_the_channel_is_reported() -> None:
    (fragment,) = parse(FEED).unplaced

    assert fragment[:3] == (1, "晨光小报 https://example.org zh-hans", "before the first article")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 正文。 ]]>",
            ("甲", "https://a.example/1", "正文。", "", None),
            id="without source and date",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 正文。 ]]> 小报",
            ("甲", "https://a.example/1", "正文。", "小报", None),
            id="without a date",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 正文。 ]]> 2026年4月1日 小报",
            ("甲", "https://a.example/1", "正文。", "小报", date(2026, 4, 1)),
            id="date before source",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 正文。\n小报 2026-04-01\n",
            ("甲", "https://a.example/1", "正文。", "小报", date(2026, 4, 1)),
            id="text never closed",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 正文\n没有完",
            ("甲", "https://a.example/1", "正文\n没有完", "", None),
            id="broken off",
        ),
        pytest.param(
            "<![CDATA[ 甲 https://a.example/1 正文。 ]]> 小报",
            ("甲", "https://a.example/1", "正文。", "小报", None),
            id="title never closed",
        ),
        pytest.param(
            "甲 ]]> https://a.example/1 正文。 ]]> 小报",
            ("甲", "https://a.example/1", "正文。", "小报", None),
            id="title never opened",
        ),
        pytest.param(
            "<![CDATA[\n甲\n]]>\nhttps://a.example/1\n<![CDATA[ 正文 https://b.example 。 ]]>"
            "\n小报",
            ("甲", "https://a.example/1", "正文 https://b.example 。", "小报", None),
            id="text in marks of its own, newlines everywhere",
        ),
        pytest.param(
            "<![CDATA[ A&amp;B &quot;甲&quot; ]]> https://a.example/?a=1&amp;b=2 正&nbsp;文 ]]>",
            ('A&B "甲"', "https://a.example/?a=1&b=2", "正\xa0文", "", None),
            id="entities",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1正文。 ]]>",
            ("甲", "https://a.example/1", "正文。", "", None),
            id="no space after the address",
        ),
        pytest.param(
            "<![CDATA[ 甲 ]]> https://a.example/1 <p>一</p><p>二<br>三</p> ]]>",
            ("甲", "https://a.example/1", "一\n\n二  \n三", "", None),
            id="HTML",
        ),
        pytest.param(
            "<![CDATA[  ]]> https://a.example/1 一座桥通车了，居民都来看，人很多。 ]]>",
            (
                "一座桥通车了，居民都来看",
                "https://a.example/1",
                "一座桥通车了，居民都来看，人很多。",
                "",
                None,
            ),
            id="no title",
        ),
    ],
)
def test_damaged_articles(text: str, expected: tuple[object, ...]) -> None:
    (article,) = parse(text).articles

    found = article.title, article.url, article.body, article.publisher, article.date
    assert found == expected


def test_several_articles_on_a_line() -> None:
    line = "<![CDATA[ {0} ]]> https://a.example/{0} 文{0} ]]> 小报 2026-04-0{0} "

    articles = parse(line.format(1) + line.format(2) + line.format(3)).articles

    assert [article.title for article in articles] == ["1", "2", "3"]
    assert [article.body for article in articles] == ["文1", "文2", "文3"]
    assert [article.date for article in articles] == [date(2026, 4, day) for day in (1, 2, 3)]


def test_what_follows_source_and_date_is_reported() -> None:
    text = f"{FEED}\n\n版权所有，请勿转载。\n\n第二行，也不属于任何文章。"

    reading = parse(text)

    assert [fragment.line for fragment in reading.unplaced] == [1, 15, 17]
    assert len(reading.articles) == 2


def test_a_text_without_articles_is_refused() -> None:
    with pytest.raises(FileError, match=r"^feed.txt: has no articles: in a flattened feed each"):
        parse("<![CDATA[ 只有一个标题 ]]>")


PIECES = st.sampled_from(
    ["<![CDATA[", "]]>", " https://a.example/x ", "\n", " ", "甲乙", "b.", "小报", "\n\n"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_letter_goes_to_an_article_or_to_the_report(text: str) -> None:
    try:
        reading = parse(text)
    except FileError:
        return

    placed = [fragment.text for fragment in reading.unplaced]
    # The name of the channel is every article's source, and in the report too.
    sources = {article.publisher for article in reading.articles}
    for article in reading.articles:
        placed += [article.title, article.url, article.body, article.publisher]
    missing = _letters(text) - _letters("".join(placed))

    assert not missing, sources


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text.replace("CDATA", "") if char.isalnum())


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("<![CDATA[", 20_000),
        ("]]>", 20_000),
        ("<![CDATA[ a ]]> ", 20_000),
        # More articles of so few words are refused.
        ("]]> https://a.b/c ", 3_999),
    ],
)
def test_many_marks_take_no_time(piece: str, count: int) -> None:
    text = "<![CDATA[ a ]]> https://a.example/1 " + piece * size(count)

    assert parse(text).articles
