"""Escape text, so that Markdown shows it as it is."""

from __future__ import annotations

import re
import unicodedata

from postkit.lazy_patterns import lazy_compile

# What Markdown would take for markup. An underscore within a word is not one.
_SPECIAL = lazy_compile(
    r"[\\*`]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|\[(?=[\[^])|\](?=[(\[:])|~~+"
    r"|&(?=#?\w{1,31};)"
)
_LINE_START = lazy_compile(
    r"(?P<sign>#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|:{3,}|:(?=[ \t])|!{3}|\?{3}|\^{3}|[=|]|~{3}"
    r"|-(?=[- \t|:]*\Z)|\+(?=\+\+))"
    r"|(?P<number>\d{1,9})(?=[.)](?:[ \t]|\Z))"
)


def escape(text: str, *, tildes: bool = False) -> str:
    """Return `text` with every sign of inline Markdown as text.

    Args:
        text: text of an element, white space collapsed.
        tildes: whether single tildes may strike out text, for there are two.
    """
    text = _SPECIAL.sub(_as_text, text)
    return re.sub(r"(?<![\\~])~(?!~)", r"\\~", text) if tildes else text


def _as_text(match: re.Match[str]) -> str:
    if match[0] == "<":
        return "&lt;"
    if match[0] == "&":
        return "&amp;"
    return "".join(f"\\{char}" for char in match[0])


def escape_line_start(line: str) -> str:
    """Return a line of a paragraph so that it opens no list, heading, rule or the like."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    at = match.end("number") if match["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def is_space(char: str) -> bool:
    """Tell whether `char` is white space, or the edge of a paragraph."""
    return not char or char.isspace()


def is_maybe_punctuation(char: str) -> bool:
    """Tell whether any version of CommonMark takes `char` for punctuation."""
    return unicodedata.category(char)[0] in "PS"


def is_surely_punctuation(char: str) -> bool:
    """Tell whether every version of CommonMark takes `char` for punctuation."""
    return unicodedata.category(char)[0] == "P" or (char.isascii() and char in "$+<=>^`|~")


def renders_as_emphasis(before: str, first: str, last: str, after: str) -> bool:
    """Tell whether asterisks between these characters open and close emphasis.

    CommonMark lets a run of asterisks open only where no white space follows,
    and no punctuation unless white space or punctuation precedes; close likewise.
    """
    return _flanks(before, first) and _flanks(after, last)


def _flanks(outer: str, inner: str) -> bool:
    if outer == "*" or inner == "*" or is_space(inner):
        return False
    return not is_maybe_punctuation(inner) or is_space(outer) or is_surely_punctuation(outer)
