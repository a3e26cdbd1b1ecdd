"""Where a block that nothing closes really ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from postkit.details.block_language import is_chinese, speaker_of
from postkit.document.damaged_tags import start_of_line
from postkit.document.han import count_han
from postkit.document.tag import Tag
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_LINE = lazy_compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_BOUNDARY = lazy_compile(r"#{1,6}[ \t]|<!--|\[[A-Z]+_[A-Z]+\]|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_ITEM = lazy_compile(r"(?<=[\n\r])([ \t]*+)(?:[-*+]|\d{1,9}[.)])[ \t]")
_CONTAINER_START = lazy_compile(r"(:::)[: \t]*\S|\{\{[<%][ \t]*([\w.-]+)|\{%-?[ \t]*(\w+)")
_CONTAINER_END = lazy_compile(r"(:::):*\Z|\{\{[<%][ \t]*/[ \t]*([\w.-]+)|\{%-?[ \t]*end(\w+)")
"""Lines around a part of the page: `::: tip` and `:::`, a shortcode of Hugo, a tag of Liquid."""
_BLANK_LINE = lazy_compile(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?=[\n\r])")
_PARAGRAPH = lazy_compile(r"\S[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_LEAST_LATIN = 10
"""So many characters come on a Chinese one in a line that is not Chinese."""
_INLINE = frozenset(
    ("a", "b", "code", "del", "em", "font", "i", "p", "s", "small", "span", "strong", "sub", "sup")
)


class Extent(NamedTuple):
    """What belongs to a block.

    `end` is the offset after its last character that is not white space; equal
    to the start where the block holds nothing. `is_certain` tells whether what
    follows is set off plainly: by a heading, by the other language, or by the
    end of the text.
    """

    end: int
    is_chinese: bool
    is_certain: bool


def find_extent(text: str, region: Span) -> Extent:
    """Return how far the content of a block reaches that starts at `region.start`.

    It ends before the first heading, comment or rule, before the line that ends the container
    around it, and before the first line of Chinese after an original that is not; after an
    original in Chinese that is in a `<p>`, before the first line that does not; at the latest
    where `region` ends.
    """
    end = at = region.start
    original = last = ""
    in_chinese = False
    containers: Counter[str] = Counter()
    while at < region.end:
        match = _LINE.match(text, at, region.end)
        stop = match.end() if match else region.end
        # A line of a quotation starts with its sign.
        line = text[at:stop].strip().lstrip("> \t")
        if line:
            if _BOUNDARY.match(line) or _ends_container(line, containers):
                return Extent(end, in_chinese, bool(original))
            if not original:
                original, in_chinese = line, is_chinese(line)
            elif not in_chinese and (is_chinese(line) or _turns_chinese(original, line)):
                return Extent(end, False, not _is_mixed(original))
            elif in_chinese and original.startswith("<p") and _follows_paragraph(last, line):
                return Extent(end, True, True)
            last = line
            end = at + len(text[at:stop].rstrip())
        at = stop
    return Extent(end, in_chinese, not in_chinese)


def _is_mixed(line: str) -> bool:
    """Tell whether `line` may be Chinese as well, with names and terms: `条件：Node.js 18`."""
    return count_han(line) * _LEAST_LATIN > len(line)


def _ends_container(line: str, opened: Counter[str]) -> bool:
    """Tell whether `line` ends what is around the lines before it; count what they `opened`."""
    if end := _CONTAINER_END.match(line):
        name = end[end.lastindex or 0]
        opened[name] -= 1
        return opened[name] < 0
    if start := _CONTAINER_START.match(line):
        opened[start[start.lastindex or 0]] += 1
    return False


def find_container_end(text: str, region: Span) -> int:
    """Return where the quotation or list item ends that `region` starts in, or where `region` does.

    A quotation ends with the line before a blank one (CommonMark 5.1), an item before the first
    one that is indented less than the line at which `region` starts. A `>` at the end of
    `region`, before the tag that follows, is the sign of a quotation and not part of it.
    """
    if region.end < len(text):
        region = Span(region.start, start_of_line(text, region.end) or region.end)
    line = max(text.rfind(char, 0, region.start) for char in "\n\r") + 1
    head = text[line : region.start]
    if ">" in head and not head.strip("> \t"):
        blank = _BLANK_LINE.search(text, *region)
        return blank.start() if blank else region.end
    if not head or head.strip():
        return region.end
    for item in _ITEM.finditer(text, *region):
        if item.end(1) - item.start(1) < len(head):
            return item.start(1)
    return region.end


def find_element_ends(tags: Sequence[Tag]) -> list[Span]:
    """Return from where to where each element of `tags` reaches, in the order of their ends.

    Details blocks are none of them, nor is what may cross others by mistake: marked words.
    """
    ends: list[Span] = []
    opened: dict[str, list[int]] = {}
    for tag in tags:
        if tag.name in _INLINE or tag.name in ("details", "summary"):
            continue
        if not tag.is_closing:
            opened.setdefault(tag.name, []).append(tag.span.start)
        elif starts := opened.get(tag.name):
            ends.append(Span(starts.pop(), tag.span.start))
    return ends


def find_outer_end(elements: Sequence[Span], region: Span) -> int:
    """Return where the first of `elements` around the start of `region` ends, or `region` does."""
    around = (
        element.end for element in _ending_in(elements, region) if element.start < region.start
    )
    return next(around, region.end)


def is_in_element(elements: Sequence[Span], at: int, region: Span) -> bool:
    """Tell whether one of `elements` starts in `region` before `at`, and ends there after it."""
    after = _ending_in(elements, Span(at, region.end))
    return any(region.start < element.start < at for element in after)


def _ending_in(elements: Sequence[Span], region: Span) -> Iterator[Span]:
    first = bisect_left(elements, region.start, key=lambda element: element.end)
    return takewhile(lambda item: item.end < region.end, islice(elements, first, None))


def find_original(text: str, region: Span) -> Span | None:
    """Return the paragraphs at the end of `region` that are not Chinese, after one that is.

    None where there is no such paragraph, or nothing Chinese right before it.
    """
    start: int | None = None
    end = region.start
    is_after_chinese = False
    for match in _PARAGRAPH.finditer(text, *region):
        if is_chinese(match[0]) or _BOUNDARY.match(match[0]):
            start, is_after_chinese = None, not _BOUNDARY.match(match[0])
        elif start is None:
            start = match.start()
        end = match.end()
    return Span(start, end) if start is not None and is_after_chinese else None


def _follows_paragraph(last: str, line: str) -> bool:
    """Tell whether `line`, plain text, follows the end of an HTML paragraph."""
    return last.endswith("</p>") and not line.startswith("<")


def _turns_chinese(original: str, line: str) -> bool:
    """Tell whether `line` gives a speaker's name in Chinese where the original does not.

    Such a line is translation although it says no more than `**主持人**: SUV。`
    """
    first, speaker = speaker_of(original)[0], speaker_of(line)[0]
    return bool(first and count_han(speaker) and not count_han(first))
