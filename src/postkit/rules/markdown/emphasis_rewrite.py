"""How to write emphasis so that Markdown sees it, with the reader's text unchanged."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from postkit.document.emphasis import delimiter_run
from postkit.document.inline_parser import Parsed, parse_content
from postkit.document.inlines import InlineContent
from postkit.document.tag import VOID_ELEMENTS
from postkit.edits import Edit, apply_edits
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.rules.markdown.strong_pairs import Line, StrongPair, are_paired, read_lines

_CLOSERS = dict(zip("《〈“‘「『【（([", "》〉”’」』】）)]", strict=True))
_ENDINGS = "，。、；：？！,;:?!…—"
_MARKUP = lazy_compile(r"\s+|\*\*+|</?(?:strong|em)>")
_NAMED = lazy_compile(r"(?:&#?\w{1,32};|:[a-z+-][a-z0-9_+-]{0,40}:)\Z")
"""A character reference, or an emoji by its name: their last mark belongs to them."""
_TERM_END = lazy_compile(r"[\w》”’」』】]")
_CALL = lazy_compile(
    r"[A-Za-z0-9_\u0370-\u03ff]\("
    r"(?:[a-z0-9_\u0370-\u03ff]{1,12}(?:, ?[a-z0-9_\u0370-\u03ff]{1,12}){0,8})?\)\Z"
    r"|(?<![A-Za-z])[A-Za-z\u0370-\u03ff]\([A-Z][a-z]?\)\Z"
)
"""The end of a call, whose parentheses are part of its name: `F(x)`, `Σ(θ)`, `print()`."""
_MARKDOWN = lazy_compile(r"[\[`*_~=$\\<]")
_OPENED = lazy_compile(r"<([A-Za-z][\w-]*)(?:\s[^<>]*)?(?<!/)>")
_CLOSED = lazy_compile(r"</([A-Za-z][\w-]*)\s*>")
_TAGS = {2: ("<strong>", "</strong>"), 3: ("<strong><em>", "</em></strong>")}
_MAX_STEPS = 4
_CLOSE_TO_A_WORD = ".,)]{，。、；：！？）】」』”"
"""What follows a word without a space: marks in any language, and attributes of kramdown."""


class Rewrite(NamedTuple):
    """Another way to write an emphasis.

    The first `lead` and the last `trail` characters of what it holds move out of
    it, and it is written with `marks`.
    """

    pair: StrongPair
    lead: int
    trail: int
    marks: tuple[str, str]

    @property
    def adds_spaces(self) -> bool:
        """Whether readers see spaces that were not there."""
        return " " in "".join(self.marks)

    def hides_markdown(self, text: str) -> bool:
        """Tell whether other Markdown comes between tags, where some engines do not render it."""
        return "<" in self.marks[0] and bool(_MARKDOWN.search(self.pair.inner(text)))

    def splits_element(self, text: str) -> bool:
        """Tell whether an HTML element is only half in it: browsers end it with the emphasis."""
        inner = self.pair.inner(text)
        opened = [name for name in _OPENED.findall(inner) if name.lower() not in VOID_ELEMENTS]
        return sorted(opened) != sorted(_CLOSED.findall(inner))

    def apply(self, text: str) -> str:
        """Return the rewritten emphasis alone."""
        inner = self.pair.inner(text)
        end = len(inner) - self.trail
        core = inner[self.lead : end].replace("****", "")
        return f"{inner[: self.lead]}{self.marks[0]}{core}{self.marks[1]}{inner[end:]}".strip()

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield the edits on `text`; white space that nobody wants outside goes."""
        opener, closer, joints = self.pair
        inner = self.pair.inner(text)
        start, end = opener.end, closer.start
        stop = end + closer.length
        blank_before, blank_after = _blanks(inner)
        if self.lead or self.marks[0] != text[opener.start : start]:
            gap = start + (blank_before if _is_blank(text, opener.start - 1) else 0)
            yield from _moved(Edit(opener.start, gap, ""), start + self.lead, self.marks[0])
        for joint in joints:
            yield Edit(joint.start, joint.end, "")
        if self.trail or self.marks[1] != text[end:stop]:
            is_alone = _is_blank(text, stop) or text[stop] in _CLOSE_TO_A_WORD
            gap = end - (blank_after if is_alone else 0)
            yield from _moved(Edit(gap, stop, ""), end - self.trail, self.marks[1])


def _is_blank(text: str, at: int) -> bool:
    """Tell whether `text[at]` is white space, as beyond the ends of the text."""
    return not 0 <= at < len(text) or text[at].isspace()


def _moved(removal: Edit, target: int, mark: str) -> Iterator[Edit]:
    """Yield the edits that put `mark` at `target` in the place of what `removal` takes out."""
    if removal.start <= target <= removal.end:
        yield removal._replace(replacement=mark)
    else:
        yield removal
        yield Edit.insert(target, mark)


def find_rewrites(
    inline_content: InlineContent,
    lines: Sequence[Line],
    references: Container[str],
    *,
    has_html: bool,
) -> list[Rewrite]:
    """Return a rewrite for each broken pair of `lines`, proven to work together.

    Marks move out of the emphasis first; where that is not enough, tags take the
    place of the asterisks, or, where HTML does not reach the page, spaces part them from the
    text around them. Nothing is returned where neither would give the same
    text with just the emphasis that was meant, or where a line is not clear.
    """
    text = inline_content.content.text
    if any(line.pairs is None for line in lines):
        return []
    broken = [pair for line in lines for pair in line.pairs or () if pair.is_broken]
    if not broken:
        return []
    always = _use_tags if has_html else _use_spaces
    for change in (move_marks, always):
        rewrites = [change(text, pair) or always(text, pair) for pair in broken]
        fixed = apply_edits(text, rewrite_edits(text, rewrites))
        if _is_proven(inline_content, lines, rewrites, fixed, parse_content(fixed, references)):
            return rewrites
    return []


def rewrite_edits(text: str, rewrites: Iterable[Rewrite]) -> list[Edit]:
    """Return the edits on `text` that all `rewrites` make."""
    return [edit for rewrite in rewrites for edit in rewrite.edits(text)]


def move_marks(text: str, pair: StrongPair) -> Rewrite | None:
    """Return the rewrite that moves the fewest marks out; None where none is enough."""
    inner = pair.inner(text)
    before = text[pair.opener.start - 1] if pair.opener.start else "\n"
    after = text[pair.closer.end : pair.closer.end + 1] or "\n"
    stars = "*" * pair.opener.length
    for lead, trail in _moves(inner):
        stop = len(inner) - trail
        outside = (inner[lead - 1] if lead else before), (inner[stop] if trail else after)
        opener = delimiter_run(outside[0] + stars + inner[lead], 1, 1 + len(stars))
        closer = delimiter_run(inner[stop - 1] + stars + outside[1], 1, 1 + len(stars))
        if opener.can_open and closer.can_close:
            return Rewrite(pair, lead, trail, (stars, stars))
    return None


def _moves(inner: str) -> Iterator[tuple[int, int]]:
    """Yield how much may move out at either end: white space, then mark by mark."""
    lead, trail = _blanks(inner)
    yield lead, trail
    for _ in range(_MAX_STEPS):
        core = inner[lead : len(inner) - trail]
        mark = 0 if _NAMED.search(core) else len(core) - len(core.rstrip(_ENDINGS))
        if _is_wrapped(core):
            lead, trail = lead + 1, trail + 1
        elif 0 < mark < len(core):
            trail += mark
        elif gloss := _gloss_length(core):
            trail += gloss
        else:
            return
        yield lead, trail


def _gloss_length(core: str) -> int:
    """Return how long the parenthesis is with which `core` explains its last word."""
    opener = {"）": "（", ")": "("}.get(core[-1:])
    at = core.rfind(opener) if opener else -1
    head = core[: max(at, 0)].rstrip()
    is_call = at > 0 and _CALL.match(core, at - 1) is not None
    is_gloss = not is_call and _TERM_END.match(head[-1:]) and core[-1] not in core[at:-1]
    return len(core) - len(head) if is_gloss else 0


def _is_wrapped(core: str) -> bool:
    """Tell whether `core` is in one pair of brackets or quotes as a whole."""
    closer = _CLOSERS.get(core[:1])
    if closer is None or len(core) < 3 or core[-1] != closer:
        return False
    inside = core[1:-1]
    # `[^1]` and `[!UICONTROL 保存]` are syntax of some engine.
    is_syntax = core[0] == "[" and not inside[0].isalnum()
    return not is_syntax and core[0] not in inside and closer not in inside


def _use_tags(text: str, pair: StrongPair) -> Rewrite:
    return Rewrite(pair, *_blanks(pair.inner(text)), _TAGS[pair.opener.length])


def _use_spaces(text: str, pair: StrongPair) -> Rewrite:
    stars = "*" * pair.opener.length
    marks = (
        stars if pair.opener.can_open else f" {stars}",
        stars if pair.closer.can_close else f"{stars} ",
    )
    return Rewrite(pair, *_blanks(pair.inner(text)), marks)


def _blanks(inner: str) -> tuple[int, int]:
    return len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())


def _is_proven(
    inline_content: InlineContent,
    lines: Sequence[Line],
    rewrites: Sequence[Rewrite],
    fixed: str,
    new: Parsed,
) -> bool:
    """Tell whether `fixed`, read as `new`, has all the emphasis meant and nothing else is new."""
    old, text = inline_content.parsed, inline_content.content.text
    new_lines = read_lines(fixed, new.runs)
    tagged = [rewrite for rewrite in rewrites if "<" in rewrite.marks[0]]
    tags = sum(mark.count("<") for rewrite in tagged for mark in rewrite.marks)
    return (
        are_paired(new_lines, new)
        and _count_pairs(new_lines) == _count_pairs(lines) - len(tagged)
        and _without_marks(fixed) == _without_marks(text)
        and _others(new_lines, new) == _others(lines, old)
        and (len(new.code), len(new.links), len(new.html))
        == (len(old.code), len(old.links), len(old.html) + tags)
    )


def _count_pairs(lines: Sequence[Line]) -> int:
    return sum(len(line.pairs or ()) for line in lines)


def _without_marks(text: str) -> str:
    return _MARKUP.sub("", text)


def _others(lines: Sequence[Line], parsed: Parsed) -> list[tuple[str, int, int]]:
    """Return what became of the runs that belong to no pair of `lines`."""
    meant: set[int] = set()
    for line in lines:
        for opener, closer, joints in line.pairs or ():
            meant.update((opener.start, closer.start), (joint.start for joint in joints))
    return [
        (run.char, run.length, visible)
        for run, visible in zip(parsed.runs, parsed.visible, strict=True)
        if run.start not in meant
    ]
