"""SM101: a half-width mark in a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.marks import HALF_WIDTH_MARK
from postkit.script.punctuation import (
    CLOSING,
    FULL_WIDTH,
    char_after,
    char_before,
    ends_chinese,
    is_han,
    is_prose,
    starts_chinese,
)
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_heading,
    is_in_literal,
    is_in_reference,
    line_around,
    sentence_around,
)
from postkit.script.short_values import is_between_values
from postkit.source import Span

_NUMBERING = lazy_compile(r"[一二三四五六七八九十百]{1,4}")
_SPACES = lazy_compile(r" *")
_KEY = lazy_compile(r"\+ |(?:cmd|command|ctrl|control|alt|option|shift|win)[+-]|[⌘⌥⇧⌃]", re.I)
"""The keys that are held while another one, a mark, is pressed: `Cmd+,`."""
_NO_END = ("[", "！", "？", "!", "?", "=", ".", "/")
_SHORTCODE = lazy_compile(rf":[{HAN}]{{1,8}}:")
_DOUBLED_REFERENCE = lazy_compile(r"&amp;#?\w{1,31}\Z")
"""What is before the `;` of a character reference that was escaped twice: `&amp;nbsp;`."""
_FACE = lazy_compile(r";'?[-_ωw.]?[;()DPp](?![A-Za-z0-9])")
_MARKS_BEFORE = "，。；：、！？"
"""What no other mark follows, but one that is shown."""
_SENTENCE_STARTS = lazy_compile(
    r"[^\W\x00-\xff]{3}\.(?:[我你他她它这這但还還]|因[为為]|所以|然[后後]|而且|不[过過]|如果|也[就是]|那[么麼])"
)
"""A full stop between two sentences. In `马可.卡尼` it is in a name."""
_LONG_SENTENCES = lazy_compile(r"[^\W\x00-\xff]{4}\. [^\W\x00-\xff]{2}")
"""A full stop and a space between sentences that are too long for the parts of a name."""
_JOINED_SENTENCES = lazy_compile(
    r"[^\W\x00-\xff]{3}(?![零〇一二三四五六七八九十])[^\W\x00-\xff]\.[^\W\x00-\xff]{2}"
)
_COMMA_OF_SENTENCE = lazy_compile(r"(?<=[^\W\x00-\xff]),[ ]?(?=[^\W\x00-\xff])")
"""A half-width comma between Chinese words: the line has its full stops in the same width."""
_QUOTATION_STARTS = ("“", "「", "『", "《")
_HERE = "\0"
"""Marks the place of the mark in question where these patterns are searched. Characters above
U+00FF are mostly Han: classes of Han take milliseconds to compile."""
_NO_MARK = "[^，。；：、！？]*"
_PROGRAM = (
    "case|class|const|create|def|do|else|enum|for|func|function|goto|if|insert|interface|lambda|let"
    "|namespace|new|private|protected|public|return|select|static|struct|switch|typedef|union|update"
    "|use|using|var|while"
)
_NOTATION = lazy_compile(
    rf"""
    # The mark is spoken of: `用 , 分开`, `以;结尾`, `使用!来表示`, `（即带有?）`.
      [用以由把被将將按从從和与與或及为為是即][ ]{_HERE}[,;:.]
    | [\W\x00-\xff][用以由把被将將按从從]{_HERE}[,;:.]
    | [用以]{_HERE}.[ ]?(?:来|來|表示|代表|结束|結束|结尾|結尾|开头|開頭|分隔|分割)
    | [（(](?:即|也就是|如|例如|比如)[^（）(){_HERE}]{{0,12}}{_HERE}.[)）]
    | {_HERE}.(?:以示|之?[后後前]面?的|[号號])
    # It is between values: `(王明, 2020)`, `格式：姓名,住处`, `宽: 高,` on a line, `*,+`.
    | \([^)]*{_HERE}
    | 格式(?:为|為|是|如下)?[：:][^，。；：\s]{{0,50}}{_HERE}[,;:.]
    | \A\s*[\w ]{{1,20}}:[ ]{_NO_MARK}{_HERE},\Z
    # A field of data: `- places: 石桥, 河边`.
    | \A\n\s*[-*+][ ](`?)[a-z][a-z_]*\1:[ ].*{_HERE},
    | {_HERE}[,;][+{{\\^]
    | =>[ ]?["'].*{_HERE}
    | (?:&&|\|\|).*{_HERE}
    | \A[^"]*[A-Za-z=(]"[^"]*{_HERE}
    # It is in a line of a program, perhaps indented as web pages do it, or in a comment of one.
    | \A\n\xa0{{3}}{_NO_MARK}{_HERE}
    | (?:\A\W*|[：:][ ]?)(?:{_PROGRAM})\s{_NO_MARK}{_HERE}[,;:]
    | (?<![:\w])//.*{_HERE}
    """,
    re.VERBOSE | re.DOTALL,
)
"""A mark that is shown or belongs to a notation, in its sentence and the character before that."""
_FORM = lazy_compile(
    rf"""
      (?:格式|[语語写寫]法|形式)[^，。；：、,;:\s]{{0,12}}{_HERE}
    | [（(+\]][^\x00-\xff]{{1,8}}{_HERE}:[^\x00-\xff]{{1,8}}[)）+\[]
    | \W\w{_HERE}:\w(?!\w)
    | {_HERE}:(?:端口|行[号號])
    | \[(?:用户|用戶|使用者|分类|分類|模板|文件|帮助|幫助|讨论|討論){_HERE}
    """,
    re.VERBOSE,
)
"""A colon in a form: `格式为路径:行号`, `（路径:行号）`, `高:宽`, `[用户:李明](…)`."""
_STATEMENT = lazy_compile(
    rf"""
      \s{_HERE}
    | (?:[=(+]|[A-Za-z_]\w*[\s:])[\x00-\xff]*[!-#%-_a-~][ ]?{_HERE}
    | [A-Za-z]\w*（[^（）]*）{_HERE}
    | \}}[)）]?{_HERE}
    | (?:[=>]\s*|(?:[a-z]+\s){{2}})[^\x00-\xff]{{1,8}}{_HERE}
    | \A.[ \t]*(?:[-*+][ ]|\d+\.[ ])?[a-z]+(?:-[a-z]+:.*{_HERE}|:.*{_HERE};\Z)
    | [!-~][”"’']{_HERE}
    | \A\n\s*+(?![^\w\s{{}}$]|\w{{1,3}}[)）.．、]|[①-⒛]){_NO_MARK}{_HERE};\s*\Z
    | (?:`[^`:=({{]*+[:=({{][^`]*+`|[没沒]有|添加|加上|缺少|漏了){_HERE}
    """,
    re.VERBOSE | re.DOTALL,
)
"""A semicolon that ends a statement: `level=3 ; 水位`, `n = 1;`, `return self;`, `run（路）;`,
`}）;`, `路 = 桥;`, `color: 桥的颜色;`, `"a.php";`, or all of its line: `开桥;`. In a list, a sign
is before that. Or it is spoken of: `末尾没有;就加上`."""
_KEPT_MARK = lazy_compile(
    r"[A-Za-z0-9`)\]][,;] |[A-Za-z][,;](?=[A-Za-z])|, (?:and|or|so that) "
    r"|[^\s%*_~\u2018-\u201d\u3000-\uffff][,;] [!-~]"
    r"""|[A-Za-z][”’"'],[ ]?[“‘”’"'][A-Za-z]|(["'])[\w-]+\1[ ]?:|[“‘][A-Za-z_-]+[”’][ ]?:"""
    r"|(?<!\w)[A-Za-z_]\w{0,30}=[^,=\n]{1,60},[A-Za-z_]\w{0,30}="
)
"""A mark that stays half-width: it belongs to what is Latin or is between two signs, or to the
values of a program, as in `"total": 1` and `N=桥,O=河边`."""
_EMPHASIS_REACH = 400
_ABBREVIATION = lazy_compile(r"[A-Za-z]\.\Z")


class HalfWidthPunctuation(Rule):
    """A comma, colon, full stop, question mark or the like is half-width in Chinese text.

    `有些不同,在我看来` should be `有些不同，在我看来`: half-width marks are made for Latin
    letters, look cramped in Chinese, and break lines in the wrong places. Numbers (`1,000`,
    `12:30`), Latin words, file names, sentences about marks, entries of a list of references
    (`[M]. 北京: 大桥出版社`), emoticons, and the colon and space after a speaker's name at the
    start of a line are left alone. The fix is unsafe where other marks of the sentence stay
    half-width, in a row of short words (`石桥,木桥,河,船`), in a field of data
    (`- places: 石桥, 河边`), where a part of the sentence is English, after a statement of a
    program, between brackets as in `[宽, 高]` and `{名:值}`, and for a full stop within a line.

    Bad:

        这次有些不同,在我看来有三点;你觉得呢?

    Good:

        这次有些不同，在我看来有三点；你觉得呢？
    """

    code = "SM101"
    name = "half-width-punctuation"
    trigger = "half-width-marks"
    summary = "a half-width mark (`,` `;` `:` `!` `?` `.`) in a Chinese sentence"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each mark, with the spaces after it."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in HALF_WIDTH_MARK.finditer(text):
            at, stop = match.span()
            if not _is_misplaced(text, at, stop):
                continue
            spaces = _SPACES.match(text, stop)
            end = spaces.end() if spaces else stop
            if text[end : end + 1] in ("", "\n"):
                end = stop
            span = Span(offset(at), offset(at) + end - at)
            # First, for an address may hold thousands of marks.
            if not is_prose(document, span) or not is_chinese_sentence(text, at):
                continue
            if not is_about_characters(text, at) and not is_in_reference(text, at):
                # A space in a heading is part of its address.
                is_address = end > stop and is_in_heading(document, span.start)
                make = fix if _is_certain(text, at, stop) and not is_address else unsafe_fix
                wide = match[0].translate(FULL_WIDTH)
                yield self.found(
                    document,
                    Span(span.start, span.start + stop - at),
                    f"`{match[0]}` is half-width in a Chinese sentence; write `{wide}`",
                    make(f"write {wide}", Edit.replace(span, wide)),
                )


def _is_misplaced(text: str, at: int, stop: int) -> bool:
    mark = text[at]
    before, after = char_before(text, at), char_after(text, stop)
    after_space = char_after(text, stop + 1) if after == " " else after
    if before == mark or after == mark or text[at - 1 : at] in ("\\", "&"):
        return False
    if mark == ";" and (
        _FACE.match(text, at) or _DOUBLED_REFERENCE.search(text, max(at - 40, 0), at)
    ):
        return False
    # `**形式**：,（小尾巴）`, `如”*”或”?”`: the mark itself is meant.
    if before and (before in _MARKS_BEFORE or before == after in CLOSING):
        return False
    if _is_alone_in_emphasis(text, at) or _is_key(text, at):
        # `用**?**分开`, `Ctrl + , 打开设置`
        return False
    is_chinese_before, is_chinese_after = ends_chinese(before), starts_chinese(after_space)
    if mark == ".":
        is_end = after == "" and is_han(before)
        return (is_end or _is_between_sentences(text, at)) and not _is_numbering(text, at)
    if mark == ":":
        return _is_colon_of_sentence(text, at, before, after)
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


def _is_colon_of_sentence(text: str, at: int, before: str, after: str) -> bool:
    if is_han(before) and text[at + 1 : at + 2] in _QUOTATION_STARTS:
        return True
    # `:微笑:` is an emoji, and `甲:乙:丙` is a chain.
    is_word = is_han(before) and is_han(after) and text[at + 1] not in "*_"
    colons = (text.rfind(":", 0, at), at) if is_word else ()
    return is_word and not any(_SHORTCODE.match(text, max(colon, 0)) for colon in colons)


def _is_between_sentences(text: str, at: int) -> bool:
    if _SENTENCE_STARTS.search(text, max(at - 3, 0), at + 4):
        return True
    if _LONG_SENTENCES.search(text, max(at - 4, 0), at + 4):
        return True
    if not _JOINED_SENTENCES.search(text, max(at - 4, 0), at + 5):
        return False
    return _COMMA_OF_SENTENCE.search(text, *line_around(text, at)) is not None


def _is_certain(text: str, at: int, stop: int) -> bool:
    """Return whether the mark is one of a Chinese sentence, and its neighbours then fit."""
    after = char_after(text, stop)
    if text[at] == "." and after:
        return False
    if stop > at + 1 and (is_han(after) or after == "("):
        # `那座??桥`: perhaps letters that were lost. `名字为??()`: what a debugger prints.
        return False
    start, end = sentence_around(text, at)
    sentence = (text[start - 1 : start] or "\n") + text[start:at] + _HERE + text[at:end]
    form = {":": _FORM, ";": _STATEMENT}.get(text[at])
    if _NOTATION.search(sentence) or (form and form.search(sentence)):
        return False
    if is_in_literal(text, at) or has_english_clause(text, at):
        return False
    # `AMD, 亚马逊, 以太坊`, `Hello, 世界!`: the first comma would stay as it is.
    if _KEPT_MARK.search(text, start, end):
        return False
    if text[at] in "!?":
        return after == "" or not (after in _MARKS_BEFORE or (after.isascii() and after.isalnum()))
    return not is_between_values(text, at, Span(start, end))


def _is_key(text: str, at: int) -> bool:
    if text[at - 1 : at] not in "+- ⌘⌥⇧⌃":
        return False
    return any(key.end() == at for key in _KEY.finditer(text, max(at - 12, 0), at))


def _is_alone_in_emphasis(text: str, at: int) -> bool:
    """Tell whether the mark is all that is emphasized: `用**?**分开`."""
    signs = text[max(at - 2, 0) : at]
    if signs not in ("**", "__") or not text.startswith(signs, at + 1):
        return False
    first = max(at - _EMPHASIS_REACH, 0)
    start = max(text.rfind("\n", first, at) + 1, first)
    return text.count(signs, start, at) % 2 == 1


def _is_numbering(text: str, at: int) -> bool:
    """Tell whether what comes before `at` is the number of a list item, such as `一.`."""
    start = text.rfind("\n", 0, at) + 1
    return _NUMBERING.fullmatch(text[start:at].strip(" #*>-")) is not None
