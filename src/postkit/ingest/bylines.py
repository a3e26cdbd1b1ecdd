"""The names in the byline of a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from postkit.lazy_patterns import lazy_compile

_BY = lazy_compile(r"(?i:by|par|von|por)\s+(?=[^\W\d_])")
_ADDRESS = lazy_compile(r"[(<\[]?(?:https?://|www\.)\S*")
_NO_NAME = lazy_compile(
    r"(?i:user\s?name|admin|MA|MD|MPH|MS|PhD|Ph\.D\.|RN|Jr\.?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_CALENDAR = lazy_compile(
    r"(\S+\s+\S.*?)(?<!\s)\s++((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)"
)


def names_of(byline: str, page: str) -> str:
    """Return the names in a byline, with `、` between them; empty for an address alone.

    Degrees and dates are no names. A month that ends three words or more is the start of a
    date, where it is one somewhere in the page: `Ana Lima May` before `8, 2018`.

    Args:
        byline: what a page or an extractor gives, several names with `;` between them.
        page: the text of the page.
    """
    return "、".join(dict.fromkeys(_names(byline, page)))


def _names(byline: str, page: str) -> Iterator[str]:
    is_in_date = cache(partial(_is_in_date, page))
    for part in byline.split("; "):
        by = _BY.match(part)
        name = _ADDRESS.sub("", part[by.end() if by else 0 :]).strip()
        dated = _CALENDAR.fullmatch(name)
        if dated and is_in_date(dated[2]):
            name = dated[1]
        if name and not _NO_NAME.fullmatch(name):
            yield name


def _is_in_date(page: str, word: str) -> bool:
    at = page.find(word)
    while at >= 0:
        end = at + len(word)
        after = page[end : end + 3].strip(" ,\n\t\xa0")
        if after[:1].isdigit() or word.endswith("day"):
            return True
        at = page.find(word, at + 1)
    return False
