"""Bytes as text: which encoding they are in, and how sure that is."""

from __future__ import annotations

import codecs
import re

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_HEAD = 2048
"""How far from its start a text may declare its encoding, in bytes (HTML asks for 1024)."""
_SAMPLE = 65_536
"""How many bytes are examined where no encoding is named."""

_DECLARED = lazy_compile(
    r"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)"""
    r"""|<meta\b[^>]{0,200}?\bcharset\s*=\s*+(?:["']\s*+)?([\w.:-]+)""",
    re.IGNORECASE,
)
# What browsers read under a name, where it is more than the name says
# (encoding.spec.whatwg.org, section 4.2).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LEVEL_1: dict[str, tuple[str, int, int]] = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5hkscs": ("big5", 0xA4, 0xC6),
    "cp932": ("shift_jis", 0x88, 0x97),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}
"""The lead bytes under which each standard put its common characters."""
_KANA = lazy_compile("[\u3041-\u30ff]")
_COMMON_IN_UTF16 = lazy_compile(
    "[\t\n\r -~\u00a0-\u024f\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)
_MARKS_OF_CHINESE = lazy_compile("[，。、：；]")
_CERTAIN = 0.9
_MARGIN = 0.15
_ENOUGH = 16
"""Fewer characters than these tell nothing."""
_RARE = 20
"""How many whole characters there are for a broken one, at least."""


class Guess(NamedTuple):
    """An encoding, and the share of characters that are common in it: 1 is certain."""

    encoding: str
    certainty: float


def wider(encoding: str) -> str:
    """Return what browsers read under the name `encoding`."""
    return _WIDER.get(encoding.lower(), encoding)


def marked_encoding(data: bytes) -> str:
    """Return the encoding that a byte order mark names; empty where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def declared_encoding(data: bytes) -> str:
    """Return the encoding that XML or HTML declares; empty where it declares none."""
    match = _DECLARED.search(data[:_HEAD].decode("ascii", "replace"))
    return (match[1] or match[2]) if match else ""


def is_utf8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def broken_utf8(data: bytes) -> int:
    """Return how many pieces of `data` are not UTF-8; 0 where that is not what it is meant to be.

    A text of many characters of several bytes each is in no other encoding, whatever
    happened to a few of them.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(not char.isascii() for char in text) - broken
    return broken if whole >= _ENOUGH and broken * _RARE <= whole else 0


def guess_encoding(data: bytes) -> Guess:
    """Return the encoding that `data`, which is not UTF-8, is most likely in.

    The encodings of Chinese, Japanese and Korean share their bytes: what is text
    in one is rare characters in the others. Where two fit about as well, or the
    text is short, the certainty is 0.
    """
    wide = utf16(data)
    if wide:
        return Guess(wide, 1.0)
    sample = data[:_SAMPLE]
    guesses = sorted(
        (Guess(name, _share(sample, name)) for name in _LEVEL_1), key=lambda guess: guess[1]
    )
    best, second = guesses[-1], guesses[-2]
    if best.certainty < _CERTAIN or best.certainty - second.certainty < _MARGIN:
        return Guess(best.encoding, 0.0)
    return best


def utf16(data: bytes) -> str:
    """Return UTF-16 with its byte order where `data` can only be that; else an empty text."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return ""
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        text = sample.decode(encoding, "replace")
        is_latin = sample[high::2].count(0) * 5 >= len(text)
        is_chinese = len(text) >= _ENOUGH and _has_marks(text, len(text))
        known = len(_COMMON_IN_UTF16.findall(text))
        if (is_latin or is_chinese) and known >= _CERTAIN * len(text):
            return encoding
    return ""


def _share(sample: bytes, encoding: str) -> float:
    """Return the share of common characters among those of `sample`; 0 where it has none."""
    narrow, first, last = _LEVEL_1[encoding]
    try:
        # A character may be cut off at the end of the sample.
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    letters = [char for char in text if not char.isascii() and char.isalpha()]
    if len(letters) < _ENOUGH:
        return 0.0
    common = sum(_is_common(char, narrow, first, last) for char in letters) / len(letters)
    return common if _reads_naturally(text, len(letters), encoding) else common / 2


def _is_common(char: str, narrow: str, first: int, last: int) -> bool:
    if narrow in ("shift_jis", "euc_jp") and _KANA.match(char):
        return True
    try:
        lead = char.encode(narrow)[0]
    except UnicodeEncodeError:
        return False
    return first <= lead <= last


def _reads_naturally(text: str, letters: int, encoding: str) -> bool:
    """Tell whether `text` has what its language never lacks, for the common bytes overlap."""
    if encoding == "cp949":
        return 8 * text.count(" ") >= letters
    if encoding in ("cp932", "euc_jp"):
        return 10 * len(_KANA.findall(text)) >= letters
    return _has_marks(text, letters)


def _has_marks(text: str, letters: int) -> bool:
    return 100 * len(_MARKS_OF_CHINESE.findall(text)) >= letters
