"""FM021: front matter between fences that the site's generator does not read."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import Syntax
from postkit.rules.base import Rule, fix
from postkit.source import Span


class UnreadFence(Rule):
    """The site's generator does not read front matter that opens like this.

    Each generator reads only some fences: Jekyll and Hexo read no TOML between `+++`, Hugo
    reads no `---yaml`, and to Hexo `---` with a space after it is text. The whole front matter
    is then shown to readers, or stops the build. Nothing is reported if the generator is not
    known.

    Bad:

        ---yaml
        title: 河边的桥
        ---

        正文。

    Good:

        ---
        title: 河边的桥
        ---

        正文。
    """

    code = "FM021"
    name = "unread-fence"
    trigger = "unusual-fence"
    summary = "the site's generator does not read front matter with these fences"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True
    site = "hexo"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the line that opens the front matter."""
        front_matter, openings = document.front_matter, document.dialect.openings
        if front_matter is None or front_matter.problems:
            return
        line = document.source.line_span(front_matter.opening.start)
        written = line.text(document.text).lstrip("\ufeff")
        form = _form(written)
        if form in openings:
            return
        name = document.dialect.title
        shown = written.strip()[:20] if form != "--- " else "--- "
        start = line.end - len(written)
        is_yaml = front_matter.syntax is Syntax.YAML
        if form in ("--- ", "---yaml") and is_yaml:
            message = f"{name} does not read `{shown}` as a fence; write `---` alone"
            edit: Fix | None = fix("write `---` alone", Edit(start, line.end, "---"))
        else:
            read = " or ".join(
                f"`{mark}`" for mark in ("---", "+++", "{", ";;;") if mark in openings
            )
            message = f"{name} does not read front matter that opens with `{shown}`; use {read}"
            edit = None
        yield self.found(document, Span(start, max(start + 1, line.end)), message, edit)


def _form(line: str) -> str:
    """Return the line that opens front matter as `Dialect.openings` names it."""
    bare = line.rstrip()
    if bare.startswith(("{", "+++", ";;;")):
        return bare[:1] if bare[0] == "{" else bare[:3]
    if bare != "---":
        return "---yaml"
    return "---" if bare == line else "--- "
