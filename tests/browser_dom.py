"""What a browser makes of the details blocks of a draft: the judge of `details.parse`.

The draft is rendered by markdown-it-py and read by html5lib, which builds the
tree that the HTML standard prescribes. Marks put into the draft tell the blocks
again: an attribute on each opening tag, a comment immediately after each closing one.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
from reference_parsers import MARKDOWN

from postkit.details import DetailsBlock
from postkit.document import Document
from postkit.edits import Edit, apply_edits


def badly_rendered(document: Document, blocks: list[DetailsBlock]) -> list[int]:
    """Return the line of each of `blocks` that a browser does not show as it is meant.

    Shown as meant is a block whose element starts with its summary, which holds
    the label and nothing more, and which ends right where its closing tag
    is: the mark after the tag is a later sibling of the element.
    """
    edits: list[Edit] = []
    for number, block in enumerate(blocks):
        start = block.opening.start + len("<details")
        edits.append(Edit.insert(start, f' data-mark="{number}"'))
        if block.closing:
            edits.append(Edit.insert(block.closing.end, f"<!--mark {number}-->"))
    body = apply_edits(document.text, edits)[document.body.start :]
    page = html5lib.parse(MARKDOWN.render(body), namespaceHTMLElements=False)
    parents = {child: parent for parent in page.iter() for child in parent}
    elements = {element.get("data-mark"): element for element in page.iter("details")}
    marks = {element.text: element for element in page.iter() if not isinstance(element.tag, str)}
    lines = document.source.lines
    return [
        lines.position(block.opening.start).line
        for number, block in enumerate(blocks)
        if not _is_as_meant(
            document, block, elements.get(str(number)), marks.get(f"mark {number}"), parents
        )
    ]


def _is_as_meant(
    document: Document,
    block: DetailsBlock,
    element: Element | None,
    mark: Element | None,
    parents: dict[Element, Element],
) -> bool:
    if element is None or mark is None or parents[mark] is not parents[element]:
        return False
    siblings = list(parents[element])
    if siblings.index(mark) < siblings.index(element):
        return False
    if block.summary is None:
        return element.find("summary") is None
    summary = element.find("summary")
    label = block.summary.label.text(document.text)
    return summary is not None and _words(summary) == label.split()


def _words(element: Element) -> list[str]:
    return "".join(element.itertext()).split()
