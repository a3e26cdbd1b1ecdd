"""MD006: a link or image that is shown as its own source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.link_targets import label_key
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.markup import find_open_links
from postkit.source import Span

_LINK = lazy_compile(r"!?\[[^\]\[\r\n]{0,300}\]([(（])([^()（）\r\n]{1,500})([)）])")
_PARTED = lazy_compile(
    r"(?<![\]\\])!?\[(?=[^\]\[\n]{0,299}[^\W\d])[^\]\[\n]{2,300}\]([ ]{1,2})\(https?://[^()\s]{1,500}\)"
)
_JOINT = lazy_compile(r"(?<!\\)\][(（]")
_WIDE_IMAGE = lazy_compile(
    r"(?m)^[ \t]*(！[ ]?|![ ])\[[^\]\[\r\n]{0,300}\][(（][^()（）\r\n]{1,500}"
    r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#][^()（）\r\n]{0,200})?[)）]"
)
"""An image after a mark that is full-width or followed by a space, which no line starts with."""
_LONGEST_TEXT = 300
_SPACE_IN_HOST = lazy_compile(
    r"(?:[a-zA-Z][\w+.-]*[:：])?//[^/?#]*\s|www\.[^/?#]*\s|(?:https?|mailto|tel):\s|https?："
)
_WORDS_BEFORE = lazy_compile(r"\S.*\s[a-zA-Z][\w+.-]*://")
_ADDRESS = lazy_compile(r"https?://|www\.")
_SPACES = lazy_compile(r"[ \t]+")
_SPACE_IN_FRAGMENT = lazy_compile(r"#[^\s]*[ \t]")
_STRAY_SPACE = lazy_compile(r"[ \t]+(?=[/#?=&%]|[-_.]\S)|(?<=[/#?=&%])[ \t]+|(?<=[^\s][-_.])[ \t]+")
"""A space that a translation program put into an address: `/docs /bridge`, `old- bridge. md`."""
_WORDS_AFTER = lazy_compile(r"[ \t][^\x00-\x7f]")
_SIZE = lazy_compile(r"\s=\d*(?:x\d*)?(?:px|%)?\Z")
"""The size of an image, as HackMD and others take it: `![](bridge.png =300x200)`."""
_TITLE = lazy_compile(r"\s+([“‘「])([^“”‘’「」\"]+)([”’」])\Z")
_OPEN_TITLE = lazy_compile(r"[^\s\"]+[ \t]+\"[^\"]*[^\s\"\\]")
_START = r"(?:https?://|www\.|/|\.\.?/|#)"
_SUFFIX = r"\.[A-Za-z]\w{1,4}"
_TARGET = lazy_compile(rf"\s*+(?:{_START}|[^\s/]+/|.*{_SUFFIX}\s*\Z)")
_WIDE_TARGET = lazy_compile(rf"\s*{_START}|.*{_SUFFIX}\s*\Z")
"""What is no words in parentheses, as in `[石桥]（木桥/铁桥）`."""
_SURE_TARGET = lazy_compile(rf"{_START}\S*\Z|[!-~]*{_SUFFIX}\Z")
"""What is no words in parentheses; `[石桥]（见 old.md）` may have some."""


class BrokenLink(Rule):
    """A link or image is written in a way that Markdown does not read.

    Its address has a space in it or before it, or is in full-width parentheses. Readers see the
    brackets and the address instead of a link. The same happens with a title in Chinese
    quotation marks, `[桥](bridge.md “老桥”)`, or without its closing quote. A line that starts
    with `！[桥](bridge.png)` has a link where an image was meant. A space in the path of a web
    address may be one too many, so the fix is unsafe. So is one beside a sign of the address, as
    translation programs put it there (`/docs /bridge`): the fix removes it. A space in or before
    the host name (`https:// example.org`), or after `mailto:`, has no fix, since the right
    address would be a guess. `[text] (address)` may be meant as it is, so its fix is unsafe, and so
    is the one that closes an address before text that goes on.

    Bad:

        见[年度报告](files/annual report.pdf)和[主页]（https://example.org）。

    Good:

        见[年度报告](files/annual%20report.pdf)和[主页](https://example.org)。
    """

    code = "MD006"
    name = "broken-link"
    trigger = "broken-links | text:！["
    summary = "a link's address has a space in it or is in full-width parentheses"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each that the parser did not take for what it is."""
        yield from self._joined(document)
        yield from self._images(document)
        for link in find_open_links(document):
            yield self.found(
                document,
                link,
                "no `)` closes the address, so this is not a link; add it where the address ends",
                unsafe_fix("add `)`", Edit.insert(link.end, ")")),
            )
        text = document.text
        # The pattern takes longer to compile than a post takes to search.
        is_any = "] (http" in text or "]  (http" in text
        for match in _PARTED.finditer(text, *document.body) if is_any else ():
            at = match.start()
            if at in document.masked or _is_reference(document, match[0]) or _is_html(document, at):
                continue
            yield self.found(
                document,
                Span(*match.span()),
                "a space separates the brackets from the address, so this is not a link; remove it",
                unsafe_fix("remove the space", Edit.delete(Span(*match.span(1)))),
            )

    def _images(self, document: Document) -> Iterator[Diagnostic]:
        for match in _WIDE_IMAGE.finditer(document.text, *document.body):
            mark = Span(*match.span(1))
            if not document.masked.overlaps(mark):
                cause, advice = ("the `！` is full-width", "write `!`")
                if "！" not in match[1]:
                    cause, advice = ("a space follows the `!`", "remove it")
                yield self.found(
                    document,
                    mark,
                    f"{cause}, so this is a link and not an image; {advice}",
                    fix("write !", Edit.replace(mark, "!")),
                )

    def _joined(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        parsed: set[int] | None = None
        for joint in _JOINT.finditer(text, *document.body):
            start = text.rfind("[", max(joint.start() - _LONGEST_TEXT, 0), joint.start())
            start -= text[start - 1 : start] == "!"
            match = _LINK.match(text, start) if start >= 0 else None
            if match is None or match.start(1) != joint.end() - 1:
                continue
            target = match[2].strip()
            is_wide = match[1] + match[3] != "()"
            is_open = not is_wide and _OPEN_TITLE.fullmatch(target) is not None
            if not _may_be_target(target.split()[0] if is_open else target, is_wide or is_open):
                continue
            if is_wide and not _WIDE_TARGET.match(target):
                continue
            reads_spaces = document.dialect.addresses_hold_spaces
            if not is_wide and (_SIZE.search(target) or target.startswith("[[")):
                continue
            if reads_spaces and not (is_wide or is_open or _SPACE_IN_HOST.match(target)):
                continue
            title = _TITLE.search(target)
            if parsed is None:
                parsed = {link.span.start for link in document.inlines.links}
            if start in parsed or start in document.masked or _is_html(document, start):
                continue
            yield self.found(
                document,
                Span(*match.span()),
                f"{_cause(match, title)}, so this is not a link",
                _fix(match, title, makes_links=bool(document.dialect.bare_addresses)),
            )


def _is_html(document: Document, at: int) -> bool:
    """Tell whether `at` is in raw HTML, where no brackets make a link."""
    block = document.block_at(at)
    return block is not None and block.kind is BlockKind.HTML


def _may_be_target(target: str, is_broken: bool) -> bool:
    """Tell whether `target` reads as one, and is not read as one, be it for a space in it."""
    return '"' not in target and (is_broken or " " in target) and bool(_TARGET.match(target))


def _cause(match: re.Match[str], title: re.Match[str] | None) -> str:
    target = match[2].strip()
    if match[1] + match[3] != "()":
        return f"the address `{target}` is in full-width parentheses"
    if _OPEN_TITLE.fullmatch(target):
        return "its title has no closing quote"
    if title:
        return f"the title `{title[1]}{title[2]}{title[3]}` has no straight quotes"
    return f"the address `{target}` has a space in it"


def _is_reference(document: Document, written: str) -> bool:
    """Tell whether what is in the brackets of `written` is a link by its label."""
    label = written[written.index("[") + 1 : written.index("]")]
    return label_key(label) in document.inlines.references


def _fix(match: re.Match[str], title: re.Match[str] | None, *, makes_links: bool) -> Fix | None:
    """Return the fix, unsafe where the page has a link already.

    None where it is not clear where the address begins or what its host is.

    Args:
        match: the link.
        title: the title in Chinese quotation marks after its address.
        makes_links: whether the engine makes a link of any address.
    """
    target = match[2].strip()
    if match[1] == "(" and _OPEN_TITLE.fullmatch(target):
        end = match.start(2) + len(match[2].rstrip())
        return fix("close the title", Edit.insert(end, '"'))
    if _SPACE_IN_HOST.match(target) or _WORDS_BEFORE.match(target) or "<" in target:
        return None
    if " '" in target:
        # A title that has its own quotes within it.
        return None
    written = f' "{title[2]}"' if title else ""
    address = target[: title.start()] if title else target
    joined = _STRAY_SPACE.sub("", address)
    edit = Edit(match.start(1), match.end(3), f"({_SPACES.sub('%20', joined)}{written})")
    is_wide = match[1] + match[3] == "（）"
    is_doubtful = (
        joined != address
        or _is_doubtful(address)
        or (makes_links and _ADDRESS.match(address))
        or (is_wide and not _SURE_TARGET.match(address))
    )
    make = unsafe_fix if is_doubtful else fix
    return make("write it as a link", edit)


def _is_doubtful(address: str) -> bool:
    """Tell whether a space may be one too many, as where a line of an address was broken.

    The words of a query and the name of a file may be separated by spaces. Chinese after a
    space in an address on the web is text that slid into the brackets.
    """
    if _SPACE_IN_FRAGMENT.search(address) or ": " in address or "  " in address:
        # The address of a heading has no space; what it has instead differs from site to site.
        # Words after a colon say what the address leads to. Two spaces may be one too many.
        return True
    path = address.partition("?")[0]
    is_on_web = bool(_ADDRESS.match(address))
    return is_on_web and bool(_SPACES.search(path) or _WORDS_AFTER.search(address))
