"""The content of details blocks: labels, transcripts, and the style of originals."""

from __future__ import annotations

from collections.abc import Iterator

from postkit import details
from postkit.details import DetailsBlock, is_near, usual_label
from postkit.details.reflow import reflow
from postkit.details.transcripts import is_captions, is_raw_transcript
from postkit.document import Document
from postkit.edits import Edit
from postkit.formatting.options import Layout
from postkit.formatting.originals import cut, holds_markdown, render


def originals(document: Document, label: str = "") -> Iterator[DetailsBlock]:
    """Yield the blocks that hold originals: those with the usual label, or one like it.

    Args:
        document: the draft.
        label: a label that marks originals too.
    """
    blocks = document.once(details.parse).blocks
    usual = usual_label(blocks)
    known: dict[str, bool] = {usual: True, label: True, "": False}
    for block in blocks:
        if block.label not in known:
            known[block.label] = len(block.label) <= 2 * len(usual) and is_near(block.label, usual)
        if known[block.label]:
            yield block


def set_labels(document: Document, layout: Layout) -> Iterator[Edit]:
    """Give each original the configured label."""
    label = layout.summary_label
    if not label:
        return
    for block in originals(document, label):
        if block.summary and block.summary.closing and block.label != label:
            yield Edit.replace(block.summary.label, label)


def reflow_transcripts(document: Document, layout: Layout) -> Iterator[Edit]:
    """Put the words of transcripts into paragraphs: of raw ones, and of captions."""
    if layout.reflow_transcripts:
        for block in document.once(details.parse).blocks:
            if is_raw_transcript(document, block) or is_captions(document, block):
                yield reflow(document, block)


def convert_style(document: Document, layout: Layout) -> Iterator[Edit]:
    """Write each original in the configured style, where nothing gets lost by it."""
    if layout.details_style != "keep":
        for block in originals(document, layout.summary_label):
            new = _converted(document, block, layout)
            if new is not None and new != block.content.text(document.text):
                yield Edit.replace(block.content, new)


def unconverted(document: Document, layout: Layout) -> Iterator[tuple[DetailsBlock, str]]:
    """Yield the originals that are not in the configured style, and why."""
    if layout.details_style == "keep":
        return
    for block in originals(document, layout.summary_label):
        if not block.content.text(document.text).strip():
            continue
        if not _is_whole(block):
            yield block, "the original keeps its style: fix its block first"
        elif _converted(document, block, layout) is None:
            is_markdown = layout.details_style == "markdown" and holds_markdown(document, block)
            if not is_markdown:
                yield block, "the original keeps its style: it holds more than paragraphs of text"


def _is_whole(block: DetailsBlock) -> bool:
    return block.is_healthy and block.closing is not None and not block.children


def _converted(document: Document, block: DetailsBlock, layout: Layout) -> str | None:
    pieces = cut(document, block) if _is_whole(block) else None
    if pieces is None or layout.details_style == "keep":
        return None
    newline = document.source.newline
    return render(pieces, layout.details_style, layout.paragraph_class, newline)
