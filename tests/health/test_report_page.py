"""The page: complete in itself, readable to machines, and deaf to what posts say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import html5lib
import pytest

from postkit.health import Figures, Finding, PostFigures, collect
from postkit.health.export import as_markdown
from postkit.health.history import DayFigures
from postkit.health.report_page import render
from postkit.rules.chinese_summaries import CHINESE_SUMMARIES

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\u202e\ud800"
HISTORY = (DayFigures("2026-05-01", 1, 9, 8, 7), DayFigures("2026-05-02", 1, 1, 0, 0))


def figures(text: str, count: int = 1) -> Figures:
    post = PostFigures(f"a/{text}.md", text, text, text, 3, {text: (text,)})
    findings = [
        Finding(post.path, line, 1, "DB001", "unclosed-details", "error", text, text)
        for line in range(count)
    ]
    return collect([post], findings, [text], date(2026, 5, 2))


def parsed(page: str) -> Any:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(page.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_that_posts_say_becomes_part_of_the_page(language: str) -> None:
    page = render(figures(HOSTILE), HISTORY, language)
    tree = parsed(page)

    assert len(tree.findall(".//script")) == 3
    assert tree.findall(".//img") == []
    data = json.loads(tree.find(".//script[@id='data']").text)
    assert data["messages"][0].startswith("</script>")
    page.encode()  # A lone surrogate has no UTF-8.


def test_nothing_turns_the_page_around() -> None:
    figures = collect(
        [PostFigures("\u202ea.md", "\u202et", "\u2066l", "\u202es", 3, {"tags": ("\u202ev",)})],
        [Finding("\u202ea.md", 1, 1, "DB001", "name", "error", "`\u202em` x", "\u202ee")],
        [],
        date(2026, 5, 2),
    )
    tree = parsed(render(figures, (), "en"))
    scripts = set(tree.iter("script"))
    shown = [
        text
        for element in tree.iter()
        if element not in scripts
        for text in (element.text, element.tail)
    ]

    assert not re.search("[\u202e\u2066]", "".join(filter(None, shown)))
    assert {"<U+202E>m", "<U+202E>e", "<U+202E>a.md"} <= set(shown)
    assert "<U+202E>a.md" in as_markdown(figures)


def test_the_page_asks_for_nothing() -> None:
    page = render(figures("x"), HISTORY, "en")

    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_every_table_and_chart_has_a_name() -> None:
    tree = parsed(render(figures("x"), HISTORY, "en"))

    charts = [
        element
        for element in tree.iter()
        if str(element.tag).endswith("svg") and element.get("class") == "pygal-chart"
    ]
    assert charts
    assert all(chart.get("role") == "img" and chart.get("aria-label") for chart in charts)
    assert all(cell.get("scope") for cell in tree.findall(".//th"))


def test_what_a_message_quotes_is_code() -> None:
    tree = parsed(render(figures("`<b>` here"), (), "en"))

    assert [code.text for code in tree.findall(".//tbody[@id='findings-rows']//td/code")] == [
        "<b>",
        "`<b>` here",
    ]


@pytest.mark.parametrize(("language", "times"), [("en", 0), ("zh", 3)])
def test_in_chinese_a_finding_says_in_chinese_what_its_rule_finds(
    language: str, times: int
) -> None:
    """In the table of rules, in the list, and in the data for the script of the list."""
    page = render(figures("x"), (), language)

    assert CHINESE_SUMMARIES["DB001"] == "`<details>` 没有闭合"
    assert page.count("</code> 没有闭合") + page.count("` 没有闭合") == times


def test_without_scripts_the_first_of_each_list_are_there() -> None:
    tree = parsed(render(figures("x", 70), (), "en"))

    assert len(tree.findall(".//tbody[@id='findings-rows']/tr")) == 50
    assert len(tree.findall(".//tbody[@id='posts-rows']/tr")) == 1
    note = tree.findtext(".//p[@id='findings-note']")
    assert note == "Only the first 50 are shown: the list needs JavaScript."
    assert all(
        controls.get("hidden") is not None for controls in tree.findall(".//div[@class='controls']")
    )


def test_findings_are_in_the_order_of_their_places() -> None:
    post = PostFigures("a.md", "题", "", "", 0)
    found = [
        Finding("a.md", 1, 9, "DB001", "first-rule", "error", "third"),
        Finding("a.md", 1, 2, "SM101", "second-rule", "info", "first"),
        Finding("a.md", 1, 5, "MD001", "third-rule", "warning", "second"),
    ]

    tree = parsed(render(collect([post], found, [], date(2026, 5, 2)), (), "en"))

    rows = tree.findall(".//tbody[@id='findings-rows']/tr")
    assert [row.findall("td")[-1].text for row in rows] == ["first", "second", "third"]
    data = json.loads(tree.find(".//script[@id='data']").text)
    assert data["messages"] == ["first", "second", "third"]


@pytest.mark.parametrize(("count", "said"), [(1, "1 error"), (2, "2 errors")])
def test_one_is_not_counted_as_several(count: int, said: str) -> None:
    found = figures("x", count)
    tree = parsed(render(found, (), "en"))

    (card,) = tree.findall(".//li[@class='error']/a")
    assert "".join(card.itertext()) == said
    assert f": {said}, 0 warnings, 0 hints." in as_markdown(found)


@pytest.mark.parametrize(("number", "said"), [(1, "1 post"), (2, "2 posts")])
def test_one_post_is_not_counted_as_several(number: int, said: str) -> None:
    posts = [PostFigures(f"{n}.md", "", "", "", 0, {}) for n in range(number)]
    tree = parsed(render(collect(posts, [], [], date(2026, 5, 2)), (), "en"))

    cards = ["".join(card.itertext()) for card in tree.findall(".//li/a[@href='#posts']")]
    assert said in cards


def test_a_long_list_is_cut_and_says_so() -> None:
    page = render(figures("字" * 100, 5000), (), "en")

    assert len(page.encode()) < 1_000_000
    assert "are not listed" in page


@pytest.mark.slow
def test_many_posts_fit_into_the_page_with_findings_and_without() -> None:
    posts = [
        PostFigures(f"posts/2026/{number:05}-{'name' * 8}.md", "字" * 40, "作者", "draft", 3)
        for number in range(12_000)
    ]
    findings = [
        Finding(post.path, 1, 1, "DB001", "unclosed-details", "error", "字" * 40) for post in posts
    ]
    page = render(collect(posts, findings, ["draft"], date(2026, 5, 2)), (), "en")

    assert len(page.encode()) < 1_000_000
    assert "more posts do not fit" in page
    # A parser of HTML takes a second for so large a page.
    (data,) = re.findall(r"<script[^>]* id=\"archive\"[^>]*>(.*?)</script>", page, re.DOTALL)
    archive = json.loads(data)
    assert 5000 < len(archive["rows"]) < 12_000


def test_a_clean_archive_says_so() -> None:
    page = render(collect([], [], [], date(2026, 5, 2)), (), "en")

    assert "Nothing was found." in page
    assert "<script" not in page
