"""What links and images lead to, and the texts that they show."""

from __future__ import annotations

import re

from postkit.ingest.html.escape import escape
from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_SPACES = lazy_compile(r"[ \t\r\n\f]+")


def label(text: str) -> str:
    """Return the alternative text of an image, as Markdown writes it."""
    return re.sub(r"[\[\]]", r"\\\g<0>", re.sub(r"\\?([\[\]])", r"\1", escape(text)))


def title_part(element: Element) -> str:
    """Return the title of a link or an image after its address; empty where it says nothing."""
    title = _SPACES.sub(" ", element.get("title")).strip()
    if not title or title == element.get("alt"):
        return ""
    return ' "' + re.sub(r'["\\]', r"\\\g<0>", escape(title).replace("\\", "")) + '"'


def balanced(text: str) -> str:
    """Return the text of a link with brackets that have no partner escaped."""
    opened: list[int] = []
    lone: set[int] = set()
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]":
            if opened:
                opened.pop()
            else:
                lone.add(match.start())
    lone.update(opened)
    return "".join(f"\\{char}" if at in lone else char for at, char in enumerate(text))


def destination(address: str) -> str:
    """Return `address` as the target of a link or an image."""
    address = re.sub("[ \t\r\n\f]", "%20", address).replace("<", "%3C").replace(">", "%3E")
    address = address.replace("\\", "%5C")
    address = re.sub(r"&(?=#?\w{1,31};)", "&amp;", address)
    return f"<{address}>" if "(" in address or ")" in address else address
