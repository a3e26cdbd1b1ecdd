"""The ids that headings get from their text, by the rules of the site.

A heading that names its id, `## 头发 {#hair}`, keeps it whatever its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from postkit.dialects.id_rules import ID_RULES, IdRule
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

EXPLICIT_ID = lazy_compile(r"\{:?[ \t]*(?:\.[^\s{}]+[ \t]+)*#([^\s{}]++)[^{}\n]*\}")
"""An attribute list with an id: `{#hair}`, `{: .wide #hair}`."""

# Two searches, each for a rare character first, take half the time of one for both.
_LINK_SIGNS = (lazy_compile(r"\][(:]\s*<?#"), lazy_compile(r"=\s*[\"']?#"))
_OTHER_LINK = lazy_compile(
    r"(?:^[ \t>]*\[[^\[\]\n]+\]:\s*<?|(?i:href)\s*=\s*[\"']?)#([^\s\"'<>]+)", re.MULTILINE
)
_ID_ATTRIBUTE = lazy_compile(r"(?i:\b(?:id|name))\s*=\s*[\"']?([^\s\"'<>]+)")
_LINK = lazy_compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_MARKUP = lazy_compile(r"[*`]+|</?[A-Za-z][^<>\n]*>")


def has_inner_links(document: Document) -> bool:
    """Tell, at first sight, whether anything in the post links to a place in it."""
    text = document.text
    # Where the body starts need not be found out for a draft without any sign.
    return any(sign.search(text) and sign.search(text, *document.body) for sign in _LINK_SIGNS)


def inner_links(document: Document) -> Iterator[Span]:
    """Yield what follows `#` in the links within the post."""
    text = document.text
    for link in document.inlines.links:
        if text.startswith("#", link.target.start):
            yield Span(link.target.start + 1, link.target.end)
    for match in _OTHER_LINK.finditer(text, *document.body):
        if match.start(1) not in document.code:
            yield Span(*match.span(1))


def linked_ids(document: Document) -> frozenset[str]:
    """Return the ids that links within the post lead to."""
    # Imported here because few posts have such links.
    from urllib.parse import unquote

    return frozenset(unquote(span.text(document.text)) for span in inner_links(document))


def moved_ids(before: Document, after: Document) -> Mapping[str, str]:
    """Return the ids of headings that change, each with what it becomes.

    Left out are those that are an id of something else too, or become different things by
    the rules that may be the site's.
    """
    explicit = _explicit_ids(before)
    moved: dict[str, set[str]] = {}
    for rule in rules_of(before):
        old_ids, new_ids = _ids(before, rule), _ids(after, rule)
        if len(old_ids) == len(new_ids):
            for old, new in zip(old_ids, new_ids, strict=True):
                moved.setdefault(old, set()).add(new)
    pairs = ((old, new.pop()) for old, new in moved.items() if len(new) == 1)
    return {old: new for old, new in pairs if old != new and old not in explicit}


def all_ids(document: Document) -> frozenset[str]:
    """Return the ids that the post has, by any of the rules that may be the site's."""
    made = (own for rule in rules_of(document) for own in _ids(document, rule))
    return frozenset(made) | _explicit_ids(document)


def _explicit_ids(document: Document) -> frozenset[str]:
    found = (EXPLICIT_ID, _ID_ATTRIBUTE)
    text, body = document.text, document.body
    return frozenset(match[1] for pattern in found for match in pattern.finditer(text, *body))


def rules_of(document: Document) -> tuple[IdRule, ...]:
    """Return the rules that may be those of the site: all of them where it is not known."""
    return tuple(ID_RULES[name] for name in document.dialect.heading_ids or ID_RULES)


def heading_text(text: str, block: Block) -> str:
    """Return the text of the heading `block` that its id is made of."""
    written = "".join(line.text(text) for line in block.lines)
    return _MARKUP.sub("", _LINK.sub(r"\1", written)).strip()


def _ids(document: Document, rule: IdRule) -> list[str]:
    """Return the ids that the headings of `document` get, those that repeat numbered."""
    ids = []
    times: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.lines:
            text = heading_text(document.text, block)
            if not EXPLICIT_ID.search(text):
                own = rule(text)
                ids.append(f"{own}-{times[own]}" if times[own] else own)
                times[own] += 1
    return ids
