"""Texts that browser extensions have clipped: their front matter, under the names of a draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from postkit.ingest import Article, RawInput, read
from postkit.ingest.importer import Importer

OBSIDIAN = """\
---
title: "The old bridge"
source: "https://a.example/bridge"
author:
  - "[[Ann Lee]]"
  - "[[people/bo|Bo Ek]]"
published: 2024-01-15
created: 2024-01-16
description: "It is old."
tags:
  - "clippings"
  - "#towns"
---
The bridge is old, and ==nobody== knows who built it.

> [!note] A note
> It has two arches.
"""
MARKDOWNLOAD = """\
---
created: 2024-01-15T10:12:13 (UTC +08:00)
tags: [bridge,town]
source: https://a.example/bridge
author: Ann Lee
---

# The old bridge

> ## Excerpt
> It is
> old.

---
The bridge is old, and nobody knows who built it.
"""
READER = """\
---
title: 老桥
date created: 2024-01-15
date modified: 2024-02-01
url: https://a.example/bridge
site: 晨光小报
cover: https://a.example/c.png
keywords: 桥，城
word_count: 12
---

这座桥很老。
"""


def article_of(text: str) -> Article:
    (article,) = read(RawInput(text.encode(), "clip.md")).articles
    return article


def test_obsidian_web_clipper() -> None:
    article = article_of(OBSIDIAN)

    assert (article.title, article.url) == ("The old bridge", "https://a.example/bridge")
    assert (article.author, article.date) == ("Ann Lee、Bo Ek", date(2024, 1, 15))
    assert (article.summary, article.tags) == ("It is old.", ("clippings", "towns"))
    assert article.body.startswith("The bridge is old, and ==nobody== knows")
    assert article.body.endswith("> [!note] A note\n> It has two arches.")


def test_markdownload() -> None:
    article = article_of(MARKDOWNLOAD)

    assert (article.title, article.url) == ("The old bridge", "https://a.example/bridge")
    assert (article.author, str(article.date)[:10]) == ("Ann Lee", "2024-01-15")
    assert (article.summary, article.tags) == ("It is old.", ("bridge", "town"))
    assert article.body == "The bridge is old, and nobody knows who built it."


def test_a_reading_list() -> None:
    article = article_of(READER)

    assert (article.publisher, article.tags) == ("晨光小报", ("桥", "城"))
    assert (article.date, article.updated) == (date(2024, 1, 15), date(2024, 2, 1))
    assert article.image == "https://a.example/c.png"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example/河边的桥/", "https://a.example/河边的桥/"),
        ("https://a.example/1（河边的桥）", "https://a.example/1（河边的桥）"),
        ("https://a.example/1 河边的桥", "https://a.example/1"),
        ("https://a.example/1，河边的桥", "https://a.example/1"),
        ("河边的桥 https://a.example/1", ""),
    ],
)
def test_an_address_is_whole(written: str, url: str) -> None:
    assert article_of(f"---\ntitle: 桥\nsource: {written}\n---\n\n桥很老。\n").url == url
    assert article_of(f"河边的桥\n\n桥很老。\n\n来源：{written}\n").url == url


@pytest.mark.parametrize(
    ("written", "categories"),
    [
        ("桥", ("桥",)),
        ("[桥, 城]", ("桥", "城")),
        ("[[桥, 城], [桥, 河]]", ("桥", "城", "河")),
        ("[桥, 2024, null]", ("桥", "2024")),
        ("{桥: 城}", ()),
    ],
)
def test_categories_are_names(written: str, categories: tuple[str, ...]) -> None:
    """Hexo writes a path of categories as a list in the list."""
    text = f"---\ntitle: 桥\ncategories: {written}\n---\n\n桥很老。\n"

    assert article_of(text).categories == categories


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("draft: true", "draft"),
        ("draft: false", ""),
        ("published: false", "draft"),
        ("published: true", ""),
        ("published: 2024-01-15", ""),
    ],
)
def test_a_post_of_a_site_says_whether_it_is_published(field: str, status: str) -> None:
    article = article_of(f"---\ntitle: 桥\n{field}\n---\n\n桥很老。\n")

    assert (article.status, article.extra) == (status, {})


def test_what_the_schema_has_no_field_for_is_reported(tmp_path: Path) -> None:
    imported = Importer(str(tmp_path)).read(RawInput(READER.encode(), "clip.md"))

    (draft,) = imported.drafts
    assert draft.unplaced == (
        ("word_count", "12"),
        ("image", "https://a.example/c.png"),
    )
