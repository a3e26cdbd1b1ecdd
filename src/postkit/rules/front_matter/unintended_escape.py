r"""FM019: a backslash that was meant as text and is read as an escape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Syntax
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import overview
from postkit.source import Span

_ESCAPE = lazy_compile(
    r"""\\(?: \\ | "
      | (?P<meant> [abefv](?=[A-Za-z]) | [LNP](?=[a-z]) | _
        | (?:theta|tau|times|text(?:bf|it|rm|tt)?|tan|triangle|to|nabla|neq?|nu|notin
            |rho|right(?:arrow)?)(?![A-Za-z]) )
      | . )""",
    re.VERBOSE | re.DOTALL,
)
"""What yields a sign that no text has, and the names of TeX that start with `\\t`, `\\n`, `\\r`."""
_WINDOWS_PATH = lazy_compile(r'"[A-Za-z]:\\[^\\"]')
_PATH_ESCAPE = lazy_compile(r"\\(?:[\\\"]|(?P<meant>.))", re.DOTALL)


class UnintendedEscape(Rule):
    r"""A backslash in double quotes was meant as a backslash.

    In double quotes a backslash and the character after it are read as one other character:
    `"\alpha"` is an invisible bell character and `lpha`, `"snake\_case"` has a no-break space,
    `"C:\new"` a line break. Written twice, or in single quotes, a backslash is text.

    Bad:

        ---
        title: "\alpha 与 \beta"
        ---

        正文。

    Good:

        ---
        title: "\\alpha 与 \\beta"
        ---

        正文。
    """

    code = "FM019"
    name = "unintended-escape"
    trigger = "front-matter:\\"
    summary = "a backslash that was meant as text is read as an escape"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each text in double quotes that holds such backslashes."""
        front_matter = document.front_matter
        if front_matter is None or "\\" not in front_matter.content.text(document.text):
            return
        is_json = front_matter.syntax is Syntax.JSON
        for placed in document.once(overview).scalars:
            start, end = placed.node.span
            if not (placed.node.style == '"' or is_json) or document.text[start] != '"':
                continue
            is_path = _WINDOWS_PATH.match(document.text, start, end)
            pattern = _PATH_ESCAPE if is_path else _ESCAPE
            found = [
                match
                for match in pattern.finditer(document.text, start, end)
                if match["meant"] and not match["meant"].startswith(("u", "U", "x"))
            ]
            if not found:
                continue
            first = found[0]
            yield self.found(
                document,
                Span(*first.span()),
                f"`{first[0][:2]}` in double quotes is read as {_sign(first[0][1])}; write "
                "`\\\\` for a backslash",
                unsafe_fix("write `\\\\`", *(Edit.insert(match.start(), "\\") for match in found)),
            )


def _sign(letter: str) -> str:
    """Return what an escape of `letter` makes, in words."""
    names = {"n": "a line break", "r": "a line break", "t": "a tab", "_": "a no-break space"}
    names |= {"L": "a line break", "P": "a line break", "N": "a line break"}
    return names.get(letter, "a control character")
