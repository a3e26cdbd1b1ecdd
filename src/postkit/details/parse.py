"""Find the details blocks of a document.

Nearly all blocks are whole, and one pattern passes each of them as a whole.
Only the tags it leaves over are read one by one.
"""

from __future__ import annotations

import re

from postkit.details.model import Block, Details, Summary
from postkit.details.reader import Reader
from postkit.document import Document
from postkit.document.damaged_tags import find_odd_tags
from postkit.document.html import match_tag
from postkit.document.tag_model import Tag
from postkit.source import Span

_INLINE = (
    r"[^<]*+(?:<(?:br[ ]?/?|/?(?:span|em|strong|b|i|a|code|sup|sub)(?:\s[^<>]*)?|https?:[^<>\s]*)>"
    r"[^<]*+)*+"
)
_EVENT = re.compile(
    rf"""<(?:details>\s*+(<summary>)([^<\n]*+)(</summary>)
          ((?!\s*+/?(?:p\b|details\b|summary\b)){_INLINE}(?:<p(?:\s[^<>]*+)?>{_INLINE}</p>{_INLINE})*+)
          (</details>)(?!>)
        | (?=[/\\ \t<]{{0,4}}(?:[A-Za-z]|\s?\Z)))""",
    re.VERBOSE,
)
_SUMMARY, _LABEL, _SUMMARY_END, _CONTENT, _CLOSING = 1, 2, 3, 4, 5


def parse(document: Document) -> Details:
    """Return the details blocks of `document` and their damages.

    Meant to be shared: `document.once(details.parse)`. Never raises, and takes
    time linear in the text.
    """
    text, body = document.text, document.body
    if "details" not in text and "DETAILS" not in text and "summary>" not in text:
        return Details((), ())
    if document.has_code_signs:
        return Reader(document).read(list(document.tags))
    events: list[Block | Tag] = []
    is_whole = True
    for match in _EVENT.finditer(text, *body):
        if match.lastindex is not None:
            events.append(_whole_block(match))
            continue
        tag = match_tag(text, match.start(), body.end)
        if tag:
            events.append(tag)
            is_whole = False
    if is_whole and "＜" not in text:
        return Details(tuple(events), ())  # type: ignore[arg-type]
    return Reader(document).read(_with_odd_tags(text, body, events))


def _whole_block(match: re.Match[str]) -> Block:
    start = match.start()
    first, last = match.span(_LABEL)
    label = match[_LABEL]
    stripped = label.strip()
    if len(stripped) != len(label):
        first += len(label) - len(label.lstrip())
        last = first + len(stripped)
    summary = Summary(
        Span(*match.span(_SUMMARY)), Span(first, last), Span(*match.span(_SUMMARY_END))
    )
    return Block(
        Span(start, start + len("<details>")),
        summary,
        Span(*match.span(_CONTENT)),
        Span(*match.span(_CLOSING)),
        is_healthy=True,
    )


def _with_odd_tags(text: str, body: Span, events: list[Block | Tag]) -> list[Block | Tag]:
    """Return `events` and the tags without `<` that stand between them."""
    blocks = [event for event in events if isinstance(event, Block)]
    gaps: list[Block | Tag] = list(events)
    start = body.start
    for end, after in [*((one.span.start, one.span.end) for one in blocks), (body.end, body.end)]:
        gaps += find_odd_tags(text, Span(start, end))
        start = after
    return sorted(gaps, key=lambda event: event.span)
