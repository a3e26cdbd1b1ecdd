"""Where a new field goes, and what is removed with an old one."""

from __future__ import annotations

from typing import Any

from postkit.edits import Edit
from postkit.front_matter.nodes import Entry, Node, Syntax
from postkit.front_matter_edits.editable import EditableFrontMatter
from postkit.front_matter_edits.serialize import BLOCK_STYLES, write_key
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MAYBE_FRONT_MATTER = lazy_compile(r"[\ufeff\s]*(?:---|\+\+\+|;;;|\{\s*[\"\w]+\s*:)")


def insert_entry(
    front: EditableFrontMatter, key: str, value: Any, after: Entry | None
) -> list[Edit]:
    """Return the edits that add the field `key`, after `after` or as the last one."""
    if front.front_matter is None:
        if _MAYBE_FRONT_MATTER.match(front.text):
            raise front.refusal(
                "the post may start with front matter that cannot be read; correct it first"
            )
        return [_new_front_matter(front, _lines(front, key, value, ""))]
    if front.is_flow:
        return _insert_in_braces(front, key, value, after)
    at, indent = _place(front, after)
    new = front.newline.join(_lines(front, key, value, indent))
    if at == front.line_start(at):
        return [Edit.insert(at, new + front.newline)]
    return [Edit.insert(at, front.newline + new)]


def delete_entry(
    front: EditableFrontMatter, entry: Entry, parent: Node | None = None
) -> list[Edit]:
    """Return the edits that take out `entry`, with its comma or its whole lines.

    `parent` is the mapping that it is in, where that is not the front matter itself.
    """
    start, end = entry.span
    parent = parent or front.root
    entries = parent.entries if parent else ()
    if front.is_flow or (parent and parent.style == "{"):
        return delete_between_commas(front, [field.span for field in entries], entries.index(entry))
    lines = Span(front.line_start(start), _end_of_lines(front, entry.value, end))
    if _keeps_blank_lines(front, entries, entry):
        # They would become part of the text above.
        rest = front.text[lines.end : front.document.body.start]
        blank = rest[: len(rest) - len(rest.lstrip(" \t\r\n"))]
        lines = Span(lines.start, lines.end + max(blank.rfind("\n"), blank.rfind("\r")) + 1)
    if not front.is_first_on_line(start) and front.text[lines.start : start].strip() != "?":
        raise front.refusal(f"`{entry.key}` is not on a line of its own", entry.key_span)
    return [Edit.delete(lines)]


def _keeps_blank_lines(
    front: EditableFrontMatter, entries: tuple[Entry, ...], entry: Entry
) -> bool:
    """Tell whether the value before `entry` is a text with `+`, which ends where the next key is.

    YAML 1.2, section 8.1.1.2.
    """
    index = entries.index(entry)
    if not index or entries[index - 1].value.style not in ("|", ">"):
        return False
    start = entries[index - 1].value.span.start
    return "+" in front.text[start : start + len("|+9")]


def delete_between_commas(front: EditableFrontMatter, parts: list[Span], index: int) -> list[Edit]:
    """Return the edits that take out the part `index` of those that commas separate.

    One that has lines of its own goes with these lines.
    """
    part, text = parts[index], front.text
    comma = find_comma(front, part.end)
    if front.is_first_on_line(part.start):
        rest = text[(part.end if comma is None else comma + 1) : front.line_end(part.end)].strip()
        if not rest or rest.startswith(("#", "//")):
            lines = Edit(front.line_start(part.start), front.next_line(part.end), "")
            if comma is not None or not index:
                return [lines]
            before = find_comma(front, parts[index - 1].end)
            return [lines] if before is None else [Edit(before, before + 1, ""), lines]
    if index + 1 < len(parts):
        return [Edit(part.start, parts[index + 1].start, "")]
    if index:
        return [Edit(parts[index - 1].end, part.end, "")]
    return [Edit(part.start, part.end if comma is None else comma + 1, "")]


def insert_after(front: EditableFrontMatter, last: Span, new: str) -> list[Edit]:
    """Return the edits that put `new` after the part `last` of those that commas separate."""
    comma = find_comma(front, last.end)
    if not front.is_first_on_line(last.start):
        return [Edit.insert(last.end, ", " + new)]
    line = front.newline + front.indent_at(last.start) + new
    end = front.line_end(last.end)
    rest = front.text[(last.end if comma is None else comma + 1) : end].strip()
    if rest and not rest.startswith("#"):
        return [Edit.insert(last.end, "," + line)]
    if comma is None:
        if rest:
            return [Edit.insert(last.end, ","), Edit.insert(end, line)]
        return [Edit.insert(last.end, "," + line)]
    return [Edit.insert(end, line + ",")]


def find_comma(front: EditableFrontMatter, start: int) -> int | None:
    """Return where the comma after a part is, comments skipped; None without one."""
    text, at = front.text, start
    while at < len(text):
        if text[at] == ",":
            return at
        if text[at] == "#":
            at = front.line_end(at)
        elif not text[at].isspace():
            return None
        at += 1
    return None


def _end_of_lines(front: EditableFrontMatter, value: Node, end: int) -> int:
    """Return where the lines of a value end; the blank lines that `|+` keeps are part of it."""
    header = front.text[value.span.start : front.line_end(value.span.start)].partition("#")[0]
    after = front.next_line(end)
    if value.style in BLOCK_STYLES and "+" in header:
        rest = front.text[after:]
        blank = len(rest) - len(rest.lstrip())
        after = front.line_start(after + blank)
    return after


def _lines(front: EditableFrontMatter, key: str, value: Any, indent: str) -> list[str]:
    name = indent + write_key(key, front.syntax)
    if front.syntax is Syntax.TOML:
        return [f"{name} = {front.write(value)}"]
    block = front.block_lines(value, None, indent)
    if block is not None:
        return [f"{name}:", *block]
    return [f"{name}: {front.write(value)}"]


def _new_front_matter(front: EditableFrontMatter, lines: list[str]) -> Edit:
    at = int(front.source.has_bom)
    gap = [] if front.text[at : front.line_end(at)].strip() == "" else [""]
    return Edit.insert(at, front.newline.join(["---", *lines, "---", *gap, ""]))


def _insert_in_braces(
    front: EditableFrontMatter, key: str, value: Any, after: Entry | None
) -> list[Edit]:
    new = f"{write_key(key, front.syntax)}: {front.write(value)}"
    root = front.root
    if root is None:
        assert front.front_matter is not None
        return [Edit.insert(front.front_matter.content.start, new + front.newline)]
    if not root.entries:
        return [Edit.insert(root.span.start + 1, new)]
    return insert_after(front, (after or root.entries[-1]).span, new)


def _place(front: EditableFrontMatter, after: Entry | None) -> tuple[int, str]:
    """Return where a new line goes, and its indentation."""
    assert front.front_matter is not None
    content, root = front.front_matter.content, front.root
    pairs = _own_pairs(front)
    if after is not None and after in pairs:
        return front.line_end(after.span.end), front.indent_at(after.key_span.start)
    indent = front.indent_at(pairs[0].key_span.start) if pairs else ""
    if front.syntax is Syntax.TOML and root is not None:
        if not pairs:
            return content.start, ""
        return front.line_end(max(_last_offset(pair) for pair in pairs)), indent
    if not pairs or pairs[-1].value.style in BLOCK_STYLES:
        return content.end, indent
    written = content.text(front.text).rstrip()
    return front.line_end(content.start + len(written)), indent


def _own_pairs(front: EditableFrontMatter) -> list[Entry]:
    """Return the fields that are as `key = value`, not under a header of TOML."""
    entries = front.root.entries if front.root else ()
    return [
        entry
        for entry in entries
        if not front.is_first_on_line(entry.key_span.start, "[")
        and not front.is_first_on_line(entry.key_span.start, "[[")
    ]


def _last_offset(entry: Entry) -> int:
    return max(node.span.end for node in entry.value.walk())
