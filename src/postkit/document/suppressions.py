"""Comments in a draft that switch rules off for a part of it.

    <!-- postkit-disable-next-line SM001 unclosed-details -->
    <!-- postkit-disable SM --> … <!-- postkit-enable SM -->
    <!-- postkit-disable-file RS -->

In YAML and TOML front matter the same words follow a `#`. Without a
selector a comment is about every rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from postkit.document.regions import Regions
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_COMMENT = lazy_compile(
    r"(?:<!--|\#)[ \t]*postkit([-_ :]{1,2})(\w+(?:-\w+)*+)\b"
    r"((?:[^\r\n>-]|-(?!->))*+)(?:-->|(?=[\r\n]|\Z))"
)
_SELECTOR = lazy_compile(r"[^\s,]+")
_NEXT_LINE = lazy_compile(r"[^\r\n]*+\s*[\r\n][ \t]*([^\r\n]*)")
_EVERY_RULE = ""
_WORDS = ("disable-next-line", "disable-file", "disable", "enable")
_NEAR = 0.8
"""How alike a word and one of these are, of 1, where it is taken for a misspelling of it."""


class Suppression(NamedTuple):
    """One selector of one comment that switches rules off.

    `selector` is a code, a code prefix, or a name as the writer put it;
    empty for every rule. `span` is the selector, or all of the comment where it
    names none. `comment` is all of the comment. `scope` is the part of the draft
    in which a finding that starts there is suppressed.

    Of a comment that says what none can, such as `postkit-disable-line` or `postkit disable`,
    that is the selector and the scope is empty. So it is of a name that is enabled but not
    disabled: its selector is `postkit-enable` and the name.
    """

    selector: str
    span: Span
    comment: Span
    scope: Span


def find_suppressions(text: str, head: Span, code: Regions) -> tuple[Suppression, ...]:
    """Return the suppressions of a draft, in the order of their comments.

    Args:
        text: the whole draft.
        head: its front matter, where `#` starts a comment; empty where it has none.
        code: what is code, in which a comment is only an example.
    """
    found: list[Suppression] = []
    still_open: dict[str, list[int]] = {}
    # The comments of a line are followed by the same.
    next_line = Span(-1, -1)
    for match in _comments(text, head, code):
        comment = Span(*match.span())
        if match[1] != "-" or match[2] not in _WORDS:
            if _is_meant(match[1], match[2]):
                found.append(_without_effect(match))
            continue
        named = [
            (selector[0], Span(*selector.span()))
            for selector in _SELECTOR.finditer(text, *match.span(3))
        ] or [(_EVERY_RULE, comment)]
        if match[2] == "enable":
            for selector, span in named:
                _enable(selector, span, comment, found, still_open)
            continue
        if match[2] == "disable-next-line":
            if comment.end > next_line.start:
                next_line = _next_line(text, comment.end)
            scope = next_line
        else:
            # A finding may be at the very end of the text, after its last character.
            start = 0 if match[2] == "disable-file" else comment.end
            scope = Span(start, len(text) + 1)
        for selector, span in named:
            if match[2] == "disable":
                still_open.setdefault(selector.lower(), []).append(len(found))
            found.append(Suppression(selector, span, comment, scope))
    return tuple(found)


def _comments(text: str, head: Span, code: Regions) -> Iterator[re.Match[str]]:
    """Yield the comments to postkit: those of YAML in front matter, of HTML after it."""
    for match in _COMMENT.finditer(text):
        in_head = match.start() < head.end
        if (match[0][0] == "#") == in_head and match.start() not in code:
            yield match


def _is_meant(sign: str, word: str) -> bool:
    """Tell whether a comment `postkit`, `sign`, `word` was meant to switch rules off or on."""
    if sign != "-":
        return word.lower() in _WORDS
    if word.startswith(("disable-", "enable-")):
        return True
    return bool(get_close_matches(word.lower(), _WORDS, 1, _NEAR))


def _without_effect(match: re.Match[str]) -> Suppression:
    """Return what a comment is that says a word which none has."""
    word = f"postkit{match[1]}{match[2]}"
    span = Span(match.end(2) - len(word), match.end(2))
    return Suppression(word, span, Span(*match.span()), Span(match.end(), match.end()))


def _enable(
    name: str,
    span: Span,
    comment: Span,
    found: list[Suppression],
    still_open: dict[str, list[int]],
) -> None:
    """End the suppressions by `name` at a comment, or add to `found` that there are none."""
    names = list(still_open) if name == _EVERY_RULE else [name.lower()]
    closed = [index for name in names for index in still_open.pop(name, ())]
    for index in closed:
        found[index] = found[index]._replace(scope=Span(found[index].scope.start, comment.start))
    if name != _EVERY_RULE and not closed:
        nowhere = Span(comment.end, comment.end)
        found.append(Suppression(f"postkit-enable {name}", span, comment, nowhere))


def _next_line(text: str, offset: int) -> Span:
    """Return the next line with text after the one of `offset`, or an empty span at its end."""
    following = _NEXT_LINE.match(text, offset)
    return Span(*following.span(1)) if following else Span(len(text), len(text))
