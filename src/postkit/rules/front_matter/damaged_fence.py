"""FM002: fences around front matter that readers do not recognise."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import FrontMatter, Syntax
from postkit.front_matter.fence_marks import FenceProblem
from postkit.front_matter.key_lines import count_keys, plausible_lines
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.source import Span

_FENCES = {Syntax.YAML: "---", Syntax.TOML: "+++", Syntax.JSON: ";;;"}
_WORD = lazy_compile(r"\w")
_SHOWN = 20
_CODE = " " * 4
"""So far indented, the front matter may be an example of it, in a block of code."""
_MESSAGES = {
    FenceProblem.BAD_OPENING: "front matter must open with the line `{fence}`, not `{shown}`",
    FenceProblem.BAD_CLOSING: "front matter must close with the line `{fence}`, not `{shown}`",
    FenceProblem.NO_OPENING: "the line `{fence}` that opens the front matter is missing",
}


class DamagedFence(Rule):
    r"""The lines around front matter are not exactly `---`.

    Site generators look for `---` alone on the very first line, and for the next such line.
    With `---\`, `----`, a blank line or a code fence before it, they take the whole front
    matter for text and show it to readers. Hexo needs no opening line; in Jekyll, MkDocs and
    Pelican `...` also closes it; Astro, Hugo and Zola skip blank lines before it.

    Bad:

        ---\
        title: 市场周报
        ---\

        本周股市上涨。

    Good:

        ---
        title: 市场周报
        ---

        本周股市上涨。

    Bad:

        ```markdown
        ---
        title: 市场周报
        ---

        本周股市上涨。
        ```

    Good:

        ---
        title: 市场周报
        ---

        本周股市上涨。
    """

    code = "FM002"
    name = "damaged-fence"
    trigger = "damaged-front-matter"
    summary = "the fences of the front matter are not exactly `---`"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each thing that is wrong with the fences."""
        front_matter = document.front_matter
        if front_matter is None:
            return
        marks = [
            span for problem, span in front_matter.problems if problem is FenceProblem.CODE_FENCE
        ]
        if marks:
            yield self._code_fence(document, front_matter, marks)
        for problem, span in front_matter.problems:
            if _is_read(document, problem, span):
                continue
            if problem is FenceProblem.TEXT_BEFORE:
                yield self._text_before(document, span)
            elif problem in _MESSAGES:
                yield self._fence(document, front_matter, problem, span)

    def _fence(
        self, document: Document, front_matter: FrontMatter, problem: FenceProblem, span: Span
    ) -> Diagnostic:
        fence = _FENCES[front_matter.syntax]
        shown = span.text(document.text).strip("\r\n")
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN] + "…"
        message = _MESSAGES[problem].format(fence=fence, shown=shown)
        if problem is FenceProblem.NO_OPENING:
            edit = Edit.insert(span.start, fence + document.source.newline)
            return self.found(document, span, message, unsafe_fix(f"insert `{fence}`", edit))
        if "\n" in shown or "\r" in shown:
            message = f"the line `{fence}` that opens the front matter occurs twice; remove one"
        before, after = _neighbours(document, span)
        if before or after:
            message = f"`{fence}` shares its line with other text; put it on a line of its own"
        newline = document.source.newline
        written = f"{newline if before else ''}{fence}{newline if after else ''}"
        edit = Edit.replace(span, written)
        root = front_matter.root
        # Words after the fence may be more than a slip.
        # Braces between other signs may be the settings of another program.
        # Lines that are no fields may be text between two rules.
        is_doubtful = (
            _WORD.search(shown)
            or shown.expandtabs(4).startswith(_CODE)
            or root is None
            or ("-" not in shown and root.style)
            or ("+" in shown and f"\n{fence}\n" in document.text[span.end :])
            or fence not in document.dialect.openings
            or _has_fields_below(document, problem, span, fence)
            or _opens_a_text(document, span)
        )
        make = unsafe_fix if is_doubtful else fix
        return self.found(document, span, message, make(f"write `{fence}`", edit))

    def _text_before(self, document: Document, span: Span) -> Diagnostic:
        text = span.text(document.text)
        remove = Edit.delete(span)
        if not text.strip():
            return self.found(
                document,
                span,
                "blank lines come before the front matter, which must open on the first line; "
                "remove them",
                fix("remove the blank lines", remove),
            )
        start = span.start + len(text) - len(text.lstrip())
        place = Span(start, document.source.line_span(start).end)
        newline = document.source.newline
        below = document.text[document.body.start :][:1]
        gap = "" if below in ("\r", "\n", "") else newline
        moved = Edit.insert(document.body.start, f"{newline}{text.strip()}{newline}{gap}")
        return self.found(
            document,
            place,
            "text comes before the front matter, which must open on the first line; move it "
            "below or remove it",
            unsafe_fix("move the text below the front matter", remove, moved),
        )

    def _code_fence(
        self, document: Document, front_matter: FrontMatter, marks: list[Span]
    ) -> Diagnostic:
        text = document.text
        if front_matter.opening == marks[0]:
            # The code block is in the place of the front matter's own fences.
            edits = tuple(Edit.replace(mark, "---") for mark in marks)
            message = (
                "front matter is in a code block; write `---` instead of the lines of backticks"
            )
            return self.found(document, marks[0], message, unsafe_fix("write `---`", *edits))
        edits = tuple(Edit.delete(_whole_lines(document, mark)) for mark in marks)
        is_around = marks[-1].end <= front_matter.span.end and len(marks) > 1
        is_whole = len(marks) > 1 and not text[marks[1].end :].strip()
        what = "front matter" if is_around else "draft"
        # After other text a block of code with front matter may be an example.
        is_first = marks[0].start <= len(text) - len(text.lstrip())
        message = f"the {what} is wrapped in a code block; remove the lines of backticks around it"
        make = fix if is_whole or (is_around and is_first) else unsafe_fix
        return self.found(document, marks[0], message, make("remove the code fence", *edits))


def _neighbours(document: Document, fence: Span) -> tuple[str, str]:
    """Return what comes before and after `fence` on its lines."""
    text = document.text
    first = document.source.line_span(fence.start).start
    last = document.source.line_span(fence.end).end
    return text[first : fence.start].lstrip("\ufeff"), text[fence.end : last].strip()


def _has_fields_below(document: Document, problem: FenceProblem, span: Span, fence: str) -> bool:
    """Tell whether fields go on after a closing fence, up to a whole one: it may close nothing."""
    if problem is not FenceProblem.BAD_CLOSING:
        return False
    text, start = document.text, document.source.line_span(span.end).end + 1
    # A fence may pass for an item of a list.
    lines = [line.rstrip() for line in plausible_lines(text, start, len(text))]
    return fence in lines and count_keys(lines[: lines.index(fence)])[0] > 0


def _opens_a_text(document: Document, fence: Span) -> bool:
    """Tell whether the value before `fence` is a block of lines, of which it may be the first."""
    before = document.text[max(fence.start - 20, 0) : fence.start].rstrip()
    return before.rstrip("+-").endswith((": |", ": >"))


def _whole_lines(document: Document, mark: Span) -> Span:
    """Return the line of `mark`, its newline with it; blank lines below an opening one too."""
    line = document.source.line_span(mark.start)
    text = document.text
    end = line.end
    if end < len(text):
        end += 2 if text.startswith("\r\n", end) else 1
    if line.start <= len(text) - len(text.lstrip()):
        end += len(text[end:]) - len(text[end:].lstrip())
    return Span(line.start, end)


def _is_read(document: Document, problem: FenceProblem, span: Span) -> bool:
    """Tell whether the site reads front matter that others do not."""
    if problem is FenceProblem.NO_OPENING:
        return not document.dialect.has_opening_fence
    if problem is FenceProblem.TEXT_BEFORE:
        return document.dialect.skips_blank_lines and not span.text(document.text).strip()
    mark = span.text(document.text).strip()
    if problem is FenceProblem.BAD_CLOSING and mark == "...":
        return document.dialect.closes_with_dots
    before, after = _neighbours(document, span)
    return document.dialect.shares_fence_lines and mark == "---" and bool(after) and not before
