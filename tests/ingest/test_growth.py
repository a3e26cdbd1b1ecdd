"""Inputs of which an import once took quadratic or cubic time: minutes, or for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import size

import postkit
from postkit.ingest.kinds import read_in_parts
from postkit.ingest.raw_input import RawInput

MANY = size(400_000)
PAGE = "<!doctype html><html><body><article><h1>桥</h1><p>桥通车了。</p>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("talk.txt", " " * MANY + "桥\n通车了\n", id="blanks before a line"),
        pytest.param("post.md", "<details>桥" * (MANY // 10), id="details never closed"),
        pytest.param("page.html", PAGE + "<![CDATA[," * (MANY // 10), id="data never closed"),
        pytest.param(
            "page.html",
            f'{PAGE}<span style="{"text-decoration:" * (MANY // 16)}">桥</span>',
            id="styles of a line",
        ),
    ],
)
def test_an_import_takes_linear_time(tmp_path: Path, name: str, text: str) -> None:
    """The import comes to an end."""
    assert list(postkit.import_text(text, name=name, folder=str(tmp_path)))


def feed(*, articles: int, text: str) -> RawInput:
    """Return a feed of which each article has a number for its title, and `text`."""
    items = "".join(
        f"<item><title>{number}</title><description>{text}</description></item>"
        for number in range(articles)
    )
    return RawInput(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), "feed.xml")


def test_thousands_of_articles_without_text_are_refused() -> None:
    """Each costs as much as a long one: a megabyte of them would take half a minute."""
    with pytest.raises(postkit.FileError) as error:
        next(read_in_parts(feed(articles=3001, text="桥")))

    assert error.value.message == (
        "holds 3,001 articles of 61 bytes, which are too many for so little text; "
        "import it in parts of at most 3,000 articles"
    )


@pytest.mark.parametrize(
    ("articles", "text"),
    [
        pytest.param(3001, "桥通车了。" * 25, id="with a text"),
        pytest.param(3000, "桥", id="not so many"),
    ],
)
def test_other_archives_are_read(articles: int, text: str) -> None:
    assert next(read_in_parts(feed(articles=articles, text=text))).total == articles
