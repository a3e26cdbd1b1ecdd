"""MD007: a link or image to a local file that is not there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import unquote

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_ELSEWHERE = lazy_compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#|\{|\Z")
_OWN_MACHINE = lazy_compile(r"file:/|[A-Za-z]:(?:[\\/](?!/)|%5C)")
"""An address on a machine, where no reader is: `file:///C:/a.png`, `C:\\a.png`."""


class MissingLinkTarget(Rule):
    r"""A link or image points to a file that does not exist.

    Only targets relative to the draft are looked up; only the site's generator can tell whether
    `/images/a.png` exists. A file on your own machine (`file:///C:/a.png`, `C:\a.png`) is out
    of reach for every reader. Off unless selected, since a site may move files while it is
    built.

    Bad:

        ![三月的价格](no-such-file.png)

    Good:

        ![三月的价格](https://example.org/price.png)
    """

    code = "MD007"
    name = "missing-link-target"
    summary = "a link or image points to a local file that does not exist"
    severity = Severity.WARNING
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each target; nothing for a text that is not a file.

        This asks whether a file exists, and reads none.
        """
        if document.path is None:
            return
        folder = os.path.dirname(document.path)
        for link in document.inlines.links:
            target = link.target.text(document.text)
            name = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
            if _OWN_MACHINE.match(target):
                yield self.found(
                    document,
                    link.target,
                    f"`{name}` is only on your own machine; put the file on the site",
                )
                continue
            if _ELSEWHERE.match(target) or "\0" in name:
                continue
            if not os.path.exists(os.path.join(folder, name)):
                yield self.found(
                    document,
                    link.target,
                    f"there is no file `{name}`; correct the path or add the file",
                )
