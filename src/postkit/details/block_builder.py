"""A block whose closing tag has not been read yet, and what happens inside it."""

from __future__ import annotations

import re

from postkit.details import damages
from postkit.details.damage_kind import Damage
from postkit.details.details_block import DetailsBlock, Marks, Summary, is_near
from postkit.details.find_block_end import Extent
from postkit.details.surroundings import Surroundings
from postkit.document.damaged_tags import start_of_line
from postkit.document.tag import Tag
from postkit.document.tags import match_tag
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

MAX_LABEL = 100
"""A longer summary is not a label but the text that should follow it, in characters."""
_LINE = lazy_compile(r"[^\r\n]*")
_COMMENT = lazy_compile(r"<!--(?s:.*?)-->|\{/\*(?s:.*?)\*/\}|\\[nrt]")
_BLANK_LINE = lazy_compile(r"\n[ \t\r]*\n")
_SIGN = lazy_compile(r"<(?=[A-Za-z/!?])|\\<")
_SWAPPED = lazy_compile(r"([^<>\r\n]{1,100})(<summary>)[ \t]*(?=[\r\n]|\Z)")
"""What is after the `</summary>` of a label whose tags have changed places."""
_BLOCK_ENDS = lazy_compile(r"\s*</details", re.IGNORECASE)
_NO_CONTENT = lazy_compile(r"(?:\s|</?p\b[^<>]*>|<br[ ]?/?>)*</details", re.IGNORECASE)


class OpenBlock:
    """A block whose closing tag has not been read yet."""

    def __init__(self, tag: Tag, around: Surroundings, outer: OpenBlock | None = None) -> None:
        self.tag = tag
        self.children: list[DetailsBlock] = []
        self.is_damaged = tag.damage is not None
        self.summary_closing: Tag | None = None
        self.paragraph: Tag | None = None
        self._paragraph_end = 0
        self._around = around
        self._text = around.text
        self._summary: Tag | None = None
        self._long_summary_end = 0
        self._second: Tag | None = None
        self._in_summary: bool = bool(outer and (outer.awaits_summary_end or outer._in_summary))
        self._label: Span | None = None

    @property
    def has_summary(self) -> bool:
        """Whether a summary has been opened."""
        return self._summary is not None

    @property
    def awaits_summary_end(self) -> bool:
        """Whether a summary is open."""
        return self._summary is not None and self._label is None

    @property
    def label(self) -> str:
        """The text of the summary, once that is closed."""
        return self._label.text(self._text) if self._label else ""

    @property
    def content_start(self) -> int:
        """Where the content starts, as far as has been read."""
        if self.summary_closing:
            return self.summary_closing.span.end
        if self._label:
            return self._label.end
        return self._summary.span.end if self._summary else self.tag.span.end

    def is_accidental(self, extent: Extent) -> bool:
        """Tell whether the block holds nothing, or a translation where others hold originals."""
        if extent.end == self.content_start:
            return self.paragraph is None
        return extent.is_chinese and not self._around.has_chinese_originals

    def take_summary(self, tag: Tag, closing: Tag | None) -> None:
        """Read a `<summary>`; `closing` is the `</summary>` after it in a block that is closed."""
        if self._summary is None:
            self._summary = tag
            self.is_damaged |= tag.damage is not None
            self._check_before(tag)
            if closing and self._is_long_summary(closing):
                self._long_summary_end = closing.span.start
        elif (
            self.awaits_summary_end and not self._text[self.content_start : tag.span.start].strip()
        ):
            self._report(damages.doubled_summary(tag))
        elif self.awaits_summary_end and self.may_close_summary(tag):
            self.close_summary_by(tag)
        elif self.awaits_summary_end:
            self.end_summary(tag.span.start)
        else:
            self._second = tag

    def _is_long_summary(self, closing: Tag) -> bool:
        """Tell whether all before `closing` is the summary, and content is after it.

        A summary may hold paragraphs, lists and code, as a question does whose answer is
        folded. One that starts with the label that is usual in the draft holds that alone.
        """
        usual = self._around.usual_label
        first = self._text[self.content_start : closing.span.start].lstrip().partition("\n")[0]
        is_label = bool(usual) and is_near(first.strip(), usual)
        return not is_label and not _NO_CONTENT.match(self._text, closing.span.end)

    def _check_before(self, summary: Tag) -> None:
        """Report text between the tag of the block and its summary."""
        start, end = self.tag.span.end, summary.span.start
        inner = self._text[start:end]
        # In a quotation each line has a sign.
        if not _COMMENT.sub("", inner).replace(">", "").strip() or self.children:
            return
        first = start + len(inner) - len(inner.lstrip())
        self._around.damages.append(
            damages.text_before_summary(Span(first, start + len(inner.rstrip())))
        )

    def take_summary_end(self, tag: Tag) -> None:
        """Read a `</summary>`."""
        self.is_damaged |= tag.damage is not None
        if self.awaits_summary_end and self._summary:
            inner = self._text[self._summary.span.end : tag.span.start].strip()
            is_long = tag.span.start == self._long_summary_end
            if "\n" not in inner or is_long or self._is_wrapped(inner, tag):
                label = self._set_label(tag.span.start)
                self.summary_closing = tag
                if len(inner) > MAX_LABEL and _BLOCK_ENDS.match(self._text, tag.span.end):
                    usual = self._around.usual_label
                    self._report(damages.text_in_closed_summary(self._summary, label, tag, usual))
                return
            self.end_summary(tag.span.start)
        elif self._summary is None and self.may_close_summary(tag):
            inner = self._text[self.content_start : tag.span.start]
            at = tag.span.start - len(inner.lstrip())
            self._summary = Tag("summary", Span(at, at), is_closing=False)
            self._set_label(tag.span.start)
            self.summary_closing = tag
            self._report(damages.unopened_label(self._summary, tag))
            return
        elif self._summary is None and (swapped := _SWAPPED.match(self._text, tag.span.end)):
            self._summary = tag
            self.summary_closing = Tag("summary", Span(*swapped.span(2)), is_closing=True)
            self._set_label(swapped.end(1))
            self._report(damages.swapped_summary(tag, self.summary_closing))
            return
        if self._second and not self.paragraph:
            self._report(damages.second_summary(self._second, tag))
            self._second = None
            return
        if not self._in_summary:  # A browser closes that of the outer block here.
            self._report(damages.stray_summary_end(self._text, tag, self.paragraph))
        self.paragraph = None

    def take_paragraph(self, tag: Tag) -> None:
        """Read a `<p>`."""
        if tag.span.start < self._long_summary_end:
            return
        if self.awaits_summary_end:
            self.end_summary(tag.span.start)
        if self.paragraph and _BLOCK_ENDS.match(self._text, tag.span.end):
            self._report(damages.wrong_paragraph_end(self._text, tag))
            self.paragraph = None
            return
        if self.paragraph:
            self.end_paragraph(tag.span.start)
        self.is_damaged |= tag.damage is not None
        self.paragraph = tag

    def take_paragraph_end(self, tag: Tag) -> None:
        """Read a `</p>`."""
        if tag.span.start < self._long_summary_end:
            return
        if self.awaits_summary_end:
            if self.may_close_summary(tag):
                self.close_summary_by(tag)
                return
            self.end_summary(tag.span.start)
        self.is_damaged |= tag.damage is not None
        if self.paragraph is None:
            self._report(self._unopened_paragraph(tag))
        self.paragraph = None
        self._paragraph_end = tag.span.end

    def _unopened_paragraph(self, tag: Tag) -> Damage:
        """Report that `tag` closes no paragraph, or that its text has lost the opening tag."""
        start = max(self.content_start, self._paragraph_end)
        inner = self._text[start : tag.span.start]
        usual = self._around.usual_paragraph
        at = start + len(inner) - len(inner.lstrip())
        if usual and inner.strip() and "<" not in inner and not _BLANK_LINE.search(inner.strip()):
            return damages.unopened_paragraph(tag, at, usual)
        return damages.stray_paragraph_end(self._text, tag)

    def end_paragraph(self, limit: int) -> None:
        """Put an end to the open paragraph, which nothing closes before `limit`."""
        if self.paragraph:
            self._report(damages.unclosed_paragraph(self._text, self.paragraph, limit))

    def end_summary(self, limit: int) -> None:
        """Let the summary end with its line: nothing closes it before `limit`."""
        if self._summary is None:
            return
        around = self._around
        line = _LINE.match(self._text, self._summary.span.end, limit)
        label = self._set_label(line.end() if line else limit)
        has_content = bool(self._text[label.end : limit].strip())
        if self._is_no_label(label.text(self._text), has_content):
            damage = damages.text_in_summary(
                around.document, self._summary, label, around.usual_label
            )
        else:
            damage = damages.unclosed_summary(self._summary, label)
        self._report(damage)

    def close_summary_by(self, tag: Tag) -> None:
        """Take `tag` for the end of the summary."""
        self._set_label(tag.span.start)
        self.summary_closing = tag
        self._report(damages.wrong_summary_end(self._text, tag))

    def may_close_summary(self, tag: Tag) -> bool:
        """Tell whether the text between `<summary>` and `tag` is a label."""
        start = self.content_start
        if tag.span.start - start > 2 * MAX_LABEL:
            return False
        inner = self._text[start : tag.span.start].strip()
        return 0 < len(inner) <= MAX_LABEL and "\n" not in inner

    def finish(self, content: Span, closing: Tag | None) -> DetailsBlock:
        """Return the block, which `closing` ends, or nothing but the end of `content`."""
        summary = None
        if self._summary and self._label:
            end = self.summary_closing.span if self.summary_closing else None
            summary = Summary(self._summary.span, self._label, end)
        marks = Marks(self.tag.span, summary, closing.span if closing else None)
        is_healthy = not self.is_damaged and closing is not None and closing.damage is None
        if is_healthy and closing:
            last = closing.span.end
            is_healthy = self._stays_inside(last) and not self._has_doubtful_sign(last)
        span = Span(self.tag.span.start, closing.span.end if closing else content.end)
        block = DetailsBlock(span, content, self.label, lambda: marks, is_healthy)
        for child in self.children:
            child.parent = block
        block.children = tuple(self.children)
        return block

    def _has_doubtful_sign(self, end: int) -> bool:
        """Tell whether a `<` outside the children may swallow or be a tag."""
        start = self.tag.span.end
        for stop, after in [
            *((child.span.start, child.span.end) for child in self.children),
            (end, end),
        ]:
            for sign in _SIGN.finditer(self._text, start, stop):
                tag = match_tag(self._text, sign.start(), stop)
                if tag is None or tag.damage:
                    return True
            start = after
        return False

    def _stays_inside(self, end: int) -> bool:
        """Tell whether the block surely ends in the quotation or list, if any, where it starts."""
        start = self.tag.span.start
        first = start_of_line(self._text, start)
        if first == start:
            return True
        lines = [] if self.children else self._text[start:end].splitlines()[1:]
        if first is None or self.children:
            return not (lines or self.children)
        prefix = self._text[first:start]
        prefix = prefix.rstrip() if ">" in prefix else prefix
        return all(line.startswith(prefix) or not line.strip() for line in lines)

    def _is_no_label(self, written: str, has_content: bool) -> bool:
        """Tell whether a summary contains the text that should follow it."""
        usual = self._around.usual_label
        if len(written) > MAX_LABEL:
            return True
        return bool(written and usual) and not has_content and not is_near(written, usual)

    def _is_wrapped(self, inner: str, closing: Tag) -> bool:
        """Tell whether a summary of several lines is meant: short, and with content after it."""
        return (
            len(inner) <= 4 * MAX_LABEL
            and not _BLANK_LINE.search(inner)
            and not _BLOCK_ENDS.match(self._text, closing.span.end)
        )

    def _set_label(self, end: int) -> Span:
        start = self._summary.span.end if self._summary else end
        inner = self._text[start:end]
        stop = start + len(inner.rstrip())
        self._label = Span(min(stop, start + len(inner) - len(inner.lstrip())), stop)
        return self._label

    def _report(self, damage: Damage) -> None:
        self.is_damaged = True
        self._around.damages.append(damage)
