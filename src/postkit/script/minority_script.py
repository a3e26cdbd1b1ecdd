"""Characters of the other Chinese script in a draft: strays, and passages left as they were."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.document.regions import Regions
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.script.detect_script import (
    Script,
    pattern,
    simplified_places,
    traditional_places,
)
from postkit.script.names import is_named, proper_names
from postkit.script.opencc_converters import convert
from postkit.source import Span

_MAX_GAP = 3
"""Strays with at most this many other Han characters between them are one finding."""

_MIN_PASSAGE = 4
_PASSAGE_MAJORITY = 3
"""A line is a passage in the other script when it holds this many of its characters,
and this many times as many as of the draft's own."""

_MIN_QUOTED = 3
_MAX_QUOTED = 300
"""How many strays make a quotation in the other script, and how long it may be."""

_MAX_NAMES = 200
"""More names than any post has: each stray is compared with all of them."""

_WORDS = ("胜肽", "厘米")
"""Words of one script with a character that elsewhere belongs to the other."""

_PAIRS = lazy_compile(
    f"([《〈])[^《》〈〉\n]{{1,{_MAX_QUOTED}}}[》〉]"
    f"|「[^「」\n]{{1,{_MAX_QUOTED}}}」|“[^“”\n]{{1,{_MAX_QUOTED}}}”"
)
_LINKED = lazy_compile(r"\[[^\[\]\n]{8,300}\](?=\(<?https?://)")
"""The text of a link to another site is the title of a page there, if it is not too short."""


class Stray(NamedTuple):
    """Characters of the other script that are together.

    `parts` are the pieces to convert. A stray has one; a passage, which is whole
    lines in the other script, may have many, and `span` reaches from the first to
    the last of them.
    """

    span: Span
    parts: tuple[Span, ...]
    is_passage: bool


def strays(document: Document, own: Script, terms: Iterable[str] = ()) -> Iterator[Stray]:
    """Yield what in the prose of `document` is not written in its `own` script.

    Names that the front matter or the labels of speakers give, `terms`, titles,
    quotations and block quotes in the other script are left out.
    """
    other = own.other
    text = document.chinese.text
    places = traditional_places if other is Script.TRADITIONAL else simplified_places
    hits = document.once(places)
    if not hits:
        return
    known = (*terms, *_WORDS, *proper_names(document))
    names = [name for name in known if pattern(other).search(name)][:_MAX_NAMES]
    passage: list[Span] = []
    last_end = -1
    for start, end, on_line in _lines(text, hits):
        found = _in_question(text, Span(start, end), on_line, own)
        runs = [run for run in _runs(found) if not _is_masked(document, run)]
        line = text[start:end]
        is_passage = _is_passage(line, len(found), own)
        if passage and not (is_passage and start == last_end + 1):
            yield _as_passage(passage)
            passage = []
        last_end = end
        if line.lstrip().startswith(">"):
            continue
        if is_passage:
            passage += [_located(document, run) for run in _joined(text, runs, other)]
            continue
        quotations = _quotations(text, Span(start, end), found, own)
        meant = (is_named(text, run, names) or quotations.overlaps(run) for run in runs)
        left = [run for run, is_meant in zip(runs, meant, strict=True) if not is_meant]
        for run in _joined(text, left, other):
            span = _located(document, run)
            yield Stray(span, (span,), is_passage=False)
    if passage:
        yield _as_passage(passage)


def _lines(text: str, hits: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the lines that hold `hits`: where each starts and ends, and its hits."""
    found: list[int] = []
    start = end = -1
    for at in hits:
        if at > end:
            if found:
                yield start, end, found
            found = []
            start = text.rfind("\n", 0, at) + 1
            # Each line of `Passages` has a newline after it.
            end = text.find("\n", at)
        found.append(at)
    yield start, end, found


def _in_question(text: str, line: Span, hits: Sequence[int], own: Script) -> Sequence[int]:
    """Return those of `hits` that OpenCC changes, outside of titles in the other script."""
    if own is Script.TRADITIONAL:
        hits = _to_convert(line.text(text), line.start, hits)
    links = (match.span() for match in _LINKED.finditer(text, *line))
    titles = Regions(link for link in links if not pattern(own).search(text, *link))
    return [at for at in hits if at not in titles]


def _to_convert(line: str, start: int, hits: Sequence[int]) -> Sequence[int]:
    """Return those of `hits` that OpenCC changes: 据 of 拮据 is right in Traditional too."""
    # OpenCC's phrases are of one script: it knows 巴厘岛, not 巴厘島.
    converted = convert(convert(line, "t2s"), "s2t")
    if len(converted) != len(line):
        return hits
    return [at for at in hits if converted[at - start] != line[at - start]]


def _runs(hits: Sequence[int]) -> list[Span]:
    """Return the spans of hits that are side by side."""
    runs: list[Span] = []
    for at in hits:
        if runs and at == runs[-1].end:
            runs[-1] = Span(runs[-1].start, at + 1)
        else:
            runs.append(Span(at, at + 1))
    return runs


def _joined(text: str, runs: Iterable[Span], other: Script) -> list[Span]:
    """Return `runs` with those joined between which few characters of either script are."""
    joined: list[Span] = []
    for run in runs:
        gap = text[joined[-1].end : run.start] if joined else ""
        if (
            joined
            and len(gap) <= _MAX_GAP
            and (not gap or HAN_RUN.fullmatch(gap))
            and not pattern(other).search(gap)
        ):
            joined[-1] = Span(joined[-1].start, run.end)
        else:
            joined.append(run)
    return joined


def _is_passage(line: str, hits: int, own: Script) -> bool:
    """Tell whether `line` is written in the other script; a heading is never quoted."""
    return (
        hits >= _MIN_PASSAGE
        and not line.startswith("#")
        and hits > _PASSAGE_MAJORITY * len(pattern(own).findall(line))
    )


def _quotations(text: str, line: Span, hits: Sequence[int], own: Script) -> Regions:
    """Return the titles and quotations on `line` that keep to the other script.

    On a line that holds no character of the draft's own script they are not distinguished from the
    rest.
    """
    found: list[tuple[int, int]] = []
    if not pattern(own).search(text, *line):
        return Regions(found)
    for match in _PAIRS.finditer(text, *line):
        inside = bisect_left(hits, match.end()) - bisect_left(hits, match.start())
        if inside >= (1 if match[1] else _MIN_QUOTED) and not pattern(own).search(match[0]):
            found.append(match.span())
    return Regions(found)


def _is_masked(document: Document, run: Span) -> bool:
    return document.masked.overlaps(_located(document, run))


def _located(document: Document, run: Span) -> Span:
    """Return where `run`, which lies within a line of the passages, is in the draft."""
    start = document.chinese.offset(run.start)
    return Span(start, start + run.end - run.start)


def _as_passage(parts: list[Span]) -> Stray:
    return Stray(Span(parts[0].start, parts[-1].end), tuple(parts), is_passage=True)
