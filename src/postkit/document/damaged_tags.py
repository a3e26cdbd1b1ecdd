"""Tags of details blocks that lost a bracket or were misspelt.

Only `details`, `summary` and `p` are looked at, and only where the place speaks
for a tag, so that prose which mentions one (`the <details element`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.document.tag_model import VALUE, Tag, TagDamage
from postkit.source import Span

_NAMES = "details|summary|p"
# A word without a value is text behind a tag that lost its `>`, but for the real ones.
_SURE_ATTRIBUTES = rf"(?:\s+(?:[A-Za-z_:@][\w:.@-]*+{VALUE}|(?:open|hidden)(?![\w-])))*+"
_TAG_HEAD = re.compile(rf"<(/?)({_NAMES})(?![\w:-])({_SURE_ATTRIBUTES})", re.IGNORECASE)
_WRONG_END = re.compile(r"[ \t]*+(?:[]})＞》〉](?=\s|<|\Z)|>>(?=\s*(?:[<\n]|\Z))|(?=\s*(?:[<\n]|\Z)))")
_ANY_END = re.compile(r"[ \t]*+/?>")
_WRONG_MARKS = re.compile(
    rf"(?:<(?=[ \t\\/<])|[＜〈])<?[ \t]*(\\?[/／][ \t]*|\\)?({_NAMES})(?![\w:-])({_SURE_ATTRIBUTES})"
    r"[ \t]*(?:>|[＞〉])",
    re.IGNORECASE,
)
_MISSPELT = re.compile(r"<(/?)([A-Za-z]{5,12})[ \t]*\](?=\s|\Z)")
_NO_START = re.compile(
    r"""(?:^[ \t]*+|(?<=>))(?P<opening>(?:details|summary)>|p[ ]class=(?:"[^"<>\n]*"|'[^'<>\n]*')>)
      | (?<![<\\])(?P<closing>/(?:details|summary|p)>)(?=[ \t]*(?:\r?\n|<|\Z))""",
    re.VERBOSE | re.MULTILINE,
)
_CUT_OFF = re.compile(r"<(/?)([a-z]{0,7})\s*\Z")
_NAME = re.compile(r"[a-z]+")
_LONG_NAMES = ("details", "summary")
_TAIL = 12


def match_damaged(text: str, at: int, end: int) -> Tag | None:
    """Return the damaged tag whose `<` is `text[at]`, or None where there is none."""
    head = _TAG_HEAD.match(text, at, end)
    if head:
        return _without_end(text, head, end)
    match = _WRONG_MARKS.match(text, at, end)
    if match:
        return _wrong_marks(match)
    match = _MISSPELT.match(text, at, end)
    if match:
        return find_misspelt(match, match[2].lower())
    if end == len(text) and end - at <= _TAIL:
        return _cut_off(text, at)
    return None


def find_misspelt(match: re.Match[str], name: str) -> Tag | None:
    """Return the tag that `match` is, when `name`, its second group, is nearly a known one."""
    if not 5 <= len(name) <= 12 or name in _LONG_NAMES:
        return None
    meant = next((known for known in _LONG_NAMES if _is_near(name, known)), None)
    if not meant:
        return None
    start, end = match.span(2)
    written, first = match[0], match.start()
    repaired = written[: start - first] + meant + written[end - first :].replace("]", ">")
    return Tag(meant, Span(*match.span()), match[1] == "/", TagDamage.MISSPELT, repaired)


def find_odd_tags(text: str, body: Span) -> Iterator[Tag]:
    """Yield the damaged tags that do not start with `<`."""
    for match in _NO_START.finditer(text, *body):
        group = match.lastgroup or ""
        written, span = match[group], Span(*match.span(group))
        if group == "closing" and _is_in_angles(text, span.start, body.start):
            continue
        name = _NAME.search(written)
        if name:
            is_closing = group == "closing"
            yield Tag(name[0], span, is_closing, TagDamage.NO_START, f"<{written}")
    for bracket in "＜〈":
        at = text.find(bracket, *body)
        while at >= 0:
            wide = _WRONG_MARKS.match(text, at, body.end)
            if wide:
                yield _wrong_marks(wide)
            at = text.find(bracket, at + 1, body.end)


def _without_end(text: str, head: re.Match[str], end: int) -> Tag | None:
    """Return the tag of `head` when what follows shows that its `>` is missing or wrong."""
    name, is_closing = head[2].lower(), head[1] == "/"
    stop = head.end()
    wrong = _WRONG_END.match(text, stop, end)
    if wrong:
        is_doubled = wrong[0].endswith(">>")
        if is_doubled and name == "p":
            # `<p>>> …` marks a speaker.
            return None
        damage = TagDamage.WRONG_MARKS if is_doubled else TagDamage.NO_END
        stop = wrong.end() if wrong[0].strip() else stop
        return Tag(name, Span(head.start(), stop), is_closing, damage, f"{head[0]}>")
    if is_closing or _ANY_END.match(text, stop, end):
        return None
    if name == "p" and not head[3]:
        return None
    if not _starts_line(text, head.start()) and text[head.start() - 1] != ">":
        return None
    return Tag(name, Span(head.start(), stop), False, TagDamage.NO_END, f"{head[0]}>")


def _wrong_marks(match: re.Match[str]) -> Tag:
    is_closing = bool(match[1]) and match[1].strip() != "\\"
    name = match[2].lower()
    repaired = f"<{'/' if is_closing else ''}{match[2]}{match[3]}>"
    return Tag(name, Span(*match.span()), is_closing, TagDamage.WRONG_MARKS, repaired)


def _cut_off(text: str, at: int) -> Tag | None:
    match = _CUT_OFF.match(text, at)
    if not match:
        return None
    for name in ("details", "summary", "p"):
        if name.startswith(match[2]):
            repaired = f"<{match[1]}{name}>"
            span = Span(at, match.end(2))
            return Tag(name, span, match[1] == "/", TagDamage.CUT_OFF, repaired)
    return None


def _starts_line(text: str, at: int) -> bool:
    line = text[max(text.rfind("\n", 0, at) + 1, at - _TAIL) : at]
    return not line.strip(" \t>")


def _is_in_angles(text: str, at: int, start: int) -> bool:
    """Tell whether `at` stands inside `<…`, as the end of an autolink does."""
    line = max(text.rfind("\n", start, at) + 1, start, at - 2000)
    return text.rfind("<", line, at) > text.rfind(">", line, at)


def _is_near(name: str, known: str) -> bool:
    """Tell whether `name` is `known` with two letters changed, lost, added or swapped.

    Its first letter, or its last three, must be right: `</sidetails>`.
    """
    if not (name[0] == known[0] or name.endswith(known[-4:])):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, known, autojunk=False).ratio() >= 0.8
