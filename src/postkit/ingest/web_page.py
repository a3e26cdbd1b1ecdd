"""A web page: its article, and what it says about itself."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import Any

from postkit.document.letters import letters
from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.bylines import names_of
from postkit.ingest.dates import parse_date
from postkit.ingest.html import tree_to_markdown
from postkit.ingest.html.sanitize import is_shown, shown_text
from postkit.ingest.html.tree import BLOCKS, Element, parse_html
from postkit.ingest.main_text import MainText, is_too_large
from postkit.ingest.navigation import lead_of, take_out_navigation, take_out_repeats
from postkit.ingest.notes import notes_outside
from postkit.ingest.page_facts import PageFacts, page_facts
from postkit.ingest.paragraphs import plain_to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.saved_page import page_in
from postkit.ingest.titles import opening_words
from postkit.ingest.wechat import text_of_wechat
from postkit.lazy_patterns import lazy_compile

_PAGE = lazy_compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_SMALLEST = "60"
"""How many characters an article has at least, in the notation of trafilatura's settings."""
_INSTALL = "reading a web page needs trafilatura: pip install 'postkit-lint[import]'"


def read(raw: RawInput) -> Reading:
    """Return the article of a web page.

    What is navigation and the like is reported as unplaced.

    Raises:
        FileError: no article is found in it, or trafilatura is not installed.
    """
    raw = page_in(raw)
    text = raw.text
    root = parse_html(text)
    if not _PAGE.search(text):
        return _fragment(root, raw)
    found = _extracted(raw, text, root)
    facts = page_facts(root, text, raw.url)
    article = _described(facts, found, raw, root)
    said = getattr(found, "text", "") or ""
    main = MainText(root, said)
    if main.weight(root) * 2 < len(letters(said)):
        # The text is only in what a script would show, and in a description for search engines.
        return Reading((replace(article, body=plain_to_markdown(said), shown=said),))
    text_alone = text_of_wechat(root)
    element = text_alone or main.element
    lead = [] if text_alone else lead_of(root, main, article.title)
    notes = notes_outside(root, element)
    unplaced = [
        *_outside(root, {id(element), *map(id, [*lead, *notes])}, article.title),
        *(() if text_alone else take_out_navigation(main)),
    ]
    take_out_repeats(element, article.title)
    whole = Element("div", {}, [*lead, element, *notes])
    body, left_out, shown = tree_to_markdown(whole, facts.base)
    body = body.removeprefix("---\n\n")  # A line above everything divides nothing.
    if not body.strip() or not letters(body):
        raise FileError("no article was found in the page", path=raw.name)
    fragments = (
        Fragment(_line(text, fragment), fragment, "outside the article") for fragment in unplaced
    )
    article = replace(article, body=body, shown=shown, left_out=left_out)
    return Reading((article,), tuple(fragments))


def _fragment(root: Element, raw: RawInput) -> Reading:
    """Return the article that is all of an input: an export, not a page with an article in it.

    Raises:
        FileError: there is no text in it.
    """
    facts = page_facts(root, "", raw.url)
    title = facts.title or _heading_at_the_top(root)
    take_out_repeats(root, title)
    body, left_out, shown = tree_to_markdown(root, facts.base)
    if not letters(body):
        raise FileError("no article was found in the page", path=raw.name)
    article = _described(facts, None, raw, root)
    title = title or opening_words(body)
    return Reading((replace(article, title=title, body=body, shown=shown, left_out=left_out),))


def _heading_at_the_top(root: Element) -> str:
    """Return the heading that a text begins with; one further down is that of a section."""
    headings = (element for element in root.walk() if element.tag in ("h1", "h2"))
    heading = " ".join(next(headings, Element("h1")).text().split())
    return heading if " ".join(shown_text(root).split()).startswith(heading) else ""


def _described(facts: PageFacts, found: Any, raw: RawInput, root: Element) -> Article:
    """Return what is known of an article whose text is not read yet."""
    return Article(
        title=facts.title or getattr(found, "title", "") or "",
        body="",
        url=facts.url or raw.url,
        publisher=facts.site or getattr(found, "sitename", "") or "",
        author=names_of(facts.author, raw.text)
        or names_of(getattr(found, "author", "") or "", raw.text),
        date=facts.date or parse_date(getattr(found, "date", "") or ""),
        updated=facts.updated,
        status=_status(root, raw.name),
        language=facts.language,
        summary=facts.summary,
        tags=facts.tags,
        image=facts.image,
    )


def _status(root: Element, name: str) -> str:
    """Return `draft` for a draft in an export of Medium, which only the file's name says."""
    is_draft = os.path.basename(name).startswith("draft_")
    return (
        "draft" if is_draft and any("h-entry" in element.classes for element in root.walk()) else ""
    )


def _extracted(raw: RawInput, text: str, root: Element) -> Any:
    try:
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import use_config
    except ImportError as error:
        raise FileError(_INSTALL, path=raw.name) from error
    if is_too_large(root):
        return None
    config = use_config()
    # It counts characters, of which Chinese needs a third of what English does.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SMALLEST)
    page = load_html(text)
    if page is None:
        return None
    for cell in page.iter("td", "th"):
        # It would fill each of a thousand columns, and its text would be the same.
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    try:
        return bare_extraction(
            page,
            url=raw.url or None,
            config=config,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # A wider search takes a year anywhere, such as `© 2024`, for its first of January.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (RecursionError, ValueError):
        return None


def _outside(root: Element, inside: set[int], title: str) -> list[str]:
    """Return the text outside of the article, each run of it once."""
    runs: list[str] = []
    waiting: list[Element | str] = [root]
    parts: list[str] = []

    def end_run() -> None:
        text = " ".join("".join(parts).split())
        if letters(text) and text != title:
            runs.append(text)
        parts.clear()

    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part)
        elif id(part) in inside:
            end_run()
        elif is_shown(part):
            if part.tag in BLOCKS:
                end_run()
            waiting += ["\n", *reversed(part.children)]
    end_run()
    return runs


def _line(page: str, text: str) -> int:
    at = page.find(text.split(" ", 1)[0])
    return page.count("\n", 0, at) + 1 if at >= 0 else 1
