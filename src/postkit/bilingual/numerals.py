"""Numbers as texts write them, in Chinese and English, with the words for their scale.

`1.87 亿`, `三百万`, `百分之三十`, `$187 billion`, `5 to 10 million`, `45%`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SCALES = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_ENGLISH_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "t": 1e12,
}
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_ENGLISH_WORDS = {word: number for number, word in enumerate(_WORDS.split())}
_NUMBER = lazy_compile(
    r"(?P<percent>百分之)?"
    r"(?P<digits>(?<![\w.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![A-Za-z\d.,])\d+(?:\.\d+)?)"
    r"(?:[ \t\u00a0-]?(?P<scale>[十百千]?[万萬亿億]{1,2}|[百千兆]|"
    r"(?i:hundred|thousand|million|billion|trillion|mn|bn|tn)\b|[kKMBT](?![\w'])))?"
    r"(?P<sign>[ \t]?[%％]|[ \t]percent\b)?"
    r"|(?P<fraction>百分之)?(?P<han>[零〇一二三四五六七八九十百千两兩]+(?:点[零一二三四五六七八九]+)?[万萬亿億]{0,2})"
    r"|\b(?P<word>(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"[ -](?P<word_scale>(?i:hundred|thousand|million|billion|trillion))\b"
)

_START = lazy_compile(
    r"[\d零〇一二三四五六七八九十百千两兩]"
    r"(?:(?<=\d)|(?=[零〇一二三四五六七八九十百千两兩点万萬亿億分]))"
)
"""Where a number can start that is not written in English words."""
_IN_WORDS = lazy_compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"[ -](?:hundred|thousand|million|billion|trillion)"
)


class Number(NamedTuple):
    """A number and where it is written.

    `value` is what it says, a percentage as the number before the sign; `digits` are
    its digits without zeros at both ends, the same whatever the scale; `has_scale` says
    that a word such as `万` or `million` belongs to it.
    """

    span: Span
    value: float
    digits: str
    has_scale: bool
    is_percent: bool


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers in `text`. Chinese numerals count from two characters on."""
    for match in _matches(text):
        span = Span(*match.span())
        if match["digits"]:
            value = float(match["digits"].replace(",", ""))
            scale = _scale(match["scale"])
            is_percent = bool(match["percent"] or match["sign"])
            yield _number(span, value, scale, is_percent)
        elif match["word"]:
            value = float(_ENGLISH_WORDS[match["word"].lower()])
            yield _number(span, value, _scale(match["word_scale"]), False)
        elif len(match["han"]) > 1:
            yield _chinese(span, match["han"], bool(match["fraction"]))


def _has_english_scale(lower: str) -> bool:
    return "illion" in lower or "thousand" in lower or "hundred" in lower


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in `text`, tried only where one can start."""
    lower = text.lower()
    if _has_english_scale(lower) and _IN_WORDS.search(lower):
        yield from _NUMBER.finditer(text)
        return
    end = 0
    while start := _START.search(text, end):
        match = _NUMBER.match(text, start.start())
        if match:
            yield match
        end = match.end() if match else start.end()


def _number(span: Span, value: float, scale: float, is_percent: bool) -> Number:
    return Number(span, value * scale, _significant(value), scale > 1, is_percent)


def _scale(word: str | None) -> float:
    if not word:
        return 1.0
    if word.lower() in _ENGLISH_SCALES:
        return _ENGLISH_SCALES[word.lower()]
    scale = 1.0
    for char in word:
        scale *= _TENS.get(char) or _CHINESE_SCALES[char]
    return scale


def _chinese(span: Span, word: str, is_percent: bool) -> Number:
    digits = word.rstrip("万萬亿億")
    scale = 1.0
    for char in word[len(digits) :]:
        scale *= _CHINESE_SCALES[char]
    whole, _, rest = digits.partition("点")
    value = _whole(whole)
    if rest:
        value += float("0." + "".join(str(_DIGITS[char]) for char in rest))
    return Number(span, value * scale, _significant(value), scale > 1, is_percent)


def _whole(word: str) -> float:
    """Return the value of a numeral below ten thousand, or of digits in a row: `二〇二四`."""
    if not any(char in _TENS for char in word):
        return float("".join(str(_DIGITS[char]) for char in word) or 0)
    total = digit = 0
    for char in word:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return float(total + digit)


def _significant(value: float) -> str:
    return f"{value:.10g}".replace(".", "").strip("0")
