"""A page of Notion as Markdown: properties are lines below its title, and its name has an id."""

from __future__ import annotations

import os
from collections.abc import Mapping

from postkit.lazy_patterns import lazy_compile

_NAME = lazy_compile(r"(?P<title>.*) (?P<id>[\da-f]{32})(?:_all)?")
_PROPERTIES = lazy_compile(r"\s*((?:[^\s:：#>|*`<-][^:\n]{0,60}: [^\n]+\n)+)(?:\n|\Z)")


def notion_id(file_name: str) -> str:
    """Return the id that ends the name of an exported page; empty for another file."""
    match = _NAME.fullmatch(os.path.splitext(os.path.basename(file_name))[0])
    return match["id"] if match else ""


def without_notion_id(stem: str) -> str:
    """Return the name of a file, without its ending, as Notion made it from the title."""
    match = _NAME.fullmatch(stem)
    return match["title"] if match else stem


def split_properties(body: str) -> tuple[Mapping[str, str], str]:
    """Return the properties of a page, by their names in lower case, and the text below."""
    match = _PROPERTIES.match(body)
    if match is None:
        return {}, body
    pairs = (line.split(": ", 1) for line in match[1].splitlines())
    return {name.strip().lower(): value.strip() for name, value in pairs}, body[match.end() :]
