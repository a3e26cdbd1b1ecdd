"""Causes that lie in the quotes around a value."""

from __future__ import annotations

from postkit.edits import Edit
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.front_matter.syntax_errors.yaml_lines import Value, YamlLines
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DOUBLE_QUOTED = lazy_compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE_QUOTED = lazy_compile(r"'(?:[^']|'')*+'(?!')")
_COMMENT = lazy_compile(r"\s*(?:#.*)?\Z")
_BAD_ESCAPE = lazy_compile(
    r"\\(?:[\\0abt\tnvfre \"/N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?P<bad>))"
)
_INNER_QUOTE = {'"': lazy_compile(r'\\.|(?P<quote>")'), "'": lazy_compile(r"(?P<quote>')")}
_CLOSING_QUOTES = "”“’‘＂"
_OPENING_QUOTES = {"”": "“", "’": "‘"}
_APOSTROPHE = lazy_compile(r"[A-Za-z]'(?:s|t|d|m|re|ll|ve)(?![A-Za-z])")
_SEPARATORS = ",;|/，；、"
_ONE_ESCAPE = lazy_compile(r"\\(?![a-zA-Z])|\\[0abtnvfreN_LPxuU]")
"""A backslash that YAML may know, or that escapes a sign for which it need not be there."""


def quoting(text: str, span: Span) -> tuple[Edit, ...]:
    """Return the edits that put `text`, which is at `span`, into YAML quotes.

    Double quotes where nothing in the text must be escaped for them, else single ones.
    """
    if '"' not in text and "\\" not in text:
        return Edit.insert(span.start, '"'), Edit.insert(span.end, '"')
    inner = [Edit.insert(span.start + at, "'") for at, char in enumerate(text) if char == "'"]
    start, end = Edit.insert(span.start, "'"), Edit.insert(span.end, "'")
    if inner and inner[0].start == span.start:
        start = Edit.insert(span.start, "''")
        inner = inner[1:]
    return start, *inner, end


def find(lines: YamlLines, number: int, value: Value) -> SyntaxProblem | None:
    """Return what is wrong with a value that starts with a straight quote."""
    text, span, quote = value.text, value.span, value.text[0]
    pattern = _DOUBLE_QUOTED if quote == '"' else _SINGLE_QUOTED
    closed = pattern.match(text)
    if quote == '"' and closed and _COMMENT.match(text, closed.end()):
        return _escapes(text, span)
    if closed and text[closed.end() :].strip() in (",", ";", "，"):
        at = span.start + closed.end()
        comma = Span(at, span.end)
        edits: tuple[Edit, ...] = (Edit.delete(comma),)
        return SyntaxProblem(comma, Cause.COMMA_AFTER_QUOTE, edits, signs=(text[-1],))
    if closed and _COMMENT.match(text, closed.end()):
        return None
    if len(text) > 1 and text[-1] == quote and not _is_row_of_quotations(text, quote):
        return _inner_quotes(text, span, quote)
    if text[-1] in _CLOSING_QUOTES and text.count(quote) == 1 and not closes_quotation(text):
        last = Span(span.end - 1, span.end)
        edits = (Edit.replace(last, quote),)
        return SyntaxProblem(last, Cause.MIXED_QUOTES, edits, signs=(quote, text[-1]))
    if not closed:
        return _unclosed(lines, number, value)
    rest = text[closed.end() :]
    # Two blanks are more likely before a comment that has lost its `#`.
    is_row = _is_row_of_quotations(text, quote)
    is_text = is_row or (is_balanced(rest) and quote not in rest)
    is_text = is_text and not rest.startswith(("  ", "\t"))
    return SyntaxProblem(
        span,
        Cause.TEXT_AFTER_QUOTE,
        quoting(text, span),
        is_certain=is_text
        and " #" not in text
        and text[closed.end() :].lstrip()[0] not in _SEPARATORS + ":#\"'",
    )


def is_balanced(text: str) -> bool:
    """Tell whether no quote or bracket of `text` has lost its other half.

    What has may be a text in quotes or a list, of which one sign is missing.
    """
    pairs = (("[", "]"), ("{", "}"))
    return (
        text[-1] != "'"
        and text.count('"') % 2 == 0
        and all(text.count(opening) == text.count(closing) for opening, closing in pairs)
    )


def closes_quotation(text: str) -> bool:
    """Tell whether the last sign of `text` closes a quotation that it opens: `…“甲”`."""
    opening = _OPENING_QUOTES.get(text[-1])
    return opening is not None and text.count(opening) >= text.count(text[-1])


def _is_row_of_quotations(text: str, quote: str) -> bool:
    """Distinguish `"Foo" and "Bar"`, which is a text with two quotations, from `"a "b" c"`."""
    second = text.find(quote, 1)
    return text[second + 1 : second + 2].isspace() and text.count(quote) % 2 == 0


def _is_nested(text: str, quote: str, inner: list[int]) -> bool:
    """Tell whether the quotes at `inner` can only be a quotation within the quoted text.

    `"甲", "乙"` may be two items and `"甲"和"乙"` a text that starts with a quotation.
    Where the outer and an inner quote touch, or words and blanks show which of the
    inner ones opens, there is one reading.
    """
    if quote == "'" and all(_APOSTROPHE.match(text, at - 1) for at in inner):
        return True
    if len(inner) % 2:
        return False
    pairs = list(zip(inner[::2], inner[1::2], strict=True))
    if any(set(text[start + 1 : end].strip()) <= set(_SEPARATORS) for start, end in pairs):
        return False
    touches = inner[0] == 1 or inner[-1] == len(text) - 2
    if len(pairs) == 1 and touches:
        return True
    return all(
        (start == 1 or text[start - 1].isspace())
        and not text[start + 1].isspace()
        and not text[end - 1].isspace()
        and not text[end + 1].isalnum()
        for start, end in pairs
    )


def _escapes(text: str, span: Span) -> SyntaxProblem | None:
    bad = _bad_escapes(text, span)
    if not bad:
        return None
    return SyntaxProblem(
        Span(bad[0], min(bad[0] + 2, span.end)),
        Cause.BACKSLASH,
        tuple(Edit.insert(at, "\\") for at in bad),
        is_certain=not _ONE_ESCAPE.search(text),
    )


def _bad_escapes(text: str, span: Span) -> list[int]:
    return [
        span.start + match.start()
        for match in _BAD_ESCAPE.finditer(text)
        if match["bad"] is not None
    ]


def _inner_quotes(text: str, span: Span, quote: str) -> SyntaxProblem | None:
    inner = [
        span.start + 1 + match.start()
        for match in _INNER_QUOTE[quote].finditer(text[1:-1])
        if match["quote"]
    ]
    if not inner:
        return None
    escape = "\\" if quote == '"' else "'"
    bad = _bad_escapes(text, span) if quote == '"' else []
    return SyntaxProblem(
        Span(inner[0], inner[0] + 1),
        Cause.UNESCAPED_QUOTE,
        tuple(Edit.insert(at, escape) for at in sorted(inner + bad)),
        is_certain=not bad and _is_nested(text, quote, [at - span.start for at in inner]),
        signs=(quote, escape + quote),
    )


def _unclosed(lines: YamlLines, number: int, value: Value) -> SyntaxProblem | None:
    text, span, quote = value.text, value.span, value.text[0]
    if len(lines.continuation(number)):
        return None
    if quote == '"' and text.endswith("\\"):
        return None
    return SyntaxProblem(
        Span(span.start, span.start + 1),
        Cause.UNCLOSED_QUOTE,
        (Edit.insert(span.end, quote),),
        is_certain=False,
        signs=(quote,),
    )
