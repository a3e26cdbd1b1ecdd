"""What stands within a block of HTML, as Markdown: text, emphasis, code, links, images."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from postkit.lazy_patterns import lazy_compile

MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "a": "link", "code": "`", "tt": "`"}
"""The tags within a block, and the sign (or the kind) that stands for each in Markdown."""

BREAKS = lazy_compile(r" *\n[ \n]*\n *")
"""Two line breaks or more: the end of a paragraph."""

_SPACES = lazy_compile(r"[ \t\r\n\f]+")
# What Markdown would take for markup. An underscore within a word is none.
_SPECIAL = lazy_compile(r"[\\*`]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|\](?=\()")
_SPECIAL_FIRST = lazy_compile(r"\s*(?:#{1,6}(?=[ \t]|\Z)|>)")


@dataclass
class _Open:
    """A mark that is open, and the part of the block it starts with."""

    tag: str
    target: str
    start: int

    @property
    def sign(self) -> str:
        return MARKS[self.tag]


class Inline:
    """The block that is being written.

    Args:
        base: the address that relative links are resolved against.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._parts: list[str] = []
        self._open: list[_Open] = []

    def __bool__(self) -> bool:
        """Tell whether anything was added."""
        return bool(self._parts)

    def add(self, data: str) -> None:
        """Add text as it stands between tags."""
        data = _SPACES.sub(" ", data)
        is_code = any(one.sign == "`" for one in self._open)
        self._parts.append(data if is_code else _escaped(data, is_first=not self._parts))

    def add_markdown(self, text: str) -> None:
        """Add what is Markdown already; a newline breaks the line."""
        self._parts.append(text)

    def add_image(self, attributes: Mapping[str, str]) -> None:
        """Add an image; of one without an address only the text that stands for it."""
        # Lazy loading puts the address elsewhere, and a placeholder or nothing here.
        source = attributes.get("data-src") or attributes.get("data-original") or ""
        source = (source or attributes.get("src", "")).strip()
        text = _SPACES.sub(" ", attributes.get("alt", "")).strip()
        if not source or _scheme(source) == "data":
            self._parts.append(_escaped(text))
        else:
            text = re.sub(r"([\[\]\\])", r"\\\1", text)
            self._parts.append(f"![{text}]({_destination(self._resolved(source))})")

    def start(self, tag: str, target: str = "") -> None:
        """Open a mark: one of `MARKS`. Within another of its kind it says nothing."""
        if all(one.sign != MARKS[tag] for one in self._open):
            self._open.append(_Open(tag, target.strip(), len(self._parts)))

    def end(self, tag: str) -> None:
        """Close a mark. What was opened within it and is still open goes on behind it."""
        at = next((at for at, one in enumerate(self._open) if one.sign == MARKS[tag]), None)
        if at is None:
            return
        inner = self._open[at + 1 :]
        self._close(len(self._open) - at)
        self._reopen(inner)

    def take(self) -> str:
        """Return the block and begin the next, in which the same marks are open."""
        opened = list(self._open)
        self._close(len(opened))
        text = "".join(self._parts)
        self._parts = []
        self._reopen(opened)
        return text

    def _close(self, number: int) -> None:
        """Close the innermost `number` marks."""
        for _ in range(number):
            opened = self._open.pop()
            content = "".join(self._parts[opened.start :])
            self._parts[opened.start :] = [self._marked(opened, content)]

    def _reopen(self, marks: list[_Open]) -> None:
        self._open += [_Open(one.tag, one.target, len(self._parts)) for one in marks]

    def _marked(self, opened: _Open, content: str) -> str:
        inner = content.strip()
        if not inner:
            return content
        before = content[: len(content) - len(content.lstrip())]
        after = content[len(content.rstrip()) :]
        if opened.tag == "a":
            inner = self._link(inner, opened.target)
        elif opened.sign == "`":
            inner = code_span(inner)
        else:
            # Emphasis does not reach over a blank line.
            sign = opened.sign
            inner = "\n\n".join(f"{sign}{part}{sign}" for part in BREAKS.split(inner))
        return before + inner + after

    def _link(self, text: str, target: str) -> str:
        if not target or target.startswith("#") or _scheme(target) in ("javascript", "data"):
            return text
        return f"[{_SPACES.sub(' ', text)}]({_destination(self._resolved(target))})"

    def _resolved(self, target: str) -> str:
        try:
            return urljoin(self._base, target)
        except ValueError:  # `http://[`
            return target


def code_span(text: str) -> str:
    """Return `text` as inline code, however many backticks are in it."""
    fence = longer_run(text, 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def longer_run(text: str, least: int) -> str:
    """Return a run of backticks longer than any in `text`, and of at least `least`."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _escaped(text: str, *, is_first: bool = False) -> str:
    text = _SPECIAL.sub(lambda match: "&lt;" if match[0] == "<" else "\\" + match[0], text)
    first = _SPECIAL_FIRST.match(text) if is_first else None
    if first:
        sign = len(first[0]) - len(first[0].lstrip())
        text = f"{text[:sign]}\\{text[sign:]}"
    return text


def _destination(target: str) -> str:
    target = _SPACES.sub("%20", target).replace("<", "%3C").replace(">", "%3E")
    return f"<{target}>" if "(" in target or ")" in target else target


def _scheme(target: str) -> str:
    return target.partition(":")[0].strip().lower() if ":" in target else ""
