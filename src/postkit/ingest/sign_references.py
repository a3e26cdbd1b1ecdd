"""Signs that an engine does not let a backslash escape, as character references."""

from __future__ import annotations

from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile

_ESCAPED = lazy_compile(r"\\(.)")
"""Any pair with a backslash, so that the second of two is not taken for that of a sign."""


def with_sign_references(body: str, signs: str) -> str:
    """Return the Markdown `body` with `&#126;` for an escaped tilde, and so for all of `signs`.

    Before these the site's engine shows the backslash, see `Dialect.unescaped_signs`.
    """
    if not signs:
        return body
    found = [match for match in _ESCAPED.finditer(body) if match[1] in signs]
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
