"""Damage to the keys and lists of YAML front matter."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from damages.draft import Break, Damage, Draft, insert, remove, replace
from postkit.edits import Edit
from postkit.front_matter import Entry, Node
from postkit.source import Span


def _entry(draft: Draft, rng: random.Random, *, filled: bool = True) -> Entry | None:
    entries = [
        entry
        for entry in draft.entries
        if not filled
        or (entry.value.kind == "scalar" and entry.value.span.end > entry.value.span.start)
        if "\n" not in entry.value.span.text(draft.text)
    ]
    return rng.choice(entries) if entries else None


def _colon(draft: Draft, entry: Entry) -> Span:
    """Return the colon of `entry` and the blanks after it."""
    at = draft.text.index(":", entry.key_span.end)
    end = at + 1
    while draft.text[end : end + 1] in (" ", "\t"):
        end += 1
    return Span(at, end)


def _colon_as(*shapes: str) -> Break:
    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        entry = _entry(draft, rng)
        return replace(_colon(draft, entry), rng.choice(shapes)) if entry else None

    return apply


def _before_key(*texts: str) -> Break:
    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        entry = _entry(draft, rng)
        return insert(entry.key_span.start, rng.choice(texts)) if entry else None

    return apply


def _bold(draft: Draft, rng: random.Random) -> Damage | None:
    entry = _entry(draft, rng)
    if not entry:
        return None
    end = _colon(draft, entry).start + rng.randrange(2)
    return Damage((Edit.insert(entry.key_span.start, "**"), Edit.insert(end, "**")))


def _quoted_key(draft: Draft, rng: random.Random) -> Damage | None:
    entry = _entry(draft, rng)
    key = entry.key_span if entry else None
    return replace(key, f"“{key.text(draft.text)}”") if key else None


def _json_style(draft: Draft, rng: random.Random) -> Damage | None:
    entry = _entry(draft, rng)
    if not entry:
        return None
    value = entry.value.span
    written = value.text(draft.text)
    quotes = "" if entry.value.style else '"'
    if '"' in written and quotes:
        return None
    return replace(
        Span(entry.key_span.start, value.end), f'"{entry.key}": {quotes}{written}{quotes},'
    )


_CHINESE = {"title": "标题", "date": "日期", "author": "作者", "tags": "标签", "summary": "摘要"}


def _translated(colon: str) -> Break:
    """Return the break that translates the keys which have a usual name in Chinese."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        entries = [entry for entry in draft.entries if entry.key in _CHINESE]
        if not any(entry.key == "title" for entry in entries):
            return None
        edits: list[Edit] = []
        for entry in entries:
            edits.append(Edit.replace(entry.key_span, _CHINESE[entry.key]))
            at = _colon(draft, entry)
            if colon != ":" and draft.text[at.end] != "\n":
                edits.append(Edit.replace(at, colon))
        return Damage(tuple(edits))

    return apply


def _stray_line(*lines: str) -> Break:
    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        entry = _entry(draft, rng)
        return insert(entry.key_span.start, rng.choice(lines)) if entry else None

    return apply


def _again(value: Callable[[Entry, str], str | None]) -> Break:
    """Return the break that sets a key once more, to `value`, at the end."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        entry, last = _entry(draft, rng), draft.front_matter.closing
        if not entry or not last:
            return None
        new = value(entry, entry.value.span.text(draft.text))
        return insert(last.start, f"{entry.key}: {new}\n") if new is not None else None

    return apply


def _other_case(draft: Draft, rng: random.Random) -> Damage | None:
    entry = _entry(draft, rng)
    key = entry.key_span if entry else None
    return replace(key, key.text(draft.text).capitalize()) if key else None


def _misspelt(draft: Draft, rng: random.Random) -> Damage | None:
    entry = _entry(draft, rng)
    if not entry or len(entry.key) < 5:
        return None
    at = rng.randrange(1, len(entry.key) - 2)
    key = entry.key
    return replace(entry.key_span, key[:at] + key[at + 1] + key[at] + key[at + 2 :])


def _lists(draft: Draft) -> list[Node]:
    """Return the block lists of texts, an item a line."""
    return [
        entry.value
        for entry in draft.entries
        if entry.value.kind == "sequence"
        and entry.value.style == ""
        and len(entry.value.items) > 1
        and all(item.kind == "scalar" for item in entry.value.items)
        and "\n\n" not in entry.value.span.text(draft.text)
    ]


def _block_list(
    act: Callable[[Draft, Node, Sequence[Span], random.Random], Damage | None],
) -> Break:
    """Return the break that acts on a list; it gets the lines of the items too."""

    def apply(draft: Draft, rng: random.Random) -> Damage | None:
        lists = _lists(draft)
        if not lists:
            return None
        node = rng.choice(lists)
        return act(draft, node, [draft.line(item.span.start) for item in node.items], rng)

    return apply


def _dash(draft: Draft, item: Node) -> Span:
    """Return the dash of `item` and the blanks after it."""
    at = draft.text.rindex("-", 0, item.span.start)
    return Span(at, item.span.start)


def _no_space(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    items = node.items if rng.random() < 0.5 else [rng.choice(node.items)]
    return Damage(tuple(Edit.replace(_dash(draft, item), "-") for item in items))


def _other_mark(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    items = node.items if rng.random() < 0.7 else [rng.choice(node.items)]
    mark = rng.choice(["* ", "• ", "– ", "+ ", "· "])
    return Damage(tuple(Edit.replace(_dash(draft, item), mark) for item in items))


def _no_dash(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    return remove(_dash(draft, rng.choice(node.items)))


def _commas(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    return Damage(tuple(Edit.insert(item.span.end, ",") for item in node.items))


def _indents(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    at = rng.randrange(1, len(lines))
    return insert(lines[at].start, rng.choice([" ", "  ", "   "]))


def _tab(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    blank = rng.choice(["\t", "\u00a0\u00a0", "\u3000"])
    return Damage(
        tuple(
            Edit.replace(Span(line.start, _dash(draft, item).start), blank)
            for line, item in zip(lines, node.items, strict=True)
        )
    )


def _after_empty(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage:
    return insert(lines[0].start - 1, rng.choice([" []", "[]", ' ""', " null"]))


def _after_value(
    draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random
) -> Damage | None:
    first = node.items[0]
    return replace(Span(lines[0].start - 1, first.span.start), " ")


def _flow(write: Callable[[list[str], random.Random], str]) -> Break:
    """Return the break that writes a list in brackets, as `write` does."""

    def act(draft: Draft, node: Node, lines: Sequence[Span], rng: random.Random) -> Damage | None:
        items = [item.span.text(draft.text) for item in node.items]
        if any(set(item) & set("[]{},，\"'`@&*!%|>") for item in items):
            return None
        return replace(Span(lines[0].start - 1, lines[-1].end), f" {write(items, rng)}")

    return _block_list(act)


def _unclosed_flow(items: list[str], rng: random.Random) -> str:
    return "[" + ", ".join(items)


def _wide_flow(items: list[str], rng: random.Random) -> str:
    return "[" + rng.choice(["，", "、", "， "]).join(items) + "]"


def _wide_brackets(items: list[str], rng: random.Random) -> str:
    return rng.choice(["【{}】", "［{}］", "[{}］", "[{}】"]).format(", ".join(items))


def _typographic_flow(items: list[str], rng: random.Random) -> str:
    return "[" + ", ".join(f"“{item}”" for item in items) + "]"


def _quote_in_flow(items: list[str], rng: random.Random) -> str:
    quoted = [f'"{item}"' for item in items]
    at = rng.randrange(len(quoted))
    quoted[at] = quoted[at][:-1] if rng.random() < 0.5 else quoted[at][1:]
    return "[" + ", ".join(quoted) + "]"


def _no_comma(items: list[str], rng: random.Random) -> str:
    quoted = [f'"{item}"' for item in items]
    at = rng.randrange(1, len(quoted))
    return "[" + ", ".join(quoted[:at]) + " " + ", ".join(quoted[at:]) + "]"


def _empty_without_space(draft: Draft, rng: random.Random) -> Damage | None:
    empty = [entry for entry in draft.entries if entry.value.span.text(draft.text) == "[]"]
    return (
        remove(Span(_colon(draft, empty[0]).start + 1, empty[0].value.span.start))
        if empty
        else None
    )


BREAKS: dict[str, Break] = {
    "key: no space after colon": _colon_as(":"),
    "key: full-width colon": _colon_as("：", "： "),
    "key: equals sign": _colon_as(" = ", "="),
    "key: colon lost": _colon_as(" "),
    "key: wide space": _colon_as(":\u3000", ":\u00a0"),
    "key: indented": _before_key(" ", "  ", "\t", "\u3000", "\u00a0"),
    "key: as list item": _before_key("- "),
    "key: as heading": _before_key("## ", "### "),
    "key: invisible before": _before_key("\u200b", "\ufeff", "\u2060"),
    "key: emoji before": _before_key("📌 ", "✅"),
    "key: bold": _bold,
    "key: typographic quotes": _quoted_key,
    "key: translated": _translated(":"),
    "key: translated, full-width colon": _translated("："),
    "key: JSON style": _json_style,
    "key: other case": _other_case,
    "key: misspelt": _misspelt,
    "key: twice, the same": _again(lambda entry, written: written),
    "key: twice, one empty": _again(lambda entry, written: ""),
    "key: twice, different": _again(lambda entry, written: "另一个"),
    "line: conflict marks": _stray_line("<<<<<<< HEAD\n", "=======\n"),
    "line: // comment": _stray_line("// todo\n"),
    "line: prose": _stray_line("这里是说明文字\n", "Some notes here\n"),
    "line: tags without key": _stray_line("#ai #tech\n"),
    "list: no space after dash": _block_list(_no_space),
    "list: other mark": _block_list(_other_mark),
    "list: dash lost": _block_list(_no_dash),
    "list: commas": _block_list(_commas),
    "list: uneven indents": _block_list(_indents),
    "list: tab or wide blanks": _block_list(_tab),
    "list: after []": _block_list(_after_empty),
    "list: first item on key line": _block_list(_after_value),
    "list: key:[]": _empty_without_space,
    "list: [ unclosed": _flow(_unclosed_flow),
    "list: wide commas": _flow(_wide_flow),
    "list: wide brackets": _flow(_wide_brackets),
    "list: typographic quotes": _flow(_typographic_flow),
    "list: a quote lost": _flow(_quote_in_flow),
    "list: a comma lost": _flow(_no_comma),
}
