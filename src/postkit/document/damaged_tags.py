"""Tags of details blocks that are damaged: a lost bracket, a misspelt name, wrong marks.

Only `details`, `summary` and `p` are looked at, and only where the place speaks
for a tag, so that prose which mentions one (`the <details element`) is none.
"""

from __future__ import annotations

import re

from postkit.document.han import HAN
from postkit.document.tag import ATTRIBUTES, VALUE, Tag, TagDamage
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
    r"(?:<(?=[ \t\\/<])(?:/?<)?|[＜〈])[ \t]*(\\?[/／]{1,2}[ \t]*|\\)?"
    rf"({_NAMES})(?![\w:-])({_SURE_ATTRIBUTES})[ \t]*[>＞〉]",
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
"""How far back the start of a line is looked for, in characters."""


def match_damaged(text: str, at: int, end: int) -> Tag | None:
    """Return the damaged tag whose `<`, or what stands for it, is `text[at]`, if there is one."""
    head = _HEAD.match(text, at, end)
    if head:
        tag = _without_end(text, head, end)
        if tag or _SOUND_END.match(text, head.end(), end):
            return tag
    if match := _WRONG_MARKS.match(text, at, end):
        is_closing = bool(match[1]) and match[1].strip() != "\\"
        written = f"<{'/' if is_closing else ''}{match[2]}{match[3]}>"
        return _tag(match[2], match.span(), is_closing, TagDamage.WRONG_MARKS, written)
    if (match := _QUOTES.match(text, at, end)) and not _SOUND.fullmatch(match[0]):
        return _tag(
            match[1], match.span(), False, TagDamage.QUOTES, f'<{match[1]} class="{match[2]}">'
        )
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
    name: str, span: tuple[int, int], is_closing: bool, damage: TagDamage, repaired: str
) -> Tag:
    return Tag(name.lower(), Span(*span), is_closing, damage, repaired)


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
    if _LATER_END.match(text, stop, end):
        return None
    return _tag(name, (head.start(), stop), False, TagDamage.NO_END, f"{head[0]}>")


def _may_open(text: str, at: int) -> bool:
    return text[at - 1 : at] == ">" or start_of_line(text, at) is not None


def _cut_off(match: re.Match[str]) -> Tag | None:
    for name in _NAMES.split("|"):
        if name.startswith(match[2]):
            span = (match.start(), match.end(2))
            written = f"<{match[1]}{name}>"
            return _tag(name, span, match[1] == "/", TagDamage.CUT_OFF, written)
    return None


def _is_near(name: str, known: str) -> bool:
    """Tell whether `name` is `known` but for a letter or two: `detials`, `sidetails`."""
    from difflib import SequenceMatcher

    if name[0] != known[0] and not name.endswith(known[-4:]):
        return False
    return SequenceMatcher(None, name, known, autojunk=False).ratio() >= _NEAR
