"""Front matter in the body: a second block, or the first one again, which are text to sites."""

from __future__ import annotations

from postkit.front_matter import Node, Syntax, parse_front_matter
from postkit.front_matter.key_lines import count_keys
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document import Document

_FENCE = lazy_compile(r"(?:[^\S\n]*\n)*---[ \t]*\r?\n(?=[^\s#>-])")
_KEY_LINE = lazy_compile(r"""(?:[\w-]+|"[^"\n]+"|'[^'\n]+'):(?:[ \t]|\r?$)|[ \t]+\S|-[ \t]|#""")
_AGAIN = lazy_compile(
    # A pattern that looks back first is tried at each character.
    r"---(?<=\n---)[ \t]*\r?\n(?P<content>(?:(?:[\w-]{1,30}:|[ \t]+\S|-[ \t])[^\n]*\n){2,100}?)"
    r"---[ \t]*(?=\r?\n|\Z)"
)
_MAX_LENGTH = 10_000


class FrontMatterInBody(NamedTuple):
    """Where a second block is, and what it holds.

    `fence` is the `---` that opens it, `start` where its first key is, `end` the end of its
    last line. The spans in `root` are not those of the draft.
    """

    fence: Span
    start: int
    end: int
    root: Node


def find_second_front_matter(document: Document) -> FrontMatterInBody | None:
    """Return the second block of YAML, None where there is none; use it with `document.once`."""
    first, text = document.front_matter, document.text
    if first is None or first.closing is None or first.syntax is not Syntax.YAML:
        return None
    fence = _FENCE.match(text, document.body.start)
    if fence is None:
        return None
    start = text.index("---", fence.start())
    part = text[start : start + _MAX_LENGTH].replace("\r\n", "\n")
    second = parse_front_matter(part, document.dialect.yaml_version)
    if second is None or second.root is None or second.problems:
        return None
    lines = second.content.text(part).split("\n")[:-1]
    if not _is_meant(lines, second.root, is_adjacent=start == document.body.start):
        return None
    end = start
    for _ in range(part.count("\n", 0, second.span.end)):
        end = text.index("\n", end) + 1
    return FrontMatterInBody(Span(start, start + 3), fence.end(), end, second.root)


class RepeatedFrontMatter(NamedTuple):
    """Where front matter is again in the body, and whether it says nothing else."""

    span: Span
    is_same: bool


def find_repeated_front_matter(document: Document) -> tuple[RepeatedFrontMatter, ...]:
    """Return the blocks in the body of which at least two lines are in the front matter."""
    first, text = document.front_matter, document.text
    if first is None or first.closing is None:
        return ()
    lines = {line.strip() for line in first.content.text(text).splitlines()}
    found: list[RepeatedFrontMatter] = []
    for match in _AGAIN.finditer(text, *document.body):
        written = [line.strip() for line in match["content"].splitlines()]
        shared = sum(line in lines for line in written)
        if shared >= 2 and 2 * shared >= len(written) and match.start() not in document.code:
            found.append(RepeatedFrontMatter(Span(*match.span()), shared == len(written)))
    return tuple(found)


def _is_meant(lines: list[str], root: Node, *, is_adjacent: bool) -> bool:
    """Return whether a block after the first is front matter and no rule above a heading."""
    if root.kind != "mapping" or root.style or not all(map(_KEY_LINE.match, lines)):
        return False
    keys, known = count_keys([line for line in lines if line[:1].islower()])
    return known > 0 or (is_adjacent and keys > 0)
