"""Causes that lie in lists written one item a line: marks, indentation, what is above."""

from __future__ import annotations

from postkit.edits import Edit
from postkit.front_matter.key_lines import KNOWN_KEYS, LIST_MARKS
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.front_matter.syntax_errors.yaml_lines import EMPTY_VALUES, YamlLines
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_BULLET = lazy_compile(rf"(?P<lead>\s*)(?P<bullet>[{LIST_MARKS}]|-(?=[^\s-]))(?P<gap>[ \t]*)(?=\S)")
_DASHED_KEY = lazy_compile(r"(?P<mark>-[ ]+)(?P<key>[a-z_]+):(?=\s|\Z)")
_TIGHT_EMPTY = lazy_compile(r"[ ]*(?P<key>[A-Za-z_][\w-]*):(?P<empty>\[\]|\"\"|'')[ \t]*\Z")


def find(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Return what is wrong with the list item on line `number`."""
    return (
        _dashed_key(lines, number)
        or _bullets(lines, number)
        or _items_after_empty(lines, number)
        or _items_after_value(lines, number)
        or _item_indent(lines, number)
        or _lost_dash(lines, number)
    )


def _dashed_key(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a key with the mark of a list item before it, where no list can be."""
    match = _DASHED_KEY.match(lines.lines[number])
    if match is None or match["key"] not in KNOWN_KEYS:
        return None
    above = lines.before(number)
    owner = lines.pair(above) if above is not None else None
    is_below_list = above is not None and owner is None and lines.indent(above) > 0
    is_in_list = above is not None and (owner is None or owner.indent > 0 or not owner.text)
    is_in_list = is_in_list and not is_below_list
    follows = lines.lines[number + 1] if number + 1 < len(lines) else ""
    if is_in_list or follows.startswith(" ") or (above is None and follows.startswith("-")):
        return None
    start = lines.starts[number]
    span = Span(start, start + match.end("mark"))
    return SyntaxProblem(span, Cause.DASHED_KEY, (Edit.delete(span),), key=match["key"])


def _items_after_empty(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find `key:[]` with list items below it: it lacks its space and says that there are none."""
    match = _TIGHT_EMPTY.match(lines.lines[number])
    if match is None or number + 1 == len(lines) or not lines.item(number + 1):
        return None
    start = lines.starts[number]
    span = Span(start + match.start("empty"), start + match.end("empty"))
    return SyntaxProblem(
        span,
        Cause.LIST_AFTER_EMPTY_VALUE,
        (Edit.delete(span),),
        is_certain=False,
        key=match["key"],
        signs=(match["empty"],),
    )


def _lost_dash(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a text in line with the dashes of the list above it."""
    above = lines.before(number)
    if above is None or lines.item(above) is None or lines.pair(above) or lines.value(number):
        return None
    indent = lines.indent(number)
    if not indent or indent != lines.indent(above):
        return None
    start = lines.starts[number] + indent
    edits = (Edit.insert(start, "- "),)
    return SyntaxProblem(lines.span(number), Cause.LOST_DASH, edits, is_certain=False)


def _bullets(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a list whose items have another mark than `- `, and fix all of it."""
    first = _BULLET.match(lines.lines[number])
    if not first:
        return None
    bullet = first["bullet"]
    run = [number]
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines):
            match = _BULLET.match(lines.lines[at])
            if match and match["bullet"] == bullet:
                run.append(at)
            elif lines.lines[at].strip():
                break
            at += step
    run.sort()
    above = lines.before(run[0])
    owner = lines.pair(above) if above is not None else None
    item = lines.item(above) if above is not None else None
    if item is None and (owner is None or owner.text):
        return None
    edits = []
    for index in run:
        match = _BULLET.match(lines.lines[index])
        assert match
        at = lines.starts[index]
        if bullet == "-":
            edits.append(Edit.insert(at + match.end("bullet"), " "))
        else:
            mark = "-" if match["gap"] else "- "
            edits.append(Edit(at + match.start("bullet"), at + match.end("bullet"), mark))
    start = lines.starts[run[0]] + len(lines.lines[run[0]]) - len(lines.lines[run[0]].lstrip())
    cause = Cause.LIST_MARK_SPACE if bullet == "-" else Cause.LIST_MARK
    return SyntaxProblem(Span(start, start + 1), cause, tuple(edits), signs=(bullet,))


def _items_after_value(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find list items below a key that has a value already."""
    item = lines.item(number)
    above = lines.before(number) if item else None
    while above is not None and lines.item(above) and not lines.pair(above):
        above = lines.before(above)
    owner = lines.pair(above) if above is not None else None
    if item is None or owner is None or owner.key is None or not owner.text:
        return None
    if item.indent < owner.indent or owner.text[0] in "|>":
        return None
    key = owner.key.strip()
    if owner.text in EMPTY_VALUES:
        return SyntaxProblem(
            owner.span,
            Cause.LIST_AFTER_EMPTY_VALUE,
            (Edit(owner.gap.start, owner.span.end, ""),),
            is_certain=False,
            key=key,
            signs=(owner.text,),
        )
    if owner.text[0] in "[{":
        return None
    lead = lines.lines[number][: len(lines.lines[number]) - len(lines.lines[number].lstrip())]
    return SyntaxProblem(
        owner.span,
        Cause.LIST_AFTER_VALUE,
        (Edit.replace(owner.gap, f"{lines.newline}{lead}- "),),
        is_certain=False,
        key=key,
    )


def _item_indent(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a list item that is not in line with the item above it."""
    above = lines.before(number)
    item = lines.item(number)
    if item is None or above is None:
        return None
    other = lines.item(above)
    if other is None or lines.pair(above) or lines.indent(above) == lines.indent(number):
        return None
    start = lines.starts[number]
    indent = lines.indent(number)
    edits = (Edit(start, start + indent, " " * lines.indent(above)),)
    return SyntaxProblem(Span(start, start + indent + 1), Cause.LIST_INDENT, edits)
