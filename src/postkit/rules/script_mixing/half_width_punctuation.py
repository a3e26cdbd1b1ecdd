"""SM101: a half-width mark in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import (
    CLOSING,
    FULL_WIDTH,
    OPENING,
    char_after,
    char_before,
    is_han,
    is_prose,
)
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_heading,
    is_in_literal,
    is_in_reference,
    sentence_around,
)
from postkit.source import Span

# A mark after Han, a closing sign, a per cent sign or emphasis; or one before Han. What is
# Han is asked of these few: a class with all Han takes two milliseconds to compile.
_MARK = lazy_compile(
    r"[,;:!?.](?:(?<=[^\x00-\xff].)|(?<=%.)|(?<=\*[,;!?])|(?<![:.])(?=[ ]?[^\x00-\xff]))"
)
_NUMBERING = lazy_compile(r"[一二三四五六七八九十百]{1,4}")
_SPACES = lazy_compile(r" *")
_NO_END = ("[", "！", "？", "!", "?", "=", ".", "/")
_SHORTCODE = lazy_compile(rf":[{HAN}]{{1,8}}:")
_DOUBLED_REFERENCE = lazy_compile(r"&amp;#?\w{1,31}\Z")
"""What is before the `;` of a character reference that was escaped twice: `&amp;nbsp;`."""
_FACE = lazy_compile(r";'?[-_ωw.]?[;()DPp](?![A-Za-z0-9])")
_MARKS_BEFORE = "，。；：、！？"
"""What no other mark follows, but one that is shown."""
_STATEMENT = lazy_compile(r"[=(+][^\u3400-\u9fff，。；：、\n]*[!-#%-~] ?\Z")
"""What is before the `;` of a program: `n = 1`, `run()`."""
_KEPT_MARK = lazy_compile(
    r"[A-Za-z0-9`)\]][,;] |[A-Za-z][,;](?=[A-Za-z])"
    r"|[^\s%*_~\u2018-\u201d\u3000-\uffff][,;] [!-~]"
)
"""A mark that stays half-width: it belongs to what is Latin, or is between two signs."""
_KEY = lazy_compile(r"""(["'])[\w-]+\1[ ]?:""")
"""What is before a value in a program: `"total": 1`."""
_ASSIGNMENTS = lazy_compile(r"(?<!\w)[A-Za-z_]\w{0,30}=[^,=\n]{1,60},[A-Za-z_]\w{0,30}=")
"""Values in a list of them: `N=桥,O=河边,C=村`."""
_PURPOSE = lazy_compile(r"[!?,;:] ?(?:[来來]|表示|代表)")
_NOTATION = lazy_compile(r"(?:格式|[语語]法|形式|[写寫]法)[^，。；：、,;:\s]{0,12}\Z")
_FIELDS = lazy_compile(r"格式(?:[为為是]|如下)?[：:][^，。；：\s]{0,50}\Z")
"""What is before a mark between fields: `每行的格式为：姓名,住处`."""
_FIRST_OF_PAIR = lazy_compile(r"[（(][\u3400-\u9fff]{1,8}\Z")
_SECOND_OF_PAIR = lazy_compile(r"[\u3400-\u9fff]{1,8}[)）]")
_EXAMPLE = lazy_compile(r"[（(](?:即|也就是|[例比]?如)[^（）()，。；：\n]{0,12}\Z")
"""What is before the last mark in `（即带有?）`, which asks nothing."""
_NAMED_MARK = lazy_compile(
    r"[用以由把被将將按从從和与與或及为為是即] \Z|(?:\A|[^\u3400-\u9fff])[用以由把被将將按从從]\Z"
)
"""What is before a mark that is spoken of: `用 , 分开`. No clause ends in such a word."""
_DECLARATION = lazy_compile(r"[ \t]*(?:[-*+][ ]|\d+\.[ ])?[a-z][a-z-]+:")
_EMPHASIS_REACH = 400
_ABBREVIATION = lazy_compile(r"[A-Za-z]\.\Z")


class HalfWidthPunctuation(Rule):
    """A comma, semicolon, colon, question or exclamation mark is half-width in Chinese text.

    `有些不同,在我看来` should be `有些不同，在我看来`: half-width marks are made for Latin
    letters, look cramped in Chinese, and break lines in the wrong places. Numbers (`1,000`,
    `12:30`), Latin words, file names, sentences about marks, entries of a list of references
    (`[M]. 北京: 大桥出版社`), emoticons, and the colon and space after a speaker's name at the
    start of a line are left alone. The fix is unsafe where other marks of the sentence stay
    half-width, where a part of the sentence is English, after a statement of a program, and
    between brackets as in `[宽, 高]` and `{名:值}`.

    Bad:

        这次有些不同,在我看来有三点;你觉得呢?

    Good:

        这次有些不同，在我看来有三点；你觉得呢？
    """

    code = "SM101"
    name = "half-width-punctuation"
    trigger = "chinese:, ; : ! ? ."
    summary = "a half-width mark (`,` `;` `:` `!` `?` `.`) in a Chinese sentence"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each mark, with the spaces after it."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in _MARK.finditer(text):
            at = match.start()
            if not _is_misplaced(text, at) or not is_chinese_sentence(text, at):
                continue
            spaces = _SPACES.match(text, at + 1)
            end = spaces.end() if spaces else at + 1
            if text[end : end + 1] in ("", "\n"):
                end = at + 1
            span = Span(offset(at), offset(at) + end - at)
            is_kept = is_about_characters(text, at) or is_in_reference(text, at)
            if is_prose(document, span) and not is_kept:
                # A space in a heading is part of its address.
                is_address = end > at + 1 and is_in_heading(document, span.start)
                make = fix if _is_certain(text, at) and not is_address else unsafe_fix
                wide = text[at].translate(FULL_WIDTH)
                yield self.found(
                    document,
                    Span(span.start, span.start + 1),
                    f"`{text[at]}` is half-width in a Chinese sentence; write `{wide}`",
                    make(f"write {wide}", Edit.replace(span, wide)),
                )


def _is_misplaced(text: str, at: int) -> bool:
    mark = text[at]
    before, after = char_before(text, at), char_after(text, at + 1)
    after_space = char_after(text, at + 2) if after == " " else after
    if before == mark or after == mark or text[at - 1 : at] in ("\\", "&"):
        return False
    if mark == ";" and (
        _FACE.match(text, at) or _DOUBLED_REFERENCE.search(text, max(at - 40, 0), at)
    ):
        return False
    # `**形式**：,（小尾巴）`, `如”*”或”?”`: the mark itself is meant.
    if before and (before in _MARKS_BEFORE or before == after in CLOSING):
        return False
    if _is_alone_in_emphasis(text, at) or text[max(at - 2, 0) : at] == "+ ":
        # `用**?**分开`, `Ctrl + , 打开设置`
        return False
    is_chinese_before = is_han(before) or (before in CLOSING and before != "")
    is_chinese_after = is_han(after_space) or (after_space in OPENING and after_space != "")
    if mark == ".":
        return after == "" and is_han(before) and not _is_numbering(text, at)
    if mark == ":":
        # `:微笑:` is an emoji, and `甲:乙:丙` is a chain.
        is_word = is_han(before) and is_han(after) and text[at + 1] not in "*_"
        colons = (text.rfind(":", 0, at), at) if is_word else ()
        return is_word and not any(_SHORTCODE.match(text, max(colon, 0)) for colon in colons)
    if mark in "!?":
        # `你好![](a.png)`, `结果!=空`, `**!Kung 人**`
        is_name = text[at - 1] in "*_~" and after.isascii() and after.isalnum()
        return is_chinese_before and after not in _NO_END and not is_name
    if not (is_chinese_before or is_chinese_after):
        return False
    is_latin_before = before.isascii() and (
        before.isalnum() or _ABBREVIATION.search(text, max(at - 2, 0), at) is not None
    )
    if is_latin_before and (not is_chinese_after or after == " "):
        # `（Large Language Model, 简称 LLM）`: the comma belongs to the Latin words.
        return False
    return bool(before) and (after != "" or is_chinese_before)


def _is_certain(text: str, at: int) -> bool:
    """Return whether the mark can only be full-width, and its neighbours then fit."""
    sentence = sentence_around(text, at)
    before, after = text[sentence.start : at], char_after(text, at + 1)
    if before.rfind("(") > before.rfind(")") or _is_ratio(text, at):
        # `(王明, 2020)`
        return False
    if is_in_literal(text, at) or has_english_clause(text, at):
        return False
    if text[at] == ";" and (before[-1:].isspace() or _STATEMENT.search(before[-40:])):
        # `level=3  ; 水位`: a comment in a line of settings.
        return False
    if text[at] == ";" and not after and _DECLARATION.match(before):
        # `border-radius: 像素数;`
        return False
    if before.endswith(("用", "以")) and _PURPOSE.match(text, at):
        # `使用!来表示`
        return False
    if after in tuple(")）") and _EXAMPLE.search(before[-20:]):
        return False
    if text[at] in "!?":
        return not (after.isascii() and after.isalnum())
    if text[at] == ":" and (_NOTATION.search(before[-20:]) or _is_pair(text, at)):
        # `格式为路径:行号`, `（路径:行号）`
        return False
    if _NAMED_MARK.search(before[-3:]) or _FIELDS.search(before[-60:]):
        return False
    if _KEY.search(text, *sentence) or _ASSIGNMENTS.search(text, *sentence):
        return False
    # `AMD, 亚马逊, 以太坊`: the first comma would stay as it is.
    return not _KEPT_MARK.search(text, *sentence)


def _is_pair(text: str, at: int) -> bool:
    """Tell whether two words and the colon at `at` are all that is in brackets."""
    return bool(
        _FIRST_OF_PAIR.search(text, max(at - 9, 0), at) and _SECOND_OF_PAIR.match(text, at + 1)
    )


def _is_alone_in_emphasis(text: str, at: int) -> bool:
    """Tell whether the mark is all that is emphasized: `用**?**分开`."""
    signs = text[max(at - 2, 0) : at]
    if signs not in ("**", "__") or not text.startswith(signs, at + 1):
        return False
    first = max(at - _EMPHASIS_REACH, 0)
    start = max(text.rfind("\n", first, at) + 1, first)
    return text.count(signs, start, at) % 2 == 1


def _is_ratio(text: str, at: int) -> bool:
    """Tell whether the mark is between single characters, as in `高:宽`."""
    if text[at] != ":":
        return False
    around = (text[max(at - 2, 0) : max(at - 1, 0)], text[at - 1], text[at + 1 : at + 2])
    return [*map(is_han, around), is_han(text[at + 2 : at + 3])] == [False, True, True, False]


def _is_numbering(text: str, at: int) -> bool:
    """Tell whether what comes before `at` is the number of a list item, such as `一.`."""
    start = text.rfind("\n", 0, at) + 1
    return _NUMBERING.fullmatch(text[start:at].strip(" #*>-")) is not None
