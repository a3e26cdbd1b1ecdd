"""Find the details blocks of a document.

Nearly all blocks are whole, and one pattern passes each of them as a whole.
Only the tags it leaves over are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from postkit.details.details_block import Details, DetailsBlock, Marks, Summary
from postkit.details.inert_regions import find_hidden, is_swallowed
from postkit.document import Document
from postkit.document.regions import Regions
from postkit.document.tag import BLOCK_NAMES, Tag
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span, as_span

_EVENT = lazy_compile(
    r"""<(?:details>\s*+(<summary>)([^<\n]*+)(?<!\\)(</summary>)
          ((?!\s*+(?:>|</details|/?(?:p|details|summary)\b))
            [^<]*+(?:<(?!/?(?:details|summary))[^<]*+)*+)
          (?<!\\)(</details>)(?!>)
        | (?=[/\\ \t<]{0,4}(?:[A-Za-z]|\s*+\Z)|/[^\x00-\x7f]))""",
    re.VERBOSE,
)
# What the content of a whole block may be made of, where tags are in it.
_TAG = r"<(?:br[ ]?/?|/?(?:span|em|strong|b|i|a|code|sup|sub)(?:\s[^<>]*)?|https?:[^<>\s]*)>"
_INLINE = rf"[^<]*+(?:{_TAG}[^<]*+)*+"
_PARAGRAPH = rf"<p(?:[ ]class=\"[\w -]*+\")?>{_INLINE}(?<!\\)</p>(?!>)"
_WHOLE_CONTENT = lazy_compile(rf"[^<]*+(?:(?:{_TAG}|{_PARAGRAPH})[^<]*+)*+")
_UNREAD = ("＜", "《details", "〈details", "&lt;details", "\\<details")
"""How tags look that are no events: a draft may have no others."""
_LINE_END = ("\n", "\r", "")
MAX_TAGS = 20_000
"""The limit of tags outside of whole blocks that are read: more are useless, and take long."""
_SUMMARY, _LABEL, _SUMMARY_END, _CONTENT, _CLOSING = 1, 2, 3, 4, 5


def parse(document: Document) -> Details:
    """Return the details blocks of `document` and their damages.

    Meant to be shared: `document.once(details.parse)`. Never raises, and takes
    time linear in the text.
    """
    text = document.text
    if not document.may_have_details:
        return Details((), ())
    events = list(_events(document, find_hidden(document)))
    blocks = tuple(event for event in events if isinstance(event, DetailsBlock))
    if len(blocks) == len(events) and not any(sign in text for sign in _UNREAD):
        return Details(blocks, ())
    if sum(isinstance(event, Tag) and _is_counted(event) for event in events) > MAX_TAGS:
        return Details(blocks, (), is_complete=False)
    # Only what is damaged or nested takes a reader, and its fixes.
    from postkit.details.reader import Reader

    return Reader(document, _with_unstarted_tags(document, events)).read()


def _is_counted(tag: Tag) -> bool:
    # A page may be full of paragraphs, which are no concern of a block unless it holds them.
    return tag.name != "p" or tag.damage is not None


def _events(document: Document, hidden: Regions) -> Iterator[DetailsBlock | Tag]:
    """Yield the whole blocks and the tags outside of them, in their order."""
    text, body = document.text, document.body
    end, doubt = body.start, -1
    is_any_hidden = bool(hidden)
    for match in _EVENT.finditer(text, *body):
        start = match.start()
        is_whole = match.lastindex is not None
        if (
            is_whole
            and start >= end
            and _is_whole_content(text, *match.span(_CONTENT))
            and text[start - 1 : start] in _LINE_END
            and (doubt < 0 or not is_swallowed(text, start))
            and not (is_any_hidden and hidden.overlaps(match.span()))
        ):
            span, content = as_span(match.span()), as_span(match.span(_CONTENT))
            yield DetailsBlock(span, content, match[_LABEL].strip(), partial(_marks, match), True)
            continue
        # What is before or in the block may spoil it: its tags are read one by one.
        stop = match.end() if is_whole else start + 1
        while 0 <= start < stop:
            is_seen = start >= end and not document.inlines.is_no_tag(start)
            tag = _tag_at(text, start, body.end) if is_seen else None
            doubt = -1 if tag else start
            if tag:
                end = tag.span.end
                if tag.name in BLOCK_NAMES:
                    yield tag
            start = text.find("<", start + 1, stop)


def _tag_at(text: str, at: int, end: int) -> Tag | None:
    """Return the tag whose `<` is `text[at]`. What recognises one is loaded when there is any."""
    from postkit.document.tags import match_tag

    return match_tag(text, at, end)


def _is_whole_content(text: str, start: int, end: int) -> bool:
    """Tell whether a block is read as a whole although tags are in it, if any are."""
    return text.find("<", start, end) < 0 or bool(_WHOLE_CONTENT.fullmatch(text, start, end))


def _marks(match: re.Match[str]) -> Marks:
    start, written = match.start(), match[_LABEL]
    first = match.start(_LABEL) + len(written) - len(written.lstrip())
    label = Span(first, first + len(written.strip()))
    opening, closing = as_span(match.span(_SUMMARY)), as_span(match.span(_SUMMARY_END))
    summary = Summary(opening, label, closing)
    return Marks(Span(start, start + len("<details>")), summary, as_span(match.span(_CLOSING)))


def _with_unstarted_tags(
    document: Document, events: list[DetailsBlock | Tag]
) -> list[DetailsBlock | Tag]:
    """Return `events` and the tags without `<` between them."""
    from postkit.document.damaged_tags import find_unstarted_tags

    inside = Regions(event.content for event in events if isinstance(event, DetailsBlock))
    lost = [
        tag
        for tag in find_unstarted_tags(document.text, document.body)
        if tag.span.start not in inside and not document.inlines.is_no_tag(tag.span.start)
    ]
    return sorted([*events, *lost], key=_start) if lost else events


def _start(event: DetailsBlock | Tag) -> int:
    return event.span.start
