"""RS019: a paragraph that is in the text twice, one directly below the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.rules.signs.residue import SHORTEST_REPEATED

_SENTENCE = lazy_compile(r"(?s)[^\W\d_].*[。！？….!?][”’」』\"')）]*\Z")
"""Prose, rather than a row of images or what a program printed."""


class RepeatedParagraph(Rule):
    """A paragraph is followed by itself.

    A pipeline that works on overlapping pieces of a text leaves what is in two pieces twice, and
    so does pasting. Short paragraphs, which may be a refrain, and those in lists and quotations
    are left alone. The fix removes the second one.

    Bad:

        新桥在周五早上通车，两岸的居民都来了，市长也来了，乐队在桥头演奏了一个上午，孩子们在旁边跳舞。

        新桥在周五早上通车，两岸的居民都来了，市长也来了，乐队在桥头演奏了一个上午，孩子们在旁边跳舞。

    Good:

        新桥在周五早上通车，两岸的居民都来了，市长也来了，乐队在桥头演奏了一个上午，孩子们在旁边跳舞。
    """

    code = "RS019"
    name = "repeated-paragraph"
    trigger = "repeated-paragraphs"
    summary = "a paragraph is followed by itself"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each paragraph that repeats the one above it."""
        text = document.text
        for above, block in pairwise(document.blocks):
            if not (_is_prose(above) and _is_prose(block)):
                continue
            written = block.span.text(text).rstrip()
            is_same = above.span.text(text).rstrip() == written
            if is_same and len(written) >= SHORTEST_REPEATED and _SENTENCE.match(written):
                line = document.source.lines.position(above.span.start).line
                yield self.found(
                    document,
                    block.span,
                    f"same paragraph as on line {line}: remove one of them",
                    unsafe_fix("remove this paragraph", removal(document, block.span)),
                )


def _is_prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not block.depth
