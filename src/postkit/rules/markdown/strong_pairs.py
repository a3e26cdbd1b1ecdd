"""Which `**` a writer meant as pairs, reading a line as people do.

Chinese writers set marks tight against `**`, where CommonMark asks for a space
or another mark. One such run upsets those after it on its line: they pair
crosswise, and bold turns up where it was not meant. What was meant is plain all
the same, since `**` come in pairs within a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from postkit.document.emphasis import DelimiterRun
from postkit.document.han import HAN_RUN
from postkit.document.inline_parser import Parsed
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_STARTS_A_CLAUSE = lazy_compile(r"\s*[，。、；：？！》」』】）”’]")
_ENDS_IN_OPENER = lazy_compile(r"[《「『【（“‘]\s*\Z")
_CLAUSE = lazy_compile("[，。；：！？]")
_WORD = lazy_compile(r"\w")
_OPERANDS = lazy_compile(r"[A-Za-z0-9)\]]\*+-?[A-Za-z0-9(]")
_TAG = lazy_compile(r"</?[A-Za-z][^<>]*>")
_BRACKETS = (("《", "》"), ("「", "」"), ("『", "』"), ("【", "】"), ("（", "）"), ("“", "”"))


class StrongPair(NamedTuple):
    """Two runs that were meant to belong together.

    `joints` are runs of four between them, the end of one emphasis and the start
    of the next: `**六四****之后**`.
    """

    opener: DelimiterRun
    closer: DelimiterRun
    joints: tuple[DelimiterRun, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether Markdown does not take the pair for one, whatever is around it."""
        return bool(self.joints) or not (self.opener.can_open and self.closer.can_close)

    @property
    def span(self) -> Span:
        """The two runs and what is between them."""
        return Span(self.opener.start, self.closer.end)

    def inner(self, text: str) -> str:
        """Return what is between the two runs."""
        return text[self.opener.end : self.closer.start]

    def is_spaced(self, text: str) -> bool:
        """Tell whether white space is inside one of the runs."""
        inner = self.inner(text)
        return inner[:1].isspace() or inner[-1:].isspace()

    def opens_twice(self, text: str) -> bool:
        """Tell whether both runs start a Latin word, as in `**name 和 **file` for `__file`."""
        inner, end = self.inner(text), self.closer.end
        starts = inner[:1] + text[end : end + 1]
        return inner[-1:].isspace() and len(starts) == 2 and starts.isascii() and starts.isalnum()

    def opens_comment(self, text: str) -> bool:
        """Tell whether the first run is that of a comment, `/** `, and no emphasis."""
        start = self.opener.start
        return text[start - 1 : start] == "/" and self.inner(text)[:1].isspace()

    def are_powers(self, text: str) -> bool:
        """Tell whether both runs are between operands of a formula: `v**2/r = (g/2)**0.5`."""
        return all(
            _OPERANDS.match(text[max(run.start - 1, 0) : run.end + 2])
            for run in (self.opener, self.closer)
        )

    def is_loose(self, text: str) -> bool:
        """Tell whether white space is on both sides of both runs, as around an operator."""
        inner, end = self.inner(text), self.closer.end
        if not (inner[:1].isspace() and inner[-1:].isspace()):
            return False
        start = self.opener.start
        return text[max(start - 1, 0) : start].isspace() and text[end : end + 1].isspace()


class Line(NamedTuple):
    """A line of a text with its runs of `*`, and the pairs that were meant.

    `pairs` is None where the runs can be read in more than one way.
    """

    runs: tuple[DelimiterRun, ...]
    pairs: tuple[StrongPair, ...] | None


def read_lines(text: str, runs: Iterable[DelimiterRun]) -> list[Line]:
    """Return the lines of `text` that hold a run of at least two asterisks, as people read them."""
    return [Line(line, _read(text, line)) for line in _by_line(text, runs)]


def are_paired(lines: Iterable[Line], parsed: Parsed) -> bool:
    """Tell whether `parsed` has each pair of `lines` exactly as it was meant."""
    starts = [run.start for run in parsed.runs]
    widths: Counter[tuple[int, int]] = Counter()
    for pair in parsed.pairs:
        opener = starts[bisect_right(starts, pair.opener) - 1]
        closer = starts[bisect_right(starts, pair.closer) - 1]
        widths[opener, closer] += pair.width
    return all(
        line.pairs is not None
        and all(
            widths[pair.opener.start, pair.closer.start] == pair.opener.length
            for pair in line.pairs
        )
        for line in lines
    )


def _by_line(text: str, runs: Iterable[DelimiterRun]) -> Iterator[tuple[DelimiterRun, ...]]:
    line: list[DelimiterRun] = []
    end = -1
    for run in runs:
        if run.char != "*" or run.length < 2:
            continue
        if run.start > end:
            if line:
                yield tuple(line)
            line = []
            newline = text.find("\n", run.start)
            end = newline if newline >= 0 else len(text)
        line.append(run)
    if line:
        yield tuple(line)


def _read(text: str, runs: Sequence[DelimiterRun]) -> tuple[StrongPair, ...] | None:
    """Return the pairs of a line; None where it is not clear what belongs together.

    Three asterisks are bold and italic where they come in pairs, and something
    else (`f***`) where they do not.
    """
    for lengths in ((2, 3), (2,)):
        pairs = pair_in_turn([run for run in runs if run.length in (*lengths, 4)])
        if pairs is None:
            continue
        is_seen = not any(pair.is_broken for pair in pairs)
        if is_seen or all(is_plausible(text, pair) for pair in pairs):
            return pairs
    return None


def pair_in_turn(runs: Iterable[DelimiterRun]) -> tuple[StrongPair, ...] | None:
    """Return `runs` two by two; None where they do not come in pairs of equal length."""
    pairs: list[StrongPair] = []
    opener: DelimiterRun | None = None
    joints: list[DelimiterRun] = []
    for run in runs:
        if run.length == 4:
            if opener and opener.length == 2:
                joints.append(run)
        elif opener is None:
            opener = run
        elif opener.length != run.length:
            return None
        else:
            pairs.append(StrongPair(opener, run, tuple(joints)))
            opener, joints = None, []
    return tuple(pairs) if opener is None else None


def is_plausible(text: str, pair: StrongPair) -> bool:
    """Tell whether somebody may have wanted just what `pair` holds to be bold.

    What is between two emphases begins with a mark or leaves a bracket open;
    so this tells when a line is read out of step. What is between two
    operators (`2 ** 3 ** 4`) has no Chinese in it, or a whole clause. Asterisks in
    the place of letters (`***1、***2`) are followed by alike things. A tag alone (`**<br>**`) is
    nothing to be seen.
    """
    inner, after = pair.inner(text), text[pair.closer.end : pair.closer.end + 1]
    if inner[-1:] in ("、", ",", "，") and _are_alike(inner[0], after):
        return False
    if pair.opens_comment(text) or pair.are_powers(text):
        return False
    if pair.is_loose(text) and (_CLAUSE.search(inner) or not HAN_RUN.search(inner)):
        return False
    return (
        bool(_WORD.search(_TAG.sub("", inner)))
        and not _STARTS_A_CLAUSE.match(inner)
        and not _ENDS_IN_OPENER.search(inner)
        and all(inner.count(pair[0]) == inner.count(pair[1]) for pair in _BRACKETS)
    )


def _are_alike(first: str, second: str) -> bool:
    """Tell whether two characters are both digits or both letters of the alphabet."""
    kinds = [(char.isdigit(), char.isascii() and char.isalpha()) for char in (first, second)]
    return kinds[0] == kinds[1] and any(kinds[0])
