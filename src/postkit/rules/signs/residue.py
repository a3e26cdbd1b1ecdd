"""The places where residue may be, found once for all rules of the family.

Residue is rare and its kinds are many: a search for each would read the text
twenty times to find nothing. Most of it starts a line or a bracket, and those two
can be found fast; each rule then looks only at these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import dropwhile, islice, pairwise, takewhile

from postkit.document import Document, Regions
from postkit.document.raw_elements import find_raw_elements
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_LINE = lazy_compile(r"\n[ \t>*_#-]*+(?=[TFAISLCW]|[^\x00-\x7f])")
_LINE_HEADS = (
    *("TODO", "FIXME", "TBD", "作为", "As an AI", "I'm sorry", "I’m sorry", "Toggle theme"),
    *("See all posts", "Skip to content", "Share this post", "Leave a comment"),
    *(f"I {verb}" for verb in ("will", "have", "am going")),
    *(f"I{mark}{verb} " for mark in "'’" for verb in ("ll", "ve")),
    *(f"{a} {b}" for a in ("Current", "Total", "Final") for b in ("length", "word", "char")),
    *("我将", "我会", "我来", "我已"),
    *("自我", "自查", "自检", "自评", "翻译质量", "译文质量", "质量自", "Self-"),
)
_NOUNS = ("article", "text", "translation", "summary", "response", "output", "draft")
_SENTENCE_HEADS = (
    *(f"{article} {noun}" for article in ("The", "This") for noun in _NOUNS),
    *("以上", "全文", "本文", "文章", "译文"),
)
_SENTENCE = lazy_compile(
    rf"Th(?:e|is) (?:{'|'.join(_NOUNS)}) (?:has|is|was|meets)"
    r"|(?:以上(?:译文|翻译|文章|全文)?|全文|本文|文章|译文)(?:内容)?[已均]"
)
_LINE_STARTS = frozenset(head[:2] for head in (*_LINE_HEADS, *_SENTENCE_HEADS))
# One pattern of all these words takes a millisecond to compile.
_BRACKET_WORDS = (
    *("cit", "oaicite", "oai_cit", "object O", "CDATA[", "/INST]", "INST]", "attributableIndex:"),
    *("Insert ", "insert ", "Your ", "your ", "Add ", "add ", "Rest ", "rest "),
    *("Remain", "remain", "web:", "page:", "file:", "memory:", "attached_file:", "post:"),
    *("reference:", "source:"),
)
_BRACKET_MARK = lazy_compile(r"\[(?:\^\d|\d{1,4}(?::\d{1,4})?†|[A-Z]+_)")
_OPENING_HEADS = (
    *("好的", "好，", "好,", "好！", "好!", "好。", "好.", "好：", "好:", "当然", "没问题", "收到"),
    *("明白", "这是", "以下是", "下面是", "我来", "翻译", "译文", "整理", "改写", "润色", "总结"),
    *("请将", "请把", "已思考", "已深度思考", "已搜索", "搜索", *"SCOAHBTGD"),
    *("以下为", "下面为", "根据您", "根据你", "按您", "按你", "按照您", "按照你"),
    *("用户", "这篇", "本文", "全文", "原文", "修改", "校对", "优化"),
)
_CLOSING_HEADS = tuple("希但如您你是需请还以要有注说备我（([LIWFC")
"""What the first words of a model to whoever asked it start with, and its last ones."""
MARKUP = " \t\u3000*_>#-"
"""What may be before and after the words of a line."""
_WORD = lazy_compile(r"\S")
_REQUEST_HEADS = (*"此这在请插补填添图配截内待其剩以后您你外", "TODO:", "TODO：", "TODO，", "TODO,")
"""What each Chinese placeholder starts with, after its bracket."""
_ADDRESS_HEADS = (
    *("链接", "图片", "网址)", "原文链接)", "来源链接)", "插入链接)", "url)", "URL)"),
    *("link", "image", "your", "path/to/"),
)
"""What a word in the place of an address starts with."""
_REST = "est of the "
_REST_REACH = 10
"""So far before it is the bracket of `[... The rest of the article continues]`."""
_QUOTES = "\"'“”‘’「」『』《》〈〉`"
_NAMED_BEFORE = lazy_compile(
    r"(?:标签|标记|标识|令牌|符号|词元|记号|特殊|使用|输出|例如|比如|诸如|叫做?|称为|即|和|与|或|、"
    r"|\b(?:tokens?|tags?|markers?|called|like|as|the|and|or|an?|format|syntax)|\b(?:e\.g|i\.e)\.,?)"
    r"[\s【\[(（]*\Z",
    re.IGNORECASE,
)
_NAMED_AFTER = lazy_compile(
    r"\s*(?:标签|标记|标识|令牌|符号|词元|记号|这样的|这种|这类|之类|等|块|(?:和|与|或|、)\s*[<\[`]"
    r"|(?:special |control )?(?:tokens?|tags?|markers?|blocks?|sections?)\b)",
    re.IGNORECASE,
)
_OBJECT = lazy_compile(
    r"(?:(?<!被)(?:写出|写成|写作|形如|留下|插入|匹配|删除|删掉|去掉|清除|格式[是为])|什么是|看[到见]"
    r"|字符串|含义|(?:[是有像如问搜把将]|出现|遇到|发现|搜索|查找)(?=[ \t])"
    r"|\b(?:writes?|removes?|sees?|does|do|is|are|finds?|of|for))"
    r"[\s【\[(（]*\Z",
    re.IGNORECASE,
)
_SUBJECT_START = lazy_compile(r"(?:\A|[\n。！？；，：:])[ \t>*-]*\Z")
_PREDICATE = lazy_compile(r"[ \t]*(?:只?是|表示|代表|意味着|指|用[来于]|(?:is|are|means?)\b)")
SENTENCE_ENDS = tuple("。！？!?….”’」』）)》】]*~`>:：;；—")
"""What the last sentence of a text ends with, or the markup after it."""
_LONGEST_MARK = 9
_ITEM_HEADS = ("- ", "* ", "+ ")
_END_LENGTH = 2_000
"""So much of the end is examined: the line there, and the white space below."""
FEWEST_TIMES = 10
"""How often words are repeated at least that are repeated without end."""
SHORTEST_RUN = 120
"""What all repetitions take up together, in characters: less is emphasis."""
_LONGEST_WORDS = 60
"""How long one of them may be."""
_SAMPLE = 8
SHORTEST_REPEATED = 40
"""A paragraph of fewer characters may be there twice on purpose, as a refrain is."""
_SHORT = 600
"""In characters."""


def line_signs(document: Document) -> tuple[int, ...]:
    """Return where a line starts, after its markup, with a word that may be residue."""
    text, body = document.text, document.body
    # The first line of a text has no newline before it.
    first = [match.end() - 1] if (match := _LINE.match("\n" + text[:200])) else []
    others = (match.end() for match in _LINE.finditer(text, max(body.start - 1, 0)))
    return tuple(at for at in (*first, *others) if _has_line_sign(text, at))


def _has_line_sign(text: str, at: int) -> bool:
    if text[at : at + 2] not in _LINE_STARTS:
        return False
    return text.startswith(_LINE_HEADS, at) or (
        text.startswith(_SENTENCE_HEADS, at) and _SENTENCE.match(text, at) is not None
    )


def bracket_signs(document: Document) -> tuple[int, ...]:
    """Return where there is a `[` that may open residue."""
    return tuple(_bracket_signs(document.text, *document.body))


def _bracket_signs(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("[", start, end)
    while at >= 0:
        if text.startswith(_BRACKET_WORDS, at + 1) or _is_bracket_mark(text, at):
            yield at
        at = text.find("[", at + 1, end)


def _is_bracket_mark(text: str, at: int) -> bool:
    # Most brackets open with a word: no pattern is compiled for them.
    head = text[at + 1 : at + 2]
    may_be = head == "^" or head.isdecimal() or "A" <= head <= "Z"
    return may_be and _BRACKET_MARK.match(text, at) is not None


def chatty_ends(document: Document) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the lines that may be a model's own words, from each end of the body inwards.

    A title above them is skipped.
    """

    def starts_with(heads: tuple[str, ...], line: Span) -> bool:
        return line.text(document.text).strip(MARKUP).startswith(heads)

    lines = dropwhile(partial(_is_title, document.text), _lines_from_start(document))
    opening = takewhile(partial(starts_with, _OPENING_HEADS), lines)
    closing = takewhile(partial(starts_with, _CLOSING_HEADS), _lines_from_end(document))
    return tuple(opening), tuple(closing)


def _is_title(text: str, line: Span) -> bool:
    # `# 以下是翻译：` announces what follows.
    return text.startswith("# ", line.start) and not line.text(text).endswith((":", "："))


def _lines_from_start(document: Document) -> Iterator[Span]:
    start, end = document.body
    while match := _WORD.search(document.text, start, end):
        line = document.source.line_span(match.start())
        yield line
        start = line.end


def _lines_from_end(document: Document) -> Iterator[Span]:
    start, end = document.body
    while start < end:
        if document.text[end - 1].isspace():
            end -= 1
            continue
        line = document.source.line_span(end - 1)
        yield line
        end = line.start


def may_be_cut_off(document: Document) -> bool:
    """Tell whether the body ends without a mark of the end, or in a line that is only a mark."""
    start, end = document.body
    last = document.text[max(start, end - _END_LENGTH) : end].rstrip()
    before, _, line = last.rpartition("\n")
    if len(line.strip()) <= _LONGEST_MARK:
        return bool(line)
    # An item with words in it is whole.
    is_item = bool(before) and line.startswith(_ITEM_HEADS)
    return not is_item and not line.endswith(SENTENCE_ENDS)


def may_repeat_paragraph(document: Document) -> bool:
    """Tell whether a paragraph may be followed by itself."""
    text = document.text.replace("\r\n", "\n") if "\r" in document.text else document.text
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n")]
    return any(
        one == other and len(one) >= SHORTEST_REPEATED
        for one, other in pairwise(filter(None, paragraphs))
    )


def repeated_samples(document: Document) -> tuple[tuple[int, int], ...]:
    """Return places whose next characters are there again, and how far from there.

    Use it with `document.once`. In each run of the same words many times is one.
    """
    text, (start, end) = document.text, document.body
    step = SHORTEST_RUN - SHORTEST_RUN // FEWEST_TIMES - _SAMPLE
    found = (
        (at, text.find(text[at : at + _SAMPLE], at + 1, at + _LONGEST_WORDS + _SAMPLE))
        for at in range(start, end - _SAMPLE, step)
    )
    return tuple((at, again - at) for at, again in found if again >= 0)


def may_have_request(document: Document) -> bool:
    """Tell whether a Chinese bracket opens with a word of a placeholder."""
    # A class of so many ideographs takes a millisecond to compile.
    holds, text = document.source.holds, document.chinese.text
    return any(
        part.startswith(_REQUEST_HEADS)
        for bracket in "[【（("
        if holds[bracket]
        for part in islice(text.split(bracket), 1, None)
    )


def may_have_words_as_addresses(document: Document) -> bool:
    """Tell whether a link has a word in the place of its address."""
    links = islice(document.text.split("]("), 1, None)
    return any(address.startswith(_ADDRESS_HEADS) for address in links)


def may_stand_for_rest(document: Document) -> bool:
    """Tell whether a note in brackets may be in the place of the rest of a text."""
    before = document.text.split(_REST)[:-1]
    return any(bracket in part[-_REST_REACH:] for part in before for bracket in "[(（")


def find_raw_regions(document: Document) -> Regions:
    """Return the scripts and the like, in which a comment or a mark is a part of the code."""
    return Regions(find_raw_elements(document.markdown, document.body, document.code))


def is_mentioned(text: str, span: Span) -> bool:
    """Tell whether the sentence is about what is written at `span`, rather than left with it."""
    start, end = span
    if start and text[start - 1] in _QUOTES and text[end : end + 1] in tuple(_QUOTES):
        return True
    before = text[max(start - 20, 0) : start]
    return bool(_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(text, end))


def is_spoken_of(text: str, span: Span) -> bool:
    """Tell whether what is at `span` may be the subject or the object of its sentence."""
    before = text[max(span.start - 20, 0) : span.start]
    is_subject = _SUBJECT_START.search(before) and _PREDICATE.match(text, span.end)
    return bool(is_subject or _OBJECT.search(before))


def has_short_body(document: Document) -> bool:
    """Tell whether the text is so short that the article may be missing."""
    return document.body.end - document.body.start <= _SHORT
