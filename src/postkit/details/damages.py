"""The damages of a block: for each what is wrong, where, and the edits that fix it."""

from __future__ import annotations

from postkit.details.damage_kind import Damage, DamageKind
from postkit.details.details_block import DetailsBlock
from postkit.details.find_block_end import Extent
from postkit.details.raw_html_end import is_end_commented, opens_code
from postkit.document import Document
from postkit.document.damaged_tags import TagDamage, start_of_line
from postkit.document.tag import Tag
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DETAILS_END = "</details>"
_SUMMARY_END = "</summary>"
_HALF_BOLD = lazy_compile(r"[^*\n]{1,60}\*\*[:：]")
_CONTAINER = lazy_compile(r"[ \t>]*\Z")
_BLANK_LINE = lazy_compile(r"[ \t]*(?>\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)")
_NOTHING = lazy_compile(r"\s*\Z")
_LONE_LINE = lazy_compile(r"([ \t]*(?:\r\n|\n|\r|\Z))([ \t]*(?:\r\n|\n|\r))?")
_BLANK_LINE_BEFORE = lazy_compile(r"(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r)\Z")
_STRAY_NAME = lazy_compile(r"</(?!p>)[A-Za-z]{1,10}>\Z")


def broken_tag(text: str, tag: Tag, block: Tag | None) -> Damage:
    """Write a tag with the bracket or letter that is wrong in it corrected.

    Args:
        text: the draft.
        tag: the broken tag.
        block: what opens the block around it.
    """
    assert tag.damage
    kind = DamageKind.MISSPELT_TAG if tag.damage is TagDamage.MISSPELT else DamageKind.BROKEN_TAG
    written = tag.span.text(text)
    # `\<details>` is also how a writer shows the tag to readers, and with it the whole block.
    opening = tag if tag.name == "details" and not tag.is_closing else block
    is_shown = (
        tag.damage is TagDamage.ESCAPED
        and opening is not None
        and opening.damage is TagDamage.ESCAPED
    )
    return Damage(
        kind,
        tag.span,
        (Edit.between(tag.span.start, written, tag.corrected),),
        is_certain=not is_shown,
        written=written,
        expected=tag.corrected,
        tag_damage=tag.damage,
    )


def unclosed(
    document: Document, tag: Tag, start: int, extent: Extent, paragraph: Tag | None
) -> Damage:
    """Close the block after its last line."""
    text, newline = document.text, document.source.newline
    end = extent.end
    kind = DamageKind.UNCLOSED if end > start else DamageKind.UNCLOSED_WITHOUT_TEXT
    line = document.source.lines.position(end).line
    tail = "</p>" if paragraph else ""
    cut = text.rfind("<", start, end) if paragraph else -1
    if cut >= 0 and text[cut:end] in ("<", "</", "</p"):
        end = cut
    # In a list item or a quotation the block is closed where it was opened.
    head = _CONTAINER.match(text, document.source.line_span(tag.span.start).start, tag.span.start)
    prefix = head[0] if head else ""
    gap = newline + prefix
    # A blank line divides Markdown from the summary, and from the closing tag too.
    if not paragraph and _BLANK_LINE.match(text, start, end):
        gap = newline + prefix.rstrip() + gap
    is_free = _BLANK_LINE.match(text, extent.end) or _NOTHING.match(text, extent.end)
    edit = Edit(end, extent.end, f"{tail}{gap}{_DETAILS_END}{'' if is_free else newline}")
    # To some engines code in a block is text, and the tag in it the end of the block.
    is_certain = extent.is_certain and text.find("</details", start, end) < 0
    is_certain = is_certain and not _is_mentioned(document, tag)
    is_certain = is_certain and not opens_code(text, tag.span.end)
    is_certain = is_certain and not is_end_commented(text, tag.span.end)
    return Damage(kind, tag.span, (edit,), is_certain, line=line)


def _is_mentioned(document: Document, tag: Tag) -> bool:
    """Tell whether `tag` is between words of a line, as where a sentence is about tags."""
    line = document.source.line_span(tag.span.start)
    before = document.text[line.start : tag.span.start].rstrip()
    after = document.text[tag.span.end : line.end].lstrip()
    return before[-1:].isalnum() and after != "" and not after.startswith("<")


def accidental_opening(text: str, tag: Tag, closing: Tag | None, has_text: bool) -> Damage:
    """Remove an opening tag that no original follows."""
    end = closing.span.end if closing else tag.span.end
    kind = DamageKind.OPENED_BEFORE_TRANSLATION if has_text else DamageKind.OPENED_BEFORE_BLOCK
    edit = Edit.delete(_with_white_space(text, Span(tag.span.start, end)))
    return Damage(kind, tag.span, (edit,))


def _with_white_space(text: str, span: Span) -> Span:
    end = span.end
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    return Span(span.start, end)


def stray_closing(text: str, tag: Tag) -> Damage:
    """Remove a closing tag that closes nothing."""
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.STRAY_CLOSING, tag.span, (edit,), is_certain=True)


def stray_pair(text: str, summary: Tag, tag: Tag) -> Damage:
    """Remove `</summary>` and `</details>` that close nothing."""
    span = Span(summary.span.start, tag.span.end)
    edit = Edit.delete(_removal(text, span))
    return Damage(DamageKind.STRAY_CLOSING_PAIR, span, (edit,), is_certain=True)


def lost_head(document: Document, original: Span, model: DetailsBlock) -> Damage:
    """Start the block before its text as `model` starts, another block of the draft."""
    line = document.source.lines.position(original.start).line
    content = model.content.text(document.text)
    gap = content[: len(content) - len(content.lstrip())]
    head = document.text[model.opening.start : model.content.start] + gap
    edit = Edit.insert(original.start, head)
    return Damage(DamageKind.LOST_HEAD, original, (edit,), line=line)


def cut_opening(text: str, tag: Tag) -> Damage:
    """Report that the draft ends in an opening tag: nobody can tell what should follow."""
    return Damage(DamageKind.CUT_OPENING, tag.span, written=tag.span.text(text))


def premature_closing(text: str, tag: Tag) -> Damage:
    """Remove a closing tag that comes before what the block should hold."""
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.PREMATURE_CLOSING, tag.span, (edit,))


def missing_opening(document: Document, summary: Tag) -> Damage:
    """Open the block before its summary."""
    edit = Edit.insert(summary.span.start, "<details>" + document.source.newline)
    return Damage(DamageKind.NO_OPENING, summary.span, (edit,), is_certain=True)


def missing_tags(document: Document, summary: Tag, extent: Extent | None) -> Damage:
    """Put a block around a summary and its text, which have lost both its tags."""
    newline = document.source.newline
    edits: tuple[Edit, ...] = ()
    if extent and not extent.is_chinese and extent.end > summary.span.end:
        gap = "" if _NOTHING.match(document.text, extent.end) else newline
        edits = (
            Edit.insert(summary.span.start, f"<details>{newline}"),
            Edit.insert(extent.end, f"{newline}{_DETAILS_END}{gap}"),
        )
    return Damage(DamageKind.NO_TAGS, summary.span, edits)


def _removal(text: str, span: Span) -> Span:
    """Return `span`, with its line and the blank one after it where that leaves no gap.

    What was above and below the line stays divided by a blank one.
    """
    line = _LONE_LINE.match(text, span.end)
    start = start_of_line(text, span.start)
    if not line or start is None:
        return span
    is_blank_before = start == 0 or bool(_BLANK_LINE_BEFORE.search(text, max(start - 4, 0), start))
    if line[2] is not None and is_blank_before:
        return Span(start, line.end(2))
    # Without the line, the text below it would go on the paragraph above it.
    divides = line[2] is None and text[line.end() : line.end() + 1] not in ("", "<")
    return span if divides and not is_blank_before else Span(start, line.end(1))


def missing_summary(document: Document, tag: Tag, usual: str) -> Damage:
    """Give a block the summary that is usual in the draft."""
    if not usual:
        return Damage(DamageKind.NO_SUMMARY, tag.span)
    text, newline = document.text, document.source.newline
    end = tag.span.end
    follow = "" if _LONE_LINE.match(text, end) else newline * 2
    edit = Edit.insert(end, f"{newline}<summary>{usual}{_SUMMARY_END}{follow}")
    return Damage(DamageKind.NO_SUMMARY, tag.span, (edit,))


def unclosed_summary(tag: Tag, label: Span) -> Damage:
    """Close a summary at the end of its line."""
    edits = (Edit.insert(label.end, _SUMMARY_END),) if label.end > label.start else ()
    return Damage(DamageKind.SUMMARY_UNCLOSED, tag.span, edits, is_certain=True)


def text_in_summary(document: Document, tag: Tag, label: Span, usual: str) -> Damage:
    """Close a summary before the text that is in the place of its label."""
    edits: tuple[Edit, ...] = ()
    if usual:
        newline = document.source.newline
        # `<summary>Name**: …` has lost the label together with the `**` before the name.
        bold = "**" if _HALF_BOLD.match(label.text(document.text)) else ""
        head = f"{usual}{_SUMMARY_END}{newline}{newline}{bold}"
        edits = (Edit.insert(label.start, head),)
    return Damage(DamageKind.TEXT_IN_SUMMARY, tag.span, edits)


def text_in_closed_summary(summary: Tag, label: Span, closing: Tag, usual: str) -> Damage:
    """Move the text of a block out of its summary, which has the text for its label."""
    edits: tuple[Edit, ...] = ()
    if usual:
        head = Edit.insert(label.start, f"{usual}{_SUMMARY_END}\n\n")
        edits = (head, Edit.delete(closing.span))
    return Damage(DamageKind.TEXT_FOR_LABEL, summary.span, edits)


def second_summary(summary: Tag, closing: Tag) -> Damage:
    """Report a whole summary after another one: either may be the right one."""
    return Damage(DamageKind.SECOND_SUMMARY, Span(summary.span.start, closing.span.end))


def text_before_summary(text: Span) -> Damage:
    """Report text between `<details>` and `<summary>`: it may belong before or after."""
    return Damage(DamageKind.TEXT_BEFORE_SUMMARY, text)


def doubled_summary(tag: Tag) -> Damage:
    """Remove the second of two `<summary>` that follow each other."""
    edit = Edit.delete(tag.span)
    return Damage(DamageKind.SUMMARY_OPENED_TWICE, tag.span, (edit,), is_certain=True)


def unopened_label(summary: Tag, tag: Tag) -> Damage:
    """Open the summary before its label."""
    edit = Edit.insert(summary.span.start, "<summary>")
    return Damage(DamageKind.SUMMARY_UNOPENED, tag.span, (edit,), is_certain=True)


def swapped_summary(tag: Tag, closing: Tag) -> Damage:
    """Exchange the tags of a summary: `</summary>label<summary>`."""
    edits = (Edit.replace(tag.span, "<summary>"), Edit.replace(closing.span, _SUMMARY_END))
    span = Span(tag.span.start, closing.span.end)
    return Damage(DamageKind.SUMMARY_SWAPPED, span, edits, is_certain=True)


def wrong_summary_end(text: str, tag: Tag) -> Damage:
    """Replace the tag that is where `</summary>` should be."""
    edit = Edit.replace(tag.span, _SUMMARY_END)
    written = tag.span.text(text)
    return Damage(DamageKind.WRONG_SUMMARY_END, tag.span, (edit,), is_certain=True, written=written)


def stray_summary_end(text: str, tag: Tag, paragraph: Tag | None) -> Damage:
    """Remove a `</summary>` that closes nothing, or make it close the open paragraph."""
    if paragraph:
        edit = Edit.replace(tag.span, "</p>")
        return Damage(DamageKind.PARAGRAPH_CLOSED_BY_SUMMARY, tag.span, (edit,), is_certain=True)
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.STRAY_SUMMARY_END, tag.span, (edit,), is_certain=True)


def unclosed_paragraph(text: str, tag: Tag, end: int) -> Damage:
    """Close a paragraph before the tag that ends it anyway."""
    content = text[tag.span.end : end].rstrip()
    if not content and text.startswith("<p", end):
        edit = Edit.delete(_with_white_space(text, tag.span))
        return Damage(DamageKind.PARAGRAPH_OPENED_TWICE, tag.span, (edit,), is_certain=True)
    stop = tag.span.end + len(content)
    wrong = _STRAY_NAME.search(content[-14:])
    written = wrong[0] if wrong else ""
    kind = DamageKind.WRONG_PARAGRAPH_END if wrong else DamageKind.PARAGRAPH_UNCLOSED
    edit = Edit(stop - len(written), stop, "</p>")
    return Damage(kind, tag.span, (edit,), is_certain=True, written=written)


def wrong_paragraph_end(text: str, tag: Tag) -> Damage:
    """Replace the opening tag that is where `</p>` should be."""
    edit = Edit.replace(tag.span, "</p>")
    written = tag.span.text(text)
    return Damage(
        DamageKind.WRONG_PARAGRAPH_END, tag.span, (edit,), is_certain=True, written=written
    )


def opening_for_closing(tag: Tag, *, is_certain: bool) -> Damage:
    """Turn an opening tag into the closing one that should be there."""
    edit = Edit.insert(tag.span.start + 1, "/")
    return Damage(DamageKind.OPENING_FOR_CLOSING, tag.span, (edit,), is_certain=is_certain)


def stray_paragraph_end(text: str, tag: Tag) -> Damage:
    """Remove a `</p>` that closes nothing."""
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.STRAY_PARAGRAPH_END, tag.span, (edit,), is_certain=True)


def unopened_paragraph(tag: Tag, at: int, usual: str) -> Damage:
    """Open the paragraph before its text, as in the other blocks."""
    edit = Edit.insert(at, usual)
    return Damage(DamageKind.PARAGRAPH_UNOPENED, tag.span, (edit,), is_certain=True, expected=usual)
