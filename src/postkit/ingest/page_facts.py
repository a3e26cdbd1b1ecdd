"""What a web page says about itself: title, author, date, addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from postkit.ingest.dates import parse_date
from postkit.ingest.fetch import is_web_address
from postkit.ingest.html.sanitize import resolved
from postkit.ingest.html.tree import Element
from postkit.ingest.wechat import wechat_account, wechat_day
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_SAVED = lazy_compile(
    r"(?:Page saved with SingleFile\s+url:|saved from url=\(\d+\))\s*(https?://\S+)"
)
_DIVIDER = lazy_compile(r"\s+[-|–—·•»_]\s+|\s*[|_｜]\s*")
_DATES = (
    "article:published_time",
    "datePublished",
    "publishdate",
    "pubdate",
    "date",
    "dc.date",
    "dcterms.created",
    "og:published_time",
)
_SAVED_WITHIN = 4096
_SHARE = 4
"""A heading that is the title has at least a fourth of what browsers show."""


class PageFacts(NamedTuple):
    """What a page says of itself; empty where it does not say."""

    title: str
    url: str
    base: str
    site: str
    author: str
    date: Any
    updated: Any
    language: str
    image: str
    summary: str
    tags: tuple[str, ...]


def page_facts(root: Element, source: str, url: str) -> PageFacts:
    """Return what the page `root` says of itself.

    Args:
        root: the page.
        source: its HTML, in whose first comment browsers note where they saved it from.
        url: where it was fetched from; empty for a file.
    """
    metas = _metas(root)
    data = _json_ld(root)
    saved = _SAVED.search(source[:_SAVED_WITHIN])
    url = url or (saved[1] if saved else "")
    address = _address(root, metas, url)
    base = next((element.get("href") for element in root.walk() if element.tag == "base"), "")
    site = _first(metas, "og:site_name", "application-name")
    image = _first(metas, "og:image", "twitter:image")
    return PageFacts(
        title=_title(root, metas, site),
        url=address,
        base=resolved(base, url or address) if base else (url or address),
        site=wechat_account(root) or site or _name(data.get("publisher")),
        author=_author(metas) or _name(data.get("author")) or _microformat(root, "p-author"),
        date=parse_date(
            _first(metas, *_DATES) or str(data.get("datePublished") or "") or _time(root)
        )
        or wechat_day(root, source),
        updated=parse_date(
            _first(metas, "article:modified_time", "lastmod", "og:updated_time")
            or str(data.get("dateModified") or "")
        ),
        language=root.get("lang") or root.get("xml:lang") or _first(metas, "og:locale"),
        image=resolved(image, url or address) if image else "",
        summary=_first(metas, "og:description", "description") or _microformat(root, "p-summary"),
        tags=_tags(root, metas),
    )


def _address(root: Element, metas: dict[str, str], url: str) -> str:
    """Return the address that the page gives itself; `url` where that is none of the web."""
    links = {
        element.get("rel").lower(): element.get("href")
        for element in root.walk()
        if element.tag == "link"
    }
    named = links.get("canonical") or _first(metas, "og:url") or _canonical(root)
    address = resolved(named, url) if named else url
    return address if is_web_address(address) else url


def _canonical(root: Element) -> str:
    found = _one_of_class(root, "p-canonical")
    return found.get("href") if found else ""


def _microformat(root: Element, name: str) -> str:
    """Return the text of the one element of a class, as Medium exports have it."""
    found = _one_of_class(root, name)
    return " ".join(found.text().split()) if found else ""


def _one_of_class(root: Element, name: str) -> Element | None:
    found = [element for element in root.walk() if name in element.classes]
    return found[0] if len(found) == 1 else None


def _metas(root: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in root.walk():
        if element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = " ".join(element.get("content").split())
            if name and content:
                metas.setdefault(name.lower(), content)
    return metas


def _first(metas: dict[str, str], *names: str) -> str:
    return next((metas[name.lower()] for name in names if metas.get(name.lower())), "")


def _tags(root: Element, metas: dict[str, str]) -> tuple[str, ...]:
    """Return the keywords of a page, or those in the table that Notion writes above a text."""
    words = re.split("[,，;；]", _first(metas, "keywords"))
    for row in root.walk():
        if "property-row-multi_select" in row.classes and _is_of_tags(row):
            words += [item.text() for item in row.walk() if "selected-value" in item.classes]
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _is_of_tags(row: Element) -> bool:
    head = row.find("th")
    return head is not None and head.text().strip().lower() in ("tags", "keywords", "标签", "標籤")


def _author(metas: dict[str, str]) -> str:
    """Return who wrote the page: not the address of a profile, as `article:author` often is."""
    names = (_first(metas, name) for name in ("author", "article:author", "dc.creator", "byl"))
    return next((name for name in names if name and not name.startswith("http")), "")


def _title(root: Element, metas: dict[str, str], site: str) -> str:
    """Return the title of the article, without the name of the site that browsers show with it."""
    headings = [" ".join(element.text().split()) for element in root.walk() if element.tag == "h1"]
    headings = [heading for heading in headings if heading]
    whole = next(
        (" ".join(element.text().split()) for element in root.walk() if element.tag == "title"), ""
    )
    for title in filter(None, (_first(metas, "og:title", "twitter:title"), whole)):
        fitting = [
            heading for heading in headings if title.startswith(heading) or title.endswith(heading)
        ]
        longest = max(fitting, key=len, default="")
        # A shorter one is the name of the site.
        if longest and len(longest) * _SHARE >= len(title):
            return longest
        parts = [part.strip() for part in _DIVIDER.split(title) if part.strip()]
        if site and len(parts) > 1 and site in (parts[-1], parts[0]):
            kept = parts[:-1] if parts[-1] == site else parts[1:]
            start = title.index(kept[0])
            return title[start : title.rindex(kept[-1]) + len(kept[-1])]
        return title
    return headings[0] if len(headings) == 1 else ""


def _time(root: Element) -> str:
    found = (
        element for element in root.walk() if element.tag == "time" and element.get("datetime")
    )
    return next((item.get("datetime") for item in found), "")


def _json_ld(root: Element) -> dict[str, Any]:
    """Return the first description of an article for search engines (schema.org)."""
    for element in root.walk():
        if element.tag == "script" and element.get("type") == "application/ld+json":
            try:
                values = json.loads(element.text())
            except (ValueError, RecursionError):
                continue
            for found in _objects(values):
                if "datePublished" in found or "author" in found:
                    return found
    return {}


def _objects(values: Any) -> Iterator[dict[str, Any]]:
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict):
            yield value
            graph = value.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _name(value: Any) -> str:
    names = [
        item.get("name") if isinstance(item, dict) else item
        for item in (value if isinstance(value, list) else [value])
    ]
    return "、".join(name for name in names if isinstance(name, str) and name)
