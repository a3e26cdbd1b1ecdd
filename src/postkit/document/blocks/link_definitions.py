"""Link reference definitions at the start of a paragraph (CommonMark 0.31, section 4.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postkit.document.link_targets import match_label, plain_destination_end
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_GAP = lazy_compile(r"[ \t]*+\n?[ \t]*+")
_BRACKETED = lazy_compile(r"<(?:[^<>\\\n]|\\[^\n])*+>")
_LINE_END = lazy_compile(r"[ \t]*+(?:\n|\Z)")
_TITLE = lazy_compile(
    r"""[ \t]*+\n?[ \t]*+(?<=[ \t\n])
        (?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))
        [ \t]*+(?:\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)


def leading_definitions(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield, for each definition at the start of a paragraph, the number of its lines.

    Args:
        text: the text.
        lines: the content of the paragraph's lines.
    """
    if not text.startswith("[", lines[0].start):
        return
    content = "\n".join(text[start:end] for start, end in lines)
    at = 0
    while at < len(content) and (end := _definition_end(content, at)):
        yield content.count("\n", at, end) + (end == len(content))
        at = end


def _definition_end(text: str, start: int) -> int | None:
    """Return the start of the line after the definition at `start`, or None if it is none."""
    if text.startswith("[^", start):
        # A footnote, whose text is prose.
        return None
    label = match_label(text, start) if text.startswith("[", start) else None
    if label is None or not text[label.start + 1 : label.end - 1].strip():
        return None
    if not text.startswith(":", label.end):
        return None
    gap = _GAP.match(text, label.end + 1)
    end = _destination_end(text, gap.end() if gap else label.end + 1)
    if end is None:
        return None
    match = _TITLE.match(text, end) or _LINE_END.match(text, end)
    return match.end() if match else None


def _destination_end(text: str, at: int) -> int | None:
    if text.startswith("<", at):
        bracketed = _BRACKETED.match(text, at)
        return bracketed.end() if bracketed else None
    end = plain_destination_end(text, at)
    return end if end > at else None
