"""OpenCC, asked only once there is something to convert."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile
from postkit.script.opencc_definitions import converter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_REFUSED = lazy_compile("([\0\ud800-\udfff]+)")
_WHAT = ("甚麼", "什麼")
"""A word that OpenCC converts by its characters, to 甚么; dictionaries refer from that to 什么
(现代汉语词典)."""


def convert(text: str, config: str) -> str:
    """Return `text` converted by OpenCC.

    Not idempotent: what is in the target script already may change again (s2t
    makes 麼 of 么), so pass only what was found to be in the other script.
    What OpenCC refuses is kept: lone surrogates, and NUL, at which it stops reading.

    Args:
        text: any text; newlines stay.
        config: the name of one of OpenCC's configurations, such as `t2s`, `s2tw`
            or `tw2sp`. Those to Hong Kong write what `hong_kong_forms.toml` says.
    """
    if config.endswith(("2s", "2sp")):
        text = text.replace(*_WHAT)
    return convert_with(converter(config), text)


def convert_with(converter: Any, text: str) -> str:
    """Return `text` converted by `converter`, an object of OpenCC."""
    if "\0" not in text:
        try:
            return str(converter.convert(text))
        except UnicodeEncodeError:
            pass
    parts = _REFUSED.split(text)
    parts[::2] = [str(converter.convert(part)) for part in parts[::2]]
    return "".join(parts)


def convert_part(text: str, start: int, end: int, config: str) -> str:
    """Return `text[start:end]` converted as the words around it suggest.

    OpenCC converts by phrases, so 20 characters on either side are shown to it.
    Its phrases are of one script: where the target is Traditional, what is so
    already is made Simplified first, for 頭发 is not a word and 头发 is.
    """
    first = max(start - _CONTEXT, 0)
    window = text[first : end + _CONTEXT]
    plain = convert(window, "t2s") if config.startswith("s2") else window
    converted = convert(plain, config)
    if len(converted) == len(window):
        return converted[start - first : end - first]
    return convert(text[start:end], config)


_CONTEXT = 20
