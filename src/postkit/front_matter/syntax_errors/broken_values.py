"""Causes that lie in one value: its colons, its first character, its brackets."""

from __future__ import annotations

import re

from postkit.edits import Edit
from postkit.front_matter.key_lines import KNOWN_KEYS
from postkit.front_matter.syntax_errors import broken_quotes
from postkit.front_matter.syntax_errors.broken_quotes import is_balanced, quoting
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.front_matter.syntax_errors.yaml_lines import Value, YamlLines
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_BLOCK_HEADER = lazy_compile(r"[|>][-+]?[0-9]?[-+]?\s*(?:#.*)?\Z")
_TYPOGRAPHIC = {"“": "”", "‘": "’", "”": "”", "’": "’", "„": "“", "＂": "＂"}
_SPECIAL = "@`%*&!|>,]}?{"
_LIST_ITEM = lazy_compile(r"\s*(?P<item>[@`%*&!|>](?:\s*+[^,\[\]{}\"'\s]++)*+)\s*(?=[,\]])")
_QUOTED_ITEM = lazy_compile(
    r"""\s*(?P<item>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:\s*,|(?P<gap>[ \t]+)(?=["']))"""
)


def find(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Return what is wrong with the value on line `number`."""
    value = lines.value(number)
    if value is None or not value.text:
        return None
    head = value.text[0]
    if head in "\"'":
        return broken_quotes.find(lines, number, value)
    if head in _TYPOGRAPHIC and _has_colon(value.text):
        return _typographic(value) or _plain(lines, number, value)
    if value.key and (text := value.text) and (text == "-" or text.startswith("- ")):
        return _dash(lines, value)
    if head == "[":
        return _bracket(lines, number, value)
    if head in _SPECIAL and not _BLOCK_HEADER.match(value.text):
        return _special(lines, number, value)
    return _plain(lines, number, value)


def _typographic(value: Value) -> SyntaxProblem | None:
    text, span = value.text, value.span
    inner = text[1:-1]
    if len(text) < 2 or text[-1] not in _TYPOGRAPHIC.values():
        return None
    if any(char in inner for char in '"\\') or any(char in inner for char in _TYPOGRAPHIC):
        return None
    edits = (Edit(span.start, span.start + 1, '"'), Edit(span.end - 1, span.end, '"'))
    return SyntaxProblem(span, Cause.TYPOGRAPHIC_QUOTES, edits, signs=(text[0], text[-1]))


def _has_colon(text: str) -> bool:
    return ": " in text or ":\t" in text or text.endswith(":")


def _plain(lines: YamlLines, number: int, value: Value) -> SyntaxProblem | None:
    """Find a colon in a text without quotes, in lines that continue it too."""
    rest = lines.continuation(number)
    texts = [value.text, *(lines.lines[index].strip() for index in rest)]
    guilty = next((at for at, text in enumerate(texts) if _has_colon(text)), None)
    if guilty is None:
        return None
    line = number + guilty
    text = texts[guilty]
    start = value.span.start if not guilty else lines.span(line).start
    colon = re.search(r":(?=\s|\Z)", text)
    at = start + (colon.start() if colon else 0)
    if any(_starts_block(text) for text in texts[1:]):
        return None
    whole = Span(value.span.start, lines.span(rest[-1]).end if rest else value.span.end)
    return SyntaxProblem(
        Span(at, at + 1),
        Cause.FINAL_COLON if at + 1 == whole.end else Cause.UNQUOTED_COLON,
        quoting(lines.text[whole.start : whole.end], whole),
        is_certain=not guilty
        and " #" not in text
        and not _holds_key(value.text)
        and is_balanced(value.text),
        key=(value.key or "").strip(),
    )


def _holds_key(text: str) -> bool:
    """Return whether `text` may hold a second field, as in `title: 桥 date: 2026-03-14`."""
    return any(match[1] in KNOWN_KEYS for match in re.finditer(r"(?<!\S)(\w+):(?=\s|\Z)", text))


def _starts_block(text: str) -> bool:
    return text.startswith(("- ", "* ", "# ")) or re.match(r"[a-z_]+:(?:\s|\Z)", text) is not None


def _special(lines: YamlLines, number: int, value: Value) -> SyntaxProblem | None:
    """Find a first character that means something to YAML."""
    text, span = value.text, value.span
    if text[0] == "{" and not text.startswith(("{{", "{%")):
        return None
    if len(lines.continuation(number)) and text[0] in "|>":
        return None
    mark = text[:2] if text.startswith(("{{", "{%")) else text[0]
    return SyntaxProblem(
        Span(span.start, span.start + len(mark)),
        Cause.SPECIAL_CHARACTER,
        quoting(text, span),
        is_certain=" #" not in text and not _may_be_syntax(lines, text) and is_balanced(text),
        signs=(mark,),
    )


def _may_be_syntax(lines: YamlLines, text: str) -> bool:
    """Tell whether the first character of `text` may be meant as YAML reads it."""
    if text[0] in "|>,]}?" or text.startswith(("{{", "{%")):
        # A template of posts (`date: {{ .Date }}`) is no post, and puts more there than text.
        return True
    if text[0] in "!&":
        return len(text) > 1 and not text[1].isspace()
    return text[0] == "*" and "&" in lines.text and not text.startswith("**")


def _dash(lines: YamlLines, value: Value) -> SyntaxProblem:
    """Find a list that starts after its key, on the same line."""
    key = (value.key or "").strip()
    if value.text == "-":
        edits = (Edit.delete(value.span),)
        return SyntaxProblem(value.span, Cause.LONE_DASH, edits, is_certain=False, key=key)
    edits = (Edit.replace(value.gap, f"{lines.newline}{' ' * (value.indent + 2)}"),)
    return SyntaxProblem(value.span, Cause.LIST_ON_KEY_LINE, edits, is_certain=False, key=key)


def _bracket(lines: YamlLines, number: int, value: Value) -> SyntaxProblem | None:
    text, span = value.text, value.span
    closing = text.rfind("]")
    if text[-1] in "］】〕":
        last = Span(span.end - 1, span.end)
        edits = (Edit.replace(last, "]"),)
        return SyntaxProblem(last, Cause.WIDE_BRACKET, edits, signs=(text[-1],))
    if closing < 0:
        if len(lines.continuation(number)):
            return None
        first = Span(span.start, span.start + 1)
        edits = (Edit.insert(span.end, "]"),)
        return SyntaxProblem(first, Cause.UNCLOSED_BRACKET, edits, is_certain=False)
    rest = text[closing + 1 :].strip()
    if rest in (",", ";", "，"):
        comma = Span(span.start + closing + 1, span.end)
        edits = (Edit.delete(comma),)
        return SyntaxProblem(comma, Cause.COMMA_AFTER_LIST, edits, signs=(rest,))
    if rest and not rest.startswith("#"):
        return SyntaxProblem(
            span,
            Cause.TEXT_AFTER_BRACKET,
            quoting(text, span),
            is_certain=is_balanced(text)
            and " #" not in text
            and "," not in text
            and rest[0] not in "[;|/，；、:",
        )
    return (
        _special_item(text, span)
        or _mixed_quotes(text, span)
        or _lost_comma(text, span)
        or _lost_quote(text, span)
    )


def _lost_comma(text: str, span: Span) -> SyntaxProblem | None:
    """Find two items in quotes with nothing but blanks between them."""
    gaps = []
    at = 1
    while item := _QUOTED_ITEM.match(text, at):
        if item["gap"]:
            gaps.append(span.start + item.end("item"))
        at = item.end()
    if not gaps:
        return None
    edits = tuple(Edit.insert(at, ",") for at in gaps)
    return SyntaxProblem(Span(gaps[0], gaps[0] + 1), Cause.LOST_COMMA, edits)


def _lost_quote(text: str, span: Span) -> SyntaxProblem | None:
    """Find an item of a list in quotes that lacks one of its own."""
    edits = []
    at = span.start + 1
    for item in text[1 : text.rfind("]")].split(","):
        bare = item.strip()
        if bare.count('"') == 1:
            first = at + item.index(bare)
            if bare.startswith('"'):
                edits.append(Edit.insert(first + len(bare), '"'))
            elif bare.endswith('"'):
                edits.append(Edit.insert(first, '"'))
        at += len(item) + 1
    if not edits:
        return None
    quote = Span(edits[0].start, edits[0].start + 1)
    return SyntaxProblem(quote, Cause.LOST_QUOTE, tuple(edits), is_certain=False)


def _special_item(text: str, span: Span) -> SyntaxProblem | None:
    for match in re.finditer(r"(?<=[\[,])", text):
        item = _LIST_ITEM.match(text, match.start())
        if item:
            place = Span(span.start + item.start("item"), span.start + item.end("item"))
            return SyntaxProblem(
                Span(place.start, place.start + 1),
                Cause.SPECIAL_ITEM,
                quoting(item["item"], place),
                signs=(item["item"][0],),
            )
    return None


def _mixed_quotes(text: str, span: Span) -> SyntaxProblem | None:
    """Find a list item that opens with a straight quote and closes with a curly one."""
    match = re.search(r"[\[,]\s*\"[^\",\[\]]*(?P<end>[”“＂])\s*(?=[,\]])", text)
    if match is None or broken_quotes.closes_quotation(text[: match.end("end")]):
        return None
    at = span.start + match.start("end")
    edits = (Edit(at, at + 1, '"'),)
    return SyntaxProblem(Span(at, at + 1), Cause.MIXED_QUOTES, edits, signs=('"', match["end"]))
