"""Conversion that leaves alone what is in the target script already.

OpenCC applied to its own result changes it again: s2t turns 么 into 麼 and 苧
into 薴. Here a second conversion changes nothing, by construction:

- what was converted holds no character that only the source script has;
- a text without such a character is not changed any more. Only a text without
  any evidence at all, such as 王后干杯, is converted on the chance, and only if
  the result has evidence of the target script or stays as it is under OpenCC.

Between regions of one script there is no such evidence: there a piece is
converted to what OpenCC does not change again, or left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache

from postkit.lazy_patterns import lazy_compile
from postkit.script.conversion_targets import Target, find_target
from postkit.script.convert_by_words import convert_by_words
from postkit.script.convert_to_region import convert_to_region
from postkit.script.exclusive_chars import HAN, evidence
from postkit.script.opencc_converters import convert

_ROUNDS = 4
_FROM_OTHER_REGION = {"t2tw": "hk2t", "t2hk": "tw2t"}
"""By which configuration the forms of the other region become OpenCC's standard first."""
_BETWEEN_REGIONS = frozenset(("t2tw", "t2hk", "tw2t", "hk2t"))
_TRADITIONAL = find_target("zh-Hant")
_OF_BOTH_REGIONS = frozenset("台濕枴衹參")
"""Characters that OpenCC takes for the other region's form only. Both regions write them."""
_YU = lazy_compile("(?<!樊)於(?![菟潜陵])")
"""於 where it is no part of a name. OpenCC keeps it in the name 於单, and so in 适用於单人."""
_ZHU = lazy_compile(
    "(?<=[土原專专卓])著(?![火陸陆])|(?<=所)著(?![眼重手力衣裝装服色迷陸陆落])"
    r"|(?<=[編编譯译])著(?=[、，。；：》〉）《〈,.;:\s之者]|\Z)|(?<=[見见]微知)著|著(?=有[《〈「])"
)
"""著 of a word that OpenCC takes for 着 where no phrase of its own goes on: 土著, 原著小說."""
_JIE = lazy_compile("(?<![慰狼枕蕴藉])藉(?!藉)")
"""What OpenCC keeps of 藉, which is 借 but in a few words: 藉這樣的機會."""
_FU = lazy_compile("(?<=答)覆|(?<![颠倾翻包])覆(?=[核查检诊审函议述试])")
"""覆 that is 复 as in 答复, in words that OpenCC does not know, most of them of Hong Kong: 覆核."""
_SEAT = lazy_compile(
    "(?<![一二两三四五六七八九十百千万几数多这那哪每某整半])座标(?![准志语示题签榜])"
)
"""What becomes of 座標, coordinates, which is 坐标. 一座标准 is not."""


def convert_words(text: str, target: Target) -> str:
    """Return `text`, which is in the source script of `target`, converted word by word."""
    if target.is_to_simplified:
        return _to_simplified(text, target.config)
    if not target.is_from_simplified:
        return convert(text, target.config)
    if target.is_by_words:
        return convert_to_region(text, target.config)
    return convert_by_words(text, target.config)


def _to_simplified(text: str, config: str) -> str:
    converted = convert(text, config)
    if config.startswith("tw2s"):
        converted = converted.translate(_forms_that_opencc_keeps())
        if "著" in text and len(converted) == len(text):
            chars = list(converted)
            for match in _ZHU.finditer(text):
                chars[match.start()] = "著"
            converted = "".join(chars)
    if "覆" in converted:
        converted = _FU.sub("复", converted)
    if "藉" in converted:
        converted = _JIE.sub("借", converted)
    if "座标" in converted:
        converted = _SEAT.sub("坐标", converted)
    return _YU.sub("于", converted) if "於" in converted else converted


@cache
def _forms_that_opencc_keeps() -> dict[int, str]:
    """Return the Simplified forms of what `tw2s` keeps: 衞 as Hong Kong writes it, 揹 and 姪.

    The last two are in the list of variants that China abolished in 1955.
    """
    chars = "\n".join(HAN)
    by_region = (convert(chars, config).split("\n") for config in ("tw2s", "hk2s", "t2s"))
    rows = zip(HAN, *by_region, strict=True)
    forms = {ord(char): hk for char, tw, hk, t in rows if tw == char == t and hk != char}
    return {**forms, ord("揹"): "背", ord("姪"): "侄"}


class _Side(Enum):
    SOURCE = auto()
    TARGET = auto()
    BOTH = auto()
    UNKNOWN = auto()


_CLEAR = (_Side.SOURCE, _Side.TARGET)


def convert_selectively(units: Sequence[str], target: Target) -> list[str]:
    """Return each of `units` converted, where it is not in the target script already.

    That is decided by the characters that belong to one script only, unit
    by unit. A unit that holds both is converted as a whole; one that holds neither
    goes with what is before it.

    Args:
        units: all the prose of one text in its order, each without a newline:
            pieces that have no phrase in common, such as paragraphs.
        target: what to convert to.
    """
    if target.is_between_scripts:
        return _Selection(target).convert(units)
    if target.config in _BETWEEN_REGIONS:
        return list(_between_regions(units, target.config))
    return [_settled(unit, target.config) for unit in units]


def _between_regions(units: Sequence[str], config: str) -> Iterator[str]:
    """Yield `units` as `config` writes them, those in Simplified script unchanged.

    A unit without evidence goes with what is before it, the first ones with what follows.
    """
    selection = _Selection(_TRADITIONAL)
    sides = [selection.side(unit) for unit in units]
    last = next((side for side in sides if side is not _Side.UNKNOWN), _Side.TARGET)
    for unit, side in zip(units, sides, strict=True):
        last = last if side is _Side.UNKNOWN else side
        yield unit if last is _Side.SOURCE else _settled(unit, config)


def _settled(text: str, config: str) -> str:
    """Return what OpenCC makes of `text` in the end, `text` itself where that has none."""
    converted = text
    for _ in range(_ROUNDS):
        before, converted = converted, _convert_region(converted, config)
        if converted == before:
            return converted
    return text


def _convert_region(text: str, config: str) -> str:
    """Return `text` of any region as `config` writes it: 枱 and 綫 of Hong Kong for Taiwan too."""
    first = _FROM_OTHER_REGION.get(config)
    if first is None:
        return convert(text, config)
    converted = convert(convert(text, first), config)
    if _OF_BOTH_REGIONS.isdisjoint(text) or len(converted) != len(text):
        return converted
    pairs = zip(text, converted, strict=True)
    return "".join(old if old in _OF_BOTH_REGIONS else new for old, new in pairs)


class _Selection:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._source_only, self._target_only, self._singles = evidence(target)

    def convert(self, units: Sequence[str]) -> list[str]:
        text = "\n".join(units)
        if not self._source_only.search(text):
            return self._on_the_chance(units, text)
        converted = self._opencc(text).split("\n")
        if self._target_only.search(text):
            converted = list(self._by_evidence(units, converted))
        text = "\n".join(converted)
        return self._on_the_chance(converted, text)

    def _on_the_chance(self, units: Sequence[str], text: str) -> list[str]:
        """Return `units`, in which nothing belongs to the source script only, converted or not."""
        if not self._target_only.search(text):
            converted = self._opencc(text)
            if self._target_only.search(converted) or self._opencc(converted) == converted:
                return converted.split("\n")
        return list(units)

    def _by_evidence(self, units: Sequence[str], converted: Sequence[str]) -> Iterator[str]:
        """Yield of each unit its conversion, or the unit itself where it needs none."""
        sides = [self.side(unit) for unit in units]
        side = next((text for text in sides if text in _CLEAR), _Side.SOURCE)
        for unit, new, own in zip(units, converted, sides, strict=True):
            side = own if own in _CLEAR else side
            if own is _Side.BOTH:
                yield self._convert_mixed(unit)
            else:
                yield new if side is _Side.SOURCE else unit

    def _convert_mixed(self, unit: str) -> str:
        """Return `unit`, which holds both scripts, with what is in the target script kept.

        OpenCC's phrases are of one script: 頭发 is not a word and 头发 is.
        """
        plain = convert(unit, "t2s") if self._target.is_from_simplified else unit
        converted = self._opencc(plain)
        if len(converted) != len(unit):
            return converted
        is_kept = self._target_only.match
        pairs = zip(unit, converted, strict=True)
        return "".join(old if is_kept(old) else new for old, new in pairs)

    def side(self, text: str) -> _Side:
        if self._source_only.search(text):
            return _Side.BOTH if self._target_only.search(text) else _Side.SOURCE
        return _Side.TARGET if self._target_only.search(text) else _Side.UNKNOWN

    def _opencc(self, text: str) -> str:
        return self._clean(convert_words(text, self._target))

    def _clean(self, converted: str) -> str:
        """Return what OpenCC made without characters of the source script.

        Some of its phrases hold one by mistake (類别範本), and then a second
        conversion would find something to do.
        """
        if self._source_only.search(converted):
            return converted.translate(self._singles)
        return converted
