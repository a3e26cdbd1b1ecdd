"""Which language a passage or a block is written in: Chinese, or one with an alphabet."""

from __future__ import annotations

from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile

_LETTER_RUN = lazy_compile(r"[^\W\d_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LONGEST_SPEAKER = 40
_SAMPLE = 2000
"""How many characters show the language of a text."""


def is_chinese(text: str) -> bool:
    """Tell whether `text` is written in Chinese rather than in an alphabet.

    A Han character weighs as much as two letters. The name of a speaker at the
    head does not count, unless there is nothing else.
    """
    speaker, start = speaker_of(text)
    sample = text[start : start + _SAMPLE]
    latin = sample.encode("ascii", "ignore")
    if len(latin.translate(None, _NO_LETTERS)) > 2 * (len(sample) - len(latin)):
        return False  # Whatever else is there, it is too little, and takes long to count.
    if han := count_han(sample):
        # Most often there is too little else, so that letters need no count.
        return 3 * han >= len(sample) or 3 * han >= sum(map(len, _LETTER_RUN.findall(sample)))
    if speaker and not _LETTER_RUN.search(sample):
        return count_han(speaker) > 0
    return False


def speaker_of(text: str) -> tuple[str, int]:
    """Return the name that `text` starts with and where its words start; "" and 0 if none.

    A colon ends a name, and emphasis may be around it.
    """
    head = text[: 2 * _LONGEST_SPEAKER].replace("：", ":")
    before, colon, after = head.partition(":")
    name = before.lstrip("*_> \t\r\n-").rstrip("*_")
    if not colon or not 0 < len(name) <= _LONGEST_SPEAKER or "\n" in name or "*" in name:
        return "", 0
    return name, len(head) - len(after.lstrip("*_"))
