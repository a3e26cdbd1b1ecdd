"""SM025: text that was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.unusual_characters import Kind, unusual
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

# Windows-1252 from 0x80 to 0x9F; five of these bytes stand for nothing.
_CP1252 = dict(
    zip(
        "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ",
        (0x80, *range(0x82, 0x8D), 0x8E, *range(0x91, 0x9D), 0x9E, 0x9F),
        strict=True,
    )
)
_CONTINUATION = f"[\x80-\xbf{''.join(_CP1252)}]"
_SEQUENCE = lazy_compile(
    f"(?:[\xc2\xc3]{_CONTINUATION}|[\xe2-\xe9\xef]{_CONTINUATION}{{2}}|\xf0{_CONTINUATION}{{3}})++"
)
_PLAUSIBLE = lazy_compile(
    "[\xa0-\u024f\u2010-\u203a\u20ac\u2100-\u27bf\u3000-\u303f\u3400-\u9fff\uff00-\uff9f"
    "\ufeff\U0001f000-\U0001faff]+"
)
_CLOSING = frozenset("’”»›…–—")
_GBK = "锟斤拷"


class Mojibake(Rule):
    """UTF-8 was read as Windows-1252, or replacement characters were read as GBK.

    `â€™` stands for `’`, `Ã©` for `é`, `ä¸­` for `中`: no byte is lost, so the fix restores the
    text. `锟斤拷锟斤拷` is what is left of characters that were lost before; only the source of
    the text still has them.

    Bad:

        他喜欢 cafÃ© 的环境。

    Good:

        他喜欢 café 的环境。
    """

    code = "SM025"
    name = "mojibake"
    trigger = "unusual-characters | text:锟斤拷锟斤拷"
    summary = "text that was read in the wrong encoding (`â€™`, `锟斤拷`)"
    severity = Severity.ERROR
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run that can be decoded, and each of 锟斤拷."""
        end = 0
        for span in document.once(unusual)[Kind.SUSPECT]:
            if span.end <= end:
                continue
            match = _SEQUENCE.match(document.text, max(span.start, end))
            right = _decoded(match[0]) if match else None
            if not match or right is None or _ends_quotation(document.text, match):
                continue
            end = match.end()
            found = Span(*match.span())
            if not document.code.overlaps(found):
                yield self.found(
                    document,
                    found,
                    f"`{match[0]}` was read in the wrong encoding; write `{right}`",
                    unsafe_fix(f"write {right}", Edit.replace(found, right)),
                )
        yield from self._lost(document)

    def _lost(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        # A single character is found several times as fast, and hardly any post holds it.
        if _GBK[0] not in text or _GBK * 2 not in text:
            return
        for match in re.finditer(f"(?:{_GBK}){{2,}}", text):
            if not document.code.overlaps(match.span()):
                yield self.found(
                    document,
                    Span(*match.span()),
                    f"`{_GBK}` is what is left of lost characters; "
                    "look them up in the source of the text",
                )


def _decoded(run: str) -> str | None:
    """Return what `run` was before it was read as Windows-1252; None if that makes no sense."""
    try:
        right = bytes(_CP1252.get(char, ord(char)) for char in run).decode()
    except ValueError:
        return None
    return right if _PLAUSIBLE.fullmatch(right) else None


def _ends_quotation(text: str, match: re.Match[str]) -> bool:
    """Tell whether `match` may be a last letter and what closes the words: `‘café’”`, `“JOÃ”`.

    In French a space that does not break is before the mark: `« café »`.
    """
    run = match[0]
    if len(run) > 2 and run[1] == "\xa0":
        return _CLOSING.issuperset(run[2:])
    if not _CLOSING.issuperset(run[1:]):
        return False
    return len(run) > 2 or not text[match.end() : match.end() + 1].isalpha()
