"""SM025: text that was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.languages import find_read_as_gbk
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

# Windows-1252 from 0x80 to 0x9F; five of these bytes have no character.
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
_LOST = ("锟斤拷", "嚙踝蕭")
"""Two replacement characters (U+FFFD) in UTF-8, read as GBK and as Big5."""
_LONGEST = 30
"""How much of a text a message quotes."""


class Mojibake(Rule):
    """UTF-8 was read as Windows-1252 or as GBK.

    `â€™` was `’`, `Ã©` was `é` and `ä¸­` was `中`: no byte is lost, so the fix restores the text.
    Chinese that was read as GBK looks like `鏂囦欢锛岀殑`. Where the number of bytes before an
    ASCII character is odd, a character is lost with them, mostly as `?`, and only the source of
    the text still has it; the same goes for `锟斤拷锟斤拷`, and `嚙踝蕭嚙踝蕭` in Big5.

    Bad:

        他喜欢 cafÃ© 的环境。

    Good:

        他喜欢 café 的环境。
    """

    code = "SM025"
    name = "mojibake"
    trigger = "unusual-characters | text:锟斤拷锟斤拷 嚙踝蕭嚙踝蕭 锛 紝 銆 鐨 鈥"
    summary = "text that was read in the wrong encoding (`â€™`, `锟斤拷`)"
    severity = Severity.ERROR
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run that can be decoded, and each of 锟斤拷."""
        end = 0
        for span in document.once(unusual)[UnusualKind.SUSPECT]:
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
        yield from self._read_as_gbk(document)
        yield from self._lost(document)

    def _read_as_gbk(self, document: Document) -> Iterator[Diagnostic]:
        for found, right in find_read_as_gbk(document.source):
            if document.code.overlaps(found):
                continue
            message, restored = "UTF-8 was read as GBK here, and characters are lost", None
            if "\ufffd" in right:
                message += "; take the line from its source"
            else:
                message = f"UTF-8 was read as GBK here; write `{_shorten(right)}`"
                restored = unsafe_fix("restore the text", Edit.replace(found, right))
            yield self.found(document, found, message, restored)

    def _lost(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        for left in _LOST:
            # A single character is found several times as fast, and hardly any post holds it.
            if not document.source.holds[left[0]] or left * 2 not in text:
                continue
            for match in re.finditer(f"(?:{left}){{2,}}", text):
                if not document.code.overlaps(match.span()):
                    yield self.found(
                        document,
                        Span(*match.span()),
                        f"`{left}` is what is left of lost characters; "
                        "look them up in the source of the text",
                    )


def _shorten(text: str) -> str:
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


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
