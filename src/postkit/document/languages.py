"""Which parts of a body are in a language that writes Han characters but is not Chinese.

Japanese is recognized by kana (Unicode's blocks Hiragana and Katakana), Korean by Hangul; or
the post says it: in its front matter, its path, an attribute `lang`. What has neither,
such as a line of kanji between Japanese ones, goes with its neighbours. A line that was read
in the wrong encoding is in no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.document.han import count_han
from postkit.document.regions import Regions
from postkit.front_matter import FrontMatter
from postkit.lazy_patterns import lazy_compile
from postkit.source import Source, Span

KEYS = ("lang", "language", "locale")
"""The fields of front matter that name a language, as site generators know them."""

_LETTER = lazy_compile(
    "[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d\u1100-\u11ff\uac00-\ud7a3]"
)
"""A letter of Japanese or Korean, all of which `has_unusual` counts as unusual."""
_HAN = lazy_compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLAUSE = lazy_compile(r"[^\s。！？；，、：!?;,:（）()「」『』“”‘’\"《》〈〉【】\[\]<>|*`/]+")
_TAG = lazy_compile(
    r"<([A-Za-z][\w-]*+)(?:[^<>\s]|\s(?!lang\s*=))*+\slang\s*=\s*[\"']?(?!(?:zh|cmn|yue)\b)[A-Za-z][^<>]*>",
    re.IGNORECASE,
)
_PATH = lazy_compile(
    r"(?:^|[/\\])(?:ja|ko)(?:[-_][A-Za-z]{2,4})?(?=[/\\])"
    r"|[._-](?:ja|ko)(?:[-_][A-Za-z]{2,4})?\.\w+\Z"
)
_TAG_OF_ASIAN = lazy_compile(r"(?:ja|ko)(?:[-_]|\Z)|japanese|korean|日本語|한국어", re.IGNORECASE)
_TAG_OF_CHINESE = lazy_compile(r"(?:zh|cmn|yue)(?:[-_]|\Z)|chinese|中文", re.IGNORECASE)
# fmt: off
_NOT_JAPANESE = frozenset(
    "亂亙亞來傳僞價儉兒兩劍劑勞勳勵勸區卻參單嚴囑圍圖團堯墮壓壘壞壯奧奬妝孃寢寫將專對屆屬峯嶽帶廁廢廳彈彎徑從恆惡惱慘"
    "懷戀戰戲挾搖擇擔據擴攝攪敘數斷晉晝曉條棧樂樓樞樣檜檢權歐歡歸殘殼毆氣沒淨滯滿潛澀濕濟濤灣燈燒營爐爭爲牀犧狹獎獨獵獸"
    "獻畫當疊癡發盜盡礪祕祿禦禪禰稱穎穩竈竊絲經縣縱總繩繪繼續纔纖羣聯聰聲聽肅脣腦膽臟臺與舉舊艷莊莖藝藥蘆處號螢蟲蠶蠻裝"
    "覺覽觀觸謠證譯譽讀變讓豐貳賣贊踐輕輛轉辭辯遙遞遲鄰醫釀釋鋪錢鎭鐵鑄隨險隱雙雜靜顏顯餘騷驅驗驛體髮鬥鷄鹽麥麪點黨齊齒齡"
    "這們嗎她吧您妳"
)
"""Characters that Japanese of today writes otherwise, but for those of many names (國, 櫻, 澤),
and words that only Chinese has. The former are OpenCC's."""
# fmt: on

_SIGNS_OF_GBK = "锛紝銆鐨鈥"
"""What GBK makes of a part of `，` (twice), `。`, `的` and `—`; hardly any text has them."""
_GARBLED = lazy_compile(r"[^\x00-\x7f](?:[^\r\n]*[^\x00-\x7f])?")
"""The part of a line from its first to its last character that is not ASCII."""
_FEWEST_RESTORED = 3
"""Chinese characters that must come out for a line to count as UTF-8 read as GBK."""

_IN_LINE = 2
"""A line is foreign if it has at most this many Han characters for each of its letters."""
_IN_POST = 1.5
"""So is a whole post."""
_IN_TECHNICAL_POST = 4
"""So is one of headings and tables, if Japanese has all of its Han characters."""


def foreign_spans(
    source: Source, body: Span, front_matter: FrontMatter | None, *, may_have_letters: bool = True
) -> tuple[Span, ...]:
    """Return the parts of `body` that are in Japanese, Korean or, by `lang=`, not in Chinese.

    Lines that were read in the wrong encoding are none in Chinese either.

    Args:
        source: the whole draft; its path may name the language: `docs/ja/a.md`, `a.ko.md`.
        body: where its body is.
        front_matter: may name the language of the post.
        may_have_letters: whether it may have letters of Japanese or Korean.
    """
    text = source.text
    declared = _declared(front_matter, source.path)
    if declared:
        return (body,)
    tagged = (*_tagged(text, body),) if "lang" in text else ()
    garbled = (span for span, _ in find_read_as_gbk(source) if span.start >= body.start)
    tagged += tuple(source.line_span(span.start) for span in garbled)
    if not may_have_letters:
        return tagged
    letters = len(_LETTER.findall(text, *body))
    if not letters:
        return tagged
    han = len(_HAN.findall(text, *body))
    if declared is None and (
        han <= _IN_POST * letters
        or (han <= _IN_TECHNICAL_POST * letters and may_be_japanese(body.text(text)))
    ):
        return (body,)
    return (*tagged, *foreign_parts(text, body))


def find_read_as_gbk(source: Source) -> Iterator[tuple[Span, str]]:
    """Yield the part of each line that was read as GBK, and what it was, U+FFFD for what is lost.

    Where a draft has a sign of it, lines without one are tried as well.
    """
    if not any(source.holds[sign] for sign in _SIGNS_OF_GBK):
        return
    for match in _GARBLED.finditer(source.text):
        right = _decoded(match[0])
        if count_han(right) >= max(_FEWEST_RESTORED, right.count("\ufffd") + 1):
            yield Span(*match.span()), right


def _decoded(part: str) -> str:
    # Windows has the euro sign at 0x80; the standard has nothing there.
    pieces = (piece.encode("gb18030", "replace") for piece in part.split("€"))
    return b"\x80".join(pieces).decode(errors="replace")


def is_line_within(foreign: Regions, source: Source, span: Span) -> bool:
    """Tell whether a part of `foreign` holds all of the line around `span`, or is an element."""
    part = foreign.around(span.start)
    if part is None or part.end < span.end:
        return False
    line = source.line_span(span.start)
    is_line = part.start <= line.start and line.end <= part.end
    return is_line or source.text[part.start - 1] == ">"


def foreign_parts(text: str, whole: Span) -> Iterator[Span]:
    """Yield the lines and the clauses of `whole` that are foreign in a post that is not."""
    start, last_is_foreign = whole.start, False
    pending: list[Span] = []  # Lines without letters of their own after a foreign one.
    for line in re.split(r"\r\n|\n|\r", text[whole.start : whole.end]):
        span = Span(start, start + len(line))
        start = _after_newline(text, span.end)
        if line.isascii():
            continue
        letters, han = len(_LETTER.findall(line)), len(_HAN.findall(line))
        if letters > 1 and han <= _IN_LINE * letters:
            # Lines of kanji alone between two Japanese ones are Japanese.
            yield from pending
            yield span
            pending, last_is_foreign = [], True
            continue
        if not letters and han and last_is_foreign:
            pending.append(span)
            continue
        pending, last_is_foreign = [], False
        for clause in _CLAUSE.finditer(text, *span) if letters else ():
            if _LETTER.search(clause[0]) and not _is_decorated(clause[0]):
                yield Span(*clause.span())


def _is_decorated(clause: str) -> bool:
    """Return whether `clause` is Chinese that writes の for its 的, as advertisements do.

    It holds no other kana, and a character that Japanese does not have or, since the
    reform of 1946, writes otherwise: 国 for 國.
    """
    return set(_LETTER.findall(clause)) == {"の"} and not may_be_japanese(clause)


def may_be_japanese(text: str) -> bool:
    """Tell whether Japanese writes all Han characters of `text`."""
    han = "".join(_HAN.findall(text))
    if not _NOT_JAPANESE.isdisjoint(han):
        return False
    try:
        han.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _declared(front_matter: FrontMatter | None, path: str | None) -> bool | None:
    """Return whether the post is said to be in such a language; None where nothing is said."""
    values = front_matter.values if front_matter else {}
    for key in KEYS:
        value = values.get(key)
        if isinstance(value, str) and _TAG_OF_ASIAN.match(value):
            return True
        if isinstance(value, str) and _TAG_OF_CHINESE.match(value):
            return False
    if not path or ("ja" not in path and "ko" not in path):
        return None
    return True if _PATH.search(path) else None


def _tagged(text: str, body: Span) -> Iterator[Span]:
    """Yield the elements that an attribute `lang` says are in another language than Chinese."""
    for match in _TAG.finditer(text, *body):
        closing = text.find(f"</{match[1]}>", match.end(), body.end)
        if closing >= 0:
            yield Span(match.end(), closing)


def _after_newline(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else 1)
