"""FM020: a second block of front matter after the first one."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter, Node, Syntax, parse_front_matter
from postkit.front_matter.key_lines import count_keys
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_FENCE = lazy_compile(r"(?:[^\S\n]*\n)*---[ \t]*\r?\n(?=[^\s#>-])")
_KEY_LINE = lazy_compile(r"""(?:[\w-]+|"[^"\n]+"|'[^'\n]+'):(?:[ \t]|\r?$)|[ \t]+\S|-[ \t]|#""")
_MAX_LENGTH = 10_000


class SecondFrontMatter(Rule):
    """A second block of front matter follows the first one.

    Site generators read the first block only. The second is text to them: a
    line, and its keys as a heading in the page.

    Bad:

        ---
        title: 河边的桥
        ---
        ---
        author: 林
        ---

        正文。

    Good:

        ---
        title: 河边的桥
        author: 林
        ---

        正文。
    """

    code = "FM020"
    name = "second-front-matter"
    trigger = "second-fence"
    summary = "a second block of front matter follows the first"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the fence that opens a second block."""
        first = document.front_matter
        if first is None or first.closing is None or first.syntax is not Syntax.YAML:
            return
        fence = _FENCE.match(document.text, document.body.start)
        if fence is None:
            return
        start = document.text.index("---", fence.start())
        part = document.text[start : start + _MAX_LENGTH].replace("\r\n", "\n")
        second = parse_front_matter(part, document.dialect.yaml_version)
        if second is None or second.root is None or second.problems:
            return
        lines = second.content.text(part).split("\n")[:-1]
        if not _is_meant(lines, second.root, is_adjacent=start == document.body.start):
            return
        keys = ", ".join(f"`{entry.key}`" for entry in second.root.entries[:3])
        yield self.found(
            document,
            Span(start, start + 3),
            f"a second block of front matter, with {keys}, is text to site generators; move its "
            "keys into the first block",
            _join(first, second.root, Span(first.closing.start, fence.end())),
        )


def _is_meant(lines: list[str], root: Node, *, is_adjacent: bool) -> bool:
    """Return whether a block after the first is front matter and no rule above a heading."""
    if root.kind != "mapping" or root.style or not all(map(_KEY_LINE.match, lines)):
        return False
    keys, known = count_keys([line for line in lines if line[:1].islower()])
    return known > 0 or (is_adjacent and keys > 0)


def _join(first: FrontMatter, second: Node, between: Span) -> Fix | None:
    """Return the fix that makes one block of two, if no key is set in both."""
    root = first.root
    if first.problems or (root and (root.kind != "mapping" or root.style)):
        return None
    set_already = {entry.key for entry in root.entries} if root else set()
    if set_already.intersection(entry.key for entry in second.entries):
        return None
    return unsafe_fix("make one block of the two", Edit.delete(between))
