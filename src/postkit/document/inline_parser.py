"""CommonMark's inlines in one text: code spans, raw HTML, links and delimiter runs.

What binds tighter wins, as the specification orders it: backslash escapes, code
spans, autolinks and raw HTML first, then links, then emphasis.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container

from postkit.document.emphasis import DelimiterPair, DelimiterRun, delimiter_run, pair_runs
from postkit.document.link_targets import label_key, match_label, match_target
from postkit.document.memoized_find import Lookahead
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

TAG = r"""<(?:
    /[A-Za-z][A-Za-z0-9-]*\s*
    | [A-Za-z][A-Za-z0-9-]*+
      (?:\s+[A-Za-z_:][A-Za-z0-9:._-]*+(?:\s*=\s*(?:[^"'=<>`\x00-\x20]++|'[^']*+'|"[^"]*+"))?)*+
      \s*/?
)>"""
"""An opening or closing tag (section 6.6), for `re.VERBOSE`."""

_TAG = lazy_compile(TAG, re.VERBOSE)
_AUTOLINK = lazy_compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*+"
    r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9][a-zA-Z0-9-]{0,62}(?:\.[a-zA-Z0-9-]{1,63})*+)>"
)
# A first character out of one set is found ten times faster than one of many beginnings.
_MARKER = lazy_compile(
    r"[\\<\[\]!`*_~](?:(?<=[\\<\[\]])|(?<=!)\[|(?<=`)`*+|(?<=\*)\**+|(?<=_)_*+|(?<=~)~++)"
)
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_TERMINATORS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">"}


class ParsedLink(NamedTuple):
    """A link or image: all of it, its text, and its destination as written."""

    span: Span
    text: Span
    target: Span
    is_image: bool


class _Bracket:
    """A `[` or `![` that may still open a link; so many `runs` are open before it."""

    __slots__ = ("holds_bracket", "is_image", "runs", "start", "text")

    def __init__(self, start: int, text: int, runs: int, is_image: bool) -> None:
        self.start = start
        self.text = text
        self.runs = runs
        self.is_image = is_image
        self.holds_bracket = False


class Parsed:
    """The inlines of a text, as spans in it, in the order in which they end."""

    def __init__(self) -> None:
        self.code: list[Span] = []
        self.html: list[Span] = []
        """Autolinks and raw HTML, comments among it."""
        self.links: list[ParsedLink] = []
        self.runs: list[DelimiterRun] = []
        self.visible: list[int] = []
        """For each of `runs`, how many of its characters found no partner."""
        self.pairs: list[DelimiterPair] = []


PLAIN = Parsed()
"""What most texts are made of: nothing but text."""


def parse_content(text: str, references: Container[str] = ()) -> Parsed:
    """Return the inlines of `text`, the content of one leaf block.

    `references` holds the labels that are defined, as `targets.label_key` writes
    them.
    """
    if not _MARKER.search(text):
        return PLAIN
    parser = _Parser(text, references)
    parser.parse()
    return parser.result


def is_autolink(written: str) -> bool:
    """Tell whether `written`, one of the inlines in angle brackets, is a link and not raw HTML."""
    return _AUTOLINK.fullmatch(written) is not None


class _Parser:
    def __init__(self, text: str, references: Container[str]) -> None:
        self.text = text
        self.references = references
        self.result = Parsed()
        self._runs: list[DelimiterRun] = []
        self._brackets: list[_Bracket] = []
        # A link must not hold a link: the brackets below this one open none.
        self._inactive = 0
        self._fences: dict[int, list[int]] | None = None
        self._lookaheads: dict[str, Lookahead] = {}

    def parse(self) -> None:
        text, at = self.text, 0
        next_marker, add_run = _MARKER.search, self._runs.append
        while match := next_marker(text, at):
            start, at = match.span()
            char = text[start]
            if char in "*_" or (char == "~" and at - start == 2):
                add_run(delimiter_run(text, start, at))
            elif char == "\\":
                at += text[at : at + 1] in _ESCAPABLE
            elif char == "`":
                at = self._code_span(start, at)
            elif char == "<":
                at = self._html(start)
            elif char == "]":
                at = self._close_bracket(start)
            elif char != "~":
                self._open_bracket(start, at)
        self._settle(0)
        if not self.result.links:
            return
        # The runs in the text of a link have been paired before those around it.
        order = sorted(range(len(self.result.runs)), key=lambda i: self.result.runs[i].start)
        self.result.runs = [self.result.runs[i] for i in order]
        self.result.visible = [self.result.visible[i] for i in order]

    def _settle(self, first: int) -> None:
        """Pair the delimiter runs from number `first` on; nothing else can pair with them."""
        runs = self._runs[first:]
        del self._runs[first:]
        pairs, visible = pair_runs(runs)
        self.result.runs += runs
        self.result.pairs += pairs
        self.result.visible += visible

    def _code_span(self, start: int, end: int) -> int:
        if self._fences is None:
            self._fences = {}
            for match in re.finditer("`+", self.text):
                self._fences.setdefault(len(match[0]), []).append(match.start())
        length = end - start
        fences = self._fences.get(length, [])
        at = bisect_right(fences, end)
        if at == len(fences):
            return end
        stop = fences[at] + length
        self.result.code.append(Span(start, stop))
        return stop

    def _html(self, start: int) -> int:
        text = self.text
        match = _AUTOLINK.match(text, start) or _TAG.match(text, start)
        end = match.end() if match else self._declaration_end(start)
        if end is None:
            return start + 1
        self.result.html.append(Span(start, end))
        return end

    def _declaration_end(self, start: int) -> int | None:
        """Return where the comment, instruction, declaration or CDATA at `start` ends."""
        text = self.text
        if text.startswith(("<!-->", "<!--->"), start):
            return text.index(">", start) + 1
        opening = next(
            (terminator for terminator in _TERMINATORS if text.startswith(terminator, start)), ""
        )
        if not opening or (opening == "<!" and text[start + 2 : start + 3] not in _LETTERS):
            return None
        closing = _TERMINATORS[opening]
        if closing not in self._lookaheads:
            self._lookaheads[closing] = Lookahead(text, closing)
        at = self._lookaheads[closing].after(start + len(opening))
        return None if at is None else at + len(closing)

    def _open_bracket(self, start: int, end: int) -> None:
        if self._brackets:
            self._brackets[-1].holds_bracket = True
        self._brackets.append(_Bracket(start, end, len(self._runs), end - start == 2))

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        bracket = self._brackets.pop()
        is_inactive = len(self._brackets) < self._inactive
        self._inactive = min(self._inactive, len(self._brackets))
        if is_inactive and not bracket.is_image:
            return at + 1
        found = match_target(self.text, at + 1) or self._reference(bracket, at)
        if found is None:
            return at + 1
        end, target = found
        self.result.links.append(
            ParsedLink(Span(bracket.start, end), Span(bracket.text, at), target, bracket.is_image)
        )
        self._settle(bracket.runs)
        if not bracket.is_image:
            self._inactive = len(self._brackets)
        return end

    def _reference(self, bracket: _Bracket, at: int) -> tuple[int, Span] | None:
        """Return where the reference whose text ends at `at` ends, if it is one."""
        if not self.references:
            return None
        label = match_label(self.text, at + 1)
        end = label.end if label else at + 1
        name = self.text[label.start + 1 : label.end - 1] if label else ""
        if not name:
            if bracket.holds_bracket or at - bracket.text > 999:
                return None
            name = self.text[bracket.text : at]
        return (end, Span(end, end)) if label_key(name) in self.references else None
