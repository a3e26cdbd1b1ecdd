"""Links within a post to its headings, which get their address from their text.

`[see](#头发)` leads to `## 头发` as long as both are written alike. A heading that
names its id, `## 头发 {#hair}`, keeps it, and so do the links to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, unquote

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

EXPLICIT_ID = lazy_compile(r"\{:?[ \t]*(?:\.[^\s{}]+[ \t]+)*#([^\s{}]+)[^{}\n]*\}")
"""An attribute list with an id: `{#hair}`, `{: .wide #hair}`."""

_LINK_SIGN = lazy_compile(r"(?:\]\(\s*<?|\]:\s*<?|(?i:href)\s*=\s*[\"']?)#")
_OTHER_LINK = lazy_compile(
    r"(?:^[ \t>]*\[[^\[\]\n]+\]:\s*<?|(?i:href)\s*=\s*[\"']?)#([^\s\"'<>]+)", re.MULTILINE
)
_ID_ATTRIBUTE = lazy_compile(r"(?i:\b(?:id|name))\s*=\s*[\"']?([^\s\"'<>]+)")
_LINK_TARGET = lazy_compile(r"\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_NOT_IN_ID = lazy_compile(r"[^\w\- ]")
_DIVIDERS = lazy_compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")


def links_in_step(before: Document, after: str) -> Iterator[Edit]:
    """Yield the edits of `before` after which links to its headings lead to those of `after`.

    Args:
        before: the draft.
        after: its text with the prose converted, and the links as they are.
    """
    if not _LINK_SIGN.search(before.text, *before.body):
        return
    moved = _moved_ids(before, before.reread(after))
    for span in _fragments(before) if moved else ():
        written = span.text(before.text)
        new = moved.get(unquote(written))
        if new is not None:
            yield Edit(*span, quote(new) if "%" in written else new)


def _moved_ids(before: Document, after: Document) -> Mapping[str, str]:
    """Return the ids of headings that change, each with what it becomes.

    Left out are those that are an id of something else too, or become one thing
    by one engine's rule and another by another's.
    """
    explicit = {match[1] for match in EXPLICIT_ID.finditer(before.text, *before.body)}
    explicit.update(match[1] for match in _ID_ATTRIBUTE.finditer(before.text, *before.body))
    moved: dict[str, set[str]] = {}
    for rule in _RULES:
        old_ids, new_ids = _ids(before, rule), _ids(after, rule)
        if len(old_ids) == len(new_ids):
            for old, new in zip(old_ids, new_ids, strict=True):
                moved.setdefault(old, set()).add(new)
    pairs = ((old, new.pop()) for old, new in moved.items() if len(new) == 1)
    return {old: new for old, new in pairs if old != new and old not in explicit}


def _ids(document: Document, rule: Callable[[str], str]) -> list[str]:
    """Return the ids that the headings of `document` get, those that repeat numbered."""
    ids = []
    times: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.lines:
            text = "".join(line.text(document.text) for line in block.lines)
            if not EXPLICIT_ID.search(text):
                own = rule(_LINK_TARGET.sub("", text).strip())
                ids.append(f"{own}-{times[own]}" if times[own] else own)
                times[own] += 1
    return ids


def _with_words_joined(text: str) -> str:
    """Return the id as GitHub, Hugo, Docusaurus and mdBook make it: no punctuation."""
    return _NOT_IN_ID.sub("", text.lower()).replace(" ", "-")


def _with_dividers(text: str) -> str:
    """Return the id as VitePress makes it: ASCII punctuation divides, other punctuation stays."""
    return _DIVIDERS.sub("-", text).strip("-").lower()


_RULES = (_with_words_joined, _with_dividers)


def _fragments(document: Document) -> Iterator[Span]:
    """Yield what follows `#` in the links within the post."""
    text = document.text
    for link in document.inlines.links:
        if text.startswith("#", link.target.start):
            yield Span(link.target.start + 1, link.target.end)
    for match in _OTHER_LINK.finditer(text, *document.body):
        if match.start(1) not in document.code:
            yield Span(*match.span(1))
