"""A web page: its article by trafilatura, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postkit.errors import FileError
from postkit.ingest.arrival import Arrival
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.html_markdown import from_html
from postkit.lazy_patterns import lazy_compile

_WORD = lazy_compile(r"[^\W_]+")
_SMALLEST = "60"
"""How many characters an article has at least, in the notation of trafilatura's settings."""
_INSTALL = "reading a web page needs trafilatura: pip install 'postkit-lint[import]'"


def read(arrival: Arrival) -> Reading:
    """Return the article of a web page.

    What trafilatura takes for navigation and the like is reported as unplaced.

    Raises:
        FileError: no article is found in it, or trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction, extract
        from trafilatura.settings import use_config
    except ImportError as error:
        raise FileError(_INSTALL, path=arrival.name) from error
    config = use_config()
    # It counts characters, of which Chinese needs a third of what English does.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SMALLEST)
    text = arrival.text
    url = arrival.url or None
    try:
        found: Any = bare_extraction(text, url=url, config=config, with_metadata=True)
        body = extract(
            text,
            url=url,
            config=config,
            output_format="markdown",
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            include_tables=True,
        )
    except (RecursionError, ValueError) as error:
        raise FileError("the page is nested too deeply to be read", path=arrival.name) from error
    if not body or not body.strip() or found is None:
        raise FileError("no article was found in the page", path=arrival.name)
    body = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    title = found.title or ""
    article = Article(
        title=title,
        body=_without_title(body, title),
        url=found.url or arrival.url,
        publisher=found.sitename or found.hostname or "",
        author=(found.author or "").replace("; ", "、"),
        date=parse_date(found.date or ""),
        language=found.language or "",
        summary=found.description or "",
        tags=tuple(found.tags or ()),
    )
    return Reading((article,), tuple(_left_out(text, article)))


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.partition("\n")
    return rest.strip("\n") if first == f"# {title}" else body


def _left_out(page: str, article: Article) -> Iterator[Fragment]:
    """Yield the paragraphs of the page that are not in the article."""
    kept = _letters(article.body + article.title)
    line = 1
    at = 0
    for paragraph in from_html(page).split("\n"):
        letters = _letters(paragraph)
        if not letters or letters in kept:
            continue
        found = page.find(max(_WORD.findall(paragraph), key=len, default=""), at)
        if found >= 0:
            line += page.count("\n", at, found)
            at = found
        yield Fragment(line, paragraph.strip(), "outside the article")


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
