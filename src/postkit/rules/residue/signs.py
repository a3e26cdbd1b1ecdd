"""The places where residue may stand, found once for all rules of the family.

Residue is rare and its kinds are many: a search for each would read the text
twenty times to find nothing. Most of it starts a line or a bracket, and those two
can be found fast; each rule then looks only at these places.
"""

from __future__ import annotations

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile

_LINE = lazy_compile(
    r"\n[ \t>*_#-]*+(?=[TFAISL作])(?=TODO|FIXME|TBD|作为|As an AI|I['’]m sorry"
    r"|Toggle theme|See all posts|Skip to content|Share this post|Leave a comment)"
)
_BRACKET = lazy_compile(
    r"\[(?=cite|oaicite|!CDATA\[|/?INST\]|[Ii]nsert |[Yy]our |[Aa]dd |[Rr]est |[Rr]emain)"
)


def line_signs(document: Document) -> tuple[int, ...]:
    """Return where, behind markup at the head of a line, a word stands that may be residue."""
    text, body = document.text, document.body
    # The first line of a text has no newline before it.
    first = [match.end() - 1] if (match := _LINE.match("\n" + text[:200])) else []
    return (*first, *(match.end() for match in _LINE.finditer(text, max(body.start - 1, 0))))


def bracket_signs(document: Document) -> tuple[int, ...]:
    """Return where a `[` stands that may open residue."""
    return tuple(match.start() for match in _BRACKET.finditer(document.text, *document.body))
