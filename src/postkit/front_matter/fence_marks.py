"""What the lines around front matter look like, whole and damaged."""

from __future__ import annotations

import re
from enum import StrEnum

from postkit.front_matter.nodes import Syntax
from postkit.lazy_patterns import lazy_compile
from postkit.source import BOM, Span

HEADING = lazy_compile(r"(?m)^#{1,6}[ \t]")
FENCE = lazy_compile(
    r"^[ \t\u3000]*(?P<marks>(?:\\?[-–—―‐‑−－ー*_=+＋;；][ \t]?)++)(?P<language>yaml|toml|json)?\\?"
    r"[^\S\n]*$",
    re.MULTILINE,
)
CLOSINGS = {
    Syntax.YAML: lazy_compile(
        r"^(?:(?P<exact>-{3,})|\.{3}"
        r"|[ \t\u3000]*(?:\\?[-–—―‐‑−－ー*_=+＋;；][ \t]?)++\\?)[^\S\n]*$",
        re.MULTILINE,
    ),
    Syntax.TOML: lazy_compile(
        r"^(?:(?P<exact>\+{3,})|[ \t\u3000]*(?:\\?[-+＋][ \t]?)++\\?)[^\S\n]*$", re.MULTILINE
    ),
    Syntax.JSON: lazy_compile(r"^(?:(?P<exact>;{3,})|[ \t\u3000]*[;；]+)[^\S\n]*$", re.MULTILINE),
}
EXACT_CLOSINGS = {
    Syntax.YAML: lazy_compile(r"^-{3,}[^\S\n]*$", re.MULTILINE),
    Syntax.TOML: lazy_compile(r"^\+{3,}[^\S\n]*$", re.MULTILINE),
    Syntax.JSON: lazy_compile(r"^;{3,}[^\S\n]*$", re.MULTILINE),
}
"""Those of `CLOSINGS` that are whole, which are compiled in a tenth of the time."""
ALL_MARKS = "-–—―‐‑−－ー*_=+＋;；.\\ \t\u3000"
"""What a line of `CLOSINGS` is made of."""
EXACT = {Syntax.YAML: "---", Syntax.TOML: "+++", Syntax.JSON: ";;;"}
OBJECT_HEAD = lazy_compile(r"\{\s*[\"}]")
BRACE = lazy_compile(r"\}[^\S\n]*$", re.MULTILINE)
BRACES = lazy_compile(r'"(?:[^"\\\n]|\\.)*+"|[{}]')
"""The braces of an object, and the texts in it, in which braces mean nothing."""
JSON_SIGNS = frozenset(["", '"', "{", "}", "[", "]", ","])
"""What a line of an object may start with, "" being a blank one."""
CODE_FENCE = lazy_compile(
    r"^[ \t]{0,3}(?:`{3,}|~{3,})[ \t]*+(?P<language>[\w-]*+)[^\S\n]*$", re.MULTILINE
)
WHOLE_DRAFT_LANGUAGES = frozenset(["", "markdown", "md", "mdx", "text", "txt", "plaintext"])
CODE_LANGUAGES = WHOLE_DRAFT_LANGUAGES | {"yaml", "yml", "toml", "json", "frontmatter"}
ANY_CODE_FENCE = lazy_compile(r"^[ \t>]*(?:`{3}|~{3})", re.MULTILINE)
"""A fence of code with any words after it: what follows is code, if nothing else says so."""
COMMENT_ONLY = lazy_compile(
    r"(?:[^\S\n]*(?:<!--(?:(?!-->)[\s\S]){0,800}-->[^\S\n]*|\#[^\n#][^\n]*)?(?:\n|\Z))+"
)
"""Comments of HTML or YAML, each on lines of its own."""
TEXT_AFTER_OPENING = lazy_compile(r"(?P<marks>-{3,})(?P<gap>[ \t]*)(?P<rest>[^\s-][^\n]*)")
GLUED_CLOSING = lazy_compile(
    r"^(?P<head>-{3,})(?P<gap>[ \t]*)(?P<rest>[^\s-][^\n]*)$"
    r"|(?<=[^\s-])(?P<tail>[ \t]*-{3,})[^\S\n]*$",
    re.MULTILINE,
)
"""`---` with text after it, or before it, on its line."""
_GREETING = lazy_compile(
    r"(?:好的|当然|没问题|收到|以下|下面|这是)[^\n]*[：:。]\s*\Z"
    r"|(?:Sure|Certainly|Of course|Absolutely|Okay|Here(?:['’]s| is))\b[^\n]*[:.]\s*\Z"
)
_FAREWELL = lazy_compile(
    r"(?:希望|如需|如果[您你]|[您你]?还?需要|要不要我|Let me know|I hope|Would you like|Feel free)"
)
_LONGEST_FAREWELL = 300
_EXAMPLE = lazy_compile(
    r"例|格式|模板|语法|語法|配置|设置|設定"
    r"|(?i:front[ -]?matter|header|template|example|syntax|config)"
)
"""What a page says before it shows front matter, rather than having any."""
BLANK_LINES = lazy_compile(r"(?:[^\S\n]*\n)*")
INVISIBLE = f"{BOM}\u200b\u2060"
"""What may come before the fence without being seen: a byte order mark and its like."""


class FenceProblem(StrEnum):
    """What can be wrong with the fences around front matter."""

    TEXT_BEFORE = "text_before"
    """Something comes before the opening fence, if only blank lines."""
    CODE_FENCE = "code_fence"
    """A line of backticks around the front matter, or around the whole draft."""
    BAD_OPENING = "bad_opening"
    """The opening line is not an exact fence: `----`, `---\\`, an indented one."""
    BAD_CLOSING = "bad_closing"
    """The closing line is not an exact fence."""
    NO_OPENING = "no_opening"
    """Keys and a closing fence, but no opening one. The span is empty."""
    NO_CLOSING = "no_closing"
    """No line closes the front matter. The span is empty, where one belongs."""


def bare_line(match: re.Match[str]) -> Span:
    """Return the line that was matched, without the white space at its end."""
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def dialect_of(fence: re.Match[str]) -> Syntax:
    """Return the syntax that an opening fence announces."""
    return Syntax(fence["language"]) if fence["language"] else style_of(fence)


def style_of(fence: re.Match[str]) -> Syntax:
    """Return the syntax whose marks a fence is made of."""
    mark = fence["marks"].lstrip("\\ ")[0]
    if mark in "+＋":
        return Syntax.TOML
    return Syntax.JSON if mark in ";；" else Syntax.YAML


def is_answer(before: str, after: str) -> bool:
    """Tell whether the words around a draft in a code block are a model's to whoever asked it."""
    is_short = len(after) <= _LONGEST_FAREWELL and "\n" not in after
    return is_short and bool(_GREETING.match(before) and _FAREWELL.match(after))


def is_greeting(words: str) -> bool:
    """Tell whether a model says `words`, one line, to whoever asked it for the draft below."""
    return bool(_GREETING.fullmatch(words)) and not _EXAMPLE.search(words)


def is_long(line: str) -> bool:
    """Tell whether a line of marks is more than the bullet of an empty list item."""
    marks = line.strip(" \t\u3000\\")
    return len(marks) > 1 or marks in ("—", "―")
