"""Tags of template languages: Liquid, Nunjucks, Handlebars, Go templates, Hexo, Vue, Templater.

A site's template engine replaces them, mostly before Markdown is parsed, so a tag is
one word to Markdown, whatever it is made of: `[x]({{ "/a b" | relative_url }})` is a
link. What a tag such as `{% highlight %}` encloses is code.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from postkit.document.memoized_find import Lookahead
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_BRACES = ("{{", "{%", "{#")
_SIGN = lazy_compile(
    r"^[ \t>]{0,20}(?P<fence>`{3,}|~{3,}+)[^`\r\n]*$|(?P<ticks>`+)|\\`|(?P<tag>\{[{%#]|<%)",
    re.MULTILINE,
)
_CLOSINGS = (
    ("{{{{", "}}}}"),
    ("{{{", "}}}"),
    ("{{!--", "--}}"),
    ("{{/*", "*/}}"),
    ("{{- /*", "*/ -}}"),
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("<%*", "%>"),
    ("<%", "%>"),
)
_SPANNING = ("{{!--", "{{/*", "{{- /*", "{{<", "{{%", "{%", "<%*")
"""What opens a tag that may hold blank lines: nobody writes these by accident."""
_BLANK_LINE = lazy_compile(r"\n[ \t>]*\r?\n")
_ATTRIBUTES = lazy_compile(r"\{#[A-Za-z][\w:.-]*(?: [^{}\n]{0,200})?\}")
_CODE_NAMES = (
    r"highlight|codeblock|code|verbatim|comment|math|katex|mermaid|plantuml|graphviz|charts?"
    r"|echarts|javascript|script|stylesheet|jsfiddle"
)
_SET = r"(?P<set>set)(?=\s+[A-Za-z_]\w*\s*-?%\})"
"""Nunjucks: what `{% set x %}` encloses is shown where `x` is used, as code for example."""
_CODE_TAG = lazy_compile(rf"\{{([{{%])[-<%]?\s*(?:(?:(?P<name>{_CODE_NAMES})(?=[\s%>-])|{_SET}))")
_MAX_LENGTH = 4000
_VISIBLE = lazy_compile(r"(?<=\n)([ \t>]+)|[^\r\n]")


class TemplateTags(NamedTuple):
    """The tags of a text, and the code that pairs of them enclose, each in its order."""

    tags: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()

    def hold(self, at: int) -> bool:
        """Tell whether a tag begins before `at` and ends after it."""
        before = bisect_left(self.tags, Span(at, at)) - 1
        return before >= 0 and at < self.tags[before].end

    def touch(self, span: Span) -> bool:
        """Tell whether `span` shares a character with a tag."""
        return any(tag.start < span.end and span.start < tag.end for tag in self.tags)


NO_TEMPLATE_TAGS = TemplateTags()


def find_template_tags(text: str, body: Span) -> TemplateTags:
    """Return the template tags of `text[body.start:body.end]` outside code.

    Takes time linear in the text.
    """
    # To search for one character is ten times faster.
    has_braces = text.find("{", *body) >= 0 and any(
        text.find(brace, *body) >= 0 for brace in _BRACES
    )
    if has_braces or text.find("<%", *body) >= 0:
        return _Finder(text, body).find()
    return NO_TEMPLATE_TAGS


def hide_template_tags(text: str, found: TemplateTags, edge: str = "x") -> str:
    """Return `text` as Markdown sees it: with each tag as a word of the same length.

    Args:
        text: the text.
        found: its tags.
        edge: the first and the last character of such a word: a mark where the engine
            sees the mark with which the tag starts, so that `<b>**…**</b>` is bold.
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted((*found.tags, *found.code)):
        if end <= at:
            continue
        start = max(start, at)
        word = _VISIBLE.sub(_hidden, text[start:end])
        parts += (text[at:start], f"{edge}{word[1:-1]}{edge}" if len(word) > 1 else word)
        at = end
    return "".join((*parts, text[at:])) if parts else text


def _hidden(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else "x"


class _Finder:
    def __init__(self, text: str, body: Span) -> None:
        self._text = text
        self._body = body
        self._lookaheads: dict[str, Lookahead] = {}
        self._code_ends = CodeEnds(text, body.end, _BLANK_LINE, _MAX_LENGTH)
        self._tags: list[Span] = []
        self._code: list[Span] = []
        self._unclosed: set[str] = set()

    def find(self) -> TemplateTags:
        at = self._body.start
        while match := _SIGN.search(self._text, at, self._body.end):
            if match["fence"]:
                at = self._code_ends.of_fence(match["fence"], match.end())
            elif match["ticks"]:
                at = self._code_ends.of_span(match["ticks"], match.end())
            elif match["tag"]:
                at = self._tag_end(match.start())
            else:
                at = match.end()
        return TemplateTags(tuple(self._tags), tuple(self._code))

    def _tag_end(self, start: int) -> int:
        """Note the tag at `start` if it is one; return where to search on."""
        text = self._text
        attributes = _ATTRIBUTES.match(text, start, self._body.end)
        if attributes:
            return attributes.end()
        for opening, closing in _CLOSINGS:
            if not text.startswith(opening, start):
                continue
            end = self._closing_end(start, opening, closing)
            if end is None:
                continue
            self._tags.append(Span(start, end))
            return self._code_end(start, end)
        return start + 2

    def _closing_end(self, start: int, opening: str, closing: str) -> int | None:
        inside = start + len(opening)
        at = self._after(closing, inside)
        if at is None or at - start > _MAX_LENGTH:
            return None
        is_alone = opening in _SPANNING and self._text.find(opening[:2], inside, at) < 0
        if not is_alone and self._has_blank_line(inside, at):
            return None
        return at + len(closing)

    def _code_end(self, start: int, end: int) -> int:
        """Return where the code ends that the tag `text[start:end]` opens, else `end`."""
        text = self._text
        match = _CODE_TAG.match(text, start, end)
        if not match or match[0] in self._unclosed or text.endswith("/>}}", start, end):
            return end
        closing = re.compile(_end_tag(match[1], match["name"] or match["set"])).search(
            text, end, self._body.end
        )
        if closing is None:
            self._unclosed.add(match[0])
            return end
        if text.find(match[0], end, closing.start()) >= 0:
            return end
        self._code.append(Span(end, closing.start()))
        self._tags.append(Span(*closing.span()))
        return closing.end()

    def _after(self, needle: str, at: int) -> int | None:
        if needle not in self._lookaheads:
            self._lookaheads[needle] = Lookahead(self._text, needle, self._body.end)
        return self._lookaheads[needle].after(at)

    def _has_blank_line(self, start: int, end: int) -> bool:
        return "\n" in self._text[start:end] and bool(_BLANK_LINE.search(self._text, start, end))


def _end_tag(mark: str, name: str) -> str:
    """Return the pattern of the tag that ends `{% name %}`, or `{{< name >}}`."""
    if mark == "%":
        return rf"\{{%-?\s*end{name}\s*-?%\}}"
    return rf"\{{\{{([<%])\s*/\s*{name}\s*[>%]\}}\}}"


class CodeEnds:
    """The ends of fenced code and of code spans in `text[:end]`.

    Args:
        text: the whole draft.
        end: where its Markdown ends.
        blank_line: what ends a paragraph, and so every code span in it.
        longest: how many characters a code span has at most; None for any number.
    """

    def __init__(
        self, text: str, end: int, blank_line: re.Pattern[str], longest: int | None = None
    ) -> None:
        self._text = text
        self._end = end
        self._blank_line = blank_line
        self._longest = longest

    def of_fence(self, fence: str, start: int) -> int:
        """Return where the block ends that the line of `fence`, which ends at `start`, opens."""
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t\r]*$", re.MULTILINE)
        end = closing.search(self._text, start, self._end)
        return end.end() if end else self._end

    def of_span(self, ticks: str, start: int) -> int:
        """Return where the code span ends whose backticks end at `start`; `start` if it is text."""
        places = self._places.get(len(ticks), [])
        index = bisect_right(places, start - len(ticks))
        if index == len(places):
            return start
        closing = places[index]
        if self._longest is not None and closing - start > self._longest:
            return start
        if self._blank_line.search(self._text, start, closing):
            return start
        return closing + len(ticks)

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """Where runs of backticks start, by their length."""
        places: dict[int, list[int]] = {}
        for ticks in re.finditer("`+", self._text[: self._end]):
            places.setdefault(len(ticks[0]), []).append(ticks.start())
        return places
