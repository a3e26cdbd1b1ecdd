"""FM017: a value that starts with `&` and loses its first word to YAML."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml
from postkit.source import Span

_ALIAS = lazy_compile(r"\*([^\s,\[\]{}]+)")
_ANCHOR = lazy_compile(r"&(?P<name>[^\s,\[\]{}]+)")


class UnusedAnchor(Rule):
    """A value starts with `&` and a word, which YAML takes for an anchor.

    An anchor is a name for a value, which `*name` refers to elsewhere. Where nothing refers to
    it, the word was meant as text, but it is lost: the title `&TEAM 介绍` becomes `介绍`.

    Bad:

        ---
        title: &TEAM 介绍
        ---

        正文。

    Good:

        ---
        title: "&TEAM 介绍"
        ---

        正文。
    """

    code = "FM017"
    name = "unused-anchor"
    trigger = "front-matter:&"
    summary = "a value starts with `&`, which YAML takes for an anchor"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each anchor that nothing refers to."""
        front_matter = document.front_matter
        if front_matter is None or front_matter.root is None or not is_yaml(document):
            return
        text = document.text
        aliases = set(_ALIAS.findall(text, *front_matter.content))
        for node in front_matter.root.walk():
            anchor = _ANCHOR.match(text, *node.span)
            if anchor is None or anchor["name"] in aliases:
                continue
            fix = None
            written = node.span.text(text)
            if node.kind == "scalar" and not node.style and not set(written) & set('"\\\n\r'):
                quote = Edit.insert(node.span.start, '"'), Edit.insert(node.span.end, '"')
                fix = unsafe_fix("put the value in quotes", *quote)
            yield self.found(
                document,
                Span(*anchor.span()),
                f"`{anchor[0]}` is an anchor to YAML and not part of the value, and nothing "
                "refers to it; put the value in quotes",
                fix,
            )
