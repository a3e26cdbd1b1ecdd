"""Causes that lie between the lines: indentation, missing colons and spaces, stray text."""

from __future__ import annotations

import re

from postkit.edits import Edit
from postkit.front_matter.key_lines import KNOWN_KEYS
from postkit.front_matter.syntax_errors import broken_lists
from postkit.front_matter.syntax_errors.problem import Cause, SyntaxProblem
from postkit.front_matter.syntax_errors.yaml_lines import EMPTY_VALUES, YamlLines
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_WIDE_COLON = lazy_compile(
    r"(?P<lead>[ ]*(?:- +)?)(?P<key>[A-Za-z_][\w-]*"
    r"|副?(?:标题|標題)|发布日期|日期|时间|時間|作者|译者|譯者|标签|標籤|分类|分類|摘要|描述|简介|來源|来源|封面"
    r"|关键词|语言|状态|嘉宾)(?P<colon>[ ]*：[ \u3000]*)"
)
"""A key with its colon; a Chinese one is a name that fields have, since prose has colons too."""
_WIDE_GAP = lazy_compile(
    r"(?P<lead>[ ]*(?:- +)?)(?P<key>[A-Za-z_][\w-]*):(?P<gap>[\u3000\u00a0][\u3000\u00a0 ]*)"
)
_TIGHT_COLON = lazy_compile(r"(?P<lead>[ ]*(?:- +)?)(?P<key>[A-Za-z_][\w-]*):(?!//)(?=[^\s:])")
_BAD_INDENT = lazy_compile(r"[ ]*[\t\u00a0\u3000][ \t\u00a0\u3000]*(?=\S)")
_INVISIBLE = lazy_compile(r"[ ]*(?P<signs>[\u200b-\u200d\u2060\ufeff\u00ad]+)(?=[\w-])")
_TOP_KEY = lazy_compile(r"[a-z_][\w-]*:(?=\s|\Z)")
_NO_COLON = lazy_compile(r"(?P<key>[a-z_]+)(?P<gap>[ \t]+)(?=[^\s:=])")
_EQUALS = lazy_compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<sign>[ ]*=[ ]*)(?=\S)")
_BOLD_KEY = lazy_compile(
    r"(?P<open>\*{1,2})(?P<key>[\w ]+)(?:(?P<a>\*{1,2}):|:(?P<b>\*{1,2}))(?=\s|$)"
)
_SLASHES = lazy_compile(r"[ ]*(?P<mark>//+)")
_CONFLICT = lazy_compile(r"<<<<<<<|>>>>>>>|=======$|\|\|\|\|\|\|\|")


def find_plain_damage(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Return damage on line `number` that could not be meant otherwise wherever it is."""
    line, start = lines.lines[number], lines.starts[number]
    match = _BAD_INDENT.match(line)
    if match:
        return _bad_indent(lines, number, match)
    match = _INVISIBLE.match(line)
    if match:
        span = Span(start + match.start("signs"), start + match.end())
        return SyntaxProblem(span, Cause.INVISIBLE_CHARACTER, (Edit.delete(span),))
    match = _WIDE_COLON.match(line)
    if match and _is_key(lines, number, match):
        span = Span(start + match.start("colon"), start + match.end("colon"))
        colon = ": " if match.end() < len(line.rstrip()) else ":"
        edits = (Edit.replace(span, colon),)
        return SyntaxProblem(span, Cause.WIDE_COLON, edits, key=match["key"])
    match = _WIDE_GAP.match(line)
    if match and _is_key(lines, number, match):
        span = Span(start + match.start("gap"), start + match.end())
        edits = (Edit.replace(span, " "),)
        return SyntaxProblem(span, Cause.WIDE_SPACE, edits, key=match["key"])
    match = _TIGHT_COLON.match(line)
    if match and _is_key(lines, number, match):
        at = start + match.end()
        span = Span(start + match.start("key"), at)
        edits = (Edit.insert(at, " "),)
        return SyntaxProblem(span, Cause.SPACE_AFTER_COLON, edits, key=match["key"])
    return None


def find(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Return what is wrong between line `number` and those around it."""
    return (
        _conflict(lines, number)
        or _bold_key(lines, number)
        or _comment(lines, number)
        or _equals(lines, number)
        or _lost_colon(lines, number)
        or broken_lists.find(lines, number)
        or _stray_indent(lines, number)
        or _text_after_value(lines, number)
        or _stray_line(lines, number)
    )


def _is_key(lines: YamlLines, number: int, match: re.Match[str]) -> bool:
    """Tell whether the word at the start of line `number` can only be a key.

    `- OKR：做` is an item, and a line below a text goes on with it: `AI:未来`.
    """
    if not match["lead"] or match["key"].lower() in KNOWN_KEYS:
        return True
    above = lines.before(number)
    owner = lines.pair(above) if above is not None else None
    if owner is None or "-" in match["lead"]:
        return False
    return owner.indent == len(match["lead"]) if owner.text else owner.indent < len(match["lead"])


def _may_hold_keys(lines: YamlLines, number: int) -> bool:
    """Tell whether line `number`, if it is a key, may be below the key above it."""
    above = lines.before(number)
    owner = lines.pair(above) if above is not None else None
    is_key = _TOP_KEY.match(lines.lines[number].lstrip()) is not None
    return not (is_key and owner and owner.text and not owner.indent and owner.text[0] not in "|>")


def _bad_indent(lines: YamlLines, number: int, match: re.Match[str]) -> SyntaxProblem:
    blanks = match[0]
    plain = blanks.replace("\t", "  ").replace("\u3000", "  ").replace("\u00a0", " ")
    above = lines.before(number)
    is_certain = True
    if not _may_hold_keys(lines, number):
        plain, is_certain = "", False
    elif above is not None and lines.is_item(lines.lines[number].lstrip()):
        # Deeper than the item or text above it, it would become a part of that.
        owner = lines.pair(above)
        if lines.item(above) and owner is None:
            plain = lines.lines[above][: lines.indent(above)].replace("\t", "  ")
        is_certain = owner is None or not owner.text
    elif above is not None and lines.lines[above].startswith(" ") and "\t" in blanks:
        # It may be a field of what is above, or one beside it.
        is_certain = lines.pair(number) is None
    span = Span(lines.starts[number], lines.starts[number] + len(blanks))
    cause = Cause.TAB_INDENT if "\t" in blanks else Cause.WIDE_INDENT
    return SyntaxProblem(span, cause, (Edit.replace(span, plain),), is_certain)


def _conflict(lines: YamlLines, number: int) -> SyntaxProblem | None:
    if not _CONFLICT.match(lines.lines[number]):
        return None
    return SyntaxProblem(lines.span(number), Cause.MERGE_CONFLICT)


def _bold_key(lines: YamlLines, number: int) -> SyntaxProblem | None:
    match = _BOLD_KEY.match(lines.lines[number])
    if not match:
        return None
    start = lines.starts[number]
    group = "a" if match["a"] else "b"
    edits = (
        Edit(start, start + match.end("open"), ""),
        Edit(start + match.start(group), start + match.end(group), ""),
    )
    span = Span(start, start + match.end())
    return SyntaxProblem(span, Cause.BOLD_KEY, edits, key=match["key"])


def _comment(lines: YamlLines, number: int) -> SyntaxProblem | None:
    match = _SLASHES.match(lines.lines[number])
    if not match:
        return None
    span = Span(lines.starts[number] + match.start("mark"), lines.starts[number] + match.end())
    return SyntaxProblem(span, Cause.COMMENT, (Edit.replace(span, "#"),), signs=(match["mark"],))


def _equals(lines: YamlLines, number: int) -> SyntaxProblem | None:
    match = _EQUALS.match(lines.lines[number])
    if not match or lines.pair(number):
        return None
    start = lines.starts[number]
    span = Span(start + match.start("sign"), start + match.end("sign"))
    return SyntaxProblem(span, Cause.EQUALS_SIGN, (Edit.replace(span, ": "),), key=match["key"])


def _lost_colon(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a known key and its value with no colon between them."""
    match = _NO_COLON.match(lines.lines[number])
    if match is None or match["key"] not in KNOWN_KEYS or lines.pair(number):
        return None
    if any(line.startswith(f"{match['key']}:") for line in lines.lines):
        return None
    start = lines.starts[number]
    span = Span(start + match.start("gap"), start + match.end("gap"))
    return SyntaxProblem(
        Span(start, span.end),
        Cause.LOST_COLON,
        (Edit.replace(span, ": "),),
        is_certain=False,
        key=match["key"],
    )


def _stray_indent(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a key that is indented although the line above cannot hold it."""
    pair = lines.pair(number)
    indent = lines.indent(number)
    if pair is None or not indent or pair.key is None or lines.item(number):
        return None
    key = pair.key.strip("\"' ")
    above = lines.before(number)
    owner = lines.pair(above) if above is not None else None
    if not re.fullmatch(r"[a-z_][\w-]*", key):
        return None
    if owner is not None and (not owner.text or owner.indent >= indent or owner.text[0] in "|>"):
        return None
    target = owner.indent if owner else 0
    start = lines.starts[number]
    return SyntaxProblem(
        Span(start, start + indent + len(key)),
        Cause.KEY_INDENT,
        (Edit(start + target, start + indent, ""),),
        is_certain=key.lower() in KNOWN_KEYS,
        key=key,
    )


def _text_after_value(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find text that is indented below a value in quotes, which has ended already."""
    above = lines.before(number)
    owner = lines.value(above) if above is not None else None
    if owner is None or not owner.text or lines.item(number):
        return None
    if lines.indent(number) <= owner.indent or above is None:
        return None
    key = owner.key.strip() if owner.key else ""
    if owner.text in EMPTY_VALUES:
        return SyntaxProblem(
            owner.span,
            Cause.TEXT_AFTER_EMPTY_VALUE,
            (Edit(owner.gap.start, owner.span.end, ""),),
            is_certain=False,
            key=key or "-",
            signs=(owner.text,),
        )
    quote = owner.text[0]
    if quote not in "\"'" or owner.text[-1] != quote or len(owner.text) < 2:
        return None
    continuation = lines.continuation(above)
    if not continuation or any(quote in lines.lines[index] for index in continuation):
        return None
    last = lines.span(continuation[-1])
    return SyntaxProblem(
        lines.span(number),
        Cause.TEXT_AFTER_VALUE,
        (Edit(owner.span.end - 1, owner.span.end, ""), Edit.insert(last.end, quote)),
        is_certain=False,
        key=key,
    )


def _stray_line(lines: YamlLines, number: int) -> SyntaxProblem | None:
    """Find a line that is neither a key nor the continuation of one."""
    line = lines.lines[number]
    if lines.is_blank(number) or lines.value(number) or line[0] in " \t]})\"'":
        return None
    above = lines.before(number)
    owner = lines.value(above) if above is not None else None
    edits: tuple[Edit, ...] = ()
    if owner is not None and owner.text and owner.text[0] not in "[{|>":
        edits = (Edit.insert(lines.starts[number], " " * (owner.indent + 2)),)
    return SyntaxProblem(lines.span(number), Cause.STRAY_LINE, edits, is_certain=False)
