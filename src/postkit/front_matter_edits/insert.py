"""Where a new field goes, and what is removed with an old one."""

from __future__ import annotations

from typing import Any

from postkit.edits import Edit
from postkit.front_matter.nodes import Entry, Node, Syntax
from postkit.front_matter_edits.serialize import BLOCK_STYLES, write_key
from postkit.front_matter_edits.source_style import Layout
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MAYBE_FRONT_MATTER = lazy_compile(r"[\ufeff\s]*(?:---|\+\+\+|;;;|\{\s*[\"\w]+\s*:)")


def insert_entry(layout: Layout, key: str, value: Any, after: Entry | None) -> list[Edit]:
    """Return the edits that add the field `key`, after `after` or as the last one."""
    if layout.front_matter is None:
        if _MAYBE_FRONT_MATTER.match(layout.text):
            raise layout.refusal(
                "the post may start with front matter that cannot be read; correct it first"
            )
        return [_new_front_matter(layout, _lines(layout, key, value, ""))]
    if layout.is_flow:
        return _insert_in_braces(layout, key, value, after)
    at, indent = _place(layout, after)
    new = layout.newline.join(_lines(layout, key, value, indent))
    if at == layout.line_start(at):
        return [Edit.insert(at, new + layout.newline)]
    return [Edit.insert(at, layout.newline + new)]


def delete_entry(layout: Layout, entry: Entry, parent: Node | None = None) -> list[Edit]:
    """Return the edits that take out `entry`, with its comma or its whole lines.

    `parent` is the mapping that it is in, where that is not the front matter itself.
    """
    start, end = entry.span
    parent = parent or layout.root
    entries = parent.entries if parent else ()
    if layout.is_flow or (parent and parent.style == "{"):
        return delete_between_commas(
            layout, [field.span for field in entries], entries.index(entry)
        )
    lines = Span(layout.line_start(start), _end_of_lines(layout, entry.value, end))
    if _keeps_blank_lines(layout, entries, entry):
        # They would become part of the text above.
        rest = layout.text[lines.end : layout.document.body.start]
        blank = rest[: len(rest) - len(rest.lstrip(" \t\r\n"))]
        lines = Span(lines.start, lines.end + max(blank.rfind("\n"), blank.rfind("\r")) + 1)
    if not layout.is_first_on_line(start) and layout.text[lines.start : start].strip() != "?":
        raise layout.refusal(f"`{entry.key}` is not on a line of its own", entry.key_span)
    return [Edit.delete(lines)]


def _keeps_blank_lines(layout: Layout, entries: tuple[Entry, ...], entry: Entry) -> bool:
    """Tell whether the value before `entry` is a text with `+`, which ends where the next key is.

    YAML 1.2, section 8.1.1.2.
    """
    index = entries.index(entry)
    if not index or entries[index - 1].value.style not in ("|", ">"):
        return False
    start = entries[index - 1].value.span.start
    return "+" in layout.text[start : start + len("|+9")]


def delete_between_commas(layout: Layout, parts: list[Span], index: int) -> list[Edit]:
    """Return the edits that take out the part `index` of those that commas separate.

    One that has lines of its own goes with these lines.
    """
    part, text = parts[index], layout.text
    comma = find_comma(layout, part.end)
    if layout.is_first_on_line(part.start):
        rest = text[(part.end if comma is None else comma + 1) : layout.line_end(part.end)].strip()
        if not rest or rest.startswith(("#", "//")):
            lines = Edit(layout.line_start(part.start), layout.next_line(part.end), "")
            if comma is not None or not index:
                return [lines]
            before = find_comma(layout, parts[index - 1].end)
            return [lines] if before is None else [Edit(before, before + 1, ""), lines]
    if index + 1 < len(parts):
        return [Edit(part.start, parts[index + 1].start, "")]
    if index:
        return [Edit(parts[index - 1].end, part.end, "")]
    return [Edit(part.start, part.end if comma is None else comma + 1, "")]


def insert_after(layout: Layout, last: Span, new: str) -> list[Edit]:
    """Return the edits that put `new` after the part `last` of those that commas separate."""
    comma = find_comma(layout, last.end)
    if not layout.is_first_on_line(last.start):
        return [Edit.insert(last.end, ", " + new)]
    line = layout.newline + layout.indent_at(last.start) + new
    end = layout.line_end(last.end)
    rest = layout.text[(last.end if comma is None else comma + 1) : end].strip()
    if rest and not rest.startswith("#"):
        return [Edit.insert(last.end, "," + line)]
    if comma is None:
        if rest:
            return [Edit.insert(last.end, ","), Edit.insert(end, line)]
        return [Edit.insert(last.end, "," + line)]
    return [Edit.insert(end, line + ",")]


def find_comma(layout: Layout, start: int) -> int | None:
    """Return where the comma after a part is, comments passed over; None without one."""
    text, at = layout.text, start
    while at < len(text):
        if text[at] == ",":
            return at
        if text[at] == "#":
            at = layout.line_end(at)
        elif not text[at].isspace():
            return None
        at += 1
    return None


def _end_of_lines(layout: Layout, value: Node, end: int) -> int:
    """Return where the lines of a value end; the blank lines that `|+` keeps are part of it."""
    header = layout.text[value.span.start : layout.line_end(value.span.start)].partition("#")[0]
    after = layout.next_line(end)
    if value.style in BLOCK_STYLES and "+" in header:
        rest = layout.text[after:]
        blank = len(rest) - len(rest.lstrip())
        after = layout.line_start(after + blank)
    return after


def _lines(layout: Layout, key: str, value: Any, indent: str) -> list[str]:
    name = indent + write_key(key, layout.syntax)
    if layout.syntax is Syntax.TOML:
        return [f"{name} = {layout.write(value)}"]
    block = layout.block_lines(value, None, indent)
    if block is not None:
        return [f"{name}:", *block]
    return [f"{name}: {layout.write(value)}"]


def _new_front_matter(layout: Layout, lines: list[str]) -> Edit:
    at = int(layout.source.has_bom)
    gap = [] if layout.text[at : layout.line_end(at)].strip() == "" else [""]
    return Edit.insert(at, layout.newline.join(["---", *lines, "---", *gap, ""]))


def _insert_in_braces(layout: Layout, key: str, value: Any, after: Entry | None) -> list[Edit]:
    new = f"{write_key(key, layout.syntax)}: {layout.write(value)}"
    root = layout.root
    if root is None:
        assert layout.front_matter is not None
        return [Edit.insert(layout.front_matter.content.start, new + layout.newline)]
    if not root.entries:
        return [Edit.insert(root.span.start + 1, new)]
    return insert_after(layout, (after or root.entries[-1]).span, new)


def _place(layout: Layout, after: Entry | None) -> tuple[int, str]:
    """Return where a new line goes, and its indentation."""
    assert layout.front_matter is not None
    content, root = layout.front_matter.content, layout.root
    pairs = _own_pairs(layout)
    if after is not None and after in pairs:
        return layout.line_end(after.span.end), layout.indent_at(after.key_span.start)
    indent = layout.indent_at(pairs[0].key_span.start) if pairs else ""
    if layout.syntax is Syntax.TOML and root is not None:
        if not pairs:
            return content.start, ""
        return layout.line_end(max(_last_offset(pair) for pair in pairs)), indent
    if not pairs or pairs[-1].value.style in BLOCK_STYLES:
        return content.end, indent
    written = content.text(layout.text).rstrip()
    return layout.line_end(content.start + len(written)), indent


def _own_pairs(layout: Layout) -> list[Entry]:
    """Return the fields that are as `key = value`, not under a header of TOML."""
    entries = layout.root.entries if layout.root else ()
    return [
        entry
        for entry in entries
        if not layout.is_first_on_line(entry.key_span.start, "[")
        and not layout.is_first_on_line(entry.key_span.start, "[[")
    ]


def _last_offset(entry: Entry) -> int:
    return max(node.span.end for node in entry.value.walk())
