"""Asterisks that readers see, and that make no pair which a writer could have meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.document.emphasis import DelimiterRun
from postkit.document.han import HAN
from postkit.document.inlines import InlineContent
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.rules.markdown.strong_pairs import Line

_OPENS_TEXT = lazy_compile(
    r"(?<![\w*])\*\*(?=[^\W\da-z_])(?!注|註|数据来源|資料來源|备注|說明|说明)"
)
_STARTS_LINE = lazy_compile(rf"(?<![^\n])\*+(?=[{HAN}“「《A-Z])")
_ENDS_LINE = lazy_compile(rf"(?<=[{HAN}，。、；：！？…”’」』》）)])\*+(?=\s*(?:\Z|\n))")
_ENDS_TIGHT = lazy_compile(r"[^\n]*\S")
_STARTS_TIGHT = lazy_compile(r"\S[^\n]*")
_IN_OPERANDS = lazy_compile(r"(?<=[A-Za-z0-9)\]])\*\*(?=[A-Za-z0-9(])")
_LABEL = lazy_compile(r"\*{3}[^*\n]+[，。、；：！？…”’」』》）.:)]\*\*\w")


class StrayAsterisks(NamedTuple):
    """Asterisks in a text: where they are, why readers see them, and what takes them away."""

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()


def find_stray(inline_content: InlineContent, lines: Sequence[Line]) -> Iterator[StrayAsterisks]:
    """Yield the stray asterisks of a text.

    Args:
        inline_content: the text as CommonMark parses it.
        lines: its lines as people read them.
    """
    text, parsed = inline_content.content.text, inline_content.parsed
    left = _left(inline_content)
    yield from _labels(text, parsed.runs, left)
    for line in lines:
        joints = {joint for pair in line.pairs or () for joint in pair.joints}
        shown = (run for run in line.runs if left[run.start] == run.length and run not in joints)
        lone = next(filter(None, (_lone(text, line, run) for run in shown)), None)
        if lone:
            yield lone


def _left(inline_content: InlineContent) -> dict[int, int]:
    """Return for the start of each run how much of it readers see."""
    parsed = inline_content.parsed
    return dict(zip((run.start for run in parsed.runs), parsed.visible, strict=True))


def find_joints(inline_content: InlineContent) -> Iterator[StrayAsterisks]:
    """Yield the `**` of `*one**two*`, where two emphases met.

    HTML has one element after the other there; in Markdown the two become one.
    """
    text, parsed = inline_content.content.text, inline_content.parsed
    left = _left(inline_content)
    pairs = {(pair.opener, pair.closer) for pair in parsed.pairs if pair.width == 1}
    for before, run, after in zip(parsed.runs, parsed.runs[1:], parsed.runs[2:], strict=False):
        end = run.end
        is_joint = run.length == left[run.start] == 2 and run.char == "*"
        if not is_joint or (before.end - 1, after.start) not in pairs:
            continue
        first, second = text[before.end : run.start], text[end : after.start]
        is_tight = _ENDS_TIGHT.fullmatch(first) and _STARTS_TIGHT.fullmatch(second)
        if is_tight and not _IN_OPERANDS.match(text, run.start):
            message = (
                "readers see this `**`, where one emphasis ends and the next starts: remove it"
            )
            yield StrayAsterisks(run.start, end, message, (Edit(run.start, end, ""),))


def _labels(
    text: str, runs: Sequence[DelimiterRun], left: dict[int, int]
) -> Iterator[StrayAsterisks]:
    """Yield the asterisks of `***Label:**text*`: the second ones cannot end emphasis there."""
    for opener, run, closer in zip(runs, runs[1:], runs[2:], strict=False):
        lengths = (opener.length, run.length, closer.length)
        is_shown = lengths == (3, 2, 1) and left[opener.start] and left[run.start]
        if is_shown and _LABEL.fullmatch(text, opener.start, run.start + 3):
            mark = run.start - 1
            signs = f"write `**{text[mark]}` for `{text[mark]}**`"
            message = f"readers see the asterisks of this label: {signs}"
            edits = (Edit(mark, run.start, ""), Edit.insert(run.start + 2, text[mark]))
            yield StrayAsterisks(opener.start, run.start + 2, message, edits)


def _lone(text: str, line: Line, run: DelimiterRun) -> StrayAsterisks | None:
    """Return `run` if it begins or ends a text, and nothing on its line makes a pair with it."""
    end = run.end
    removal = (Edit(run.start, end, ""),)
    if run.length > 3:
        if _STARTS_LINE.match(text, run.start) or _ENDS_LINE.match(text, run.start):
            return StrayAsterisks(
                run.start, end, "readers see these asterisks: remove them", removal
            )
        return None
    if run.length != 2 or line.pairs is not None:
        return None
    if _OPENS_TEXT.match(text, run.start):
        message = (
            "readers see this `**`: nothing on its line closes it; add the closing `**` "
            "or remove this one"
        )
        return StrayAsterisks(run.start, end, message)
    if _ENDS_LINE.match(text, run.start):
        message = (
            "readers see this `**`: nothing on its line opens it; add the opening `**` "
            "or remove this one"
        )
        return StrayAsterisks(run.start, end, message, removal)
    return None
