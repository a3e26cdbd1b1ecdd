"""What a sentence says about a place in it: its language, and whether it is about characters.

Each function takes a text of which every line is a paragraph, as `Document.chinese.text`
is, and looks no further than some two hundred characters: long lines cost no more.
"""

from __future__ import annotations

from functools import lru_cache

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_REACH = 200
_STEP = 50
"""Places that are so near to each other see the same part of a sentence without end."""

_ENDS = lazy_compile(r"[。！？；\n]|[!?](?=\s)|(?<!e\.g)(?<!i\.e)(?<!vs)\.(?=\s)")
_NO_WORDS = lazy_compile(r"`[^`]*`|(?<=\])\([^)]*\)|<[^>]*>|(?<!\w)\w++://[^\s，。、；：！？）]*")
_LATIN_WORD = lazy_compile(r"[A-Za-z]+")
_QUOTED = lazy_compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_GLOSS = lazy_compile(r"!\[[^\[\]]*\]|\$[^$]*\$|\([^()]*\)|（[^（）]*）")
"""Images, formulas and parentheses: they are in a sentence of any language."""
_GRAMMAR = (
    "the|a|an|of|are|was|were|been|that|these|those|it|its|you|your|we|our|they|their|he|his|she|her"
    "|who|which|what|why|how|never|always|only|must|should|would|could|can|will|might|may"
    "|has|have|had|does|did|than|but|because|about|at"
)
"""English words that hold a sentence together, but for those that are words of programs as well."""
_CLAUSE = lazy_compile(
    rf"(?<![A-Za-z])(?i:{_GRAMMAR})[ ](?!(?:{_GRAMMAR})\b)[a-z]{{3,}}"
    rf"|(?<![A-Za-z])(?!(?:{_GRAMMAR})\b)[a-z]{{3,}}[ ](?:{_GRAMMAR})(?![A-Za-z])"
)
_REFERENCE = lazy_compile(
    r"\[(?:[MJDNCRSPGKZA]|DB|CP|EB)(?:/(?:OL|CD|DK|MT))?\\?\] ?(?:[.,:：．]|//)"
    r"|[.．] ?[^\s\W]{2,4}[:：] ?[^\s,，.．:：]{1,20}(?:出版社|[书書]局|印(?:书馆|書館))"
    r"|[,，] ?\d{1,3}\(\d{1,3}(?:-\d{1,3})?\)[ ,:：]"
    r"|(?:出版社|[书書]局|印(?:书馆|書館))[,，] ?(?:19|20)\d\d(?: ?[.:]|[ \t]*\Z)"
    r"|\[\d{1,3}\] [^\n]{1,200}[.?!”\"] (?:19|20)\d\d\."
    r"|\[\d{1,3}\] 同上\."
)
"""What an entry of a list of references has (GB/T 7714): the kind (`[M]`, `[J/OL]`), the
volume and number of a journal (`, 27(4)`), the place and the publisher (`. 北京: 大桥出版社`),
the publisher and the year (`大桥出版社, 2001.`), or a number, a title and the year
(`[1] 大桥网. "河边的桥." 2001.`)."""

_NAMED_ADDRESS = lazy_compile(r"\{:?[ ]?#[^{}\s]++[^{}\n]*\}\s*\Z")
_ABOUT_CHARACTERS = lazy_compile(
    "半角|全角|全形|半形|标点|標點|逗号|逗號|顿号|頓號|句号|句號|冒号|冒號|分号|分號|引号|引號|括号|括號"
    "|破折号|破折號|省略号|省略號|叹号|嘆號|问号|問號|空格|偏旁|部首|字形|异体字|異體字|连字|連字|形近字|同形"
    r"|[Uu]\+[0-9A-Fa-f]{4}"
)
_LABEL_OF_EXAMPLES = lazy_compile(
    r"\W*(?:(?P<wrong>错误|錯誤|不推荐|不推薦|不好|反例)|正确|正確|推荐|推薦|例外)"
    r"(?:示例|範例|用法|写法|寫法)?\W*"
)
_EXAMPLES = 6
"""How many lines after a label are its examples."""
_LITERAL = {
    "[": "]",
    "{": "}",
    "<": ">",
    "&#123;": "&#125;",
    "&lbrace;": "&rbrace;",
    "&lcub;": "&rcub;",
}
_LITERAL_REACH = 80


def sentence_around(text: str, at: int) -> Span:
    """Return the sentence of `text` around the character at `at`, on its line."""
    start = max((at - _REACH) // _STEP * _STEP, 0)
    stop = min((at + _REACH) // _STEP * _STEP, len(text))
    for match in _ENDS.finditer(text, start, at):
        start = match.end()
    after = _ENDS.search(text, at + 1, stop)
    return Span(start, after.start() if after else stop)


def line_around(text: str, at: int) -> Span:
    """Return the line of `text` around the character at `at`, at most 200 characters each way."""
    first, last = max(at - _REACH, 0), at + _REACH
    start = text.rfind("\n", first, at) + 1 or first
    end = text.find("\n", at, last)
    return Span(start, end if end >= 0 else last)


def is_chinese_sentence(text: str, at: int) -> bool:
    """Return whether the sentence around `at` has at least as many Han characters as Latin words.

    The conventions of English hold in `the word 你好, which means hello`. Code,
    addresses and tags do not count, and neither does what an English clause quotes.
    """
    sentence = sentence_around(text, at)
    return not _LATIN_WORD.search(text, *sentence) or _is_chinese(sentence.text(text))


def has_english_clause(text: str, at: int) -> bool:
    """Return whether the sentence around `at` has an English clause: `always say 你好`.

    Which of the two languages the marks of such a sentence belong to is not clear.
    """
    start, end = sentence_around(text, at)
    # The cells of a table are sentences of their own.
    start = max(text.rfind("|", start, at) + 1, start)
    cell = text.find("|", at, end)
    end = cell if cell >= 0 else end
    return bool(_LATIN_WORD.search(text, start, end)) and _has_clause(text[start:end])


@lru_cache(maxsize=256)
def _is_chinese(sentence: str) -> bool:
    words = _NO_WORDS.sub("", sentence)
    latin = len(_LATIN_WORD.findall(words))
    if _has_clause(sentence):
        words = _QUOTED.sub("", words)
    return count_han(words) >= latin


@lru_cache(maxsize=256)
def _has_clause(sentence: str) -> bool:
    words = _GLOSS.sub("", _QUOTED.sub("", _NO_WORDS.sub("", sentence)))
    return bool(_CLAUSE.search(words))


def is_in_reference(text: str, at: int) -> bool:
    """Return whether the line around `at` is an entry of a list of references.

    Its marks are those of the standard: `[1] 王明, 李华. 河边的桥[M]. 北京: 大桥出版社, 2001.`
    """
    return bool(_REFERENCE.search(text, *line_around(text, at)))


def is_about_characters(text: str, at: int) -> bool:
    """Return whether the line around `at` is about characters or marks, which it then shows.

    It names them, or their code points (`U+F900`). So do examples of what is wrong, in a guide
    to style: `错误：` and the lines after it.
    """
    line = line_around(text, at)
    return bool(_ABOUT_CHARACTERS.search(text, *line)) or _is_wrong_example(text, line.start)


def _is_wrong_example(text: str, start: int) -> bool:
    """Return whether the nearest label above the line at `start` says that it is wrong."""
    for _ in range(_EXAMPLES):
        end = start - 1
        if end <= 0:
            return False
        first = max(end - _REACH, 0)
        start = text.rfind("\n", first, end) + 1 or first
        if start == first > 0:
            return False
        label = _LABEL_OF_EXAMPLES.fullmatch(text, start, end)
        if label:
            return label["wrong"] is not None
    return False


def is_in_literal(text: str, at: int) -> bool:
    """Return whether `at` is in values as programs write them: `[宽, 高]`, `{名:值}`, `<宽,高>`."""
    first = max(at - _LITERAL_REACH, 0)
    start = max(text.rfind("\n", first, at) + 1, first)
    for opener, closer in _LITERAL.items():
        opening = text.rfind(opener, start, at)
        if opening < 0 or text.find(closer, opening, at) >= 0:
            continue
        closing = text.find(closer, at, at + _LITERAL_REACH)
        inner = text[opening + 1 : closing]
        is_link = opener == "[" and text[closing + 1 : closing + 2] in ("(", "[", ":", "（")
        if closing >= 0 and "\n" not in inner and not is_link:
            return True
    return False


def is_in_heading(document: Document, offset: int) -> bool:
    """Return whether `offset` is in a heading whose words may be an address: `#时间-管理`.

    They are none where the heading names its address itself: `## 时间 {#time}`.
    """
    block = document.block_at(offset)
    if block is None or block.kind is not BlockKind.HEADING:
        return False
    return not _NAMED_ADDRESS.search(block.span.text(document.text))
