"""Signs that Python-Markdown cannot escape with a backslash, as character references."""

from __future__ import annotations

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile

_ESCAPED = lazy_compile(r"\\(?:([~:?^=])|.)")
"""Any pair with a backslash, so that the second of two is not taken for that of a sign."""


def with_sign_references(body: str) -> str:
    """Return the Markdown `body` with `&#126;` for an escaped tilde, and others alike.

    Python-Markdown shows the backslash before them: it has a list of signs that it escapes,
    see https://python-markdown.github.io/extensions/api/ .
    """
    found = [match for match in _ESCAPED.finditer(body) if match[1]]
    if not found:
        return body
    # The newline keeps a line of dashes at the top from being front matter.
    code = Document.parse(f"\n{body}").code
    edits = [
        Edit(match.start(), match.end(), f"&#{ord(match[1])};")
        for match in found
        if match.start() + 1 not in code
    ]
    return apply_edits(body, edits)
