"""What to say about each damage, and the edits that mend it."""

from __future__ import annotations

from postkit.details.details_block import Block, Damage, DamageKind
from postkit.details.find_block_end import Extent
from postkit.document import Document
from postkit.document.damaged_tags import start_of_line
from postkit.document.tag import Tag, TagDamage
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DETAILS_END = "</details>"
_SUMMARY_END = "</summary>"
_BROKEN = {
    TagDamage.NO_START: "has lost its `<`",
    TagDamage.NO_END: "has lost its `>`",
    TagDamage.CUT_OFF: "is cut off",
    TagDamage.MISSPELT: "is misspelt",
    TagDamage.NO_SPACE: "lacks a space",
    TagDamage.QUOTES: "has the wrong quotation marks",
    TagDamage.ESCAPED: "is escaped",
    TagDamage.WRONG_MARKS: "is written with the wrong marks",
}
_HALF_BOLD = lazy_compile(r"[^*\n]{1,60}\*\*[:：]")
_BLANK_LINE = lazy_compile(r"[ \t]*(?>\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_NOTHING = lazy_compile(r"\s*\Z")
_LONE_LINE = lazy_compile(r"([ \t]*(?:\r\n|\n|\r|\Z))([ \t]*(?:\r\n|\n|\r))?")
_BLANK_LINE_BEFORE = lazy_compile(r"(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r)\Z")
_STRAY_NAME = lazy_compile(r"</[A-Za-z]{1,10}>\Z")


def broken_tag(text: str, tag: Tag) -> Damage:
    """Say which bracket or letter of `tag` is wrong, and put it right."""
    assert tag.damage
    kind = DamageKind.MISSPELT_TAG if tag.damage is TagDamage.MISSPELT else DamageKind.BROKEN_TAG
    written = tag.span.text(text)
    message = f"`{written}` {_BROKEN[tag.damage]}: write `{tag.repaired}`"
    return Damage(kind, tag.span, message, (_smallest(tag.span, written, tag.repaired),), True)


def _smallest(span: Span, old: str, new: str) -> Edit:
    """Return the edit that makes `new` of `old` and touches no character the two share."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return Edit(span.start + first, span.end - last, new[first : len(new) - last])


def unclosed(
    document: Document, tag: Tag, start: int, extent: Extent, paragraph: Tag | None
) -> Damage:
    """Close the block behind its last line."""
    text, newline = document.text, document.source.newline
    end = extent.end
    message = "this block is never closed: add `</details>` where it ends"
    if end > start:
        line = document.source.lines.position(end).line
        message = f"this block is never closed: add `</details>` behind line {line}"
    tail = "</p>" if paragraph else ""
    cut = text.rfind("<", start, end) if paragraph else -1
    if cut >= 0 and text[cut:end] in ("<", "</", "</p"):
        end = cut
    # Markdown stands off the summary by a blank line, and off the closing tag too.
    gap = newline * 2 if not paragraph and _BLANK_LINE.match(text, start, end) else newline
    is_free = _BLANK_LINE.match(text, extent.end) or _NOTHING.match(text, extent.end)
    edit = Edit(end, extent.end, f"{tail}{gap}{_DETAILS_END}{'' if is_free else newline}")
    return Damage(DamageKind.UNCLOSED, tag.span, message, (edit,), extent.is_sure)


def accidental_opening(text: str, tag: Tag, closing: Tag | None, has_text: bool) -> Damage:
    """Take out an opening behind which no original stands."""
    end = closing.span.end if closing else tag.span.end
    if has_text:
        message = (
            "another block opens before this one is closed, and only translation stands between: "
            "remove this tag and its summary"
        )
    else:
        message = "another block opens right inside this one: remove this tag and its summary"
    edit = Edit.delete(_with_white_space(text, Span(tag.span.start, end)))
    return Damage(DamageKind.NESTED, tag.span, message, (edit,))


def _with_white_space(text: str, span: Span) -> Span:
    end = span.end
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    return Span(span.start, end)


def stray_closing(text: str, tag: Tag) -> Damage:
    """Take out a closing tag that closes nothing."""
    message = "`</details>` closes a block that was never opened: remove it"
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.UNOPENED, tag.span, message, (edit,), True)


def stray_pair(text: str, summary: Tag, tag: Tag) -> Damage:
    """Take out `</summary>` and `</details>` that close nothing."""
    message = "`</summary>` and `</details>` close a block that was never opened: remove them"
    span = Span(summary.span.start, tag.span.end)
    edit = Edit.delete(_removal(text, span))
    return Damage(DamageKind.UNOPENED, span, message, (edit,), True)


def lost_head(document: Document, original: Span, model: Block) -> Damage:
    """Start the block before its text as `model` starts, another block of the draft."""
    line = document.source.lines.position(original.start).line
    message = (
        "this block has lost its `<details>` and its summary: put them before its text, "
        f"in line {line}"
    )
    content = model.content.text(document.text)
    gap = content[: len(content) - len(content.lstrip())]
    head = document.text[model.opening.start : model.content.start] + gap
    return Damage(DamageKind.UNOPENED, original, message, (Edit.insert(original.start, head),))


def cut_opening(text: str, tag: Tag) -> Damage:
    """Say that the draft stops in an opening tag: nobody can tell what should follow."""
    message = f"the draft stops inside the tag `{tag.span.text(text)}`: put back what is missing"
    return Damage(DamageKind.BROKEN_TAG, tag.span, message)


def premature_closing(text: str, tag: Tag) -> Damage:
    """Take out a closing tag that stands before what the block should hold."""
    message = "the block is closed before its text, and once more behind it: remove this tag"
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.UNOPENED, tag.span, message, (edit,))


def missing_opening(document: Document, summary: Tag) -> Damage:
    """Open the block before its summary."""
    message = "this summary stands in no block: add `<details>` before it"
    edit = Edit.insert(summary.span.start, "<details>" + document.source.newline)
    return Damage(DamageKind.UNOPENED, summary.span, message, (edit,), True)


def missing_tags(document: Document, summary: Tag, extent: Extent | None) -> Damage:
    """Put a block around a summary and its text, which have lost both its tags."""
    message = "this summary stands in no block: put `<details>` before it, `</details>` behind"
    newline = document.source.newline
    edits: tuple[Edit, ...] = ()
    if extent and not extent.is_chinese and extent.end > summary.span.end:
        gap = "" if _NOTHING.match(document.text, extent.end) else newline
        edits = (
            Edit.insert(summary.span.start, f"<details>{newline}"),
            Edit.insert(extent.end, f"{newline}{_DETAILS_END}{gap}"),
        )
    return Damage(DamageKind.UNOPENED, summary.span, message, edits)


def _removal(text: str, span: Span) -> Span:
    """Return `span`, with its line and the blank one behind it where that leaves no gap.

    What stood above and below the line stays divided by a blank one.
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
    message = "this block has no `<summary>`: add one behind `<details>`"
    if not usual:
        return Damage(DamageKind.NO_SUMMARY, tag.span, message)
    text, newline = document.text, document.source.newline
    end = tag.span.end
    follow = "" if _LONE_LINE.match(text, end) else newline * 2
    edit = Edit.insert(end, f"{newline}<summary>{usual}{_SUMMARY_END}{follow}")
    return Damage(DamageKind.NO_SUMMARY, tag.span, message, (edit,))


def unclosed_summary(tag: Tag, label: Span) -> Damage:
    """Close a summary at the end of its line."""
    message = "this summary is never closed: add `</summary>` behind its text"
    edits = (Edit.insert(label.end, _SUMMARY_END),) if label.end > label.start else ()
    return Damage(DamageKind.SUMMARY_UNCLOSED, tag.span, message, edits, True)


def text_in_summary(document: Document, tag: Tag, label: Span, usual: str) -> Damage:
    """Close a summary before the text that stands in the place of its label."""
    message = "the text of the block stands in its summary, which is never closed: move it out"
    edits: tuple[Edit, ...] = ()
    if usual:
        newline = document.source.newline
        # `<summary>Name**: …` has lost the label together with the `**` before the name.
        bold = "**" if _HALF_BOLD.match(label.text(document.text)) else ""
        head = f"{usual}{_SUMMARY_END}{newline}{newline}{bold}"
        edits = (Edit.insert(label.start, head),)
    return Damage(DamageKind.TEXT_IN_SUMMARY, tag.span, message, edits)


def doubled_summary(tag: Tag) -> Damage:
    """Take out the second of two `<summary>` that follow each other."""
    message = "the summary is opened twice: remove this tag"
    return Damage(DamageKind.SUMMARY_UNCLOSED, tag.span, message, (Edit.delete(tag.span),), True)


def unopened_label(summary: Tag, tag: Tag) -> Damage:
    """Open the summary before its label."""
    message = "this summary is never opened: add `<summary>` before its text"
    edit = Edit.insert(summary.span.start, "<summary>")
    return Damage(DamageKind.SUMMARY_UNOPENED, tag.span, message, (edit,), True)


def wrong_summary_end(text: str, tag: Tag) -> Damage:
    """Replace the tag that stands where `</summary>` should."""
    message = f"the summary is closed by `{tag.span.text(text)}`: write `</summary>`"
    edit = Edit.replace(tag.span, _SUMMARY_END)
    return Damage(DamageKind.SUMMARY_UNCLOSED, tag.span, message, (edit,), True)


def stray_summary_end(text: str, tag: Tag, paragraph: Tag | None) -> Damage:
    """Take out a `</summary>` that closes nothing, or make it close the open paragraph."""
    if paragraph:
        message = "the paragraph is closed by `</summary>`: write `</p>`"
        edit = Edit.replace(tag.span, "</p>")
    else:
        message = "`</summary>` closes a summary that is not open: remove it"
        edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.SUMMARY_UNOPENED, tag.span, message, (edit,), True)


def unclosed_paragraph(text: str, tag: Tag, end: int) -> Damage:
    """Close a paragraph before the tag that ends it anyway."""
    content = text[tag.span.end : end].rstrip()
    if not content and text.startswith("<p", end):
        message = "the paragraph is opened twice: remove this tag"
        edit = Edit.delete(_with_white_space(text, tag.span))
        return Damage(DamageKind.PARAGRAPH_UNCLOSED, tag.span, message, (edit,), True)
    stop = tag.span.end + len(content)
    wrong = _STRAY_NAME.search(content[-14:])
    message = "this paragraph is never closed: add `</p>` behind its text"
    start = stop
    if wrong:
        start = stop - len(wrong[0])
        message = f"the paragraph is closed by `{wrong[0]}`: write `</p>`"
    edit = Edit(start, stop, "</p>")
    return Damage(DamageKind.PARAGRAPH_UNCLOSED, tag.span, message, (edit,), True)


def wrong_paragraph_end(text: str, tag: Tag) -> Damage:
    """Replace the opening tag that stands where `</p>` should."""
    message = f"the paragraph is closed by `{tag.span.text(text)}`: write `</p>`"
    edit = Edit.replace(tag.span, "</p>")
    return Damage(DamageKind.PARAGRAPH_UNCLOSED, tag.span, message, (edit,), True)


def opening_for_closing(tag: Tag) -> Damage:
    """Turn an opening tag into the closing one that should stand there."""
    message = "`<details>` stands where the block should be closed: write `</details>`"
    edit = Edit.insert(tag.span.start + 1, "/")
    return Damage(DamageKind.BROKEN_TAG, tag.span, message, (edit,), True)


def stray_paragraph_end(text: str, tag: Tag) -> Damage:
    """Take out a `</p>` that closes nothing."""
    message = "`</p>` closes no paragraph, and shows as an empty one: remove it"
    edit = Edit.delete(_removal(text, tag.span))
    return Damage(DamageKind.PARAGRAPH_UNOPENED, tag.span, message, (edit,), True)


def unopened_paragraph(tag: Tag, at: int, usual: str) -> Damage:
    """Open the paragraph before its text, as in the other blocks."""
    message = f"this `</p>` closes a paragraph that was never opened: add `{usual}` before its text"
    return Damage(DamageKind.PARAGRAPH_UNOPENED, tag.span, message, (Edit.insert(at, usual),), True)
