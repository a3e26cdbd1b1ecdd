"""Link reference definitions at the head of a paragraph (CommonMark 0.31, section 4.7)."""

from __future__ import annotations

import re

from postkit.document.targets import match_label, plain_destination_end

_GAP = re.compile(r"[ \t]*\n?[ \t]*")
_BRACKETED = re.compile(r"<(?:[^<>\\\n]|\\[^\n])*+>")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_TITLE = re.compile(
    r"""[ \t]*\n?[ \t]*(?<=[ \t\n])
        (?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))
        [ \t]*(?:\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)


def definition_end(text: str, start: int) -> int | None:
    """Return where the definition ends that starts at `start`: a line's start, or None.

    Args:
        text: the content of a paragraph, its lines joined by newlines.
        start: the start of one of its lines.
    """
    label = match_label(text, start) if text.startswith("[", start) else None
    if label is None or not text[label.start + 1 : label.end - 1].strip():
        return None
    if not text.startswith(":", label.end):
        return None
    gap = _GAP.match(text, label.end + 1)
    end = _destination_end(text, gap.end() if gap else label.end + 1)
    if end is None:
        return None
    title = _TITLE.match(text, end)
    if title:
        return title.end()
    line_end = _LINE_END.match(text, end)
    return line_end.end() if line_end else None


def _destination_end(text: str, at: int) -> int | None:
    if text.startswith("<", at):
        bracketed = _BRACKETED.match(text, at)
        return bracketed.end() if bracketed else None
    end = plain_destination_end(text, at)
    return end if end > at else None
