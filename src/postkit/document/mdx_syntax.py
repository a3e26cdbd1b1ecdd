"""The syntax of MDX in a text: imports and exports, tags, and expressions in braces.

To Markdown each of them is a word, as a template tag is: what is between two tags is
Markdown again. A tag may have line breaks, and braces with code in its attributes.
"""

from __future__ import annotations

import re

from postkit.document.template_tags import CodeEnds, TemplateTags
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_SIGN = lazy_compile(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+(?P<fence>`{3,}+(?![^\n]*`)|~{3,}+)[^\n]*$"
    r"|(?P<ticks>`++)|\\[`{<\\]|(?P<brace>\{)|(?P<tag><)"
    r"|^(?P<module>(?:import|export)(?=[ \t{*\"'])(?=[^\n]*[{}=(;\"'*]|[^\n]*\bfrom\b))",
    re.MULTILINE,
)
_TAG_START = lazy_compile(r"<(?![ \t\r\n])(?:/[ \t\n]*)?(?:[A-Za-z_$][\w$.:-]*)?(?=[\s/>{])")
"""In MDX, otherwise than in JSX, `<` before a space is text: `a < b`."""
_IN_CODE = lazy_compile(r"[\"'`{}]|(?<=\s)//[^\n]*|/\*")
_STRINGS = {
    '"': lazy_compile(r'"(?:[^"\\\n]|\\.)*+"'),
    "'": lazy_compile(r"'(?:[^'\\\n]|\\.)*+'"),
    "`": lazy_compile(r"`(?:[^`\\]|\\.)*+`", re.DOTALL),
}
_IN_TAG = lazy_compile(r"[\"'{>]|<")
_BLANK_LINE = lazy_compile(r"\n[ \t\r]*(?=\n|\Z)")
_MAX_NESTING = 200
_MAX_LENGTH = 10_000
_MAX_FAILURES = 100
"""How many braces and tags may be left open before no more are searched for."""


def find_mdx_syntax(text: str, body: Span) -> TemplateTags:
    """Return the syntax of MDX in `text[body.start:body.end]` outside code."""
    return TemplateTags(tuple(_Finder(text, body).find()))


class _Finder:
    def __init__(self, text: str, body: Span) -> None:
        self._text = text
        self._body = body
        self._code_ends = CodeEnds(text, body.end, _BLANK_LINE)
        self._failures = 0

    def find(self) -> list[Span]:
        found: list[Span] = []
        at = self._body.start
        while match := _SIGN.search(self._text, at, self._body.end):
            start, at = match.span()
            if match["fence"]:
                at = self._code_ends.of_fence(match["fence"], match.end())
            elif match["ticks"]:
                at = self._code_ends.of_span(match["ticks"], match.end())
            elif match["brace"] or match["tag"] or match["module"]:
                end = self._end_of(match)
                if end is not None:
                    found.append(Span(start, end))
                    at = end
                else:
                    at = start + 1
        return found

    def _end_of(self, match: re.Match[str]) -> int | None:
        """Return where the syntax ends that starts here, None where it is only text."""
        start = match.start()
        if match["module"]:
            return self._module_end(start)
        if self._failures > _MAX_FAILURES:
            return None
        end = self._braces_end(start) if match["brace"] else self._tag_end(start)
        self._failures += end is None
        return end

    def _module_end(self, start: int) -> int | None:
        """Return where the imports and exports end: at a blank line outside all brackets."""
        if start > self._body.start and not self._is_after_blank(start):
            return None
        at = start
        for blank in _BLANK_LINE.finditer(self._text, start, self._body.end):
            if self._is_balanced(start, blank.start()):
                return blank.start()
            at = blank.start()
            if at - start > _MAX_LENGTH:
                return at
        return len(self._text[: self._body.end].rstrip())

    def _is_after_blank(self, start: int) -> bool:
        line_start = self._text.rfind("\n", self._body.start, start - 1) + 1
        return not self._text[max(line_start, self._body.start) : start].strip()

    def _is_balanced(self, start: int, end: int) -> bool:
        text = self._text[start:end]
        return all(
            text.count(opening) <= text.count(closing) for opening, closing in ("{}", "()", "[]")
        ) and (text.count("`") % 2 == 0)

    def _braces_end(self, start: int) -> int | None:
        """Return where the expression ends whose brace opens at `start`."""
        text, depth, at = self._text, 0, start
        limit = min(self._body.end, start + _MAX_LENGTH)
        while match := _IN_CODE.search(text, at, limit):
            sign, at = match[0], match.end()
            if sign == "{":
                depth += 1
                if depth > _MAX_NESTING:
                    return None
            elif sign == "}":
                depth -= 1
                if not depth:
                    return at
            elif sign == "/*":
                closing = text.find("*/", at, limit)
                at = closing + 2 if closing >= 0 else at
            elif sign in "\"'`":
                at = self._string_end(match.start(), limit)
        return None

    def _string_end(self, start: int, limit: int) -> int:
        """Return where the string ends that may start here; an apostrophe starts none."""
        match = _STRINGS[self._text[start]].match(self._text, start, limit)
        return match.end() if match else start + 1

    def _tag_end(self, start: int) -> int | None:
        opening = _TAG_START.match(self._text, start, self._body.end)
        if opening is None:
            return None
        at = opening.end()
        limit = min(self._body.end, start + _MAX_LENGTH)
        while match := _IN_TAG.search(self._text, at, limit):
            sign = match[0]
            if sign == ">":
                return match.end()
            if sign == "<":
                return None
            if sign == "{":
                end = self._braces_end(match.start())
            else:
                closing = self._text.find(sign, match.end(), limit)
                end = closing + 1 if closing >= 0 else None
            if end is None:
                return None
            at = end
        return None
