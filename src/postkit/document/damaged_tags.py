"""Tags of details blocks that are damaged: a lost bracket, a misspelt name, wrong marks.

Only `details`, `summary` and `p` are examined, and only where the context suggests
a tag, so that prose which mentions one (`the <details element`) is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from postkit.document.han import HAN
from postkit.document.tag import ATTRIBUTES, VALUE, Tag
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_NAMES = "details|summary|p"
# A word without a value is text after a tag that lost its `>`, but for the real ones.
_SURE_ATTRIBUTES = rf"(?:\s+(?:[A-Za-z_:@][\w:.@-]*+{VALUE}|(?:open|hidden)(?![\w-])))*+"
_HEAD = lazy_compile(rf"<(/?)({_NAMES})(?![\w:-])({_SURE_ATTRIBUTES})", re.IGNORECASE)
_WRONG_END = lazy_compile(r"[ \t]*+(?:[]})＞》〉]|>>(?=\s*(?:[<\n]|\Z))|(?=\s*(?:[<\n]|\Z)))")
# A tag may go on in the next line, but raw HTML ends at a blank one.
_SOUND_END = lazy_compile(r"(?:[ \t]|(?>\r\n|\n|\r)(?![ \t]*[\r\n]))*+/?>(?!>\s*(?:[<\n]|\Z))")
_LATER_END = lazy_compile(r"[^<>\r\n]*[\"'“”‘’][ \t]*>")
_SOUND = lazy_compile(rf"<[A-Za-z]+{ATTRIBUTES}\s*+/?>")
_WRONG_MARKS = lazy_compile(
    r"(?:<(?=[ \t\\/<])(?:/?<)?|[＜〈《])[ \t]*(\\?[/／]{1,2}[ \t]*|\\)?"
    rf"({_NAMES})(?![\w:-])({_SURE_ATTRIBUTES})[ \t]*[>＞〉》]",
    re.IGNORECASE,
)
_QUOTES = lazy_compile(
    r"<(details|summary|p)[ \t]+(?:class=[\"'“”‘’]?){1,2}"
    r"([A-Za-z][\w-]*(?:[ ][\w-]+){0,3})[\"'“”‘’]?[ \t]*>"
)
_NO_SPACE = lazy_compile(r'<(details|summary|p)(class="[^"<>\n]*">)')
_GLUED_TO_TEXT = lazy_compile(rf"<(details|summary)(?=[A-Z{HAN}])")
_MISSPELT = lazy_compile(r"<(/?)([A-Za-z]{5,12})[ \t]*\](?=\s|\Z)")
_RUN_ON = lazy_compile(
    r"</(details|summary)[_\d][\w-]{0,20}(?:>|(?=[ \t]*(?:[<\r\n]|\Z)))", re.IGNORECASE
)
_FOREIGN = lazy_compile(r"</[^\x00-\x7f][^<>\r\n]{0,11}>")
_CUT_OFF = lazy_compile(r"<(/?)([a-z]{0,7})\s*\Z")
_LONG_NAMES = ("details", "summary")
_NEAR = 0.8
_MAX_TAIL = 12
_MAX_INDENT = 200
"""How far back the start of a line is searched for, in characters."""
_NEEDLES = ("details>", "summary>", "/p>", "p class=")
_CLASS = 'class="'
_NO_START = lazy_compile(
    r"""(?P<opening>(?:details|summary)>|p[ ]class=(?:"[^"<>\n]*"|'[^'<>\n]*')>)
      | (?P<closing>/(?:details|summary|p)>)(?=[ \t]*(?:\r?\n|<|\Z))""",
    re.VERBOSE,
)
_NO_NAME = lazy_compile(r'class="[\w -]+">')
_ESCAPED = lazy_compile(
    r"""(?:\\<|&lt;)
    (?:(?P<closing>/(?:details|summary|p))(?P<closed>\\?(?:>|&gt;))(?=[ \t]*(?:\r?\n|<|&lt;|\Z))
      |(?P<opening>details(?=\\?(?:>|&gt;)[ \t]*(?:\r?\n|<|&lt;|\Z))|summary|p[ ]class="[^"<>\n&]*")
       (?P<opened>\\?(?:>|&gt;)))""",
    re.VERBOSE,
)
_NAME = lazy_compile(r"[a-z]+")
_MAX_LINE = 2000
"""How far back on a line an open `<` is searched for, in characters."""


class TagDamage(StrEnum):
    """What is wrong with a tag."""

    NO_START = "no_start"
    """Its `<` is missing: `/details>`."""
    NO_END = "no_end"
    """Its `>` is missing, or another bracket is there: `</details`, `</details]`."""
    CUT_OFF = "cut_off"
    """The text ends in the middle of it: `</det`."""
    MISSPELT = "misspelt"
    """Its name is nearly one that is known: `</detials>`."""
    NO_SPACE = "no_space"
    """The space before its attribute is missing: `<pclass="note">`."""
    QUOTES = "quotes"
    """A quotation mark is missing or typographic: `<p class="note>`."""
    ESCAPED = "escaped"
    r"""It is escaped on a line of its own: `&lt;/details&gt;`, `\</details>`."""
    WRONG_MARKS = "wrong_marks"
    r"""Full-width or doubled brackets, a space, a backslash: `＜details＞`, `< p >`, `<\/p>`."""


def match_damaged(text: str, at: int, end: int) -> Tag | None:
    """Return the damaged tag whose `<`, or what is in its place, is `text[at]`, if there is one."""
    if (match := _QUOTES.match(text, at, end)) and not _SOUND.fullmatch(match[0]):
        return _tag(
            match[1], match.span(), False, TagDamage.QUOTES, f'<{match[1]} class="{match[2]}">'
        )
    head = _HEAD.match(text, at, end)
    if head:
        tag = _without_end(text, head, end)
        if tag or _SOUND_END.match(text, head.end(), end):
            return tag
    if match := _WRONG_MARKS.match(text, at, end):
        is_closing = bool(match[1]) and match[1].strip() != "\\"
        written = f"<{'/' if is_closing else ''}{match[2]}{match[3]}>"
        return _tag(match[2], match.span(), is_closing, TagDamage.WRONG_MARKS, written)
    if match := _NO_SPACE.match(text, at, end):
        return _tag(match[1], match.span(), False, TagDamage.NO_SPACE, f"<{match[1]} {match[2]}")
    if match := _GLUED_TO_TEXT.match(text, at, end):
        return _tag(match[1], match.span(), False, TagDamage.NO_END, f"<{match[1]}>")
    if match := _RUN_ON.match(text, at, end):
        return _tag(match[1], match.span(), True, TagDamage.MISSPELT, f"</{match[1].lower()}>")
    if (match := _FOREIGN.match(text, at, end)) and start_of_line(text, at) is not None:
        return _tag("details", match.span(), True, TagDamage.MISSPELT, "</details>")
    if match := _MISSPELT.match(text, at, end):
        return find_misspelt(match)
    if end == len(text) and end - at <= _MAX_TAIL and (match := _CUT_OFF.match(text, at)):
        return _cut_off(match)
    return None


def find_misspelt(match: re.Match[str]) -> Tag | None:
    """Return the tag that `match` is when its name, the second group, is nearly a known one."""
    name = match[2].lower()
    if not 5 <= len(name) <= 12 or name in _LONG_NAMES:
        return None
    meant = next((known for known in _LONG_NAMES if _is_near(name, known)), None)
    if not meant:
        return None
    after = match[0][match.end(2) - match.start() :].replace("]", ">")
    if "\n" in after:
        return None
    written = f"<{match[1]}{meant}{after}"
    return _tag(meant, match.span(), match[1] == "/", TagDamage.MISSPELT, written)


def start_of_line(text: str, at: int) -> int | None:
    """Return where the line starts when only white space and `>` are on it before `at`."""
    head = text[max(at - _MAX_INDENT, 0) : at]
    cut = max(head.rfind("\n"), head.rfind("\r"))
    if (cut < 0 and at > _MAX_INDENT) or head[cut + 1 :].strip(" \t>"):
        return None
    return at - len(head) + cut + 1


def _tag(
    name: str, span: tuple[int, int], is_closing: bool, damage: TagDamage, corrected: str
) -> Tag:
    return Tag(name.lower(), Span(*span), is_closing, damage, corrected)


def _without_end(text: str, head: re.Match[str], end: int) -> Tag | None:
    """Return the tag of `head` when what follows shows that its `>` is missing or wrong."""
    name, is_closing = head[2].lower(), head[1] == "/"
    stop = head.end()
    if _SOUND_END.match(text, stop, end):
        return None
    wrong = _WRONG_END.match(text, stop, end)
    if wrong:
        is_doubled = wrong[0].endswith(">>")
        if name == "p" and not is_closing and (is_doubled or not head[3]):
            # `<p>>> …` marks a speaker; `<p` alone may be anything.
            return None
        damage = TagDamage.WRONG_MARKS if is_doubled else TagDamage.NO_END
        stop = wrong.end() if wrong[0].strip() else stop
        return _tag(name, (head.start(), stop), is_closing, damage, f"{head[0]}>")
    if is_closing or (name == "p" and not head[3]):
        return None
    if text[stop : stop + 1] in ("=", '"') or not _may_open(text, head.start()):
        return None
    if later := _LATER_END.match(text, stop, end):
        # Browsers take typographic quotes for a part of the value: `<details class=“note”>`.
        is_sound = name == "details" and _is_whole(later[0])
        return Tag(name, Span(head.start(), later.end()), is_closing=False) if is_sound else None
    return _tag(name, (head.start(), stop), False, TagDamage.NO_END, f"{head[0]}>")


def _is_whole(attributes: str) -> bool:
    """Tell whether no straight quotation mark is left open in `attributes`."""
    return attributes.count('"') % 2 == 0 and attributes.count("'") % 2 == 0


def _may_open(text: str, at: int) -> bool:
    return text[at - 1 : at] in (">", "＞", "〉", "》") or start_of_line(text, at) is not None


def _ends_line(text: str, tag: Tag) -> bool:
    return text[tag.span.end : tag.span.end + 1] in ("", "\r", "\n")


def _cut_off(match: re.Match[str]) -> Tag | None:
    for name in _NAMES.split("|"):
        if name.startswith(match[2]):
            span = (match.start(), match.end(2))
            written = f"<{match[1]}{name}>"
            return _tag(name, span, match[1] == "/", TagDamage.CUT_OFF, written)
    return None


def _is_near(name: str, known: str) -> bool:
    """Tell whether `name` is `known` but for a letter or two: `detials`, `sidetails`."""
    if name[0] != known[0] and not name.endswith(known[-4:]):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, known, autojunk=False).ratio() >= _NEAR


def find_unstarted_tags(text: str, body: Span) -> Iterator[Tag]:
    """Yield the damaged tags of `text[body.start:body.end]` that do not start with `<`.

    They come in no particular order, and some may not be meant as tags: whoever
    knows what is around them has to judge.
    """
    for needle in _NEEDLES:
        if _always_follows(text, needle, ("<", "</"), body):
            continue
        for at in _places(text, needle, body):
            if tag := _without_start(text, at, body):
                yield tag
    if not _always_follows(text, _CLASS, ("<p ",), body):
        for at in _places(text, _CLASS, body):
            match = _NO_NAME.match(text, at, body.end)
            if match and start_of_line(text, at) is not None:
                written = f"<p {match[0]}"
                yield Tag("p", Span(*match.span()), False, TagDamage.NO_START, written)
    for needle in ("&lt;", "\\<"):
        for at in _places(text, needle, body):
            if tag := _escaped(text, at, body):
                yield tag
    for bracket in "＜〈《":
        for at in _places(text, bracket, body):
            tag = match_damaged(text, at, body.end)
            if tag and (tag.is_closing or _may_open(text, at) or _ends_line(text, tag)):
                yield tag


def _escaped(text: str, at: int, body: Span) -> Tag | None:
    """Return the tag whose escaped `<` is at `at`; an opening one starts a line, or follows one."""
    match = _ESCAPED.match(text, at, body.end)
    if not match or (match["opening"] and not _may_open(text, at)):
        return None
    inner = match["opening"] or match["closing"]
    name = _NAME.search(inner)
    span = Span(*match.span())
    is_closing = match["opening"] is None
    return Tag(name[0] if name else "", span, is_closing, TagDamage.ESCAPED, f"<{inner}>")


def _always_follows(text: str, needle: str, heads: tuple[str, ...], body: Span) -> bool:
    """Tell whether each `needle` follows one of `heads`, no two of which end alike.

    To count them takes no time beside a look at each of thousands.
    """
    return text.count(needle, *body) == sum(text.count(head + needle, *body) for head in heads)


def _places(text: str, needle: str, body: Span) -> Iterator[int]:
    at = text.find(needle, *body)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle), body.end)


def _without_start(text: str, at: int, body: Span) -> Tag | None:
    """Return the tag whose name, or `/`, is `text[at]`, when it has no `<` before it."""
    if at > body.start and text[at - 1] == "/":
        at -= 1
    before = text[at - 1 : at] if at > body.start else ""
    match = _NO_START.match(text, at, body.end)
    if not match or before in ("<", "\\"):
        return None
    is_closing = match.lastgroup == "closing"
    if is_closing:
        if _is_in_angles(text, at, body.start):
            return None
    elif not _may_open(text, at):
        return None
    written = match[match.lastgroup or 0]
    name = _NAME.search(written)
    span = Span(at, at + len(written))
    return Tag(name[0] if name else "", span, is_closing, TagDamage.NO_START, f"<{written}")


def _is_in_angles(text: str, at: int, start: int) -> bool:
    """Tell whether `at` is inside `<…`, as the end of an autolink does."""
    first = max(start, at - _MAX_LINE)
    line = max(text.rfind("\n", first, at) + 1, first)
    return text.rfind("<", line, at) > text.rfind(">", line, at)
