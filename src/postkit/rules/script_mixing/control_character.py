r"""SM022: a control character, or one of Unicode's own line separators."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.script_mixing.corrupted_text import code_points, damaged
from postkit.source import Span

_SEPARATORS = frozenset("\v\f\x85\u2028\u2029")
_BYTES = "\x80\x9f"
_ESCAPED = lazy_compile(
    r"[\a\b\x1b](?=[a-z])|\f(?=rac|orall|lat|box)|\v(?=ec|ert|ar|dots|ee|phantom)"
)
_COLOR = lazy_compile(r"\x1b\[[\d;]*m")
"""What colors the output of a program, copied with it."""
_LABEL = lazy_compile(r"[ \t>]*\[[^\]\r\n]*\]:")
_ESCAPES = {"\a": "\\a", "\b": "\\b", "\x1b": "\\e", "\f": "\\f", "\v": "\\v"}
"""What a program reads as the character: `\\beta`, `\\frac`, `\\vec`."""


class ControlCharacter(Rule):
    """A control character or a Unicode line separator is in the text.

    It comes from a word processor or a damaged download. XML feeds must not contain one, and
    YAML parsers reject it. U+2028 and the form feed end a line in some programs and are
    invisible in others. What colors the output of a program (`ESC[1m`) goes as a whole. Where a
    letter follows, the character may have been read from a backslash and a letter, and within a
    Latin word it may be in the place of a hyphen, so the fix is unsafe.

    Bad:

        第一段到此为止。\u2028第二段从这里开始。

    Good:

        第一段到此为止。
        第二段从这里开始。
    """

    code = "SM022"
    name = "control-character"
    trigger = "unusual-characters"
    summary = "a control character or a Unicode line separator"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run outside code."""
        for span in damaged(document, UnusualKind.CONTROL):
            if document.template_tags.hold(span.start):
                # Code as well: a string of MDX holds what a program prints, colors and all.
                continue
            run = span.text(document.text)
            color = _COLOR.match(document.text, span.start)
            if color:
                span = Span(*color.span())
            if len(run) == 1 and _ESCAPED.match(document.text, span.start):
                escape = _ESCAPES[run]
                suggestion = unsafe_fix(f"write {escape}", Edit.replace(span, escape))
            elif _SEPARATORS.issuperset(run):
                suggestion = unsafe_fix(
                    "break the line", Edit.replace(span, document.source.newline)
                )
            elif any(_BYTES[0] <= char <= _BYTES[1] for char in run):
                suggestion = unsafe_fix(
                    "read it as Windows-1252", Edit.replace(span, _decoded(run))
                )
            else:
                make = fix if _is_in_prose(document, span) else unsafe_fix
                suggestion = make("remove the control character", Edit.delete(span))
            yield self.found(
                document,
                span,
                f"a control character ({code_points(run)}) is here; remove or replace it",
                suggestion,
            )


def _is_in_prose(document: Document, span: Span) -> bool:
    """Tell whether nothing but a reader reads the character at `span`.

    A value of front matter may be compared with one elsewhere, as it is. In a tag or an address,
    the character may be in the place of another; to kramdown, it is an address after `[label]:`.
    """
    if span.start < document.body.start or document.masked.overlaps(span):
        return False
    if _joins_letters(document.text, span):
        return False
    start = document.source.line_span(span.start).start
    return not _LABEL.match(document.text, start, span.start)


def _joins_letters(text: str, span: Span) -> bool:
    """Tell whether `span` is within a Latin word, where it may be in the place of a hyphen."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _decoded(run: str) -> str:
    """Return `run` with its C1 controls read as Windows-1252, where that knows them."""
    return "".join(
        char.encode("latin-1").decode("cp1252", "ignore") if char > "\x7f" else ""
        for char in run
        if char <= "\xff"
    )
