"""Marks of Chinese sentences that may be wrong."""

from __future__ import annotations

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile

DOUBLED_MARK = lazy_compile(
    r"[，。、；：](?<=[，。、；：！？].)|(?<=，),(?=[\u3400-\u9fff])|(?<=。)\.(?=\s)"
)
"""The second of two marks of which one is too many."""
# Of `，。、；！？` only the first: they are made one before they are searched for.
_DOUBLED_MARKS = ("，，", "，：", "：，", "：：")
_DOUBLED_IN_TWO_WIDTHS = ("，,", "。.")
_SPACED_MARKS = (" ，", " ：", "， ")
_PAIRS = ("《》", "【】", "「」", "『』", "“”")
_QUOTES = lazy_compile("[“”]")
_MAX_DEPTH = 4
"""How deep quotations are nested before a post gets a closer look, which costs only time."""
# A mark after Han, a closing sign, a per cent sign or emphasis; or one before Han. What is
# Han is asked of these few: a class with all Han takes two milliseconds to compile.
HALF_WIDTH_MARK = lazy_compile(
    # The mark is first: a pattern that starts with what is before it is tried at each character.
    r"[,;:!?.](?:(?<=[^\x00-\xff][!?]|\*[!?])[!?]{1,3}(?![!?])"
    r"|(?<=[^\x00-\xff].)|(?<=%.)|(?<=\*[,;!?])|(?<![:.])(?=[ ]?[^\x00-\xff]))"
)
# Classes of Chinese marks take half a millisecond to compile, and are left to the rules.
_AFTER_WIDE = lazy_compile(r"\((?<=[^\x00-\xff].|[*_~].)")
# One of `*_!?.)`, or a character that is not ASCII.
_END = r"[^\x00- \"-(+-\-/->@-^`-\x7f]"
_UNSPACED_SIGNS = lazy_compile(
    rf"##(?:[^# \t\r\n]|\Z|(?<={_END}##)[# ]|(?<={_END} ##)[# ]|(?<={_END}  ##)[# ])"
)


def has_doubled_marks(document: Document) -> bool:
    """Tell whether one of two marks may be too many."""
    text = document.once(_with_one_mark)
    return any(sign in text for sign in _DOUBLED_MARKS) or any(
        sign in document.chinese.text for sign in _DOUBLED_IN_TWO_WIDTHS
    )


def has_spaced_marks(document: Document) -> bool:
    """Tell whether a full-width mark has a blank beside it."""
    text = document.once(_with_one_mark)
    return any(sign in text for sign in _SPACED_MARKS)


def _with_one_mark(document: Document) -> str:
    """Return the Chinese passages with `，` for each of `，。、；！？`.

    So there are a quarter as many pairs of marks to search for.
    """
    text = document.chinese.text
    for mark in "。、；！？":
        text = text.replace(mark, "，")
    return text


def has_half_width_marks(document: Document) -> bool:
    """Tell whether a half-width mark is beside Chinese."""
    text = document.chinese.text
    is_any = any(mark in text for mark in ",;:!?.")
    return is_any and HALF_WIDTH_MARK.search(text) is not None


def has_unpaired_marks(document: Document) -> bool:
    """Tell whether brackets or quotation marks do not pair up."""
    text = document.chinese.text
    # In nearly every draft all brackets pair up.
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)


def has_unpaired_quotes(document: Document) -> bool:
    """Tell whether curly quotation marks do not pair up in their order."""
    text = document.chinese.text
    before, *after = text.split("“")
    # In most drafts no quotation is within another.
    if "”" not in before and all(part.count("”") == 1 for part in after):
        return False
    marks = "".join(_QUOTES.findall(text))
    for _ in range(_MAX_DEPTH):
        marks = marks.replace("“”", "")
    return bool(marks)


def has_brackets_after_wide(document: Document) -> bool:
    """Tell whether a half-width bracket follows Chinese or emphasis."""
    return _AFTER_WIDE.search(document.chinese.text) is not None


def has_unspaced_signs(document: Document) -> bool:
    """Tell whether `##` has no blank after it, or is not at the start of its line."""
    return _UNSPACED_SIGNS.search(document.text, *document.body) is not None
