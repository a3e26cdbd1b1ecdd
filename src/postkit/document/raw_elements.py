"""HTML in which a tag is text, or nothing is to be read: scripts, code, instructions, CDATA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postkit.document.memoized_find import Lookahead, blank_line
from postkit.document.regions import Regions, find_outside
from postkit.document.tag import TAGLESS_NAMES
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_RAW_NAMES = ("pre", "code", "kbd", "samp", "var", "script", "style", "textarea", "xmp")
_RAW_ELEMENT = lazy_compile(rf"<(?i:({'|'.join(_RAW_NAMES)}))(?=[\s>])")
_RAW_TEXT = lazy_compile(rf"<(?i:({'|'.join(TAGLESS_NAMES)}))(?=[\s>])")
_DECLARATION = lazy_compile(r"<![A-Za-z][^>]{0,1000}+>")
_INLINE_CODE = frozenset(["code", "kbd", "samp", "var"])
_CODE_SIGNS = (
    ("`", "`"),
    ("~", "~~~"),
    ("\t", "\t<"),
    (" ", "    <"),
    ("$", "$$"),
    ("$", "$<"),
    ("\\", "\\("),
    ("\\", "\\["),
    ("\\", "\\begin{"),
)
"""What code looks like, each after a character that is quickly seen to be missing."""
_TAGLESS = lazy_compile(rf"<(?:[!?]|{'|'.join(TAGLESS_NAMES)})")
"""The start of a comment, an instruction or a script."""
_TARGET = lazy_compile(r"\][(:][^<)\n]{0,500}+<")


def has_code_signs(text: str, body: Span) -> bool:
    """Tell whether a `<` of the body can be in code, in a comment or in a formula."""
    find = text.find
    is_code = any(find(char, *body) >= 0 and find(sign, *body) >= 0 for char, sign in _CODE_SIGNS)
    return is_code or _TAGLESS.search(text, *body) is not None


def has_tags_in_targets(text: str, body: Span) -> bool:
    """Tell whether a `<` of the body can be in the target or the title of a link."""
    signs = ("](", "]:")
    is_any = text.find("<", *body) >= 0 and any(text.find(sign, *body) >= 0 for sign in signs)
    return is_any and _TARGET.search(text, *body) is not None


def find_raw_elements(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield the HTML elements that hold code or nothing to read, with what they hold."""
    return _closed_elements(_RAW_NAMES, _RAW_ELEMENT, text, body, code)


def find_raw_text(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield the HTML elements in which no tag is one but their own, with what they hold."""
    return _closed_elements(TAGLESS_NAMES, _RAW_TEXT, text, body, code)


def find_instructions(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield `<?php … ?>` and the like, and `<!DOCTYPE …>`: nothing in them is a tag."""
    closings = Lookahead(text, "?>", body.end)
    stop = body.start
    for at in find_outside(text, "<?", body, code):
        end = closings.after(at) if at >= stop else None
        if end is not None:
            stop = end + len("?>")
            yield Span(at, stop)
    declarations = _DECLARATION.finditer(text, *body) if text.find("<!", *body) >= 0 else ()
    for match in declarations:
        if match.start() not in code:
            yield Span(*match.span())


def _closed_elements(
    names: Sequence[str], opening: re.Pattern[str], text: str, body: Span, code: Regions
) -> Iterator[Span]:
    lower = text[body.start : body.end].lower() if text.find("<", *body) >= 0 else ""
    # Most posts have none: no pattern is compiled for them.
    if not any(f"<{name}" in lower for name in names):
        return
    blank_lines = Lookahead(text, blank_line(text), body.end)
    closings: dict[str, Lookahead] = {}
    stop = body.start
    for match in opening.finditer(text, *body):
        at, name = match.start(), match[1]
        if at < stop or at in code:
            continue
        if name not in closings:
            closings[name] = Lookahead(text, f"</{name}>", body.end)
        closing = closings[name].after(at)
        blank = blank_lines.after(at) if name in _INLINE_CODE else None
        if closing is not None and (blank is None or closing < blank):
            stop = closing + len(name) + 3
            yield Span(at, stop)


def find_character_data(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield `<![CDATA[ … ]]>`, which no browser shows."""
    # The body may be one of thousands of parts of the text.
    if text.find("<![CDATA[", *body) < 0:
        return
    closings = Lookahead(text, "]]>", body.end)
    stop = body.start
    for at in find_outside(text, "<![CDATA[", body, code):
        end = closings.after(at) if at >= stop else None
        if end is not None:
            stop = end + 3
            yield Span(at, stop)
