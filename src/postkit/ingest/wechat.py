"""Articles of WeChat: their text, the account that they are from, and their day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from postkit.ingest.dates import parse_date
from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_CHINA = timezone(timedelta(hours=8))
_CREATED = lazy_compile(
    r"""\b(?P<name>createTime|ct)\s{0,3}=\s{0,3}["'](?P<value>[\d :-]{8,20})["']"""
)


def text_of_wechat(root: Element) -> Element | None:
    """Return the element with the whole text of an article; None on a page of another site."""
    return _find(root, "js_content") if _find(root, "js_name") else None


def wechat_account(root: Element) -> str:
    """Return the account that published an article; empty for a page of another site."""
    return _words(root, "js_name") if _find(root, "js_content") else ""


def wechat_day(root: Element, source: str) -> date | None:
    """Return when an article was published, which a script writes into the page."""
    if not wechat_account(root):
        return None
    shown = parse_date(_words(root, "publish_time"))
    created = {match["name"]: match["value"] for match in _CREATED.finditer(source)}
    if shown or "createTime" in created:
        return shown or parse_date(created["createTime"])
    seconds = created.get("ct", "")
    return (
        datetime.fromtimestamp(int(seconds), _CHINA) if re.fullmatch(r"\d{10}", seconds) else None
    )


def _find(root: Element, name: str) -> Element | None:
    return next((element for element in root.walk() if element.get("id") == name), None)


def _words(root: Element, name: str) -> str:
    found = _find(root, name)
    return " ".join(found.text().split()) if found else ""
