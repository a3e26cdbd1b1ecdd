"""MD017: a link to a place in the post that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.letters import folded_letters
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_ID = lazy_compile(
    r"""\{:?[^{}\n]*\#([\w:.-]+)|\b(?:id|name)\s*=\s*["']?([^"'\s>]+)|^\[\^?([^\[\]]+)\]:""",
)
_NUMBER = lazy_compile(r"\d+\Z")
_MADE_UP = lazy_compile(r"(?:top|_\d+|(?:fn|fnref|user-content)[:_-].*|:~:text=.*)\Z")
"""Places that engines and browsers make themselves."""


class MissingAnchor(Rule):
    """A link leads to a heading of the same post (`#…`), and there is no such heading.

    Engines make the id of a heading from its text in several ways; a link is not reported if it
    matches any of them. Off unless selected, since templates may add ids of their own.

    Bad:

        见[结论](#结论)。

        ## 数据

    Good:

        见[数据](#数据)。

        ## 数据
    """

    code = "MD017"
    name = "missing-anchor"
    trigger = "text:](#"
    summary = "a link leads to a heading that is not in the post"
    severity = Severity.WARNING
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each link within the post that leads nowhere."""
        places: set[str] | None = None
        for link in document.inlines.links:
            target = unquote(link.target.text(document.text))
            if len(target) < 2 or not target.startswith("#") or _MADE_UP.match(target[1:]):
                continue
            if document.template_tags.touch(link.span):
                continue
            if places is None:
                places = _places(document)
            wanted = folded_letters(target)
            if wanted not in places and _NUMBER.sub("", wanted) not in places:
                yield self.found(
                    document,
                    link.target,
                    f"no heading of this post has the id `{target[1:]}`: correct the link or "
                    "the heading",
                )


def _places(document: Document) -> set[str]:
    """Return the letters of all ids that the post may have."""
    text = document.text
    found = {
        folded_letters(group) for match in _ID.finditer(text) for group in match.groups() if group
    }
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            heading = " ".join(line.text(text) for line in block.lines)
            found |= {folded_letters(heading), folded_letters(heading.partition("{")[0])}
            for content in document.inlines.contents_of(block):
                shown = content.content.text
                for link in reversed(content.parsed.links):
                    shown = shown[: link.text.end] + shown[link.span.end :]
                found.add(folded_letters(shown))
    return found
