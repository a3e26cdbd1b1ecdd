"""What the two rules about the other Chinese script say and do about a stray."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit import script
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document, Regions
from postkit.document.languages import may_be_japanese
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script import Script
from postkit.script.minority_script import Stray, strays
from postkit.script.opencc_converters import convert, convert_part
from postkit.script.words import is_in_words
from postkit.source import Span

_CLAUSE_END = lazy_compile(
    r"[\s。！？；，、：!?;,:（）()「」『』“”‘’\"《》〈〉【】\[\]<>|*`#]|\ufffc"
)
_USUAL = "gbk"
"""The character set whose characters every Chinese font has: what is not in it is rare."""
_OLD_FORMS = frozenset("携洒凉禀踪烟咏叠迹笋莅亘凭卺厘决况净凑减泪脉耻韵绣粮秆猪猫岭")
"""Forms as old as those that are Traditional today: of such pairs China kept one in 1955
(第一批异体字整理表). Editions of old texts have them on purpose, as Hong Kong has 厘米."""
_CANTONESE_WORD = "吓"
"""A word of Cantonese (`諗吓`), and Simplified for 嚇."""
_CANTONESE = lazy_compile("[嘅喺咗唔佢啲嘢冇咁嗰哋]")
_QUOTES = (
    ("“", "”"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("〈", "〉"),
    ("‘", "’"),
    ('"', '"'),
)
_LONGEST_QUOTE = 300
_LONGEST_CLAUSE = 200
"""How far around a stray its clause is examined, in characters."""
_LONGEST_WORD = 4
_KANA = lazy_compile("[\u3041-\u3096\u30a1-\u30fa]")
_JAPANESE_FORM = lazy_compile("[図県検広応変実読続経単団囲価拝験鉱焼乗浄蔵択沢転拡恵掲働込畑辻]")
_MOST_KANA = 20
"""A post with more kana has Japanese in it, also where a clause holds none: `社会問題`."""
_LONGEST_NAME = 9
_SELF_NAMES = lazy_compile(
    r"[繁簡]體[ ]?[（(][^（()）\n]{1,6}[)）]"
    r"|[繁正簡][體]中?文?|[臺台]灣(?:正體|繁體)|香港繁體|粵語|日本語|國語|華語"
    r"|简体中?文|(?<!\w)(?:简体|汉语|语言)(?!\w)"
)
"""What languages and scripts call themselves, as menus of languages show it."""
_ABOUT_SCRIPTS = lazy_compile(
    "[日韩韓繁][语語文体體][:：]|[日韩韓][语語文][的里裡裏中]|繁体|繁體|簡體|异体|異體|正体字|正體|旧字|字形|写作|寫作|部首|偏旁|字，|”字|」字|）字"
)


def check_other_script(
    rule: Rule, document: Document, own: Script, config: str, terms: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield a finding of `rule` for each stray and each passage in the other script.

    Args:
        rule: the rule that finds them.
        document: the draft.
        own: the script that the draft has to be in; nothing is found in any other one.
        config: OpenCC's configuration that converts into `own`.
        terms: words that may be in the other script.
    """
    if document.once(script.dominant) is own:
        for stray in strays(document, own, terms):
            found = _finding(rule, document, stray, own, config)
            if found:
                yield found


def _finding(
    rule: Rule, document: Document, stray: Stray, own: Script, config: str
) -> Diagnostic | None:
    """Return the finding about `stray`.

    None where the stray is what it should be: the name of a language, a word whose
    form in the other script few fonts have.
    """
    other = own.other
    edits = [_conversion(document, part, other, config) for part in stray.parts]
    known = [edit for edit in edits if edit]
    if stray.is_passage:
        return rule.found(
            document,
            stray.span,
            f"this passage is in {other.value} characters, the text in {own.value} ones; "
            "convert it unless it is a quotation",
            unsafe_fix("convert the passage", *known) if known else None,
            severity=Severity.INFO,
        )
    if _is_self_name(document, stray.span):
        return None
    span = Span(known[0].start, known[0].end) if known else stray.span
    word = span.text(document.text)
    if _is_japanese(document, span, own):
        return None
    message = f"`{word}` is {other.value} in a {own.value} text"
    if not known:
        return rule.found(document, span, message)
    right = known[0].replacement
    if _is_rare(right) or (word.strip(_CANTONESE_WORD) == "" and _is_cantonese(document)):
        return None
    make = fix if _is_certain(document, span, right, own) else unsafe_fix
    return rule.found(document, span, f"{message}; write `{right}`", make(f"write {right}", *known))


def _is_certain(document: Document, span: Span, right: str, own: Script) -> bool:
    """Return whether `span` can be nothing but a slip of the pen for `right`.

    It is one where `right` is part of a word of the dictionary in a clause that is
    written in the script of the text otherwise, and the clause is not a name, title,
    quotation, label or link, and is not about characters.
    """
    text = document.text
    word = span.text(text)
    if any(char in script.ONE_TO_MANY for char in word):
        return False
    if own is Script.TRADITIONAL and not _OLD_FORMS.isdisjoint(word):
        return False
    if own is Script.TRADITIONAL and document.once(_may_be_japanese):
        return False
    line = document.source.line_span(span.start)
    clause = _clause(text, line, span)
    before, after = text[clause.start : span.start], text[span.end : clause.end]
    if not script.pattern(own).search(before + after):
        return False
    written = line.text(text)
    if len(word) > 1 and right in written:
        # `鹦鹉和鸚鵡`: the sentence is about both.
        return False
    if len(written.strip()) <= _LONGEST_WORD:
        # An entry of a list of words, which may have both on purpose.
        return False
    if _goes_on(text, line, clause, own) or _is_apart(document, line, clause, span):
        return False
    corrected = before + right + after
    if own is Script.TRADITIONAL:
        # The dictionary of the cutter is Simplified.
        corrected = convert(corrected, "t2s")
        if len(corrected) != len(before) + len(right) + len(after):
            return False
    return is_in_words(corrected, len(before), len(before) + len(right))


def _is_japanese(document: Document, span: Span, own: Script) -> bool:
    """Tell whether `span` is of a Japanese word: its clause has a form that only Japanese has.

    In a Traditional post with Japanese in it, any form of today's Japanese may be.
    """
    line = document.source.line_span(span.start)
    if _JAPANESE_FORM.search(document.text, *_clause(document.text, line, span)):
        return True
    is_in_both = own is Script.TRADITIONAL and document.once(_holds_japanese)
    return is_in_both and may_be_japanese(span.text(document.text))


def _may_be_japanese(document: Document) -> bool:
    holds_japanese = document.once(_holds_japanese)
    return holds_japanese or may_be_japanese(document.body.text(document.text))


def _holds_japanese(document: Document) -> bool:
    return len(_KANA.findall(document.text, *document.body)) > _MOST_KANA


def _is_cantonese(document: Document) -> bool:
    return bool(_CANTONESE.search(document.text))


def _clause(text: str, line: Span, span: Span) -> Span:
    """Return the part of `line` around `span` up to the next marks on both sides, or far off."""
    start = span.start
    first = max(line.start, start - _LONGEST_CLAUSE)
    while start > first and not _CLAUSE_END.match(text, start - 1):
        start -= 1
    last = min(line.end, span.end + _LONGEST_CLAUSE)
    mark = _CLAUSE_END.search(text, span.end, last)
    return Span(start, mark.start() if mark else last)


def _goes_on(text: str, line: Span, clause: Span, own: Script) -> bool:
    """Tell whether what is around `clause` is Japanese, or a name in the other script goes on."""
    if _KANA.search(text, max(clause.start - _LONGEST_CLAUSE, line.start), line.end):
        return True
    return any(_is_only_in(own.other, text, near) for near in _clauses_beside(text, line, clause))


def _clauses_beside(text: str, line: Span, clause: Span) -> Iterator[Span]:
    """Yield what is beside `clause` in a list on its line: `學校、機構`."""
    if text.endswith("、", line.start, clause.start):
        yield _clause(text, line, Span(clause.start - 1, clause.start - 1))
    if text.startswith("、", clause.end, line.end):
        yield _clause(text, line, Span(clause.end + 1, clause.end + 1))


def _is_only_in(own: Script, text: str, clause: Span) -> bool:
    """Tell whether `clause` has characters of one script and none of the other."""
    return bool(
        script.pattern(own).search(text, *clause)
        and not script.pattern(own.other).search(text, *clause)
    )


def _is_apart(document: Document, line: Span, clause: Span, span: Span) -> bool:
    """Return whether `span` is in a heading, label, link, quotation or title, or about script."""
    text = document.text
    if _is_heading_or_about_scripts(document, line):
        return True
    if text[clause.end : clause.end + 1] in ("：", ":") and not text[
        line.start : clause.start
    ].strip("*_ >-"):
        return True
    if span.start in document.once(_link_texts):
        return True
    around = Span(
        max(line.start, span.start - _LONGEST_QUOTE), min(line.end, span.end + _LONGEST_QUOTE)
    )
    before, after = text[around.start : span.start], text[span.end : around.end]
    for opening, closing in _QUOTES:
        if opening == closing:
            if before.count(opening) % 2:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return False


def _is_heading_or_about_scripts(document: Document, line: Span) -> bool:
    known = document.once(_known_lines)
    if line.start not in known:
        written = line.text(document.text)
        is_heading = written.lstrip().startswith("#")
        known[line.start] = is_heading or _ABOUT_SCRIPTS.search(written) is not None
    return known[line.start]


def _known_lines(document: Document) -> dict[int, bool]:
    """Return what has been asked of lines of `document`: a long one holds many strays."""
    return {}


def _link_texts(document: Document) -> Regions:
    return Regions(link.text for link in document.inlines.links)


def _is_self_name(document: Document, span: Span) -> bool:
    start = max(span.start - _LONGEST_NAME, 0)
    return any(
        match.start() <= span.start and span.end <= match.end()
        for match in _SELF_NAMES.finditer(document.text, start, span.end + _LONGEST_NAME)
    )


def _is_rare(text: str) -> bool:
    try:
        text.encode(_USUAL)
    except UnicodeEncodeError:
        return True
    return False


def _is_converted(text: str, start: int, end: int, config: str) -> bool:
    return convert_part(text, start, end, config) != text[start:end]


def _conversion(document: Document, part: Span, other: Script, config: str) -> Edit | None:
    """Return the edit that converts `part`; None where OpenCC keeps a character of `other`."""
    foreign = script.pattern(other)
    text, before = document.text, max(part.start - 1, 0)
    if other is Script.TRADITIONAL and _is_converted(text, before, part.start, config):
        # 甚麼 is 什么: the character before is one of both scripts, but not in this word.
        part = Span(before, part.end)
    replacement = convert_part(text, part.start, part.end, config)
    if foreign.search(replacement):
        # A phrase that OpenCC keeps, as it keeps 乾隆.
        replacement = convert(part.text(text), config)
    return None if foreign.search(replacement) else Edit.replace(part, replacement)
