"""Formulas in the text of a draft: in dollars, in brackets with a backslash, in environments."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document.memoized_find import Lookahead, blank_line
from postkit.document.regions import Regions, find_outside
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_WIDE = lazy_compile("[^\0-\u2e7f\ufff0-\U0001ffff]")
_TEX_BEGIN = lazy_compile(r"\\begin\{([A-Za-z]{1,20}\*?)\}")
_FORMULA_HEAD = lazy_compile(r"[A-Za-z]{0,3}[\^_=(]")
_ONE_TAG = lazy_compile(r"\$(?:[A-Za-z]\w{0,20} ?</?|<)[A-Za-z]+>\$")
_MAX_CHINESE = 100
"""How long a formula with Chinese in it may be."""
_MAX_MATH = 4000


def find_formulas(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield the formulas in `body`, in no particular order; what starts in `code` is not one."""
    yield from _dollar_math(text, body, code)
    yield from _bracket_math(text, body, code)
    yield from _tex_environments(text, body, code)


def find_formulas_without_tags(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield the formulas in which no tag is meant: between single dollars may be prices."""
    for formula in find_formulas(text, body, code):
        written = formula.text(text)
        is_sure = written.startswith(("$$", "\\")) or "\\" in written
        if is_sure or _ONE_TAG.fullmatch(written):
            yield formula


def _dollar_math(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield `$…$` and `$$…$$`, by pandoc's rules so that prices are not.

    A single dollar opens only before something other than white space, and
    closes only after such and before no digit.
    """
    doubles = Lookahead(text, "$$", body.end)
    singles = Lookahead(text, "$", body.end)
    stop = body.start
    for at in find_outside(text, "$", body, code):
        if at < stop or text[at - 1 : at] == "\\":
            continue
        width = 2 if text.startswith("$$", at) else 1
        stop = at + width
        closing = (doubles if width == 2 else singles).after(stop)
        if closing is None:
            continue
        # Two dollars are not a price, so what they hold may be words as well.
        is_math = (
            _is_short(text, stop, closing) if width == 2 else _is_single_math(text, stop, closing)
        )
        if is_math and closing > stop:
            stop = closing + width
            yield Span(at, stop)


def _is_single_math(text: str, start: int, end: int) -> bool:
    """Tell whether single dollars around `text[start:end]` are signs of math."""
    if end - start > _MAX_MATH or text[end + 1 : end + 2].isdigit():
        return False
    inner = text[start:end]
    if inner != inner.strip() or "\n" in inner:
        return False
    # `$P(甲|乙)$` has Chinese, but begins as no price does.
    is_function = len(inner) < _MAX_CHINESE and _FORMULA_HEAD.match(inner) is not None
    return is_function or _is_formula(text, start, end)


def _bracket_math(text: str, body: Span, code: Regions) -> Iterator[Span]:
    r"""Yield `\(…\)` and `\[…\]`; brackets that are only escaped hold prose."""
    closings = {
        "(": Lookahead(text, "\\)", body.end),
        "[": Lookahead(text, "\\]", body.end),
    }
    stop = body.start
    for at in find_outside(text, "\\", body, code):
        if at < stop:
            continue
        stop = at + 2
        lookahead = closings.get(text[at + 1 : stop])
        closing = lookahead.after(stop) if lookahead else None
        if closing is not None and _is_formula(text, stop, closing):
            yield Span(at, closing + 2)
            stop = closing + 2


def _tex_environments(text: str, body: Span, code: Regions) -> Iterator[Span]:
    r"""Yield `\begin{align}…\end{align}`, which needs no dollars around it."""
    stop = body.start
    for match in _TEX_BEGIN.finditer(text, *body):
        at, end = match.start(), rf"\end{{{match[1]}}}"
        if at < stop or at in code:
            continue
        closing = text.find(end, at, min(at + _MAX_MATH, body.end))
        if closing >= 0 and _is_short(text, at, closing):
            stop = closing + len(end)
            yield Span(at, stop)


def _is_formula(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` can be TeX: Chinese is only in a command's argument."""
    if start == end or not _is_short(text, start, end):
        return False
    return "\\" in text[start:end] or not _WIDE.search(text, start, end)


def _is_short(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is as short as a formula and stays in its paragraph."""
    return end - start <= _MAX_MATH and text.find(blank_line(text), start, end) < 0
