"""The order of front matter's keys, and the quotes of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.document import Document
from postkit.document.regions import Regions
from postkit.edits import Edit
from postkit.formatting.options import Quoting
from postkit.front_matter import (
    Entry,
    FrontMatter,
    Node,
    Syntax,
    is_text_to_all,
    read_content,
)
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_LINE_END = lazy_compile(r"[ \t](?=[\r\n])")
_QUOTED = ("'", '"')
_UNPRINTABLE = lazy_compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# No sign that YAML gives a meaning at the start, and none inside (7.3.3).
_PLAIN = lazy_compile(r"""(?![-?:,\[\]{}#&*!|>'"%@`=~<])[^\s](?:[^,\[\]{}]*[^\s,\[\]{}:])?\Z""")
_NO_PLAIN = lazy_compile(r": |:\Z| #|\A(?:---|\.\.\.)|\A(?i:y|n)\Z")


def read_both(document: Document) -> str:
    """Return what YAML 1.2 and 1.1 make of the front matter, in a form to compare."""
    front_matter = document.front_matter
    if front_matter is None:
        return ""
    roots = [
        # The one of the site has been read.
        front_matter.root
        if version == document.yaml_version
        else read_content(document.text, front_matter.syntax, front_matter.content, version).root
        for version in ("1.2", "1.1")
    ]
    return repr([_sorted(root.value) if root else None for root in roots])


def _sorted(value: object) -> object:
    return sorted(value.items()) if isinstance(value, dict) else value


def order_keys(document: Document, keys: Sequence[str]) -> Iterator[Edit]:
    """Put the top-level entries that `keys` name first, in that order, the others after them.

    Comment lines right above a key and all that follows up to the next one go
    with it. Only YAML in block style has entries that can be moved so.
    """
    front_matter = _readable_yaml(document)
    root = front_matter.root if front_matter else None
    if not front_matter or not root or root.kind != "mapping" or root.style or not keys:
        return
    chunks = _chunks(document, front_matter, root.entries)
    if chunks is None:
        return
    fold = document.dialect.fold_key
    rank = {fold(key): number for number, key in enumerate(keys)}
    order = sorted(
        range(len(chunks)), key=lambda at: rank.get(fold(root.entries[at].key), len(rank))
    )
    if order == sorted(order):
        return
    text = document.text
    yield Edit(
        chunks[0].start, chunks[-1].end, "".join(chunks[number].text(text) for number in order)
    )


def _chunks(
    document: Document, front_matter: FrontMatter, entries: Sequence[Entry]
) -> list[Span] | None:
    """Return the lines of each entry; None where two are on one line."""
    text, content = document.text, front_matter.content
    starts: list[int] = []
    for entry in entries:
        start = entry.key_span.start
        if start > content.start and text[start - 1] not in "\r\n":
            return None
        starts.append(_with_comments(text, content.start, start))
    ends = [*starts[1:], content.end]
    chunks = [Span(*pair) for pair in zip(starts, ends, strict=True)]
    if any(not text[chunk.start : chunk.end].endswith(("\n", "\r")) for chunk in chunks):
        return None
    return chunks


def _with_comments(text: str, first: int, start: int) -> int:
    """Return `start`, the start of a line, moved before the lines of comment right above it."""
    while start > first:
        above = text.rfind("\n", first, start - 1) + 1 or first
        if text[above] != "#":
            break
        start = above
    return start


def trim(document: Document) -> Iterator[Edit]:
    """Take white space from the ends of the lines of front matter, but not from its texts."""
    front_matter = document.front_matter
    if front_matter is None or front_matter.root is None or front_matter.problems:
        return
    text, content = document.text, front_matter.content
    texts: Regions | None = None
    for match in _LINE_END.finditer(text, *content):
        if texts is None:
            texts = Regions(node.span for node in front_matter.scalars())
        end = match.end()
        start = match.start()
        while start > content.start and text[start - 1] in " \t":
            start -= 1
        if start not in texts:
            yield Edit(start, end, "")


def quote(document: Document, style: Quoting) -> Iterator[Edit]:
    """Quote the texts of YAML front matter in one way.

    A text that only quotes, or only their absence, make what it is to one of
    the two versions of YAML keeps what it has; so does one over several lines,
    with a tag or with signs that have to be escaped.
    """
    front_matter = _readable_yaml(document)
    if style == "keep" or not front_matter or not front_matter.root:
        return
    text = document.text
    for node in front_matter.scalars():
        written = node.span.text(text)
        if not _is_plain_text(node, written):
            continue
        wanted = _written(node.value, written, style)
        if wanted != written:
            yield Edit.replace(node.span, wanted)


def _is_plain_text(node: Node, written: str) -> bool:
    value = node.value
    if not isinstance(value, str) or not value or node.style not in ("", *_QUOTED):
        return False
    if _UNPRINTABLE.search(value) or "\n" in written or "\r" in written:
        return False
    # After a tag or an anchor the span starts with something else.
    if written[0] != node.style if node.style else written != value:
        return False
    # All readers must agree on it, or its quotes are what distinguishes it from another value.
    return is_text_to_all(value)


def _written(value: str, written: str, style: Quoting) -> str:
    if style == "minimal":
        is_safe = _PLAIN.match(value) and not _NO_PLAIN.search(value)
        return value if is_safe else written
    single = "'" + value.replace("'", "''") + "'"
    double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    wanted, other = (single, double) if style == "single" else (double, single)
    # The other quote where that saves escapes altogether.
    is_bare = len(other) == len(value) + 2
    return other if is_bare and len(wanted) > len(other) else wanted


def _readable_yaml(document: Document) -> FrontMatter | None:
    front_matter = document.front_matter
    if front_matter is None or front_matter.root is None or front_matter.problems:
        return None
    return front_matter if front_matter.syntax is Syntax.YAML else None
