"""SM103: full-width letters and digits."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.sentence_context import is_about_characters, is_in_heading
from postkit.source import Span

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms are the ASCII characters moved by FEE0 (Unicode block U+FF00)."""

_FACE = r"[(（][^A-Za-z0-9\u3400-\u9fff]{2,10}[)）]"
_HANDS = lazy_compile(rf"[ｂｄｏｐＯ]?{_FACE}[ｂｄｏｐＯ]?")
"""Faces that raise a thumb or both hands: `（￣▽￣）ｄ`, `Ｏ（∩＿∩）Ｏ`."""
_FACE_BEFORE = lazy_compile(r"[^\W\da-zA-Z_Ａ-Ｚａ-ｚ\u3000-\u9fff\uac00-\ud7af]\Z")
"""A letter of a script that nobody writes together with full-width ones: `ಠ_ಠａ` is a face."""
_SMILE = lazy_compile("[：；＝][ＤＰ](?![Ａ-Ｚａ-ｚ０-９A-Za-z0-9])")
"""It may be an answer as well: `选：Ｄ`."""
_BESIDE_SIGN = lazy_compile(
    "[０-９Ａ-Ｚａ-ｚ][＃＄％＆＊＋－．／＜＝＞＠＼＾＿｀｜～]"
    "|[＃＄％＆＊＋－．／＜＝＞＠＼＾＿｀｜～][０-９Ａ-Ｚａ-ｚ]"
)
_LETTERS = lazy_compile("[Ａ-Ｚａ-ｚ]+")
_PLAIN = lazy_compile("[A-Za-z0-9]+")
_KANA = lazy_compile(r"[ぁ-ゖァ-ヺ]")
_MOST_KANA = 2
"""A Chinese line may have a の or two."""
_NUMERALS = "〇一二三四五六七八九十"
_REACH = 14


class FullWidthAlphanumeric(Rule):
    """Latin letters or digits are written in full width: `ＡＢＣ`, `２０２６`.

    They come from old input methods. A search for `2026` does not find them, and they leave
    gaps in a line. The fix is unsafe in headings, whose words become an address, beside
    full-width signs (`Ｃ＋＋`), where no Chinese is around, where the line has the same in half
    width (`把Ａ换成A`), and for the number of a paragraph before a full-width space, as in laws.

    Bad:

        ２０２６年的ＧＤＰ增长。

    Good:

        2026年的GDP增长。
    """

    code = "SM103"
    name = "full-width-alphanumeric"
    trigger = "unusual-characters"
    summary = "Latin letters or digits in full width (`ＡＢＣ`, `２０２６`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run in the body."""
        for span in document.once(unusual)[UnusualKind.FULLWIDTH]:
            if span.start < document.body.start or document.is_foreign(span):
                continue
            if document.masked.overlaps(span):
                continue
            if is_about_characters(document.text, span.start) or _is_hand(document, span):
                continue
            if _KANA.match(document.text, span.end) or _is_japanese_line(document, span):
                # Words of Japanese in a Chinese sentence: `「７つの橋」`.
                continue
            run = span.text(document.text)
            narrow = run.translate(_TO_ASCII)
            make = fix if _is_certain(document, span) else unsafe_fix
            yield self.found(
                document,
                span,
                f"`{run}` is written in full width; write `{narrow}`",
                make(f"write {narrow}", Edit.replace(span, narrow)),
            )


def _is_hand(document: Document, span: Span) -> bool:
    """Tell whether `span` belongs to a face made of signs."""
    text = document.text
    near = max(span.start - _REACH, 0), span.end + _REACH
    if span.end == span.start + 1 and _FACE_BEFORE.search(text, *near[:1], span.start):
        return True
    return any(
        match.start() == span.start or match.end() == span.end
        for match in _HANDS.finditer(document.text, *near)
    )


def _is_japanese_line(document: Document, span: Span) -> bool:
    line = document.source.line_span(span.start)
    near = max(line.start, span.start - 100), min(line.end, span.end + 100)
    return len(_KANA.findall(document.text, *near)) > _MOST_KANA


def _is_certain(document: Document, span: Span) -> bool:
    text, line = document.text, document.source.line_span(span.start)
    near = Span(max(line.start, span.start - 100), min(line.end, span.end + 100)).text(text)
    run = span.text(text)
    # `一九五０年`: the zero is the Han numeral.
    beside = text[max(span.start - 2, line.start) : min(span.end + 2, line.end)]
    is_numeral = not run.strip("０") and any(char in _NUMERALS for char in beside)
    return not (
        _BESIDE_SIGN.search(near)
        or is_numeral
        or _has_both(near, run)
        or (text.startswith("\u3000", span.end) and not text[line.start : span.start].strip("> \t"))
        or _SMILE.match(text, span.start - 1)
        or not HAN_RUN.search(near)
        or is_in_heading(document, span.start)
    )


def _has_both(near: str, run: str) -> bool:
    """Tell whether the sentence may be about the two forms: `把Ａ换成A`."""
    runs = _LETTERS.findall(near) if _LETTERS.search(run) else [run]
    plain = set(_PLAIN.findall(near))
    return any(item.translate(_TO_ASCII) in plain for item in runs)
