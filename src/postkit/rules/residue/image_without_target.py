"""RS004: an image that shows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.residue.harmless_removal import is_removal_harmless
from postkit.rules.residue.removal import removals_of_runs
from postkit.source import Span

_EMPTY_TARGET = lazy_compile(r"\]\([ \t]*+(?:<[ \t]*+>)?[ \t]*+\)")
_IMAGE = lazy_compile(r"!\[([^\]\[\r\n]{0,300})\]\([^)]*\)")


class ImageWithoutTarget(Rule):
    """An image has no address: `![]()`.

    The addresses of images are lost when a page is clipped; readers see nothing, or a broken
    image. An image with a description is only reported; an empty one is removed.

    Bad:

        第一段。

        ![]()

        第二段。

    Good:

        第一段。

        第二段。
    """

    code = "RS004"
    name = "image-without-target"
    trigger = "text:!["
    summary = "an image has no address (`![]()`)"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each image outside code whose target is empty."""
        empty: list[Span] = []
        for image, description in _images(document):
            if description:
                yield self.found(
                    document, image, f"the image `{description}` has no address; add it"
                )
            else:
                empty.append(image)
        for span, edit, run in removals_of_runs(document, empty, joins=True):
            make = fix if _is_sure(document, run) else unsafe_fix
            yield self.found(
                document,
                span,
                "an image without an address shows nothing; remove it",
                make("remove the image", edit),
            )


def _images(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the images outside code whose target is empty, with what describes them."""
    text = document.text
    for target in _EMPTY_TARGET.finditer(text, *document.body):
        # From `](` back to `![`: a search for the longer pattern costs ten times as much.
        start = text.rfind("![", max(target.start() - 302, document.body.start), target.start())
        match = _IMAGE.match(text, start) if start >= 0 else None
        if match and match.end() == target.end() and start not in document.masked:
            yield Span(*match.span()), match[1].strip()


def _is_sure(document: Document, span: Span) -> bool:
    """Tell whether the image can go with nothing changed but that it is gone."""
    block = document.block_at(span.start)
    # The line of signs under a heading would be left alone, and a link without its image.
    is_heading = block is not None and block.kind is BlockKind.HEADING
    is_linked = document.text.startswith("]", span.end)
    return not is_heading and not is_linked and is_removal_harmless(document, span)
