"""A report or a clipping: its title, its source, its paragraphs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postkit.errors import FileError, PostkitError
from postkit.ingest import Article, RawInput, read
from postkit.ingest.importer import Importer
from postkit.ingest.paragraphs import separate_paragraphs


def parse(text: str, name: str = "0c4e39a6.txt") -> Article:
    (article,) = read(RawInput(text.encode(), name), "text").articles
    return article


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        pytest.param("# 桥\n\n## 一\n\n文。\n", "桥", "## 一\n\n文。", id="heading of level 1"),
        pytest.param("桥\n===\n\n文。\n", "桥", "文。", id="underlined heading"),
        pytest.param("### 桥\n\n文。\n", "桥", "### 桥\n\n文。", id="one heading of a section"),
        pytest.param(
            "### 一\n\n文。\n\n### 二\n\n文。\n",
            "一座桥",
            "### 一\n\n文。\n\n### 二\n\n文。",
            id="sections",
        ),
        pytest.param(
            "文。\n\n# 桥\n\n文。\n", "桥", "文。\n\n# 桥\n\n文。", id="heading further down"
        ),
        pytest.param(
            "河边的新桥\n\n桥通车了。\n", "河边的新桥", "河边的新桥\n\n桥通车了。", id="line"
        ),
        pytest.param("# **桥** [x](y)\n\n文。", "桥 x", "文。", id="markup in a heading"),
    ],
)
def test_the_title(text: str, title: str, body: str) -> None:
    article = parse(text, "一座桥.md")

    assert (article.title, article.body) == (title, body)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("0c4e39a6.txt", "这家书店和过去的书店有些不同"),
        ("一家书店.txt", "一家书店"),
        ("the-book_shop.txt", "the-book shop"),
    ],
)
def test_a_text_without_a_headline(name: str, title: str) -> None:
    text = "这家书店和过去的书店有些不同，它只卖一种书，而且每个月换一次！\n首先是选书的方式。\n"

    assert parse(text, name).title == title


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("2026-04-10-old-bridge.md", "2026-04-10", "old-bridge"),
        ("2026-04-10 河边的桥.txt", "2026-04-10", "河边的桥"),
        ("2026-04-31-old-bridge.md", "None", "2026-04-31-old-bridge"),
        ("old-bridge.md", "None", "old-bridge"),
    ],
)
def test_a_file_may_be_named_by_its_day(name: str, day: str, title: str) -> None:
    article = parse("这座桥是过去造的，没有人知道它是哪一年造的。\n", name)

    assert (str(article.date), article.title) == (day, title)


def test_the_day_in_a_text_goes_before_that_of_its_file() -> None:
    article = parse("---\ndate: 2026-03-14\n---\n\n桥很老。\n", "2026-04-10-a.md")

    assert str(article.date) == "2026-03-14"


def test_addresses_in_tags_count_for_no_lost_letters(tmp_path: Path) -> None:
    text = '{{< figure src="bridge-in-the-morning.png" >}}\n\n桥很老。\n'

    (draft,) = Importer(str(tmp_path)).read(RawInput(text.encode(), "a.md")).drafts

    assert draft.kept == 1.0


def test_labelled_lines_name_the_source() -> None:
    text = (
        "河边的新桥\n\n来源：晨光小报\n作者：林小满\n发布时间：2026-04-10 08:00\n\n"
        "桥通车了。\n\n原文链接：https://example.org/News/101。\n"
    )

    article = parse(text)

    assert (article.publisher, article.author) == ("晨光小报", "林小满")
    assert article.date is not None
    assert article.date.isoformat() == "2026-04-10T08:00:00"
    assert article.url == "https://example.org/News/101"
    assert "来源：晨光小报" in article.body


def test_front_matter_of_a_clipping_tool() -> None:
    text = (
        "---\ntitle: 桥\nsource: https://a.example/1\nauthor: [Ana, Ben]\npublished: 2026-04-10\n"
        "tags: [clippings]\nmood: good\nempty:\n---\n\n文。\n"
    )

    article = parse(text)

    assert (article.title, article.url, article.author) == ("桥", "https://a.example/1", "Ana、Ben")
    assert (article.date, article.tags) == (date(2026, 4, 10), ("clippings",))
    assert (article.extra, article.body) == ({"mood": "good"}, "文。")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no text"),
        (" \n\n", "holds no text"),
        ("---\ntitle: [\n---\n\n文。\n", "line 2: "),
    ],
)
def test_what_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(text)

    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一。\n二。\n三！", "一。\n\n二。\n\n三！", id="a paragraph a line"),
        pytest.param("一。\n小标题\n二。\n三。", "一。\n\n小标题\n\n二。\n\n三。", id="headline"),
        pytest.param("one two\nthree four\nfive.", "one two\nthree four\nfive.", id="wrapped"),
        pytest.param("一。\n\n二。", "一。\n\n二。", id="blank lines"),
        pytest.param("　　一。\n　　二。", "一。\n\n二。", id="indented as in print"),
        pytest.param("一\n![]()\n二", "一\n\n![]()\n\n二", id="pictures"),
        pytest.param("一。\n- a。\n- b。\n", "一。\n- a。\n- b。", id="list"),
        pytest.param("```\na.\nb.\n```", "```\na.\nb.\n```", id="code"),
        pytest.param("a.\n| b. |\n| --- |", "a.\n| b. |\n| --- |", id="table"),
    ],
)
def test_paragraphs(text: str, expected: str) -> None:
    assert separate_paragraphs(text) == expected


@given(st.text(alphabet="a。\n #-*>|`[]!(桥　", max_size=80))
@example("!\n- ")
@example("!\n[\n\u3000>")
def test_paragraphs_lose_nothing_and_are_found_once(text: str) -> None:
    once = separate_paragraphs(text)

    assert "".join(once.split()) == "".join(text.split())
    assert separate_paragraphs(once) == once


@given(st.text(alphabet="a。\n #-=>|`[]!(桥:：来源作者\r", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = parse(text)
    except PostkitError:
        return

    letters = [char for char in article.title + article.body if char.isalnum()]
    assert {char for char in text if char.isalnum()} <= set(letters)
