"""A page of Notion as Markdown."""

from __future__ import annotations

import pytest

from postkit.ingest import Article, RawInput, read

ID = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"


def parse(text: str, name: str = f"export/河边的新桥 {ID}.md") -> Article:
    (article,) = read(RawInput(text.encode(), name)).articles
    return article


def test_the_properties_below_the_title() -> None:
    article = parse(
        "# 河边的新桥\n\nTags: 桥, 城市\nCreated: March 14, 2026 9:30 AM\nURL: https://example.org/b\n"
        "Author: 林小满\n心情: 好\n\n桥通车了。\n\n说明: 人很多。\n"
    )

    assert (article.title, article.tags, article.author) == ("河边的新桥", ("桥", "城市"), "林小满")
    assert (str(article.date), article.url) == ("2026-03-14 09:30:00", "https://example.org/b")
    assert article.extra == {"心情": "好"}
    assert article.unique_id == ID
    assert article.body == "桥通车了。\n\n说明: 人很多。"


@pytest.mark.parametrize(
    "text",
    [
        "桥通车了。\n",
        "说明: 人很多。\n桥通车了。\n",
        "- 一: 二\n",
        "> 一: 二\n",
    ],
)
def test_a_page_without_properties(text: str) -> None:
    article = parse(f"# 桥\n\n{text}")

    assert article.body == text.strip()
    assert not article.extra


def test_the_name_of_the_file_is_the_title_without_the_id() -> None:
    assert parse("桥通车了，人很多，灯也亮了。\n").title == "河边的新桥"


def test_another_text_keeps_such_lines() -> None:
    article = parse("# 桥\n\n心情: 好\n\n桥通车了。\n", "bridge.md")

    assert article.body == "心情: 好\n\n桥通车了。"
